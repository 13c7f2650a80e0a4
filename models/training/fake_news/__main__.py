"""Command line: python -m fake_news --data FOLDER --work FOLDER."""

import argparse
from pathlib import Path

from .corpus import extra_tests, training_collections
from .head import Moments
from .matrix import load, single_cells, slope_of, unseen_cells
from .report import report


def main() -> None:
    parser = argparse.ArgumentParser(prog="fake_news")
    parser.add_argument("--data", type=Path, required=True, help="folder with fake-news/")
    parser.add_argument("--work", type=Path, required=True, help="what the encoder says of the texts is kept here")
    arguments = parser.parse_args()

    training = load(training_collections(arguments.data), arguments.work)
    extra = load(extra_tests(arguments.data), arguments.work)
    moments = {one.name: Moments(one.means, one.labels) for one in training}
    across, unseen = unseen_cells(training, moments)
    slope = round(slope_of(unseen), 3)
    report(arguments.data, single_cells(training, extra), across, unseen, slope)


if __name__ == "__main__":
    main()
