"""SST-2: phrases of film reviews, kept apart by the sentence that they come from."""

import random
from collections import defaultdict
from pathlib import Path

Row = tuple[str, int]


def read_rows(file: Path) -> list[Row]:
    """(text, 1 for positive or 0) of every line; carriage returns in some lines are no line ends."""
    lines = file.read_bytes().decode("utf-8").split("\n")[1:]
    rows = (line.rstrip("\r").split("\t") for line in lines if "\t" in line)
    return [(text.replace("\r", " ").strip(), int(label)) for label, text in rows]


def whole_sentences(texts: list[str]) -> list[str]:
    """The texts that are no part of another one: the sentences that the phrases were cut from."""
    distinct = sorted({f" {text} " for text in texts}, key=len, reverse=True)
    holders: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for text in distinct:
        for word in set(text.split()):
            counts[word] += 1
    found = []
    for text in distinct:
        words = text.split()
        # A longer text that holds this one holds its rarest word.
        rarest = min(words, key=lambda word: counts[word]) if words else ""
        if any(text in other for other in holders[rarest]):
            continue
        found.append(text.strip())
        for word in set(words):
            holders[word].append(text)
    return found


def split_by_sentence(rows: list[Row], sentences: int, seed: int) -> tuple[list[Row], list[Row], set[str]]:
    """(training rows, choosing rows, all whole sentences).

    `sentences` whole sentences are drawn for choosing. Every row that is a part of one of them leaves the
    training rows, even where it is a part of another sentence too.
    """
    whole = whole_sentences([text for text, _ in rows])
    drawn = set(random.Random(seed).sample(sorted(whole), sentences))
    held = " \n ".join(f" {text} " for text in sorted(drawn))
    training = [row for row in rows if f" {row[0]} " not in held]
    choosing = list(dict.fromkeys(row for row in rows if row[0] in drawn))
    return training, choosing, set(whole)
