"""The columns of a table of projects, by which headings each is recognised, and in which unit it has sums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from jetisu360.kazakh import fold
from jetisu360.language import LANGUAGES, Message, _p

COLUMNS: Mapping[str, Message] = {
    "number": _p("sheet of projects", "№"),
    "kk": _p("sheet of projects", "Project (in Kazakh)"),
    "ru": _p("sheet of projects", "Project (in Russian)"),
    "kind": _p("sheet of projects", "Kind"),
    "status": _p("sheet of projects", "Status"),
    "district": _p("sheet of projects", "District or city"),
    "office": _p("sheet of projects", "Responsible office"),
    "starts": _p("sheet of projects", "Planned beginning"),
    "ends": _p("sheet of projects", "Planned end"),
    "year": _p("sheet of projects", "Year of the budget"),
    "planned": _p("sheet of projects", "Planned, ₸"),
    "allocated": _p("sheet of projects", "Allocated, ₸"),
    "spent": _p("sheet of projects", "Spent, ₸"),
    "as_of": _p("sheet of projects", "True on the day"),
    "document": _p("sheet of projects", "Document"),
}
"""In their order."""
SUMS = ("planned", "allocated", "spent")

ALSO: Mapping[str, str] = {
    # What offices write besides, in whatever form (compared by `plain`).
    "р/с": "number",
    "р/с №": "number",
    "п/п": "number",
    "№ п/п": "number",
    "жоба": "kk",
    "жобаның атауы": "kk",
    "жоба атауы": "kk",
    "нысан": "kk",
    "нысанның атауы": "kk",
    "объектінің атауы": "kk",
    "проект": "ru",
    "наименование проекта": "ru",
    "объект": "ru",
    "наименование объекта": "ru",
    "project": "ru",
    "түрі": "kind",
    "саласы": "kind",
    "вид": "kind",
    "отрасль": "kind",
    "жай-күйі": "status",
    "мәртебесі": "status",
    "статус": "status",
    "состояние": "status",
    "аудан": "district",
    "аудан, қала": "district",
    "аудан/қала": "district",
    "район": "district",
    "район, город": "district",
    "район/город": "district",
    "жауапты": "office",
    "жауапты мекеме": "office",
    "тапсырыс беруші": "office",
    "әкімшісі": "office",
    "ответственный": "office",
    "ответственный исполнитель": "office",
    "ответственное учреждение": "office",  # the heading of our own table, once
    "заказчик": "office",
    "администратор": "office",
    "басталуы": "starts",
    "басталу мерзімі": "starts",
    "начало": "starts",
    "срок начала": "starts",
    "аяқталуы": "ends",
    "аяқталу мерзімі": "ends",
    "срок завершения": "ends",
    "окончание": "ends",
    "завершение": "ends",
    "жыл": "year",
    "жылы": "year",
    "год": "year",
    "жоспар": "planned",
    "жоспарланды": "planned",
    "план": "planned",
    "запланировано": "planned",
    "бөлінді": "allocated",
    "бөлінген қаражат": "allocated",
    "выделено": "allocated",
    "игерілді": "spent",
    "жұмсалды": "spent",
    "факт": "spent",
    "освоено": "spent",
    "израсходовано": "spent",
    "күні": "as_of",
    "есепті күн": "as_of",
    "по состоянию на": "as_of",
    "дата": "as_of",
    "құжат": "document",
    "негіздеме": "document",
    "документ": "document",
    "основание": "document",
}

_UNITS: tuple[tuple[re.Pattern[str], Decimal], ...] = tuple(
    (re.compile(rf"[\s,(]+(?:{words})[\s.]*(?:{{tenge}})?[\s.)]*$".replace("{tenge}", tenge)), Decimal(size))
    for tenge in [r"теңге|тенге|тг|₸|kzt"]
    for words, size in (("мың|тыс", 10**3), ("млн|миллион", 10**6), ("млрд|миллиард", 10**9))
)
_TENGE = re.compile(r"[\s,(]+(?:теңге|тенге|тг|₸|kzt)[\s.)]*$")


def plain(heading: str) -> str:
    """A heading as it is compared: folded, without its unit, its spaces single."""
    return " ".join(fold(_parted(heading)[0]).split()).rstrip(" .:*")


def unit_of(heading: str) -> Decimal:
    """How many tenge one in this column is: 1, or what «мың теңге», «млн. тенге» say."""
    return _parted(heading)[1]


def _parted(heading: str) -> tuple[str, Decimal]:
    text = " ".join(heading.lower().split())
    for pattern, size in _UNITS:
        if match := pattern.search(text):
            return text[: match.start()], size
    match = _TENGE.search(text)
    return (text[: match.start()] if match else text), Decimal(1)


_KNOWN = {plain(text): key for text, key in ALSO.items()}


def column_of(heading: str) -> str:
    """The key of the column that a heading names; empty for none."""
    wanted = plain(heading)
    if not wanted:
        return ""
    for key, words in COLUMNS.items():
        if any(plain(words.say(language)) == wanted for language in LANGUAGES):
            return key
    return _KNOWN.get(wanted, "")
