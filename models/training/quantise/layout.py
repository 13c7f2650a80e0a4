"""Where the weights of a graph stand in its data file, for the app's own encoder.

`python -m quantise.layout --model NAME` writes `onnx/encoder.json` of a model that is quantised already.
"""

import argparse
import json
from pathlib import Path

import onnx
from onnx import numpy_helper

from .manifest import name_in_manifest

MODELS = Path(__file__).parents[2]
ROLES = {
    "query": "attention/self/query/",
    "key": "attention/self/key/",
    "value": "attention/self/value/",
    "output": "attention/output/dense/",
    "inner": "intermediate/dense/",
    "outer": "output/dense/",
}


class Graph:
    """A graph in 8-bit integers as `integer_products` makes it, optimised or not."""

    def __init__(self, folder: Path) -> None:
        model = onnx.load(folder / "onnx" / "model_int8.onnx", load_external_data=False)
        self.nodes = list(model.graph.node)
        self.tensors = {tensor.name: tensor for tensor in model.graph.initializer}
        self.producers = {name: node for node in self.nodes for name in node.output}

    def reader(self, name: str, op_types: tuple[str, ...]) -> onnx.NodeProto:
        return next(
            node for node in self.nodes if name in node.input and node.op_type in op_types
        )

    def place(self, name: str) -> int | list[float]:
        """Offset in the data file; the numbers themselves where they stand in the graph."""
        tensor = self.tensors[name]
        for entry in tensor.external_data:
            if entry.key == "offset":
                return int(entry.value)
        return numpy_helper.to_array(tensor).ravel().tolist()

    def scalar(self, name: str) -> float:
        return numpy_helper.to_array(self.tensors[name]).item()

    def constant_of(self, node: onnx.NodeProto) -> str:
        return next(name for name in node.input if name in self.tensors)


def layout_of(folder: Path) -> dict:
    """Raises StopIteration or KeyError where the graph is none that `integer_products` made of a BERT."""
    graph = Graph(folder)
    config = json.loads((folder / "config.json").read_text())
    norms = [
        {"weight": graph.place(node.input[-2]), "bias": graph.place(node.input[-1])}
        for node in graph.nodes
        if node.op_type in ("LayerNormalization", "SkipLayerNormalization")
    ]
    products = {
        node.output[0].removesuffix("_32"): product(graph, node)
        for node in graph.nodes
        if node.op_type == "MatMulInteger"
    }
    layers = []
    for index in range(config["num_hidden_layers"]):
        own = {name: one for name, one in products.items() if f"/layer.{index}/" in name}
        layer = {}
        for role, part in ROLES.items():
            wanted = f"/layer.{index}/{part}"
            layer[role] = next(one for name, one in own.items() if wanted in name)
        first, second = norms[1 + 2 * index : 3 + 2 * index]
        layers.append({**layer, "outputNorm": first, "norm": second})
    others = [name for name in products if "/layer." not in name]
    head = {}
    if others:
        head["pooler"] = products[next(name for name in others if "pooler" in name)]
        head["classifier"] = products[next(name for name in others if "pooler" not in name)]
    return {
        "schema": 1,
        "data": "model_int8.onnx_data",
        "width": config["hidden_size"],
        "inner": config["intermediate_size"],
        "heads": config["num_attention_heads"],
        "epsilon": config["layer_norm_eps"],
        "embeddings": {
            "words": table(graph, "word_embeddings"),
            "positions": table(graph, "position_embeddings"),
            "types": table(graph, "token_type_embeddings"),
            "norm": norms[0],
        },
        "layers": layers,
        **({"head": head} if head else {}),
    }


def table(graph: Graph, name: str) -> dict:
    """One of the three tables that a token's first numbers are taken from: unsigned bytes, one scale."""
    node = next(
        node for node in graph.nodes if node.op_type == "DequantizeLinear" and name in node.output[0]
    )
    gather = graph.producers[node.input[0]]
    return {
        "values": graph.place(gather.input[0]),
        "rows": graph.tensors[gather.input[0]].dims[0],
        "scale": graph.scalar(node.input[1]),
        "zero": graph.scalar(node.input[2]),
    }


def product(graph: Graph, node: onnx.NodeProto) -> dict:
    x, y = node.input[0].removesuffix("_8"), node.output[0].removesuffix("_32")
    inputs, outputs = graph.tensors[node.input[1]].dims
    large = graph.producers.get(f"{y}_large") or graph.producers[y]
    unshift = graph.producers.get(f"{y}_unshifted")
    bias = graph.reader(y, ("Add", "BiasGelu"))
    columns = graph.producers[f"{x}_large"].input[1]
    return {
        "inputs": inputs,
        "outputs": outputs,
        "weight": graph.place(node.input[1]),
        "scale": graph.place(graph.constant_of(graph.producers[f"{y}_small"])),
        "outliers": numpy_helper.to_array(graph.tensors[columns]).tolist()
        if not graph.tensors[columns].external_data
        else graph.place(columns),
        "largeWeight": graph.place(large.input[1]),
        "bias": graph.place(graph.constant_of(bias)),
        **({"unshift": graph.place(graph.constant_of(unshift))} if unshift else {}),
    }


def write_layout(folder: Path) -> str:
    """Writes `encoder.json` and answers its name."""
    text = json.dumps(layout_of(folder), separators=(",", ":")) + "\n"
    (folder / "onnx" / "encoder.json").write_text(text)
    return "encoder.json"


def main() -> None:
    parser = argparse.ArgumentParser(prog="quantise.layout")
    parser.add_argument("--model", required=True, help="folder in models/")
    folder = MODELS / parser.parse_args().model
    write_layout(folder)
    name_in_manifest(folder, [f"onnx/{file.name}" for file in sorted((folder / "onnx").iterdir())])


if __name__ == "__main__":
    main()
