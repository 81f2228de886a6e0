"""A page of a folder: a few ranges of an index, merged. None takes longer where there are more rows."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.places import STATES, Folder, Sight, folders_of, scopes

PAGE = 50
MOST_COUNTED = 10_000
"""Beyond it a tab says “10 000+”."""
INCOMPLETE = Q(executor=None) | Q(due=None) | Q(result="") | Q(task="")
READY = Case(When(INCOMPLETE, Value(0)), default=1, output_field=IntegerField())


@dataclass(frozen=True)
class Order:
    """By which two columns a folder is ordered, and whether each of them falls."""

    first: str
    falls: bool = False
    second_falls: bool = False


BY_DUE = Order("due")
ORDERS = {
    Folder.CLOSED: Order("closed_at", falls=True, second_falls=True),
    Folder.DRAFTS: Order("ready", second_falls=True),
}


@dataclass(frozen=True)
class Page:
    """`rows`: assignments in their order; `after`: where the next page begins, empty at the end."""

    rows: list[Assignment]
    after: str


def page(who: Person, sight: Sight, asked: Filter, today: date) -> Page:
    keys = _keys(sight, asked, today, PAGE + 1)
    shown = keys[:PAGE]
    after = _cursor(shown[-1]) if len(keys) > PAGE else ""
    return Page(rows_of(who, [number for _first, number in shown], today), after)


def rows_of(who: Person, numbers: list[int], today: date) -> list[Assignment]:
    """Those of them that the person may see, in this order, with what a list shows of them at hand."""
    whole = Assignment.objects.filter(seen_by(who, today), pk__in=numbers)
    # (The whole text of a source is long.)
    whole = whole.select_related("executor", "source", "parent", "given_by").defer("source__text")
    found = {one.pk: one for one in whole}
    return [found[number] for number in numbers if number in found]


def all_numbers(sight: Sight, asked: Filter, today: date, most: int) -> list[int]:
    """Of the whole filter, in its order, at most `most`."""
    return [number for _first, number in _keys(sight, asked, today, most)]


def count(sight: Sight, asked: Filter, today: date) -> int:
    """How many fit, up to `MOST_COUNTED` + 1."""
    return _count(sight, asked.folder, asked.states, asked.conditions(today), asked.below)


def counts(sight: Sight) -> dict[Folder, int]:
    """Of each folder as a whole."""
    return {folder: _count(sight, folder, STATES[folder], Q()) for folder in folders_of(sight)}


def _count(
    sight: Sight, folder: Folder, states: tuple[State, ...], conditions: Q | None, below: bool = False
) -> int:
    if conditions is None:
        return 0
    total = 0
    for scope in scopes(folder, sight, below):
        rows = Assignment.objects.filter(scope, conditions, state__in=states).order_by()
        total += rows[: MOST_COUNTED + 1].count()
    return min(total, MOST_COUNTED + 1)


def _keys(sight: Sight, asked: Filter, today: date, most: int) -> list[tuple[Any, int]]:
    """(what it is ordered by, number), in the order of the folder."""
    conditions = asked.conditions(today)
    if conditions is None:
        return []
    order = ORDERS.get(asked.folder, BY_DUE)
    begins = _begins(asked.after, order)
    parts = []
    for scope in scopes(asked.folder, sight, asked.below):
        rows = Assignment.objects.filter(scope, conditions)
        if order.first == "ready":
            rows = rows.annotate(ready=READY)
        rows = rows.order_by(f"{'-' * order.falls}{order.first}", f"{'-' * order.second_falls}pk")
        if begins is not None:
            rows = rows.filter(begins)
        # (Closed ones lie in an index by their end, all states together; open ones by state and date.)
        for states in [asked.states] if asked.folder == Folder.CLOSED else [(one,) for one in asked.states]:
            known = rows.filter(state__in=states) if len(states) > 1 else rows.filter(state=states[0])
            parts.append(list(known.values_list(order.first, "pk")[:most]))
    if order.falls:
        merged = heapq.merge(*parts, reverse=True)
    else:
        sign = -1 if order.second_falls else 1
        merged = heapq.merge(*parts, key=lambda key: (key[0], sign * key[1]))
    return list(merged)[:most]


def _cursor(key: tuple[Any, int]) -> str:
    first, number = key
    return f"{first.isoformat() if isinstance(first, date) else first}~{number}"


def _moment(text: str) -> datetime:
    """Raises ValueError, OverflowError: none, or none that every database can be asked for."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


def _begins(after: str, order: Order) -> Q | None:
    """The condition of what comes after a cursor; None for none, and for one that is none."""
    text, sign, number = after.rpartition("~")
    kinds: dict[str, Any] = {"closed_at": _moment, "due": date.fromisoformat, "ready": int}
    try:
        value, pk = kinds[order.first](text), int(number)
    except (ValueError, OverflowError):
        return None
    if not sign or not 0 < pk < 1 << 63:
        return None
    beyond, second = "lt" if order.falls else "gt", "lt" if order.second_falls else "gt"
    later = Q(**{f"{order.first}__{beyond}": value})
    later |= Q(**{order.first: value, f"pk__{second}": pk})
    return Q(**{f"{order.first}__{beyond}e": value}) & later
