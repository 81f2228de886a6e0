"""What an indicator can be: a number that a district counts, or the ratio of two such numbers; which way is
better; and how the districts of a region add up.
"""

from __future__ import annotations

from enum import StrEnum

from jetisu360.language import Message, _p


class Kind(StrEnum):
    NUMBER = "number"
    RATIO = "ratio"
    """Counted by the portal of two numbers; typed by nobody."""


class Better(StrEnum):
    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class Adding(StrEnum):
    """Of a number. The ratio of a region is always that of its two sums."""

    SUM = "sum"
    MEAN = "mean"
    NONE = "none"


KIND_WORDS: dict[Kind, Message] = {
    Kind.NUMBER: _p("indicator", "A number that the district counts"),
    Kind.RATIO: _p("indicator", "A ratio of two numbers, which the portal computes"),
}
BETTER_WORDS: dict[Better, Message] = {
    Better.MORE: _p("indicator", "More is better"),
    Better.LESS: _p("indicator", "Less is better"),
    Better.NEITHER: _p("indicator", "Neither is better"),
}
ADDING_WORDS: dict[Adding, Message] = {
    Adding.SUM: _p("indicator", "The sum of the districts"),
    Adding.MEAN: _p("indicator", "The mean of the districts"),
    Adding.NONE: _p("indicator", "Districts do not add up"),
}
