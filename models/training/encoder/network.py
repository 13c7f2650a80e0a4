"""The network of both classifiers: BERT's layers, 384 wide, and a head over [CLS]."""

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification

from .base import State
from .shipped import MODELS

WIDTH = 384
HEAD_SEED = 0
MOST_TOKENS = 64


def new_network(labels: list[str], layers: int, attention: str = "sdpa") -> BertForSequenceClassification:
    """The head is drawn from one seed, so that replicas lie near enough for the mean of their weights.

    The pooler starts by handing [CLS] on as it is.
    """
    torch.manual_seed(HEAD_SEED)
    network = BertForSequenceClassification(
        BertConfig(
            hidden_size=WIDTH,
            num_hidden_layers=layers,
            num_attention_heads=12,
            intermediate_size=4 * WIDTH,
            attention_probs_dropout_prob=0.0,
            attn_implementation=attention,
            id2label=dict(enumerate(labels)),
            label2id={label: index for index, label in enumerate(labels)},
        )
    )
    with torch.no_grad():
        network.bert.pooler.dense.weight.copy_(torch.eye(WIDTH))
        network.bert.pooler.dense.bias.zero_()
    return network


def with_base(network: BertForSequenceClassification, base: State) -> BertForSequenceClassification:
    """Puts the base's weights in; only the head stays as it was drawn."""
    missing = network.load_state_dict(base, strict=False)
    if missing.unexpected_keys or any(
        not key.startswith(("bert.pooler", "classifier")) for key in missing.missing_keys
    ):
        raise ValueError(f"The base does not fit: {missing}")
    return network


def load_tokenizer() -> Tokenizer:
    """The base's, which is BERT's for English without capitals and ships with every model of ours."""
    tokenizer = Tokenizer.from_file(str(MODELS / "sentiment/tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer
