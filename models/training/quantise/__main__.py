"""Command line: python -m quantise --model NAME --source FILE."""

import argparse
from pathlib import Path

import onnx

from .calibrate import outlier_channels
from .external import write_sharing_weights
from .integer_products import to_integer_products
from .layout import write_layout
from .manifest import name_in_manifest
from .optimise import optimise
from .weight_only import to_weight_only

MODELS = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="quantise")
    parser.add_argument("--model", required=True, help="folder in models/")
    parser.add_argument("--source", required=True, type=Path, help="dynamically quantised ONNX file")
    arguments = parser.parse_args()

    folder = MODELS / arguments.model
    floats = to_weight_only(onnx.load(arguments.source))
    outliers = outlier_channels(floats, folder / "tokenizer.json")
    integers = to_integer_products(floats, outliers)
    graphs = {
        "model_int8.onnx": optimise(integers, "extended"),
        # Fusions beyond "basic" store the weights in another layout: they could not be shared.
        "model_float_int8.onnx": optimise(floats, "basic"),
    }
    written = write_sharing_weights(graphs, folder / "onnx", "model_int8.onnx_data")
    written.append(write_layout(folder))
    name_in_manifest(folder, [f"onnx/{name}" for name in written])
    for name in written:
        print(f"{arguments.model}/onnx/{name}: {(folder / 'onnx' / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
