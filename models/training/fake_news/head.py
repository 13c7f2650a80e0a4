"""A linear head over the encoder's layer means, and the TF-IDF baseline beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

# Of each feature's own spread. 0.03 to 3 were tried on the matrix itself: with each, TF-IDF is better somewhere.
RIDGE = 3.0
LAYERS = 7
WIDTH = 384
# The last layer knows subjects best, those below wording: a discriminant over each.
LAST = (6,)
SPACED = (0, 2, 4, 6)
SHARES = {LAST: 0.5, SPACED: 0.5}
TFIDF_C = 1.0


def flat(means: np.ndarray) -> np.ndarray:
    return means.reshape(len(means), -1).astype(np.float64)


def columns_of(layers: Sequence[int]) -> np.ndarray:
    return np.concatenate([np.arange(layer * WIDTH, (layer + 1) * WIDTH) for layer in layers])


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


def discriminant(moments: Sequence[Moments], layers: Sequence[int]) -> tuple[np.ndarray, float]:
    """Fisher's discriminant over the pooled scatter within collections and classes, with a ridge.

    What tells one collection from another (its subject, its year, its length) cancels out: only the difference
    between the two classes of the same collection counts. The score's spread within a class is 1.
    """
    columns = columns_of(layers)
    total = sum(one.weight for one in moments)
    scatter = sum(one.weight / total * one.scatter[np.ix_(columns, columns)] for one in moments)
    difference = sum(one.weight / total * (one.means[1] - one.means[0])[columns] for one in moments)
    middle = sum(one.weight / total * one.means.mean(0)[columns] for one in moments)
    spread = np.sqrt(np.diag(scatter)) + 1e-6
    scaled = scatter / np.outer(spread, spread)
    own = np.linalg.solve(scaled + RIDGE * np.eye(len(scaled)), difference / spread) / spread
    own /= np.sqrt(own @ scatter @ own)
    weight = np.zeros(LAYERS * WIDTH)
    weight[columns] = own
    return weight, float(-middle @ own)


@dataclass(frozen=True)
class Head:
    """score = means @ weight + bias; above 0 towards fake."""

    weight: np.ndarray
    bias: float

    def score(self, means: np.ndarray) -> np.ndarray:
        return flat(means) @ self.weight + self.bias


def fit_head(moments: Sequence[Moments]) -> Head:
    weight, bias = np.zeros(LAYERS * WIDTH), 0.0
    for layers, share in SHARES.items():
        own, own_bias = discriminant(moments, layers)
        weight += share * own
        bias += share * own_bias
    return Head(weight, bias)


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
