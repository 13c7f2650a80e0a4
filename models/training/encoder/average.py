"""The running mean of a network's weights, which answers better than any one step of them."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from .base import State

EVERY_STEPS = 5


class RunningMean:
    """Exponential mean over the steps, taken every fifth; `keep` is what each step keeps of the mean."""

    def __init__(self, model: nn.Module, keep: float = 0.996) -> None:
        self.keep = keep**EVERY_STEPS
        self.mean = {name: value.detach().clone() for name, value in model.named_parameters()}
        self.taken = 0

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        if step % EVERY_STEPS:
            return
        self.taken += 1
        # The first steps are soon forgotten: a young mean keeps less.
        keep = min(self.keep, self.taken / (self.taken + 10))
        for name, value in model.named_parameters():
            self.mean[name].lerp_(value, 1 - keep)

    @torch.no_grad()
    def copy_into(self, model: nn.Module) -> None:
        for name, value in model.named_parameters():
            value.copy_(self.mean[name])


def mean_of(files: Sequence[Path]) -> State:
    """The mean of saved weights: replicas of one start lie in one basin (Wortsman et al. 2022, arXiv:2203.05482)."""
    states = [torch.load(file, weights_only=True) for file in files]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
