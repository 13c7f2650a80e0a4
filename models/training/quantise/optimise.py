"""Graph optimisation ahead of time, so that no device has to do it at every load."""

import tempfile
from pathlib import Path

import onnx
import onnxruntime

LEVELS = {
    "basic": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC,
    "extended": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
}


def optimise(model: onnx.ModelProto, level: str) -> onnx.ModelProto:
    """ONNX Runtime's own optimisations up to `level`; both levels are the same on every processor."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "optimised.onnx"
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = LEVELS[level]
        options.optimized_model_filepath = str(target)
        onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        return onnx.load(target)
