"""The weights of an earlier model of ours, read back from its dynamically quantised ONNX file.

A processor of two cores makes one pass over the training phrases in the time that is there for three; what the
first model learned in its pass is not thrown away.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper


def read_back(file: Path, prefix: str = "m.") -> dict[str, torch.Tensor]:
    """Weights by their names in PyTorch, 8-bit ones as floats again.

    A product's stored weight has lost its name, but the bias that is added to it has not.
    """
    graph = onnx.load(file).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    readers = {name: node for node in graph.node for name in node.input}
    found = {
        name.removeprefix(prefix): values
        for name, values in tensors.items()
        if name.startswith(prefix) and values.dtype == np.float32 and not name.endswith("_scale")
    }
    for name, values in tensors.items():
        if not name.endswith("_quantized"):
            continue
        stem = name.removesuffix("_quantized")
        floats = (values.astype(np.float32) - tensors[f"{stem}_zero_point"]) * tensors[f"{stem}_scale"]
        if stem.startswith(prefix) and "embeddings" in stem:
            found[stem.removeprefix(prefix)] = floats
            continue
        node = readers[name]
        while not any(bias.endswith(".bias") for bias in node.input):
            node = readers[node.output[0]]
        bias = next(bias for bias in node.input if bias.endswith(".bias"))
        found[bias.removeprefix(prefix).removesuffix("bias") + "weight"] = floats.T
    return {name: torch.tensor(np.ascontiguousarray(values, dtype=np.float32)) for name, values in found.items()}
