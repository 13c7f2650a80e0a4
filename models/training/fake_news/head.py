"""A linear head over the encoder's layer means, and the TF-IDF baseline beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

RIDGE = 0.1
TFIDF_C = 1.0


@dataclass(frozen=True)
class Head:
    """score = means @ weight + bias; above 0 towards fake."""

    weight: np.ndarray
    bias: float

    def score(self, means: np.ndarray) -> np.ndarray:
        return flat(means) @ self.weight + self.bias


def flat(means: np.ndarray) -> np.ndarray:
    return means.reshape(len(means), -1).astype(np.float64)


class Moments:
    """Of one collection: per class the mean, and the scatter about it, both classes weighing the same.

    They add up over collections, so that every choice of training collections costs one solution of equations
    and no pass over the texts.
    """

    def __init__(self, means: np.ndarray, labels: np.ndarray) -> None:
        x = flat(means)
        self.means = np.stack([x[labels == label].mean(0) for label in (0, 1)])
        self.scatter = np.zeros((x.shape[1], x.shape[1]))
        for label in (0, 1):
            own = x[labels == label] - self.means[label]
            self.scatter += own.T @ own / len(own) / 2
        self.weight = float(np.sqrt(len(labels)))


def fit_head(moments: Sequence[Moments], ridge: float = RIDGE) -> Head:
    """Fisher's discriminant over the pooled scatter within collections and classes, with a ridge.

    What tells one collection from another (its subject, its year, its length) cancels out: only the difference
    between the two classes of the same collection counts.
    """
    total = sum(one.weight for one in moments)
    scatter = sum(one.weight / total * one.scatter for one in moments)
    difference = sum(one.weight / total * (one.means[1] - one.means[0]) for one in moments)
    middle = sum(one.weight / total * one.means.mean(0) for one in moments)
    # In units of each feature's own spread, as the layers differ in theirs.
    spread = np.sqrt(np.diag(scatter)) + 1e-6
    scaled = scatter / np.outer(spread, spread)
    solved = np.linalg.solve(scaled + ridge * np.eye(len(scaled)), difference / spread)
    weight = solved / spread
    return Head(weight, float(-middle @ weight))


class TfidfBaseline:
    """Words and pairs of words, logistic regression, both classes and all collections weighing the same."""

    def __init__(self, texts: list[str], labels: np.ndarray, collections: np.ndarray) -> None:
        self.vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=50_000, sublinear_tf=True)
        weights = np.zeros(len(labels))
        for name in np.unique(collections):
            for label in (0, 1):
                own = (collections == name) & (labels == label)
                weights[own] = np.sqrt((collections == name).sum()) / own.sum()
        self.model = LogisticRegression(C=TFIDF_C, max_iter=300)
        self.model.fit(self.vectors.fit_transform(texts), labels, sample_weight=weights * len(labels) / weights.sum())

    def score(self, texts: list[str]) -> np.ndarray:
        return self.model.decision_function(self.vectors.transform(texts))
