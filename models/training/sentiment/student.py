"""The student: six layers that learn to answer, and to see, as the teacher does. It ships."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from encoder.base import State
from encoder.batches import as_tensors, equal_lengths
from encoder.network import load_tokenizer, new_network
from encoder.rounding import count_rounded
from encoder.training import Training

from .corpus import Corpus, Example
from .teacher import BATCH, LABELS, LAYERS, long_phrases, to_ids
from .unlabelled import unlabelled

KEPT = (1, 3, 5, 7, 9, 11)
"""Layers of the teacher that the student starts as, and after each of which it should see what the teacher sees."""
DECAY, HEAD_RATE = 0.95, 2e-4
LEAST_TARGET = 0.02


@dataclass(frozen=True)
class Round:
    """One pass of two replicas, whose mean is the start of the next."""

    seeds: tuple[int, int]
    rate: float
    gold: float
    """What the label counts where there is one, beside the teacher's answer."""
    seeing: float
    """What seeing as the teacher sees counts, beside answering as it answers."""
    phrases: int | None = None
    """How many phrases are drawn; then whole sentences, reviews and posts are read twice."""
    rounded: bool = False
    """Whether the weights of the layers count as they will be stored."""


ROUNDS = (
    Round((1, 2), 2e-4, 0.2, 1.0),
    Round((3, 4), 1e-4, 0.3, 0.3, 20_000),
    Round((5, 6), 5e-5, 0.3, 0.3, 20_000, rounded=True),
)


def answers(logits: torch.Tensor) -> torch.Tensor:
    return (logits[:, 1] - logits[:, 0]).float()


def unlike(own: tuple[torch.Tensor, ...], teachers: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Mean square of the differences after each layer, of the teacher's variance there (Jiao et al. 2020, TinyBERT)."""
    total = torch.zeros(())
    for at, layer in enumerate(KEPT):
        seen = teachers[layer + 1].float()
        total = total + ((own[at + 1].float() - seen) ** 2).mean() / seen.var()
    return total / len(KEPT)


def read_texts(corpus: Corpus, data: Path, seed: int, phrases: int | None) -> list[Example]:
    rng = random.Random(seed)
    drawn = long_phrases(corpus) if phrases is None else rng.sample(long_phrases(corpus), phrases)
    whole = [*corpus.sentences, *corpus.others] * (1 if phrases is None else 2)
    return [*whole, *drawn, *unlabelled(corpus, drawn, data, rng)]


def train_student(
    corpus: Corpus, data: Path, own: Round, teacher_state: State, start: State, seed: int, target: Path
) -> None:
    """One replica, as the running mean of its weights; about 3,000 steps."""
    rng = random.Random(seed)
    teacher = new_network(LABELS, LAYERS)
    teacher.load_state_dict(teacher_state)
    teacher.eval().requires_grad_(False)
    model = new_network(LABELS, len(KEPT))
    model.load_state_dict(start)
    if own.rounded:
        count_rounded(model.bert.encoder)
    torch.manual_seed(seed)
    examples = read_texts(corpus, data, 100 * seed, own.phrases)
    gold = np.array([example.target for example in examples], np.float32)
    shares = np.where(gold >= 0, np.float32(own.gold), np.float32(0))
    ids = to_ids(load_tokenizer(), examples)
    batches = equal_lengths(ids, BATCH, rng)
    training = Training(model, len(batches), own.rate, DECAY, HEAD_RATE)
    model.train()
    for batch, tensor in as_tensors(ids, batches):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                heard = teacher(tensor, output_hidden_states=True)
            said = model(tensor, output_hidden_states=True)
        share = torch.from_numpy(shares[batch])
        labels = torch.from_numpy(gold[batch]).clamp(LEAST_TARGET, 1 - LEAST_TARGET)
        targets = (1 - share) * torch.sigmoid(answers(heard.logits)) + share * labels
        loss = functional.binary_cross_entropy_with_logits(answers(said.logits), targets)
        training.learn(loss + own.seeing * unlike(said.hidden_states, heard.hidden_states))
    training.save_mean(target)
