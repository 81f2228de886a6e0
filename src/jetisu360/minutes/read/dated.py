"""Of what day is a text? It says so near its beginning («2022 жылғы 14 қазан», «15 марта 2021 года») or its end.

The dates of laws and acts that it cites, of its registration and of its end are none of its own.
"""

# ruff: noqa: E501 - a grammar is read a rule a line
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jetisu360.minutes.common import months
from jetisu360.minutes.common.due import day_of
from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.normal import Normal

_KK = re.compile(
    rf"\b(?P<y>20\d\d|19\d\d)\s*(?:жылғы|жылдың|ж\.)\s*(?P<d>\d{{1,2}})[\s-]*(?P<m>{'|'.join(months.KAZAKH)})(?![{KAZAKH_NO_YO}])",
    re.I,
)
_KK_ACT = re.compile(
    rf"\b(?P<y>20\d\d|19\d\d)\s*(?:жылғы|жылдың|ж\.)\s*(?P<d>\d{{1,2}})[\s-]*(?P<m>{'|'.join(months.KAZAKH)})(?=[дт][ае]ғы|[дт]ег[іi]|дағы)",
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
# Dates of other documents: «2017 жылғы 5 қаңтардағы № 10».
_OTHER_AFTER = re.compile(r"(?:дағы|дегі|тағы|тегі|ғы|гі|ындағы|да|де|та|те)\b", re.I)
# The act itself: «Постановление акимата … от 5 мая 2015 года № 8», «… әкімдігінің 2015 жылғы 5 мамырдағы № 8 қаулысы.»
_OWN_BEFORE = re.compile(
    r"^\W*(?:постановление|решение|приказ|распоряжение|указ|протокол|письмо|закон)\b[^.;]{0,200}?\bот\s+«?$",
    re.I,
)
_OWN_AFTER = re.compile(
    rf"[{KAZAKH_NO_YO}]{{2,4}}\s*№\s*[\w/.-]+(?:\s*[IVX]+)?\s*(?:қаулысы|шешімі|бұйрығы|өкімі|жарлығы|хаттамасы)(?![{KAZAKH_NO_YO}])",
    re.I,
)
# What another act is called by before its date, or what happened to this one.
_CITED_BEFORE = re.compile(
    r"(?:\bот|\bза)\s+«?$|(?:закон|кодекс|постановлени|приказ|решени|указ|распоряжени|протокол|программ|регистр|утрати|заң|кодекс|қаулы|шешім|бұйры|жарлы|өкім|күші\s+жойыл|туралы[»\"]|тіркел)[^\n]{0,90}$",
    re.I,
)
_CITES = re.compile(
    r"в\s+соответствии|на\s+основании|во\s+исполнение|согласно|сәйкес|негізінде|утративш|күшін\s+жой|ескерту|сноска",
    re.I,
)
_MONTHS_2018 = (
    "qańtar",
    "aqpan",
    "naýryz",
    "sáýir",
    "mamyr",
    "maýsym",
    "shilde",
    "tamyz",
    "qyrkúıek",
    "qazan",
    "qarasha",
    "jeltoqsan",
)
_LATIN_2018 = re.compile(
    rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(_MONTHS_2018)}),?\s+(?P<y>20\d\d)|\b(?P<y2>20\d\d)\s*jylǵy\s*(?P<d2>\d{{1,2}})\s*(?P<m2>{'|'.join(_MONTHS_2018)})",
    re.I,
)
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
    normal = Normal(document)
    text, blocks = normal.document.text, normal.document.blocks
    order = [*blocks[:FIRST_LINES], *blocks[max(FIRST_LINES, len(blocks) - LAST_LINES) :]]
    for own in (True, False):
        for block in order:
            if found := _in(text, block.start, min(block.end, block.start + FAR), own=own):
                return Dated(found.day, *normal.span((found.start, found.end)))
    return None


def _in(text: str, start: int, end: int, *, own: bool) -> Dated | None:
    """The first date between `start` and `end`; with `own` only one that a text's kind stands beside."""
    for pattern, names in ((_KK_ACT, months.KAZAKH), (_KK, months.KAZAKH), (_KK_BACK, months.KAZAKH), (_RU, months.RUSSIAN), (_LATIN_2018, _MONTHS_2018),
                            (_LATIN, months.KAZAKH_IN_LATIN), (_NUMERIC, None), (_ISO, None)):  # fmt: skip
        for match in pattern.finditer(text, start, end):
            line = text[start : match.start()]
            before, after = line[-TERM_BEFORE:], text[match.end() : match.end() + TERM_AFTER]
            title = _OWN_BEFORE.match(line) or _OWN_AFTER.match(text, match.end())
            if own:
                if not title or _CITES.search(line):
                    continue
            elif (
                pattern is _KK_ACT
                or _TERM_BEFORE.search(before)
                or _TERM_AFTER.match(after)
                or _OTHER_AFTER.match(after)
                or _CITED_BEFORE.search(line)
                or _CITES.search(line)
            ):
                continue
            groups = match.groupdict()
            year, month, day = (groups[key] or groups[key + "2"] for key in "ymd")
            number = names.index(month.lower()) + 1 if names else int(month)
            if found := day_of(int(year), number, int(day)):
                return Dated(found, match.start(), match.end())
    return None
