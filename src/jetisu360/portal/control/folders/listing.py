"""A page of a folder, and how many there are: none takes longer where there are more rows.

What the columns of an index narrow is read in its order, fifty rows deep for each state, and merged; it is
counted apart. What is searched for has no order in an index: it is read whole, once, and then both a page
and counted; but for the many that are closed, which would be a large part of everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.finding import found_by
from jetisu360.portal.control.folders.places import Folder, Sight, folders_of, scopes
from jetisu360.portal.control.folders.statements import NONE, Key, Order, Part, counted, walked, whole_of

PAGE = 50
MOST_COUNTED = 10_000
"""Beyond it a tab says “10 000+”."""
INCOMPLETE = Q(executor=None) | Q(due=None) | Q(result="") | Q(task="")
READY = Case(When(INCOMPLETE, Value(0)), default=1, output_field=IntegerField())
BY_DUE = Order("due")
ORDERS = {
    Folder.CLOSED: Order("closed_at", falls=True, second_falls=True),
    Folder.DRAFTS: Order("ready", second_falls=True),
}


@dataclass(frozen=True)
class Page:
    """`rows`: assignments in their order; `after`: where the next page begins, empty at the end; `number`:
    how many there are in all, up to `MOST_COUNTED` + 1, and `counts` in each folder as a whole.
    """

    rows: list[Assignment]
    after: str
    number: int
    counts: dict[Folder, int]


def page(who: Person, sight: Sight, asked: Filter, today: date) -> Page:
    keys, number = _keys(sight, asked, today, PAGE + 1)
    of_folders = counts(sight)
    shown = keys[:PAGE]
    return Page(
        rows=rows_of(who, [one for _first, one in shown], today),
        after=_cursor(shown[-1]) if len(keys) > PAGE else "",
        number=number if asked.narrowed else of_folders[asked.folder],
        counts=of_folders,
    )


def rows_of(who: Person, numbers: list[int], today: date) -> list[Assignment]:
    """Those of them that the person may see, in this order, with what a list shows of them at hand."""
    whole = Assignment.objects.filter(seen_by(who, today), pk__in=numbers)
    # (The whole text of a source is long.)
    whole = whole.select_related("executor", "source", "parent", "given_by").defer("source__text")
    found = {one.pk: one for one in whole}
    return [found[number] for number in numbers if number in found]


def all_numbers(sight: Sight, asked: Filter, today: date, most: int) -> list[int]:
    """Of the whole filter, in its order, at most `most`."""
    return [number for _first, number in _keys(sight, asked, today, most)[0]]


def count(sight: Sight, asked: Filter, today: date) -> int:
    """How many fit, up to `MOST_COUNTED` + 1."""
    return _keys(sight, asked, today, 1)[1] if asked.narrowed else counts(sight)[asked.folder]


def counts(sight: Sight) -> dict[Folder, int]:
    """Of each folder as a whole."""
    known = folders_of(sight)
    numbers = counted([_all(sight, Filter(one)) for one in known], MOST_COUNTED + 1)
    return dict(zip(known, numbers, strict=True))


def _all(sight: Sight, asked: Filter, conditions: Q | None = None) -> list[Any]:
    """What fits, of each of the conditions that make the folder."""
    fitting = Assignment.objects.filter(conditions or Q(), state__in=asked.states)
    return [fitting.filter(scope) for scope in scopes(asked.folder, sight, asked.below)]


def _keys(sight: Sight, asked: Filter, today: date, most: int) -> Part:
    """The first `most` of the page, and how many fit in all; of a whole folder the last is not asked."""
    conditions, found = asked.conditions(today), None
    order = ORDERS.get(asked.folder, BY_DUE)
    after = _after(asked.after, order)
    if asked.q:
        found = found_by(asked.q)
        if found is None:
            return [], 0
        if found.named or asked.folder == Folder.CLOSED:
            conditions &= found.condition
    parts = _all(sight, asked, conditions)
    if found is not None and (found.named or asked.folder != Folder.CLOSED):
        ordered = [_with_order(one, order) for one in parts]
        return whole_of(ordered, order, after, most, MOST_COUNTED + 1, found)
    walks = [one.order_by(*order.names)[:most] for one in _walks(sight, asked, conditions, order, after)]
    counting = parts if asked.narrowed else []
    keys, number = walked(walks, counting, order, MOST_COUNTED + 1, found or NONE)
    return keys[:most], min(number, MOST_COUNTED + 1)


def _walks(sight: Sight, asked: Filter, conditions: Q, order: Order, after: Key | None) -> list[Any]:
    """The rows that an index has in the order of the folder: open ones by state and date, closed ones by
    their end, all states together.
    """
    fitting = _with_order(Assignment.objects.filter(conditions), order)
    if after is not None:
        fitting = fitting.filter(_later(after, order))
    if asked.folder == Folder.CLOSED:
        # (What is not closed has no end; PostgreSQL would walk through all of it first.)
        of_states = [fitting.filter(state__in=asked.states, closed_at__isnull=False)]
    else:
        of_states = [fitting.filter(state=one) for one in asked.states]
    return [one.filter(scope) for scope in scopes(asked.folder, sight, asked.below) for one in of_states]


def _with_order(rows: Any, order: Order) -> Any:
    return rows.annotate(ready=READY) if order.first == "ready" else rows


def _cursor(key: tuple[Any, int]) -> str:
    first, number = key
    return f"{first.isoformat() if isinstance(first, date) else first}~{number}"


def _moment(text: str) -> datetime:
    """Raises ValueError, OverflowError: none, or none that every database can be asked for."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


def _after(text: str, order: Order) -> Key | None:
    """What a cursor says; None for none, and for one that is none."""
    first, sign, number = text.rpartition("~")
    kinds: dict[str, Any] = {"closed_at": _moment, "due": date.fromisoformat, "ready": int}
    try:
        key = kinds[order.first](first), int(number)
    except (ValueError, OverflowError):
        return None
    return key if sign and 0 < key[1] < 1 << 63 else None


def _later(after: Key, order: Order) -> Q:
    """The condition of what comes after it."""
    beyond, second = "lt" if order.falls else "gt", "lt" if order.second_falls else "gt"
    later = Q(**{f"{order.first}__{beyond}": after[0]})
    later |= Q(**{order.first: after[0], f"pk__{second}": after[1]})
    return Q(**{f"{order.first}__{beyond}e": after[0]}) & later
