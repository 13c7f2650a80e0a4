"""The figures of the manifest and the card: the matrix of this script, and the app's own `npm run eval`."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from encoder.card import Measured, evaluate, name_metrics, points, table, write_card
from encoder.cleaning import NEWS_RULES, clean

from .corpus import rows_of
from .matrix import Cell, Unseen, decided

REVISION = "3"
NAMES = {"accuracy": "accuracy", "auc": "AUC", "ece": "ECE"}
LIAR = ["--no-header", "--no-quotes", "--text-column", "3", "--label-column", "2"]
LIAR += ["--map-labels", "false=fake,pants-fire=fake,barely-true=fake,true=real,mostly-true=real,half-true=real"]


def measure(data: Path) -> list[Measured]:
    folder = data / "fake-news"
    return [
        evaluate("fake-news", "political statements (LIAR valid)", folder / "liar/valid.tsv", LIAR),
        evaluate("fake-news", "COVID-19 posts (val)", folder / "covid_val.csv", ["--text-column", "tweet"]),
    ]


def as_measured(unseen: Sequence[Unseen], cells: Sequence[Cell], slope: float, threshold: float) -> list[Measured]:
    """What was learned from all other collections, under the names that `npm run eval` has."""
    by_name = {one.test: one for one in cells if one.method == "ours"}
    return [
        Measured(
            f"unseen collection: {one.test.name}",
            {
                "rows": len(one.scores),
                "accuracy": by_name[one.test.name].accuracy,
                "auc": by_name[one.test.name].auc,
                "ece": decided(one, slope, threshold)[0],
            },
        )
        for one in unseen
    ]


def leak_lines(data: Path, unseen: Sequence[Unseen]) -> dict[str, str]:
    """How many agency articles read otherwise once their dateline is cut off by hand, and what that changes."""
    rows = rows_of(data / "fake-news/isot_subset_leaky.csv")
    dated = [row["text"] for row in rows if "(Reuters)" in row["text"][:120]]
    bare = [text.split("(Reuters)", 1)[1].lstrip(" -–—") for text in dated]
    differing = sum(
        " ".join(clean(with_line, NEWS_RULES).split()) != " ".join(clean(without, NEWS_RULES).split())
        for with_line, without in zip(dated, bare, strict=True)
    )
    return {"dated": f"{len(dated):,}", "differing": str(differing)}


def shown(one: Cell) -> str:
    return f"{100 * one.accuracy:.1f} / {100 * one.macro_f1:.1f} / {one.auc:.3f}"


def unseen_table(cells: Sequence[Cell], unseen: Sequence[Unseen], slope: float, threshold: float) -> str:
    rows = []
    for one in unseen:
        ours, theirs = (
            next(cell for cell in cells if cell.test == one.test.name and cell.method == method)
            for method in ("ours", "TF-IDF")
        )
        error, open_share, right = decided(one, slope, threshold)
        told = "–" if np.isnan(right) else f"{points(right)} %"
        rows.append(
            [one.test.name, f"{ours.rows:,}", shown(ours), shown(theirs), f"{points(error)} %", f"{points(open_share)} %", told]
        )
    head = ["Never seen", "rows", "this model", "TF-IDF", "calibration error", '"unclear"', 'right where not "unclear"']
    return table(head, rows)


def matrix_table(cells: Sequence[Cell], method: str) -> str:
    own = [cell for cell in cells if cell.method == method]
    tests = list(dict.fromkeys(cell.test for cell in own))
    rows = []
    for training in dict.fromkeys(cell.training for cell in own):
        by_test = {cell.test: shown(cell) for cell in own if cell.training == training}
        rows.append([training, *(by_test.get(test, "–") for test in tests)])
    return table(["learned from", *tests], rows)


def report(
    data: Path, single: Sequence[Cell], across: Sequence[Cell], unseen: Sequence[Unseen], slope: float, threshold: float
) -> None:
    measured = measure(data)
    name_metrics("fake-news", [*measured, *as_measured(unseen, across, slope, threshold)], NAMES, revision=REVISION)
    product = [
        [
            one.title,
            f"{one.metrics['rows']:,}",
            f"{points(one.metrics['accuracy'])} %",
            f"{points(one.metrics['macro_f1'])} %",
            f"{one.metrics['auc']:.3f}",
            f"{points(one.metrics['ece'])} %",
            f"{points(one.metrics['open_share'])} %",
        ]
        for one in measured
    ]
    fills = {
        "threshold": f"{threshold:.2f}",
        "least": f"{1 - threshold:.2f}",
        "unseen": unseen_table(across, unseen, slope, threshold),
        "ours": matrix_table(single, "ours"),
        "tfidf": matrix_table(single, "TF-IDF"),
        "product": table(["Data", "rows", "accuracy", "macro-F1", "AUC", "calibration error", '"unclear"'], product),
        **leak_lines(data, unseen),
    }
    text = Path(__file__).with_name("card.md").read_text()
    for name, value in fills.items():
        text = text.replace(f"{{{name}}}", value)
    write_card("fake-news", text)
