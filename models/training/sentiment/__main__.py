"""Command line: python -m sentiment --data FOLDER --work FOLDER [--start FILE]."""

import argparse
from pathlib import Path

import torch

from encoder.card import remake_canaries

from .corpus import read_corpus
from .finish import average, calibrate, export
from .report import report
from .train import Settings, train_replica

SEEDS = (1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="sentiment")
    parser.add_argument("--data", type=Path, required=True, help="folder with sentiment/ and summary/")
    parser.add_argument("--work", type=Path, required=True, help="replicas are kept here and not trained twice")
    parser.add_argument("--start", type=Path, help="a dynamically quantised file to go on from; else the base")
    parser.add_argument("--only-seed", type=int, help="train this replica and stop: several side by side")
    parser.add_argument("--stop-after", type=int, help="steps; what ships was stopped after 400 of about 1,045")
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    corpus = read_corpus(arguments.data)
    arguments.work.mkdir(parents=True, exist_ok=True)
    files = []
    for seed in [arguments.only_seed] if arguments.only_seed else SEEDS:
        file = arguments.work / f"replica-{seed}.pt"
        if not file.exists():
            settings = Settings(seed, stop_after=arguments.stop_after)
            train_replica(corpus, settings, arguments.start, file)
        files.append(file)
    if arguments.only_seed:
        return
    export(average(files))
    calibrate(corpus)
    remake_canaries()
    report(corpus)


if __name__ == "__main__":
    main()
