"""Training with the rounding that storing will bring (Jacob et al. 2018, arXiv:1712.05877)."""

import torch
from torch import nn
from torch.nn import functional

GREATEST = 64
"""Of the whole numbers that weights are stored as: signed, reduced range, one scale an output."""


def rounded(weight: torch.Tensor) -> torch.Tensor:
    """[outputs, inputs]; the gradient passes as if nothing were rounded."""
    scale = weight.abs().amax(1, keepdim=True) / GREATEST
    return weight + ((weight / scale).round() * scale - weight).detach()


def count_rounded(network: nn.Module) -> None:
    """Every product of `network` takes its weight rounded from now on; what learns is the whole weight."""
    for module in network.modules():
        if isinstance(module, nn.Linear):
            module.forward = lambda x, own=module: functional.linear(x, rounded(own.weight), own.bias)
