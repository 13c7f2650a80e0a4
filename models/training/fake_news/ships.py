"""What ships, on the collections that its weights never saw, beside TF-IDF: python -m fake_news.ships --data FOLDER."""

import argparse
from pathlib import Path

import numpy as np

from encoder.card import table
from encoder.measures import area_under_curve, macro_f1
from encoder.shipped import shipped_logits

from .corpus import Collection, training_collections
from .head import TfidfBaseline

LEARNED_FROM = ("statements", "headlines", "covid-headlines", "covid-posts")
# The app's own first window of a text.
MOST_TOKENS = 256


def baseline_of(collections: list[Collection]) -> TfidfBaseline:
    items = [item for one in collections for item in one.items]
    names = [one.name for one in collections for _ in one.items]
    return TfidfBaseline([item.text for item in items], np.array([item.label for item in items]), np.array(names))


def shown(scores: np.ndarray, labels: np.ndarray) -> str:
    predicted = (scores > 0).astype(int)
    accuracy = 100 * (predicted == labels).mean()
    return f"{accuracy:.1f} / {100 * macro_f1(predicted, labels):.1f} / {area_under_curve(scores, labels):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="fake_news.ships")
    parser.add_argument("--data", type=Path, required=True, help="folder with fake-news/")
    collections = training_collections(parser.parse_args().data)
    learned = [one for one in collections if one.name in LEARNED_FROM]
    known = {item.text.lower() for one in learned for item in one.items}
    baseline = baseline_of(learned)
    rows = []
    for one in collections:
        items = [item for item in one.items if item.text.lower() not in known]
        if one in learned or not items:
            continue
        texts, labels = [item.text for item in items], np.array([item.label for item in items])
        logits = shipped_logits("fake-news", texts, MOST_TOKENS)
        ours, theirs = shown(logits[:, 1] - logits[:, 0], labels), shown(baseline.score(texts), labels)
        rows.append([one.name, f"{len(items):,}", ours, theirs])
    print(table(["never seen", "rows", "what ships", "TF-IDF"], rows))


if __name__ == "__main__":
    main()
