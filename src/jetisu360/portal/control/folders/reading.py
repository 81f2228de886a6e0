"""A row of an office's table as a draft: what its cells say, and what is wrong with them. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jetisu360.kazakh import fold
from jetisu360.kazakh.alphabet import OWN
from jetisu360.language import LANGUAGES, Message, _
from jetisu360.portal.control.offices.models import Office

IMPORTED = (
    "task",
    "result",
    "executor",
    "co_executors",
    "due",
    "issuer",
    "programme",
    "place",
    "source",
    "point",
    "on_site",
    "evidence",
)
"""Columns that a draft is made of; of the others only the number is looked at."""
LONGEST = {"issuer": 200, "programme": 200, "place": 200, "point": 30, "source": 300}
MOST_TEXT = 10_000

NO_TASK = _("What is to be done is not said.")
NO_DAY = _("“{text}” is no date that can be read; write it as 31.12.2026.")
NO_OFFICE = _("There is no office “{text}” in the directory; the draft is made without it.")
TOO_LONG = _("The text in “{column}” is too long: {n} characters, of {limit}.")
THERE = _("It is here already, as № {number}.")

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*(?:ж|г|жыл|год)?\.?)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_YES = frozenset(map(fold, ("иә", "ия", "да", "yes", "+", "1", "true", "v", "✓", "бар")))
_JOINED = re.compile(r"[\W_]+")


@dataclass
class Read:
    """`values`: for `drafts.create`; `source`: the title of one. `wrong`: why no draft is made; `without`:
    what it is made without.
    """

    values: dict[str, Any] = field(default_factory=dict)
    co_executors: list[Office] = field(default_factory=list)
    source: str = ""
    number: int | None = None
    wrong: list[Message] = field(default_factory=list)
    without: list[Message] = field(default_factory=list)


class Directory:
    """Offices by everything that they are called, in whatever letters and signs."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._known: dict[str, Office | None] = {}
        for office in offices:
            for name in {plain_name(str(one)) for one in (*office.title.values(), *office.also)} - {""}:
                # A name of two offices is nobody's.
                there = self._known.get(name, office)
                self._known[name] = office if there is office else None

    def find(self, name: str) -> Office | None:
        return self._known.get(plain_name(name))


def plain_name(name: str) -> str:
    """As names are compared: folded, words alone."""
    return _JOINED.sub(" ", fold(name)).strip()


def read_row(cells: Mapping[str, str], directory: Directory, headings: Mapping[str, str]) -> Read:
    """`cells`: by column; `headings`: what the table calls each of them."""
    found = Read()
    given = {key: text.strip() for key, text in cells.items() if text.strip()}
    task = given.get("task", "")
    if not task:
        found.wrong.append(NO_TASK)
    for key in ("task", "result"):
        found.values[key] = _text(found, given, key, MOST_TEXT, headings)
    for key in ("issuer", "programme", "place", "point"):
        found.values[key] = _text(found, given, key, LONGEST[key], headings)
    found.source = _text(found, given, "source", LONGEST["source"], headings)
    found.values["language"] = "kk" if not OWN.isdisjoint(task.lower()) else "ru"
    found.values["on_site"] = fold(given.get("on_site", "")) in _YES
    evidence = given.get("evidence", "")
    found.values["evidence"] = min(int(evidence), 100) if evidence.isascii() and evidence.isdigit() else 0
    number = given.get("number", "")
    found.number = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if "due" in given:
        found.values["due"] = day_of(given["due"])
        if found.values["due"] is None:
            found.wrong.append(NO_DAY.fill(text=given["due"][:40]))
    _offices(found, given, directory)
    return found


def _text(found: Read, given: Mapping[str, str], key: str, limit: int, headings: Mapping[str, str]) -> str:
    text = " ".join(given.get(key, "").split()) if key in LONGEST else given.get(key, "")
    if len(text) > limit:
        found.wrong.append(TOO_LONG.fill(column=headings.get(key, key), n=len(text), limit=limit))
    return text[:limit]


def _offices(found: Read, given: Mapping[str, str], directory: Directory) -> None:
    """The first that is named coordinates; the others are co-executors."""
    named: list[Office] = []
    first = True
    for key in ("executor", "co_executors"):
        for name in filter(None, _BETWEEN.split(given.get(key, ""))):
            office = directory.find(name)
            if office is None:
                found.without.append(NO_OFFICE.fill(text=name[:120]))
            elif key == "executor" and first:
                found.values["executor"] = office
            elif office not in named:
                named.append(office)
            first = False
    found.co_executors = [one for one in named if one != found.values.get("executor")]


def day_of(text: str) -> date | None:
    """31.12.2026, 31/12/26, 2026-12-31, also with «г.» or «ж.» after it."""
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def said(wrong: Sequence[Message]) -> list[dict[str, str]]:
    """For the database: in every language."""
    return [{language: one.say(language) for language in LANGUAGES} for one in wrong]
