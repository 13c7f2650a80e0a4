"""What is taken out of a text before a model reads it: the rules of the app, in Python.

The app's rules are src/lib/domain/sentiment/sentiment-label.ts and src/lib/domain/fake-news/clean-news.ts. Both
sides are held to the same cases, `cleaning-cases.json` beside this file: here by `python -m encoder.cleaning`,
there by a unit test.
"""

import json
import sys
from pathlib import Path

import regex

CASES = Path(__file__).with_name("cleaning-cases.json")

Rule = tuple["regex.Pattern[str]", str]

SENTIMENT_RULES: list[Rule] = [
    (regex.compile(r"(?<![\p{L}\p{N}.])@[A-Za-z0-9_]+"), ""),
    (regex.compile(r"https?://\S+"), ""),
    (regex.compile(r"#(?=\p{L})"), ""),
    (regex.compile(r"&amp;"), "&"),
]


def clean(text: str, rules: list[Rule]) -> str:
    """Replaces every match of every rule; where matches overlap, the earlier and then the longer wins."""
    matches = sorted(
        ((match.start(), -match.end(), new) for pattern, new in rules for match in pattern.finditer(text)),
        key=lambda found: found[:2],
    )
    parts, read = [], 0
    for start, minus_end, new in matches:
        if start < read or start == -minus_end:
            continue
        parts += [text[read:start], new]
        read = -minus_end
    return "".join([*parts, text[read:]])


AGENCIES = "(?:Thomson )?Reuters(?: Health| Foundation)?|AP|AFP|CNN|UPI|ANI|PTI|IANS|Xinhua|Bloomberg"
OUTLETS = (
    "CNN|BBC(?: News)?|Fox News|Reuters|NBC News|CBS News|ABC News|USA Today|The New York Times|"
    "The Washington Post|The Guardian|Daily Mail Online|People\\.com|Breitbart|HuffPost|Snopes|PolitiFact"
)
NEWS_RULES: list[Rule] = [
    (
        regex.compile(
            r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/|bit\.ly/)\S+"
            r"|(?<![A-Za-z0-9@.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|gov|edu|info|co\.uk)(?![A-Za-z0-9-])(?:/\S*)?",
            regex.IGNORECASE,
        ),
        " ",
    ),
    (
        regex.compile(
            r"(?<=^|[\n.!?\"”]\s?)[\p{Lu}](?:[\p{L},/’' ]|(?<=\p{Lu})\.){0,60}\((?:" + AGENCIES + r")\)\s*[-–—]*\s*"
        ),
        "",
    ),
    (regex.compile(r"\((?:" + AGENCIES + r")\)\s*[-–—]*"), " "),
    (regex.compile(r"(?<![\p{L}\p{N}])(?:Thomson )?Reuters(?![\p{L}\p{N}])"), " "),
    (
        regex.compile(
            r"(?<![\p{L}\p{N}])(?:(?:Featured )?(?:Image|Photo|Photograph|Picture)s? "
            r"(?:by|via|from|credit|courtesy of):? ?[^.\n]{1,60}|Getty Images)",
            regex.IGNORECASE,
        ),
        " ",
    ),
    (regex.compile(r"\s+[|–—-]\s+(?:" + OUTLETS + r")\s*$"), ""),
    (regex.compile(r"(?<![\p{L}\p{N}.])@[A-Za-z0-9_]+"), ""),
    (regex.compile(r"[#@]"), ""),
]


def check_cases() -> list[str]:
    """The cases that come out otherwise than they should, in words."""
    cases = json.loads(CASES.read_text("utf-8"))
    by_tool = {"sentiment": SENTIMENT_RULES, "fake-news": NEWS_RULES}
    return [
        f"{case['tool']}: {case['text']!r} gave {found!r}, not {case['clean']!r}"
        for case in cases
        if (found := clean(case["text"], by_tool[case["tool"]])) != case["clean"]
    ]


if __name__ == "__main__":
    wrong = check_cases()
    print("\n".join(wrong) or "all cases hold")
    sys.exit(1 if wrong else 0)
