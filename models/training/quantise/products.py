"""Finds the products over stored weights in a weight-only graph."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import numpy_helper


@dataclass(frozen=True)
class Product:
    """One MatMul(input, DequantizeLinear(weight, scale, zero point))."""

    node: onnx.NodeProto
    dequantise: onnx.NodeProto
    weight: np.ndarray
    """[inputs, outputs], 8 bits"""
    scale: np.ndarray
    """[outputs]"""
    zero_point: np.ndarray
    """[outputs]"""
    is_after_gelu: bool
    """Its input is never below -0.17 then."""

    @property
    def input(self) -> str:
        return self.node.input[0]

    @property
    def floats(self) -> np.ndarray:
        return (self.weight.astype(np.float32) - self.zero_point.astype(np.float32)) * self.scale


def products_of(model: onnx.ModelProto) -> Iterator[Product]:
    producers = {name: node for node in model.graph.node for name in node.output}
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        dequantise = producers.get(node.input[1]) if node.op_type == "MatMul" else None
        if dequantise is None or dequantise.op_type != "DequantizeLinear":
            continue
        weight, scale, zero_point = (numpy_helper.to_array(tensors[name]) for name in dequantise.input)
        columns = weight.shape[1]
        yield Product(
            node,
            dequantise,
            weight,
            np.broadcast_to(scale, columns),
            np.broadcast_to(zero_point, columns),
            comes_from_gelu(producers, node.input[0]),
        )


def comes_from_gelu(producers: dict[str, onnx.NodeProto], name: str) -> bool:
    """GELU is exported as x / 2 * (1 + erf(x / sqrt 2)): an Erf stands a few nodes above its last Mul."""
    last = producers.get(name)
    if last is None or last.op_type != "Mul":
        return False
    names, seen = list(last.input), 0
    while names and seen < 8:
        node = producers.get(names.pop(0))
        seen += 1
        if node is None or node.op_type not in ("Mul", "Add", "Erf"):
            continue
        if node.op_type == "Erf":
            return True
        names.extend(node.input)
    return False
