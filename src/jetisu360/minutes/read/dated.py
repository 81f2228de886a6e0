"""Of what day is a text? It says so near its beginning («2022 жылғы 14 қазан», «15 марта 2021 года») or its end."""

# ruff: noqa: E501 - a grammar is read a rule a line
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jetisu360.minutes.common import months
from jetisu360.minutes.common.due import day_of
from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.read.document import Document

_KK = re.compile(
    rf"\b(?P<y>20\d\d|19\d\d)\s*(?:жылғы|жылдың|ж\.)\s*(?P<d>\d{{1,2}})[\s-]*(?P<m>{'|'.join(months.KAZAKH)})(?![{KAZAKH_NO_YO}])",
    re.I,
)
_KK_BACK = re.compile(
    rf"\b(?P<d>\d{{1,2}})[\s-]*(?P<m>{'|'.join(months.KAZAKH)}),?\s*(?P<y>20\d\d)(?:\s*(?:жыл|ж\.?))?(?![\d-])",
    re.I,
)
_RU = re.compile(
    rf"\b(?P<d>\d{{1,2}})[»\"”]?\s+(?P<m>{'|'.join(months.RUSSIAN)}),?\s+(?P<y>20\d\d|19\d\d)", re.I
)
_LATIN = re.compile(
    rf"\b(?P<y>20\d\d)\s*(?:jylğy|jyldyñ|j\.)\s*(?P<d>\d{{1,2}})\s*(?P<m>{'|'.join(months.KAZAKH_IN_LATIN)})\b",
    re.I,
)
_NUMERIC = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_TERM_BEFORE = re.compile(r"(?:\bдо|позднее|\bк|\bпо|\bс|срок\w*:?)\s+«?$", re.I)
_TERM_AFTER = re.compile(rf"[{KAZAKH_NO_YO}]*\s*(?:күн\w*\s+)?(?:дейін|кешік|бастап|қалдыр)", re.I)
# Dates of other documents: «2017 жылғы 5 қаңтардағы № 10», «от 15 января 2018 года № 12».
_OTHER_AFTER = re.compile(r"(?:дағы|дегі|тағы|тегі|ғы|гі|ындағы|да|де|та|те)\b", re.I)
FIRST_LINES, LAST_LINES, FAR = 12, 5, 400
"""Blocks at the head and the foot of a text, and characters of each, that may hold its date."""
TERM_BEFORE, TERM_AFTER = 20, 24
"""Characters around a date in which a word makes it a term («дейін») or another document's («от»)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The day, and where the text says it."""

    day: date
    start: int
    end: int


def date_of(document: Document) -> Dated | None:
    """The date that a text gives itself, or None. Terms and the dates of other documents are not taken for it."""
    blocks = document.blocks
    order = [*blocks[:FIRST_LINES], *blocks[max(FIRST_LINES, len(blocks) - LAST_LINES) :]]
    for block in order:
        if found := _in(document.text, block.start, min(block.end, block.start + FAR)):
            return found
    return None


def _in(text: str, start: int, end: int) -> Dated | None:
    for pattern, names in ((_KK, months.KAZAKH), (_KK_BACK, months.KAZAKH), (_RU, months.RUSSIAN), (_LATIN, months.KAZAKH_IN_LATIN),
                            (_NUMERIC, None), (_ISO, None)):  # fmt: skip
        for match in pattern.finditer(text, start, end):
            before, after = (
                text[max(0, match.start() - TERM_BEFORE) : match.start()],
                text[match.end() : match.end() + TERM_AFTER],
            )
            if _TERM_BEFORE.search(before) or _TERM_AFTER.match(after) or _OTHER_AFTER.match(after):
                continue
            month = names.index(match["m"].lower()) + 1 if names else int(match["m"])
            if day := day_of(int(match["y"]), month, int(match["d"])):
                return Dated(day, match.start(), match.end())
    return None
