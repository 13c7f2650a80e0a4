"""Takes the 8-bit activations of a dynamically quantised graph away and keeps its 8-bit weights."""

import onnx
from onnx import helper


def to_weight_only(model: onnx.ModelProto) -> onnx.ModelProto:
    """Every chain DynamicQuantizeLinear -> MatMulInteger -> Cast -> Mul(input scale * weight scale) becomes
    a MatMul over DequantizeLinear of the weight, column by column.

    Raises ValueError where an 8-bit product stands in other surroundings.
    """
    nodes = list(model.graph.node)
    producers = {name: node for node in nodes for name in node.output}
    readers: dict[str, list[onnx.NodeProto]] = {}
    for node in nodes:
        for name in node.input:
            readers.setdefault(name, []).append(node)

    replacements: dict[str, list[onnx.NodeProto]] = {}
    gone: set[str] = set()
    for product in (node for node in nodes if node.op_type == "MatMulInteger"):
        cast = only_reader(readers, product.output[0], "Cast")
        end = only_reader(readers, cast.output[0], "Mul")
        scales = producers[next(name for name in end.input if name != cast.output[0])]
        quantise = producers[product.input[0]]
        if scales.op_type != "Mul" or quantise.op_type != "DynamicQuantizeLinear":
            raise ValueError(f"unknown surroundings of {product.output[0]}")
        weight, zero_point = product.input[1], product.input[3]
        scale = next(name for name in scales.input if name != quantise.output[1])
        floats = f"{weight}_dequantized"
        replacements[end.output[0]] = [
            helper.make_node("DequantizeLinear", [weight, scale, zero_point], [floats], floats),
            helper.make_node("MatMul", [quantise.input[0], floats], [end.output[0]], end.name),
        ]
        for node in (product, cast, scales, quantise):
            gone.update(node.output)

    kept = [
        new
        for node in nodes
        if not gone.intersection(node.output)
        for new in replacements.get(node.output[0], [node])
    ]
    if any(gone.intersection(node.input) for node in kept):
        raise ValueError("another node reads a quantised value")
    rewritten = onnx.ModelProto()
    rewritten.CopyFrom(model)
    del rewritten.graph.node[:]
    rewritten.graph.node.extend(kept)
    onnx.checker.check_model(rewritten)
    return rewritten


def only_reader(
    readers: dict[str, list[onnx.NodeProto]], name: str, op_type: str
) -> onnx.NodeProto:
    found = readers.get(name, [])
    if len(found) != 1 or found[0].op_type != op_type:
        raise ValueError(f"{name} is not read by one {op_type} alone")
    return found[0]
