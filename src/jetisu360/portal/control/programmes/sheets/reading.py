"""A row of a table as a project with sums: what its cells say, and what is wrong with them. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jetisu360.kazakh import fold
from jetisu360.language import LANGUAGES, Message, _
from jetisu360.portal.control.folders.reading import NO_DAY, TOO_LONG, day_of, plain_name
from jetisu360.portal.control.programmes.amounts import amount_of
from jetisu360.portal.control.programmes.kinds import KIND_WORDS, STATUS_WORDS, Kind, Status, Sum
from jetisu360.portal.control.programmes.money import MOST, YEARS
from jetisu360.portal.control.programmes.sheets.columns import SUMS, unit_of

LONGEST = {"kk": 300, "ru": 300, "document": 200}
DAYS = range(2000, 2100)

NO_TITLE = _("It is not said which project it is.")
NO_AMOUNT = _("“{text}” is no sum that can be read.")
NO_YEAR = _("There are sums, and the year of the budget is not said.")
NOT_YET = _("The sums are told of a day that has not come yet.")
NOTHING_NEW = _("The project is here already, and the row has no sums.")
TURNED = _("The planned end comes before the beginning.")
UNKNOWN = _("“{text}” in “{column}” is not known; the project is made without it.")
DAY_TAKEN = _("Of which day the sums are true is not said; the day on which the table was brought is taken.")
THERE = _("The project is here already: only its sums are taken in.")

_WORDS_OF_DISTRICT = frozenset(map(fold, ("ауданы", "аудан", "район", "қаласы", "қала", "город", "г", "қ")))


@dataclass
class Read:
    """`title`, `values`: for `changing.make_project`; `project`: the number of one that is here already.
    `wrong`: why nothing is made of it; `without`: what it is made without.
    """

    title: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    project: int | None = None
    number: int | None = None
    year: int | None = None
    sums: dict[Sum, Decimal] = field(default_factory=dict)
    as_of: date | None = None
    document: str = ""
    wrong: list[Message] = field(default_factory=list)
    without: list[Message] = field(default_factory=list)


class Names:
    """Rows with a title, by everything that they are called; a name of two is nobody's."""

    def __init__(self, rows: Iterable[Any], *, districts: bool = False) -> None:
        self._known: dict[str, Any] = {}
        self._districts = districts
        for row in rows:
            names = (*row.title.values(), *getattr(row, "also", ()))
            for name in {self._plain(str(one)) for one in names} - {""}:
                self._known[name] = row if self._known.get(name, row) is row else None

    def find(self, name: str) -> Any:
        return self._known.get(self._plain(name))

    def _plain(self, name: str) -> str:
        words = plain_name(name).split()
        if self._districts:
            words = [word for word in words if word not in _WORDS_OF_DISTRICT] or words
        return " ".join(words)


@dataclass(frozen=True)
class Known:
    """What a row can name. `projects`: of the programme, by folded title (`key_of`); `numbers`: theirs."""

    offices: Names
    districts: Names
    projects: Mapping[str, int]
    numbers: Mapping[int, frozenset[str]]


def key_of(title: str) -> str:
    return plain_name(title)


def read_row(
    cells: Mapping[str, str], known: Known, headings: Mapping[str, str], brought: date, today: date
) -> Read:
    """`cells`: by column; `headings`: what the table calls each of them; `brought`: when it came."""
    found = Read()
    given = {key: " ".join(text.split()) for key, text in cells.items() if text.strip()}
    for key, limit in LONGEST.items():
        if len(given.get(key, "")) > limit:
            column = headings.get(key, key)
            found.wrong.append(TOO_LONG.fill(column=column, n=len(given[key]), limit=limit))
            given[key] = given[key][:limit]
    found.title = {language: given[language] for language in ("kk", "ru") if language in given}
    found.document = given.get("document", "")
    _who_it_is(found, given, known)
    _said(found, given, known, headings)
    _days(found, given)
    _sums(found, given, headings, brought, today)
    if found.project is not None and not found.wrong:
        (found.without if found.sums else found.wrong).append(THERE if found.sums else NOTHING_NEW)
    return found


def _who_it_is(found: Read, given: Mapping[str, str], known: Known) -> None:
    """By its title; by its number only where the row has no title, or the title is that project's: sheets
    number their rows in their own way, too.
    """
    number = given.get("number", "")
    found.number = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    keys = [key_of(title) for title in found.title.values()]
    titled = next((known.projects[key] for key in keys if key in known.projects), None)
    titles_there = known.numbers.get(found.number or 0)
    if titles_there is not None and (not keys or set(keys) & titles_there):
        found.project = found.number
    else:
        found.project = titled
    if found.project is None and not found.title:
        found.wrong.append(NO_TITLE)


def _said(found: Read, given: Mapping[str, str], known: Known, headings: Mapping[str, str]) -> None:
    found.values |= {"kind": Kind.OTHER, "status": Status.IDENTIFICATION, "district": None, "office": None}
    finding: dict[str, Any] = {
        "kind": lambda text: _word(text, KIND_WORDS),
        "status": lambda text: _word(text, STATUS_WORDS),
        "district": known.districts.find,
        "office": known.offices.find,
    }
    for key, find in finding.items():
        if key in given:
            value = find(given[key])
            if value is None:
                column = headings.get(key, key)
                found.without.append(UNKNOWN.fill(text=given[key][:120], column=column))
            else:
                found.values[key] = value


def _word(text: str, words: Mapping[Any, Message]) -> Any:
    wanted = plain_name(text)
    for key, message in words.items():
        if wanted in {str(key), *(plain_name(message.say(language)) for language in LANGUAGES)}:
            return key
    return None


def _days(found: Read, given: Mapping[str, str]) -> None:
    for key in ("starts", "ends", "as_of"):
        if key not in given:
            continue
        day = day_of(given[key])
        if day is None or day.year not in DAYS:
            found.wrong.append(NO_DAY.fill(text=given[key][:40]))
        elif key == "as_of":
            found.as_of = day
        else:
            found.values[key] = day
    starts, ends = found.values.get("starts"), found.values.get("ends")
    if starts and ends and ends < starts:
        found.wrong.append(TURNED)


def _sums(
    found: Read, given: Mapping[str, str], headings: Mapping[str, str], brought: date, today: date
) -> None:
    for key in SUMS:
        if key not in given:
            continue
        amount = amount_of(given[key], unit_of(headings.get(key, "")))
        if amount is None or amount > MOST:
            found.wrong.append(NO_AMOUNT.fill(text=given[key][:40]))
        else:
            found.sums[Sum(key)] = amount
    if not found.sums:
        return
    year = given.get("year", "").rstrip(" .гжылод")
    if year.isascii() and year.isdigit() and len(year) == 4 and int(year) in YEARS:
        found.year = int(year)
    else:
        found.wrong.append(NO_YEAR)
    if "as_of" not in given:
        found.as_of = brought
        found.without.append(DAY_TAKEN)
    elif found.as_of is not None and found.as_of > today:
        found.wrong.append(NOT_YET)
