"""Texts without a label, to hear the teacher on: news, claims, posts, and what is made of the labelled ones."""

import itertools
import random
from pathlib import Path

import regex

from fake_news.corpus import rows_of

from .corpus import Corpus, Example
from .templates import BAD, GOOD, PATTERNS, THINGS

UNLABELLED = -1.0
LEAST_WORDS = 3
BBC, CLAIMS, POSTINGS, JOINED, EXCHANGED, MADE = 7_000, 14_000, 3_000, 16_000, 8_000, 3_000
PHRASES = 10_000
JOINTS = [" , but ", " . but ", " and ", " . ", " . ", " , although ", " , yet ", " . however , ", " , while ", " ; "]
SHARE_DROPPED, SHARE_EXCHANGED = 0.1, 0.15
CLAIM_FILES = {
    "fakenewsnet_titles_train.csv": "title",
    "covid_train.csv": "tweet",
    "coaid_train.csv": "title",
}


def sentences_of(texts: list[str]) -> list[str]:
    found = {part.strip() for text in texts for part in regex.split(r"(?<=[.!?])\s+", text)}
    return sorted(part for part in found if 4 <= len(part.split()) <= 32)


def claims(data: Path) -> list[str]:
    """Headlines, posts, statements, and sentences of job postings."""
    found = [row[name] for file, name in CLAIM_FILES.items() for row in rows_of(data / "fake-news" / file)]
    lines = (data / "fake-news/liar/train.tsv").read_text("utf-8").split("\n")
    postings = [" ".join(map(str, row.values())) for row in rows_of(data / "job-match/tech_postings.csv")]
    return sorted({*found, *(line.split("\t")[2] for line in lines if line), *sentences_of(postings)[:POSTINGS]})


def exchanged(text: str, words: list[str], rng: random.Random) -> str:
    """Some words left out, some put in the place of others."""
    return " ".join(
        rng.choice(words) if rng.random() < SHARE_EXCHANGED else word
        for word in text.split()
        if rng.random() > SHARE_DROPPED
    )


def joined(texts: list[str], rng: random.Random) -> str:
    first, second = rng.choice(texts), rng.choice(texts)
    return first.rstrip(" .") + rng.choice(JOINTS) + second


def unlabelled(corpus: Corpus, phrases: list[Example], data: Path, rng: random.Random) -> list[Example]:
    bbc, cnn = (
        sentences_of([row["article"] for row in rows_of(data / "summary" / name)])
        for name in ("bbc_extractive.csv", "cnndm_train_100.csv")
    )
    texts = [*rng.sample(bbc, BBC), *cnn, *rng.sample(claims(data), CLAIMS)]
    labelled = [example.text for example in (*corpus.sentences, *corpus.others)]
    labelled += [phrase.text for phrase in rng.sample(phrases, PHRASES)]
    words = [word for text in labelled for word in text.split()]
    texts += [joined(labelled, rng) for _ in range(JOINED)]
    changed = [exchanged(rng.choice(labelled), words, rng) for _ in range(EXCHANGED)]
    texts += [text for text in changed if len(text.split()) >= LEAST_WORDS]
    made = [
        pattern.format(thing, good, bad)
        for (pattern, _), thing, good, bad in itertools.product(PATTERNS, THINGS, GOOD, BAD)
    ]
    texts += rng.sample(made, MADE)
    rng.shuffle(texts)
    return [Example(text, UNLABELLED) for text in texts]
