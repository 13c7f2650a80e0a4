"""The 8-bit files in models/, run as they are."""

from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from .batches import equal_lengths

MODELS = Path(__file__).parents[2]


def shipped_logits(name: str, texts: list[str], most_tokens: int, size: int = 32) -> np.ndarray:
    """Logits [texts, labels] of models/`name`; a text is cut after `most_tokens`."""
    folder = MODELS / name
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(folder / "onnx/model_int8.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most_tokens)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    rows: dict[int, np.ndarray] = {}
    for batch in equal_lengths(ids, size):
        own = np.array([ids[index] for index in batch], np.int64)
        feeds = {"input_ids": own, "attention_mask": np.ones_like(own), "token_type_ids": np.zeros_like(own)}
        for index, row in zip(batch, session.run(["logits"], feeds)[0], strict=True):
            rows[index] = row
    return np.stack([rows[index] for index in range(len(texts))])
