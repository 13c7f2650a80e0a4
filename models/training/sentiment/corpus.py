"""What the model learns from, what chooses, and what only measures."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

import regex

from encoder.cleaning import SENTIMENT_RULES, clean

from .sst import read_rows, split_by_sentence
from .templates import made_sentences

SEED = 7
CHOOSING_SENTENCES = 400
AIRLINE = {"negative": 0.0, "neutral": 0.5, "positive": 1.0}


@dataclass(frozen=True)
class Example:
    text: str
    target: float
    """Probability of "positive": 1, 0, or 0.5 for neutral texts."""
    weight: float = 1.0


@dataclass(frozen=True)
class Corpus:
    sentences: list[Example]
    """Whole sentences of SST-2, read in every pass."""
    phrases: list[Example]
    """Their parts; each pass draws some."""
    others: list[Example]
    """Product reviews, posts, news, made sentences; read in every pass."""
    choosing: dict[str, list[Example]]
    measuring: dict[str, list[Example]]


def read_reviews(data: Path) -> list[Example]:
    both = [("pos", 1.0), ("neg", 0.0)]
    return [
        Example(line.strip(), target)
        for name, target in both
        for line in (data / f"sentiment/custrev_{name}.txt").read_text("utf-8", "replace").splitlines()
        if line.strip()
    ]


def read_posts(data: Path) -> list[Example]:
    with (data / "sentiment/airline_tweets_dev.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] in AIRLINE]
    return [Example(row["text"], AIRLINE[row["label"]]) for row in rows]


def read_film_sentences(data: Path) -> list[Example]:
    lines = (data / "sentiment/imdb_labelled.txt").read_text("utf-8").split("\n")
    rows = (line.rsplit("\t", 1) for line in lines if "\t" in line)
    return [Example(text.strip(), float(label)) for text, label in rows]


def read_news_facts(data: Path, count: int, rng: random.Random) -> list[Example]:
    """Sentences of the news with a number in them; most are neutral, some are not, so they weigh less."""
    with (data / "summary/bbc_extractive.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["article"] for row in csv.DictReader(file)]
    sentences = {part.strip() for text in texts for part in regex.split(r"(?<=[.!?])\s+", text)}
    facts = sorted(part for part in sentences if regex.search(r"\d", part) and 5 <= len(part.split()) <= 16)
    return [Example(fact, 0.5, 0.4) for fact in rng.sample(facts, count)]


def cut(examples: list[Example], rng: random.Random, *sizes: int) -> list[list[Example]]:
    """Disjoint random parts of the given sizes, then the rest; equal texts stay together."""
    groups: dict[str, list[Example]] = {}
    for example in examples:
        groups.setdefault(example.text.lower(), []).append(example)
    order = sorted(groups)
    rng.shuffle(order)
    bounds = [0, *(sum(sizes[: at + 1]) for at in range(len(sizes))), len(order)]
    return [
        [example for key in order[low:high] for example in groups[key]]
        for low, high in zip(bounds, bounds[1:], strict=False)
    ]


def read_corpus(data: Path) -> Corpus:
    rng = random.Random(SEED)
    training, choosing, whole = split_by_sentence(
        read_rows(data / "sentiment/sst2_train.tsv"), CHOOSING_SENTENCES, SEED
    )
    reviews, reviews_choosing, reviews_rest = cut(read_reviews(data), rng, 750, 250)
    posts, posts_choosing, posts_rest = cut(read_posts(data), rng, 2000, 500)
    angry = [post for post in posts_rest if post.target == 0]
    # Two thirds of the posts are complaints; as many as there are others is enough.
    posts_rest = [post for post in posts_rest if post.target > 0] + angry[: len(angry) // 2]
    made = [Example(text, target, 0.5) for text, target in made_sentences(500, SEED)]
    return Corpus(
        sentences=[Example(text, float(label)) for text, label in training if text in whole],
        phrases=[Example(text, float(label)) for text, label in training if text not in whole],
        others=[*reviews_rest, *posts_rest, *made, *read_news_facts(data, 500, rng)],
        choosing={
            "sst2": [Example(text, float(label)) for text, label in choosing],
            "reviews": reviews_choosing,
            "posts": posts_choosing,
        },
        measuring={
            "sst2-dev": [Example(text, float(label)) for text, label in read_rows(data / "sentiment/sst2_dev.tsv")],
            "imdb": read_film_sentences(data),
            "custrev": reviews,
            "airline": posts,
        },
    )


def readable(examples: list[Example]) -> list[str]:
    """The texts as the model reads them; one of links only stays as it is, as in the app."""
    cleaned = (clean(example.text, SENTIMENT_RULES) for example in examples)
    return [new if new.strip() else example.text for new, example in zip(cleaned, examples, strict=True)]
