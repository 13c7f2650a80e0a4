"""Products in 8-bit integers whose activations are quantised token by token."""

import numpy as np
import onnx
from onnx import helper, numpy_helper

from .products import Product, products_of

# The least value of GELU is -0.16997.
GELU_SHIFT = np.float32(0.17)
SIGNED_ZERO = "one_scale_a_token_128"
UNSIGNED_ZERO = "one_scale_a_token_0"
CONSTANTS = {
    SIGNED_ZERO: np.array(128, np.uint8),
    UNSIGNED_ZERO: np.array(0, np.uint8),
    "one_scale_a_token_one": np.array(1, np.float32),
    "one_scale_a_token_least": np.array(1e-10, np.float32),
    "one_scale_a_token_127th": np.array(1 / 127, np.float32),
    "one_scale_a_token_255th": np.array(1 / 255, np.float32),
}


def to_integer_products(
    model: onnx.ModelProto, outliers: dict[str, np.ndarray]
) -> onnx.ModelProto:
    """Every MatMul over a stored weight becomes a MatMulInteger, with three differences to ONNX Runtime's
    dynamic quantisation, which has one scale for all texts of a batch:

    - one scale a token: what stands beside a token does not change its numbers;
    - the channels of `outliers`, a few times larger than all others, are multiplied in floats, so that the
      other channels get the whole range of 8 bits (the idea of LLM.int8(), arXiv:2208.07339);
    - what comes from GELU is shifted to be positive and uses 255 steps; the shift is taken out afterwards.
    """
    nodes: list[onnx.NodeProto] = []
    constants = dict(CONSTANTS)
    products = {product.node.output[0]: product for product in products_of(model)}
    dequantised = {product.dequantise.output[0] for product in products.values()}
    quantised: set[str] = set()
    for node in model.graph.node:
        if node.output[0] in dequantised:
            continue
        product = products.get(node.output[0])
        if product is None:
            nodes.append(node)
            continue
        columns = outliers[product.input]
        mask = np.ones(product.weight.shape[0], np.float32)
        mask[columns] = 0
        if product.input not in quantised:
            quantised.add(product.input)
            nodes += quantise(product, columns, mask, constants)
        nodes += multiply(product, columns, mask, constants)

    rewritten = onnx.ModelProto()
    rewritten.CopyFrom(model)
    del rewritten.graph.node[:], rewritten.graph.initializer[:]
    rewritten.graph.node.extend(nodes)
    used = {name for node in nodes for name in node.input}
    tensors = [tensor for tensor in model.graph.initializer if tensor.name in used]
    added = [numpy_helper.from_array(value, name) for name, value in constants.items() if name in used]
    rewritten.graph.initializer.extend(tensors + added)
    onnx.checker.check_model(rewritten)
    return rewritten


def quantise(
    product: Product, columns: np.ndarray, mask: np.ndarray, constants: dict[str, np.ndarray]
) -> list[onnx.NodeProto]:
    """[..., inputs] floats to 8 bits and one scale a token; the outlying channels beside them."""
    x = product.input
    constants[f"{x}_outliers"] = columns.astype(np.int64)
    constants[f"{x}_mask"] = mask
    nodes = [
        helper.make_node("Gather", [x, f"{x}_outliers"], [f"{x}_large"], axis=-1),
        helper.make_node("Mul", [x, f"{x}_mask"], [f"{x}_small"]),
    ]
    if product.is_after_gelu:
        constants[f"{x}_shift"] = GELU_SHIFT * mask
        nodes.append(helper.make_node("Add", [f"{x}_small", f"{x}_shift"], [f"{x}_even"]))
        size = even = f"{x}_even"
        step, zero = "one_scale_a_token_255th", UNSIGNED_ZERO
    else:
        even, size = f"{x}_small", f"{x}_size"
        nodes.append(helper.make_node("Abs", [even], [size]))
        step, zero = "one_scale_a_token_127th", SIGNED_ZERO
    return [
        *nodes,
        helper.make_node("ReduceMax", [size], [f"{x}_peak"], axes=[-1], keepdims=1),
        helper.make_node("Mul", [f"{x}_peak", step], [f"{x}_step"]),
        helper.make_node("Max", [f"{x}_step", "one_scale_a_token_least"], [f"{x}_scale"]),
        helper.make_node("Div", [even, f"{x}_scale"], [f"{x}_steps"]),
        helper.make_node("QuantizeLinear", [f"{x}_steps", "one_scale_a_token_one", zero], [f"{x}_8"]),
    ]


def multiply(
    product: Product, columns: np.ndarray, mask: np.ndarray, constants: dict[str, np.ndarray]
) -> list[onnx.NodeProto]:
    x, y = product.input, product.node.output[0]
    weight, scale, zero_point = product.dequantise.input
    zero = UNSIGNED_ZERO if product.is_after_gelu else SIGNED_ZERO
    constants[f"{y}_large_weight"] = product.floats[columns]
    nodes = [
        helper.make_node("MatMulInteger", [f"{x}_8", weight, zero, zero_point], [f"{y}_32"]),
        helper.make_node("Cast", [f"{y}_32"], [f"{y}_float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [f"{y}_float", f"{x}_scale"], [f"{y}_rows"]),
        helper.make_node("Mul", [f"{y}_rows", scale], [f"{y}_small"]),
        helper.make_node("MatMul", [f"{x}_large", f"{y}_large_weight"], [f"{y}_large"]),
    ]
    small = f"{y}_small"
    if product.is_after_gelu:
        constants[f"{y}_unshift"] = (-GELU_SHIFT * mask @ product.floats).astype(np.float32)
        small = f"{y}_unshifted"
        nodes.append(helper.make_node("Add", [f"{y}_small", f"{y}_unshift"], [small]))
    nodes.append(helper.make_node("Add", [small, f"{y}_large"], [y]))
    return nodes
