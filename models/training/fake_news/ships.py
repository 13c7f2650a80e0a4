"""What ships, on the collections that its weights never saw, beside TF-IDF: python -m fake_news.ships --data FOLDER."""

import argparse
from pathlib import Path

import numpy as np

from encoder.card import table
from encoder.shipped import shipped_logits

from .corpus import training_collections
from .matrix import Data, baseline_of, cell
from .report import shown

LEARNED_FROM = ("statements", "headlines", "covid-headlines", "covid-posts")
# The app's own first window of a text.
MOST_TOKENS = 256


def read_texts(data: Path) -> list[Data]:
    """The collections without what the untouched encoder says of them: nobody asks for it here."""
    return [
        Data(
            one.name,
            [item.text for item in one.items],
            np.array([item.label for item in one.items]),
            np.empty((len(one.items), 0)),
        )
        for one in training_collections(data)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="fake_news.ships")
    parser.add_argument("--data", type=Path, required=True, help="folder with fake-news/")
    collections = read_texts(parser.parse_args().data)
    learned = [one for one in collections if one.name in LEARNED_FROM]
    baseline = baseline_of(learned)
    rows = []
    for one in collections:
        if one.name in LEARNED_FROM:
            continue
        test = one.without(learned)
        logits = shipped_logits("fake-news", test.texts, MOST_TOKENS)
        scores = {"what ships": logits[:, 1] - logits[:, 0], "TF-IDF": baseline.score(test.texts)}
        cells = [cell("learned", test, method, own) for method, own in scores.items()]
        rows.append([test.name, f"{len(test.texts):,}", *map(shown, cells)])
    print(table(["never seen", "rows", "what ships", "TF-IDF"], rows))


if __name__ == "__main__":
    main()
