"""The lists that the tests and the benchmark measure by: they are read the same way in both."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from jetisu360.kazakh import nominatives, stem

DATA = Path(__file__).parent / "data"
HALVES = ("develop", "apart")


def _rows(name: str) -> list[list[str]]:
    text = (DATA / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def phrases(half: str) -> list[tuple[str, list[str]]]:
    """Inflected phrase, and whom it names, in the nominative."""
    return [(phrase, wanted.split("; ")) for phrase, wanted in _rows(f"nominative-{half}.tsv")]


def wrong_nominatives(half: str) -> list[tuple[str, list[str], list[str]]]:
    """Phrase, what was found, what is right; only where they differ."""
    return [
        (phrase, found, wanted)
        for phrase, wanted in phrases(half)
        if (found := nominatives(phrase)) != wanted
    ]


def families(half: str) -> list[list[str]]:
    """Words that belong together, a family a line."""
    return [row[0].split() for row in _rows(f"families-{half}.txt")]


def conflation(half: str) -> tuple[float, float, float, list[str], list[str]]:
    """Pairwise precision, recall, F of `stem`; and the pairs it wrongly joins and parts.

    Every two words of the half are a pair; it should be joined when both are of one family.
    """
    words = [(word, number) for number, family in enumerate(families(half)) for word in family]
    stems = {word: stem(word) for word, _ in words}
    right, joined, parted = 0, [], []
    for (one, first), (other, second) in combinations(words, 2):
        same = stems[one] == stems[other]
        if same and first == second:
            right += 1
        elif same:
            joined.append(f"{one} + {other}")
        elif first == second:
            parted.append(f"{one} | {other}")
    precision = right / (right + len(joined)) if right else 0.0
    recall = right / (right + len(parted)) if right else 0.0
    f = 2 * precision * recall / (precision + recall) if right else 0.0
    return precision, recall, f, joined, parted
