"""PyTorch to the files that ship: ONNX in floats, eight bits, then what `quantise` makes of them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

TRAINING = Path(__file__).parents[1]
AXES = {0: "batch", 1: "sequence"}


class Logits(nn.Module):
    """Positional inputs and one plain output, as the exporter wants them."""

    def __init__(self, m: nn.Module) -> None:
        super().__init__()
        self.m = m

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        return self.m(input_ids=ids, attention_mask=mask, token_type_ids=types).logits


def ship(network: nn.Module, name: str, in_floats: tuple[str, ...] = ()) -> None:
    """Exports `network` (attention "eager") and replaces the graphs of models/`name`.

    The products named in `in_floats` keep their weights as they are.
    """
    network.eval()
    example = torch.ones((1, 8), dtype=torch.long)
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as folder:
        floats, bits = Path(folder) / "floats.onnx", Path(folder) / "int8.onnx"
        torch.onnx.export(
            Logits(network),
            (example, example, example * 0),
            str(floats),
            input_names=inputs,
            output_names=["logits"],
            dynamic_axes={**{key: AXES for key in inputs}, "logits": {0: "batch"}},
            opset_version=17,
        )
        # Reduced range: two products of eight bits must fit into sixteen on processors without VNNI.
        quantize_dynamic(
            floats,
            bits,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=list(in_floats),
        )
        command = [sys.executable, "-m", "quantise", "--model", name, "--source", str(bits)]
        subprocess.run(command, cwd=TRAINING, check=True)
