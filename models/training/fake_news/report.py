"""The matrix of collections as a page: fake_news/matrix.md."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from encoder.card import PROJECT, points, table
from encoder.cleaning import NEWS_RULES, clean

from .corpus import rows_of
from .matrix import Cell, Unseen, decided

TARGET = Path(__file__).with_name("matrix.md")
# The app's own: from this probability on it answers.
THRESHOLD = 0.7


def leak_lines(data: Path) -> tuple[int, int]:
    """(agency articles with a dateline, how many of them read otherwise once it is cut off by hand)."""
    rows = rows_of(data / "fake-news/isot_subset_leaky.csv")
    dated = [row["text"] for row in rows if "(Reuters)" in row["text"][:120]]
    bare = [text.split("(Reuters)", 1)[1].lstrip(" -–—") for text in dated]
    differing = sum(
        " ".join(clean(with_line, NEWS_RULES).split()) != " ".join(clean(without, NEWS_RULES).split())
        for with_line, without in zip(dated, bare, strict=True)
    )
    return len(dated), differing


def shown(one: Cell) -> str:
    return f"{100 * one.accuracy:.1f} / {100 * one.macro_f1:.1f} / {one.auc:.3f}"


def unseen_table(cells: Sequence[Cell], unseen: Sequence[Unseen], slope: float) -> str:
    rows = []
    for one in unseen:
        ours, theirs = (
            next(cell for cell in cells if cell.test == one.test.name and cell.method == method)
            for method in ("ours", "TF-IDF")
        )
        error, open_share, right = decided(one, slope, THRESHOLD)
        told = "–" if np.isnan(right) else f"{points(right)} %"
        shares = [f"{points(error)} %", f"{points(open_share)} %", told]
        rows.append([one.test.name, f"{ours.rows:,}", shown(ours), shown(theirs), *shares])
    head = ["Never seen", "rows", "encoder and head", "TF-IDF", "calibration error", '"unclear"', "right where decided"]
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
    data: Path, single: Sequence[Cell], across: Sequence[Cell], unseen: Sequence[Unseen], slope: float
) -> None:
    dated, differing = leak_lines(data)
    text = Path(__file__).with_name("matrix-words.md").read_text()
    fills = {
        "unseen": unseen_table(across, unseen, slope),
        "ours": matrix_table(single, "ours"),
        "tfidf": matrix_table(single, "TF-IDF"),
        "dated": f"{dated:,}",
        "differing": f"{differing:,}",
    }
    for name, value in fills.items():
        text = text.replace(f"{{{name}}}", value)
    TARGET.write_text(text)
    subprocess.run(["npx", "prettier", "--write", "--log-level", "warn", str(TARGET)], cwd=PROJECT, check=True)
