"""Every training collection against every test collection, beside TF-IDF with logistic regression."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from encoder.measures import area_under_curve, calibration_error, fit_slope, macro_f1, sigmoid

from .corpus import Collection
from .features import cached_means
from .head import Head, Moments, TfidfBaseline, fit_head


@dataclass(frozen=True)
class Data:
    """A collection with what the encoder says of its texts."""

    name: str
    texts: list[str]
    labels: np.ndarray
    means: np.ndarray

    def part(self, rows: np.ndarray) -> "Data":
        texts = [text for text, is_in in zip(self.texts, rows, strict=True) if is_in]
        return Data(self.name, texts, self.labels[rows], self.means[rows])

    def without(self, others: Sequence["Data"]) -> "Data":
        """Without the texts that stand in `others` too."""
        known = {text.lower() for other in others for text in other.texts}
        return self.part(np.array([text.lower() not in known for text in self.texts]))

    @property
    def is_set_aside(self) -> np.ndarray:
        """A fifth, by the hash of the text."""
        return np.array([hashlib.sha256(text.encode()).digest()[0] % 5 == 0 for text in self.texts])


def load(collections: Sequence[Collection], work: Path) -> list[Data]:
    return [
        Data(
            one.name,
            [item.text for item in one.items],
            np.array([item.label for item in one.items]),
            cached_means([item.text for item in one.items], work / "means"),
        )
        for one in collections
    ]


@dataclass(frozen=True)
class Cell:
    training: str
    test: str
    rows: int
    method: str
    accuracy: float
    macro_f1: float
    auc: float


def cell(training: str, test: Data, method: str, scores: np.ndarray) -> Cell:
    predicted = (scores > 0).astype(int)
    return Cell(
        training,
        test.name,
        len(scores),
        method,
        float((predicted == test.labels).mean()),
        macro_f1(predicted, test.labels),
        area_under_curve(scores, test.labels),
    )


def baseline_of(parts: Sequence[Data]) -> TfidfBaseline:
    return TfidfBaseline(
        [text for part in parts for text in part.texts],
        np.concatenate([part.labels for part in parts]),
        np.concatenate([[part.name] * len(part.texts) for part in parts]),
    )


def both(training: str, parts: Sequence[Data], head: Head, tests: Sequence[Data]) -> list[Cell]:
    baseline = baseline_of(parts)
    cells = []
    for test in tests:
        cells.append(cell(training, test, "ours", head.score(test.means)))
        cells.append(cell(training, test, "TF-IDF", baseline.score(test.texts)))
    return cells


def single_cells(training: Sequence[Data], extra: Sequence[Data]) -> list[Cell]:
    """Four fifths of one collection against the last fifth of it and the whole of all others."""
    cells = []
    for one in training:
        aside = one.is_set_aside
        learned = one.part(~aside)
        tests = [one.part(aside) if other is one else other.without([learned]) for other in training]
        head = fit_head([Moments(learned.means, learned.labels)])
        cells += both(one.name, [learned], head, [*tests, *(test.without([learned]) for test in extra)])
        print(f"matrix: {one.name}", flush=True)
    return cells


@dataclass(frozen=True)
class Unseen:
    """Scores of a collection by a head that learned from all others."""

    test: Data
    scores: np.ndarray


def unseen_cells(training: Sequence[Data], moments: dict[str, Moments]) -> tuple[list[Cell], list[Unseen]]:
    """Each collection by what was learned from all others."""
    cells, unseen = [], []
    for one in training:
        others = [other for other in training if other is not one]
        head = fit_head([moments[other.name] for other in others])
        test = one.without(others)
        cells += both("all others", others, head, [test])
        unseen.append(Unseen(test, head.score(test.means)))
        print(f"matrix: all but {one.name}", flush=True)
    return cells, unseen


def slope_of(unseen: Sequence[Unseen]) -> float:
    """The slope that holds on collections that a head has not seen; each weighs the same."""
    scores = np.concatenate([one.scores for one in unseen])
    labels = np.concatenate([one.test.labels for one in unseen])
    weights = np.concatenate([class_balanced(one.test.labels) for one in unseen])
    return fit_slope(scores, labels, weights)


def class_balanced(labels: np.ndarray) -> np.ndarray:
    """Both classes weigh a half, whatever their shares in the collection: the app does not know the share."""
    return np.where(labels == 1, 0.5 / max(1, (labels == 1).sum()), 0.5 / max(1, (labels == 0).sum()))


def decided(unseen: Unseen, slope: float, threshold: float) -> tuple[float, float, float]:
    """(calibration error, share that is "unclear", share right of what is not)."""
    probability = sigmoid(slope * unseen.scores)
    confident = np.maximum(probability, 1 - probability) >= threshold
    right = (probability >= 0.5) == (unseen.test.labels == 1)
    return (
        calibration_error(probability, unseen.test.labels),
        float(1 - confident.mean()),
        float(right[confident].mean()) if confident.any() else float("nan"),
    )
