"""The collections of claims, headlines, posts and articles, cleaned as the app cleans them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from encoder.cleaning import NEWS_RULES, clean

csv.field_size_limit(10**9)

FALSE_STATEMENTS = {"false", "pants-fire", "barely-true"}
LEAST_WORDS = 3


@dataclass(frozen=True)
class Item:
    text: str
    """Cleaned."""
    label: int
    """1 for fake."""
    raw: str = ""


@dataclass(frozen=True)
class Collection:
    name: str
    items: list[Item]


def items_of(pairs: Iterable[tuple[str, bool]]) -> list[Item]:
    """Texts of three words or more, each once; one with both labels is left out."""
    labels: dict[str, set[int]] = {}
    raws: dict[str, str] = {}
    for raw, is_fake in pairs:
        text = " ".join(clean(raw, NEWS_RULES).split())
        if len(text.split()) >= LEAST_WORDS:
            labels.setdefault(text, set()).add(int(is_fake))
            raws.setdefault(text, raw)
    return [Item(text, own.pop(), raws[text]) for text, own in labels.items() if len(own) == 1]


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def read_statements(file: Path) -> list[Item]:
    """LIAR; the columns after the statement are not read: they count the speaker's past labels."""
    rows = (line.split("\t") for line in file.read_text("utf-8").split("\n") if line)
    return items_of((row[2], row[1] in FALSE_STATEMENTS) for row in rows)


def read_table(file: Path, column: str) -> list[Item]:
    return items_of((row[column], row["label"] == "fake") for row in rows_of(file))


def training_collections(data: Path) -> list[Collection]:
    folder = data / "fake-news"
    return [
        Collection("statements", read_statements(folder / "liar/train.tsv")),
        Collection("headlines", read_table(folder / "fakenewsnet_titles_train.csv", "title")),
        Collection("covid-headlines", read_table(folder / "coaid_train.csv", "title")),
        Collection("covid-posts", read_table(folder / "covid_train.csv", "tweet")),
        Collection("articles", read_table(folder / "fakenewsnet_fulltext_train.csv", "text")),
        Collection("agency", read_table(folder / "isot_subset_leaky.csv", "text")),
    ]


def extra_tests(data: Path) -> list[Collection]:
    """Parts of two collections that their makers set aside."""
    folder = data / "fake-news"
    return [
        Collection("statements-valid", read_statements(folder / "liar/valid.tsv")),
        Collection("covid-posts-val", read_table(folder / "covid_val.csv", "tweet")),
    ]
