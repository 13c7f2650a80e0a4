"""The untouched encoder with the linear head over its layer means, as one graph."""

from types import SimpleNamespace

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from encoder.network import base_folder

from .head import Head


class LayerMeansNetwork(nn.Module):
    """Logits of REAL and FAKE: minus and plus half of the head's score."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base_folder(), add_pooling_layer=False, attn_implementation="eager")
        half = head.weight.astype(np.float32) / 2
        self.head = nn.Linear(len(half), 2)
        with torch.no_grad():
            self.head.weight.copy_(torch.from_numpy(np.stack([-half, half])))
            self.head.bias.copy_(torch.tensor([-head.bias / 2, head.bias / 2]))

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> SimpleNamespace:
        layers = self.bert(input_ids, attention_mask, token_type_ids, output_hidden_states=True).hidden_states
        mask = attention_mask.unsqueeze(-1).to(layers[0].dtype)
        count = mask.sum(1)
        means = torch.cat([(layer * mask).sum(1) / count for layer in layers], 1)
        return SimpleNamespace(logits=self.head(means))
