"""A document in two languages says everything twice: side by side, or one after the other. It asks once.

Its sentences with assignments follow each other in both languages in the same order, with the same dates and
the same numbers. Where that is so, those of the second language are the same assignments; what only one of
the languages was found to ask stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jetisu360.minutes.model.assignment import Assignment

_FEWEST = 2
"""Sentences with assignments that each language has at least."""
_SAME = 0.6
"""Of the longer side's sentences, how many have their twin."""
_SPEAKING = 0.4
"""Of the twins, how many share a date or a number: without one, order alone says little."""
_AHEAD = 3
"""Sentences of a side that the other may lack, one after the other."""
_NEAR = sorted(((ahead, behind) for ahead in range(_AHEAD + 1) for behind in range(_AHEAD + 1)), key=sum)
_NUMBER = re.compile(r"\d+")
_POINT = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]")
_LONGEST = 3000
"""Characters of a sentence in which numbers are looked for."""

Span = tuple[int, int]


@dataclass(slots=True)
class _Said:
    """A sentence with assignments: their dates, and the numbers that it names."""

    span: Span
    dues: frozenset[str]
    numbers: frozenset[str]

    def is_twin(self, other: _Said) -> bool:
        if self.dues and other.dues and self.dues != other.dues:
            return False
        every = self.numbers | other.numbers
        if not every:
            return self.dues == other.dues
        return 2 * len(self.numbers & other.numbers) >= len(every)

    @property
    def speaks(self) -> bool:
        return bool(self.dues or self.numbers)


def translations(text: str, found: Sequence[Assignment]) -> set[Span]:
    """The sentences, by their places, that say in another language what was said before in the first.

    Takes time in proportion to `found`.
    """
    sides: dict[str, dict[Span, list[Assignment]]] = {}
    for one in found:
        if one.kind != "note":
            sides.setdefault(one.language, {}).setdefault(one.sentence, []).append(one)
    if len(sides) != 2:
        return set()
    first, second = sorted(
        ([_said(text, *said) for said in side.items()] for side in sides.values()), key=_begin
    )
    longer, shorter = max(len(first), len(second)), min(len(first), len(second))
    if shorter < _FEWEST:
        return set()
    twins = _twins(first, second)
    speaking = sum(one.speaks for one in twins)
    if len(twins) < _SAME * longer or speaking < max(1, _SPEAKING * len(twins)):
        return set()
    return {one.span for one in twins}


def _begin(side: Sequence[_Said]) -> int:
    return side[0].span[0]


def _said(text: str, span: Span, found: Sequence[Assignment]) -> _Said:
    sentence = text[span[0] : min(span[1], span[0] + _LONGEST)]
    begin = _POINT.match(sentence)
    return _Said(
        span,
        frozenset(one.due.isoformat() for one in found if one.due),
        frozenset(_NUMBER.findall(sentence, begin.end() if begin else 0)),
    )


def _twins(first: Sequence[_Said], second: Sequence[_Said]) -> list[_Said]:
    """Those of the second side that have their twin in the first, in the order of both."""
    twins: list[_Said] = []
    left = right = 0
    while left < len(first) and right < len(second):
        for ahead, behind in _NEAR:
            if (
                left + ahead < len(first)
                and right + behind < len(second)
                and first[left + ahead].is_twin(second[right + behind])
            ):
                twins.append(second[right + behind])
                left, right = left + ahead + 1, right + behind + 1
                break
        else:
            left, right = left + 1, right + 1
    return twins
