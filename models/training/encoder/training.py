"""Steps of training: rates, both optimisers, the running mean of the weights."""

import time
from pathlib import Path

import torch
from torch import nn

from .average import RunningMean
from .rates import layer_wise, up_and_down

MOST_GRADIENT = 1.0


class Training:
    """Every weight of `model` learns, rates rising and falling over `steps`.

    Few words of the dictionary stand in a batch: only their rows are touched, by an optimiser of their own.
    """

    def __init__(self, model: nn.Module, steps: int, rate: float, decay: float, head_rate: float) -> None:
        words = model.bert.embeddings.word_embeddings
        words.sparse = True
        words.weight.requires_grad_(False)
        dense = layer_wise(model, rate, decay, head_rate)
        words.weight.requires_grad_(True)
        sparse = torch.optim.SparseAdam([words.weight], lr=rate * decay**model.config.num_hidden_layers)
        self.model, self.steps, self.step, self.began = model, steps, 0, time.monotonic()
        self.dense = [value for group in dense.param_groups for value in group["params"]]
        self.optimizers = (dense, sparse)
        self.schedules = [up_and_down(one, steps) for one in self.optimizers]
        self.mean = RunningMean(model)

    def learn(self, loss: torch.Tensor) -> None:
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.dense, MOST_GRADIENT)
        for one in self.optimizers:
            one.step()
            one.zero_grad()
        for schedule in self.schedules:
            schedule.step()
        self.step += 1
        self.mean.update(self.model, self.step)
        if self.step % 50 == 0:
            seconds = time.monotonic() - self.began
            print(f"step {self.step} of {self.steps}, loss {loss.item():.3f}, {seconds:.0f} s", flush=True)

    def save_mean(self, target: Path) -> None:
        """Puts the running mean in place of the last weights, and writes it."""
        self.mean.copy_into(self.model)
        torch.save({name: value.detach() for name, value in self.model.named_parameters()}, target)
