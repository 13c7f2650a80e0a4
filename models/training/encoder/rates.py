"""Learning rates: lower for lower layers, up and then down over the steps."""

import torch

from torch import nn


def layer_wise(model: nn.Module, rate: float, decay: float, head_rate: float, weight_decay: float = 0.01):
    """AdamW whose rate is `rate` in the last layer and `decay` times as much in each layer below.

    What the layers below know of English is worth more than what a small set can teach them
    (Howard and Ruder 2018, arXiv:1801.06146).
    """
    layers = model.config.num_hidden_layers
    groups = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("bert.embeddings."):
            own = rate * decay**layers
        elif name.startswith("bert.encoder.layer."):
            own = rate * decay ** (layers - 1 - int(name.split(".")[3]))
        else:
            own = head_rate
        is_plain = parameter.ndim < 2 or "LayerNorm" in name or "embeddings" in name
        groups.append({"params": [parameter], "lr": own, "weight_decay": 0.0 if is_plain else weight_decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def up_and_down(optimizer: torch.optim.Optimizer, steps: int, warm: float = 0.06):
    """Linear up over the first `warm` of the steps, linear down to 2 % at the end."""
    rise = max(1, int(steps * warm))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (step + 1) / rise if step < rise else max(0.02, (steps - step) / max(1, steps - rise)),
    )
