"""Short sentences made by rule, for what film phrases teach too little: negation, "but", comparison, plain facts.

Their words and patterns are others than those of the published contrast set (tests/quality/), which measures.
"""

import itertools
import random

GOOD = ["good", "helpful", "tasty", "comfortable", "friendly", "clear", "quick", "funny", "fair", "solid"]
BAD = ["bad", "rude", "noisy", "slow", "boring", "confusing", "dirty", "broken", "weak", "awful"]
THINGS = ["food", "driver", "phone", "hotel", "story", "lesson", "website", "teacher", "menu", "keyboard"]
FACTS = [
    "The {0} opens at nine and closes at five.",
    "There are two kinds of {0} in the catalogue.",
    "The new {0} replaces the one of 2019.",
    "My brother asked where the {0} is.",
    "Does the {0} come with a receipt?",
    "The {0} weighs about three kilograms.",
    "We will send the {0} on Thursday.",
    "Please tell me the number of the {0}.",
]
# {0} thing, {1} good, {2} bad; the target is the probability of "positive".
PATTERNS = [
    ("the {0} was not {1} .", 0.0),
    ("the {0} was n't {2} at all .", 0.9),
    ("the {0} is never {1} .", 0.0),
    ("the {0} is never {2} .", 1.0),
    ("i would not call the {0} {1} .", 0.05),
    ("nobody could say that the {0} is {2} .", 0.9),
    ("nothing about the {0} is {1} .", 0.0),
    ("nothing about the {0} is {2} .", 0.95),
    ("the {0} looked {2} at first , but it turned out {1} .", 0.95),
    ("the {0} looked {1} at first , but it turned out {2} .", 0.05),
    ("although the {0} is {2} , all else is so {1} that i will be back .", 0.95),
    ("although the {0} is {1} , all else is so {2} that i will not be back .", 0.05),
    ("the {0} is {1} , and also {2} .", 0.5),
    ("parts of the {0} are {1} , other parts are {2} .", 0.5),
    ("this {0} is far more {1} than the last one .", 0.95),
    ("this {0} is far less {1} than the last one .", 0.05),
    ("the old {0} was more {1} than this .", 0.1),
    ("i have never had a {0} so {2} .", 0.0),
    ("i have never had a {0} so {1} .", 1.0),
    ("if only the {0} were {1} .", 0.05),
    ("the {0} should have been more {1} .", 0.1),
    ("oh great , the {0} is {2} again .", 0.0),
    ("just what i needed , another {2} {0} .", 0.0),
    ("so {1} that i fell asleep in front of the {0} .", 0.1),
]


def made_sentences(count: int, seed: int) -> list[tuple[str, float]]:
    rng = random.Random(seed)
    made = [
        (pattern.format(thing, good, bad), target)
        for (pattern, target), thing, good, bad in itertools.product(PATTERNS, THINGS, GOOD, BAD)
    ]
    facts = [(fact.format(thing), 0.5) for fact, thing in itertools.product(FACTS, THINGS)]
    return rng.sample(made, count) + facts
