"""Several graphs over one file of weights."""

from pathlib import Path

import onnx
from onnx import numpy_helper
from onnx.external_data_helper import set_external_data

# Smaller tensors stay in the graph.
LEAST_BYTES = 1024
ALIGNMENT = 64


def write_sharing_weights(
    graphs: dict[str, onnx.ModelProto], folder: Path, data_name: str
) -> list[str]:
    """Writes the graphs and the file that holds their large tensors, equal ones once.

    Outside the graph file, weights reach ONNX Runtime in the browser without a copy of the whole file in
    WASM memory, which never shrinks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    offsets: dict[bytes, int] = {}
    with (folder / data_name).open("wb") as data:
        for model in graphs.values():
            for tensor in model.graph.initializer:
                raw = numpy_helper.to_array(tensor).tobytes()
                if len(raw) < LEAST_BYTES:
                    continue
                if raw not in offsets:
                    data.write(b"\0" * (-data.tell() % ALIGNMENT))
                    offsets[raw] = data.tell()
                    data.write(raw)
                for field in ("float_data", "int32_data", "int64_data"):
                    tensor.ClearField(field)
                tensor.raw_data = raw
                set_external_data(tensor, data_name, offsets[raw], len(raw))
                tensor.ClearField("raw_data")
    for name, model in graphs.items():
        (folder / name).write_bytes(model.SerializeToString())
    return [*graphs, data_name]
