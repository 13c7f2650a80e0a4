"""Measures of a classifier of two classes, counted as scripts/eval/classification-metrics.ts counts them."""

import numpy as np

ECE_BINS = 15


def sigmoid(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logits))


def fit_slope(logits: np.ndarray, gold: np.ndarray, weights: np.ndarray | None = None) -> float:
    """The slope (1 / temperature) that makes the probabilities of `gold` most likely; Guo et al. 2017."""
    weights = np.ones(len(gold)) if weights is None else weights
    slopes = np.exp(np.linspace(np.log(0.02), np.log(5), 400))
    signed = np.where(gold == 1, logits, -logits)
    losses = [(weights * np.logaddexp(0, -slope * signed)).sum() for slope in slopes]
    return float(slopes[int(np.argmin(losses))])


def calibration_error(probabilities: np.ndarray, gold: np.ndarray) -> float:
    confidence = np.maximum(probabilities, 1 - probabilities)
    right = (probabilities >= 0.5) == (gold == 1)
    bins = np.minimum(ECE_BINS - 1, (confidence * ECE_BINS).astype(int))
    gaps = [abs(confidence[bins == at].sum() - right[bins == at].sum()) for at in range(ECE_BINS)]
    return float(sum(gaps) / len(gold))


def macro_f1(predicted: np.ndarray, gold: np.ndarray) -> float:
    """Mean F1 of the classes that the gold labels have."""
    scores = []
    for label in np.unique(gold):
        hits = ((predicted == label) & (gold == label)).sum()
        scores.append(2 * hits / ((predicted == label).sum() + (gold == label).sum()))
    return float(np.mean(scores))


def area_under_curve(scores: np.ndarray, gold: np.ndarray) -> float:
    """By ranks (Mann-Whitney), ties counted half."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    positives = int((gold == 1).sum())
    pairs = positives * (len(gold) - positives)
    return float((ranks[gold == 1].sum() - positives * (positives + 1) / 2) / pairs)
