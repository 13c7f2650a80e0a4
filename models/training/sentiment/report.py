"""Measures what ships through the app itself, and writes manifest and card."""

import csv
import tempfile
from pathlib import Path

from encoder.card import PROJECT, Measured, evaluate, name_metrics, points, table, write_card

from .corpus import Corpus, Example

NAMES = {"accuracy": "accuracy", "macro_f1": "macro-F1", "ece": "ECE", "pairs_right": "pairs right"}
WORDS = {0.0: "negative", 0.5: "neutral", 1.0: "positive"}
TITLES = {
    "sst2-dev": "film reviews (SST-2 dev)",
    "imdb": "film review sentences (IMDb labelled)",
    "custrev": "product reviews (set aside)",
    "airline": "airline posts, three classes (set aside)",
}
CONTRAST = "contrast pairs (negation, but, sarcasm, comparison)"
REVISION = "4"
BASE = "BAAI/bge-small-en-v1.5"


def write_table(examples: list[Example], target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["label", "text"])
        writer.writerows([WORDS[example.target], example.text] for example in examples)


def measure(corpus: Corpus) -> list[Measured]:
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for name, title in TITLES.items():
            file = Path(folder) / f"{name}.csv"
            write_table(corpus.measuring[name], file)
            measured.append(evaluate("sentiment", title, file))
    pairs = PROJECT / "tests/quality/sentiment-contrast.csv"
    flags = ["--pair-column", "pair", "--group-column", "kind"]
    return [*measured, evaluate("sentiment", CONTRAST, pairs, flags)]


def report(corpus: Corpus) -> None:
    measured = measure(corpus)
    name_metrics("sentiment", measured, NAMES, revision=REVISION, base=BASE, licence="MIT")
    rows = [
        [
            one.title,
            f"{one.metrics['rows']:,}",
            *(f"{points(one.metrics[key])} %" for key in ("accuracy", "macro_f1")),
            f"{one.metrics['auc']:.3f}",
            f"{points(one.metrics['ece'])} %",
            f"{points(one.metrics['open_share'])} %",
        ]
        for one in measured
    ]
    contrast = measured[-1].metrics
    kinds = [
        [key.removeprefix("of "), str(own["rows"]), f"{points(own['accuracy'])} %", f"{points(own['pairs_right'])} %"]
        for key, own in contrast.items()
        if key.startswith("of ")
    ]
    kinds.append(
        ["all", str(contrast["rows"]), f"{points(contrast['accuracy'])} %", f"{points(contrast['pairs_right'])} %"]
    )
    template = Path(__file__).with_name("card.md").read_text()
    text = template.replace(
        "{measured}",
        table(["Data", "rows", "accuracy", "macro-F1", "AUC", "calibration error", '"mixed"'], rows),
    ).replace("{contrast}", table(["Kind", "texts", "texts right", "pairs right"], kinds))
    write_card("sentiment", text)
