"""Command line: python -m fake_news --data FOLDER --work FOLDER."""

import argparse
import json
from pathlib import Path

import numpy as np

from encoder.card import remake_canaries
from encoder.export import ship
from encoder.shipped import MODELS

from .corpus import extra_tests, training_collections
from .head import Moments, fit_head
from .matrix import Unseen, load, single_cells, slope_of, unseen_cells
from .network import LayerMeansNetwork
from .report import report

WINDOW_TOKENS, OVERLAP_TOKENS = 126, 24
# The answer is given where, over the collections unseen, it would be right in this share of cases.
LEAST_RIGHT = 0.75
THRESHOLDS = np.arange(0.55, 0.951, 0.01)


def choose_threshold(unseen: list[Unseen], slope: float) -> float:
    """The least threshold at which what is not "unclear" is right often enough; each collection weighs the same."""
    for threshold in THRESHOLDS:
        shares = []
        for one in unseen:
            logits = slope * one.scores
            confident = np.abs(logits) >= np.log(threshold / (1 - threshold))
            if confident.sum() >= 20:
                shares.append(((logits > 0) == (one.test.labels == 1))[confident].mean())
        if not shares or np.mean(shares) >= LEAST_RIGHT:
            return round(float(threshold), 2)
    return round(float(THRESHOLDS[-1]), 2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="fake_news")
    parser.add_argument("--data", type=Path, required=True, help="folder with fake-news/")
    parser.add_argument("--work", type=Path, required=True, help="what the encoder says of the texts is kept here")
    arguments = parser.parse_args()

    training = load(training_collections(arguments.data), arguments.work)
    extra = load(extra_tests(arguments.data), arguments.work)
    moments = {one.name: Moments(one.means, one.labels) for one in training}
    across, unseen = unseen_cells(training, moments)
    single = single_cells(training, extra)
    slope = round(slope_of(unseen), 3)
    threshold = choose_threshold(unseen, slope)
    print(f"slope {slope}, threshold {threshold}", flush=True)

    ship(LayerMeansNetwork(fit_head(list(moments.values()))), "fake-news", in_floats=("/m/head/Gemm",))
    file = MODELS / "fake-news/manifest.json"
    manifest = json.loads(file.read_text())
    manifest["calibration"].update(
        slope=slope,
        intercept=0,
        threshold=threshold,
        windowTokens=WINDOW_TOKENS,
        overlapTokens=OVERLAP_TOKENS,
        fittedOn="six collections, each scored by a head that learned from the other five; collections and classes weigh the same",
    )
    file.write_text(json.dumps(manifest, indent="\t", ensure_ascii=False) + "\n")
    remake_canaries()
    report(arguments.data, single, across, unseen, slope, threshold)


if __name__ == "__main__":
    main()
