"""One replica: a pass or more over the training texts, ending in the running mean of its weights."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from encoder.average import RunningMean
from encoder.batches import as_tensors, equal_lengths, predict
from encoder.network import base_folder, load_network
from encoder.rates import layer_wise, up_and_down

from .corpus import Corpus, Example, readable

LABELS = ["NEGATIVE", "POSITIVE"]
MOST_TOKENS = 64


@dataclass(frozen=True)
class Settings:
    seed: int
    passes: int = 2
    phrases: int = 3_000
    """Parts of sentences drawn in each pass, of at least four words."""
    batch: int = 32
    rate: float = 1e-4
    decay: float = 0.9
    head_rate: float = 2e-4
    smoothing: float = 0.04
    stop_after: int | None = None
    """Steps after which the running mean is taken as it is; rates fall as if training went on."""


def load_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


def to_ids(tokenizer: Tokenizer, examples: list[Example]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(readable(examples))]


def draw(corpus: Corpus, settings: Settings, rng: random.Random) -> list[Example]:
    phrases = [phrase for phrase in corpus.phrases if len(phrase.text.split()) >= 4]
    return [*corpus.sentences, *corpus.others, *rng.sample(phrases, min(settings.phrases, len(phrases)))]


def train_replica(corpus: Corpus, settings: Settings, start: Path | None, target: Path) -> None:
    """Writes the averaged weights to `target`; beside it, every 100 steps, what there is so far."""
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    tokenizer = load_tokenizer()
    model = load_network(LABELS, start)
    passes = [draw(corpus, settings, rng) for _ in range(settings.passes)]
    ids = [to_ids(tokenizer, examples) for examples in passes]
    batches = [equal_lengths(own, settings.batch, rng) for own in ids]
    # Few words of the dictionary stand in a batch: only their rows are touched.
    words = model.bert.embeddings.word_embeddings
    words.sparse = True
    words.weight.requires_grad_(False)
    optimizer = layer_wise(model, settings.rate, settings.decay, settings.head_rate)
    words.weight.requires_grad_(True)
    lowest = settings.rate * settings.decay**model.config.num_hidden_layers
    for_words = torch.optim.SparseAdam([words.weight], lr=lowest)
    steps = sum(len(own) for own in batches)
    schedules = [up_and_down(optimizer, steps), up_and_down(for_words, steps)]
    mean, step, began = RunningMean(model), 0, time.monotonic()
    choosing = {name: to_ids(tokenizer, examples) for name, examples in corpus.choosing.items()}
    for examples, own_ids, own_batches in zip(passes, ids, batches, strict=True):
        targets = np.array([example.target for example in examples], np.float32)
        weights = np.array([example.weight for example in examples], np.float32)
        targets = targets * (1 - settings.smoothing) + settings.smoothing / 2
        for batch, tensor in as_tensors(own_ids, own_batches):
            model.train()
            logits = model(tensor).logits
            loss = functional.binary_cross_entropy_with_logits(
                logits[:, 1] - logits[:, 0], torch.from_numpy(targets[batch]), torch.from_numpy(weights[batch])
            )
            loss.backward()
            dense = [value for group in optimizer.param_groups for value in group["params"]]
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            for one in (optimizer, for_words):
                one.step()
                one.zero_grad()
            for schedule in schedules:
                schedule.step()
            step += 1
            mean.update(model, step)
            if step == settings.stop_after:
                mean.copy_into(model)
                torch.save(dict(model.named_parameters()), target)
                return
            if step % 20 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)
            if step % 100 == 0:
                torch.save(mean.mean, target.with_suffix(".part"))
    mean.copy_into(model)
    torch.save(dict(model.named_parameters()), target)
    for name, tokens in choosing.items():
        logits = predict(model, tokens)
        gold = np.array([example.target for example in corpus.choosing[name]])
        polar = gold != 0.5
        right = ((logits[:, 1] > logits[:, 0]) == (gold == 1))[polar]
        print(f"choosing, {name}: {100 * right.mean():.1f} % of {polar.sum()}", flush=True)
