"""The teacher: all twelve layers of the base, trained on the labelled texts. It does not ship."""

import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from encoder.base import State
from encoder.batches import as_tensors, equal_lengths
from encoder.network import load_tokenizer, new_network, with_base
from encoder.training import Training

from .corpus import Corpus, Example, readable

LABELS = ["NEGATIVE", "POSITIVE"]
LAYERS = 12
PASSES = 2
BATCH = 32
RATE, DECAY, HEAD_RATE = 8e-5, 0.9, 2e-4
SMOOTHING = 0.04
LEAST_WORDS = 3


def to_ids(tokenizer: Tokenizer, examples: list[Example]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(readable(examples))]


def long_phrases(corpus: Corpus) -> list[Example]:
    return [phrase for phrase in corpus.phrases if len(phrase.text.split()) >= LEAST_WORDS]


def train_teacher(corpus: Corpus, base: State, seed: int, target: Path) -> None:
    """One replica, as the running mean of its weights; about 3,750 steps."""
    rng = random.Random(seed)
    model = with_base(new_network(LABELS, LAYERS), base)
    torch.manual_seed(seed)
    examples = [*corpus.sentences, *corpus.others, *long_phrases(corpus)]
    targets = np.array([example.target for example in examples], np.float32) * (1 - SMOOTHING) + SMOOTHING / 2
    weights = np.array([example.weight for example in examples], np.float32)
    ids = to_ids(load_tokenizer(), examples)
    passes = [equal_lengths(ids, BATCH, rng) for _ in range(PASSES)]
    training = Training(model, sum(map(len, passes)), RATE, DECAY, HEAD_RATE)
    model.train()
    for batches in passes:
        for batch, tensor in as_tensors(ids, batches):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(tensor).logits
            logits = logits.float()
            training.learn(
                functional.binary_cross_entropy_with_logits(
                    logits[:, 1] - logits[:, 0], torch.from_numpy(targets[batch]), torch.from_numpy(weights[batch])
                )
            )
    training.save_mean(target)
