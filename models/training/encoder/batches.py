"""Batches of texts of one length: nothing is padded, and no attention mask is needed."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import nn

Tokens = Sequence[int]


def equal_lengths(tokens: Sequence[Tokens], size: int, rng: random.Random | None = None) -> list[list[int]]:
    """Indices in batches of at most `size` texts, all of one length; in random order where `rng` is given."""
    order = list(range(len(tokens)))
    if rng:
        rng.shuffle(order)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in order:
        groups[len(tokens[index])].append(index)
    batches = [group[at : at + size] for group in groups.values() for at in range(0, len(group), size)]
    if rng:
        rng.shuffle(batches)
    return batches


def as_tensors(tokens: Sequence[Tokens], batches: list[list[int]]) -> Iterator[tuple[list[int], torch.Tensor]]:
    for batch in batches:
        yield batch, torch.tensor([tokens[index] for index in batch], dtype=torch.long)


@torch.no_grad()
def predict(model: nn.Module, tokens: Sequence[Tokens], size: int = 64) -> np.ndarray:
    """Logits [texts, labels], in order."""
    model.eval()
    rows: dict[int, np.ndarray] = {}
    for batch, ids in as_tensors(tokens, equal_lengths(tokens, size)):
        for index, row in zip(batch, model(ids).logits.numpy(), strict=True):
            rows[index] = row
    return np.stack([rows[index] for index in range(len(tokens))])
