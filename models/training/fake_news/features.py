"""What the untouched encoder says of a text: the mean of its tokens after every layer."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from tokenizers import Tokenizer

from encoder.batches import equal_lengths

MODEL = Path(__file__).parents[2] / "minilm"
MOST_TOKENS = 128
BATCH = 32


class LayerMeans:
    """Texts to [texts, 7, 384]: after the embeddings and after each of the six layers.

    Computed by the 8-bit file that ships as the app's encoder, so that what a head learns is what it will get.
    """

    def __init__(self) -> None:
        model = onnx.load(MODEL / "onnx/model_int8.onnx")
        names = ["/m/embeddings/LayerNorm/LayerNormalization_output_0"]
        names += [
            node.output[0]
            for node in model.graph.node
            if node.op_type == "SkipLayerNormalization" and node.output[0] != "last_hidden_state"
        ]
        model.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.names = [*names, "last_hidden_state"]
        self.session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MOST_TOKENS)

    def of(self, texts: list[str]) -> np.ndarray:
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        means = np.zeros((len(texts), len(self.names), 384), np.float16)
        for batch in equal_lengths(ids, BATCH):
            rows = np.array([ids[index] for index in batch], np.int64)
            feeds = {
                "input_ids": rows,
                "attention_mask": np.ones_like(rows),
                "token_type_ids": np.zeros_like(rows),
            }
            for layer, hidden in enumerate(self.session.run(self.names, feeds)):
                means[batch, layer] = hidden.mean(1)
        return means


def cached_means(texts: list[str], folder: Path) -> np.ndarray:
    """The same from a file of an earlier run over the same texts."""
    digest = hashlib.sha256("\0".join([str(MOST_TOKENS), *texts]).encode()).hexdigest()[:16]
    file = folder / f"means-{digest}.npy"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(file, LayerMeans().of(texts))
    return np.load(file)
