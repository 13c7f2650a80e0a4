"""From trained weights to the files that ship: export, calibrate."""

import json

import numpy as np

from encoder.base import State
from encoder.export import ship
from encoder.measures import calibration_error, fit_slope, macro_f1, sigmoid
from encoder.network import MOST_TOKENS, new_network
from encoder.shipped import MODELS, shipped_logits

from .corpus import Corpus, Example, readable
from .student import KEPT
from .teacher import LABELS

LEAST_THRESHOLD, MOST_THRESHOLD = 0.6, 0.9


def export(state: State) -> None:
    model = new_network(LABELS, len(KEPT), attention="eager")
    model.load_state_dict(state)
    ship(model, "sentiment")


def differences(examples: list[Example]) -> np.ndarray:
    logits = shipped_logits("sentiment", readable(examples), MOST_TOKENS + 32)
    return logits[:, 1] - logits[:, 0]


def calibrate(corpus: Corpus) -> None:
    """Fits slope and threshold of the shipped 8-bit file on the choosing texts, and writes them."""
    raw = {name: differences(examples) for name, examples in corpus.choosing.items()}
    gold = {name: np.array([one.target for one in examples]) for name, examples in corpus.choosing.items()}
    polar = {name: gold[name] != 0.5 for name in gold}
    logits = np.concatenate([raw[name][polar[name]] for name in raw])
    labels = np.concatenate([gold[name][polar[name]] for name in raw])
    # Each collection weighs the same.
    weights = np.concatenate([np.full(polar[name].sum(), 1 / polar[name].sum()) for name in raw])
    slope = round(fit_slope(logits, labels, weights), 2)
    for name in raw:
        error = calibration_error(sigmoid(slope * raw[name][polar[name]]), gold[name][polar[name]])
        print(f"choosing, {name}: calibration error {100 * error:.1f} %", flush=True)

    probability = sigmoid(slope * raw["posts"])

    def three_class(threshold: float) -> float:
        predicted = np.where(probability >= threshold, 1.0, np.where(probability <= 1 - threshold, 0.0, 0.5))
        return macro_f1(predicted, gold["posts"])

    grid = np.arange(LEAST_THRESHOLD, MOST_THRESHOLD + 0.001, 0.01)
    threshold = round(float(max(grid, key=three_class)), 2)
    print(f"slope {slope}, threshold {threshold}, macro-F1 {100 * three_class(threshold):.1f} %", flush=True)

    file = MODELS / "sentiment/manifest.json"
    manifest = json.loads(file.read_text())
    manifest["calibration"].update(
        slope=slope,
        intercept=0,
        threshold=threshold,
        fittedOn="400 sentences of SST-2 train, 250 product reviews, 500 airline posts set aside for it; equal weights",
    )
    file.write_text(json.dumps(manifest, indent="\t", ensure_ascii=False) + "\n")
