"""Several questions in one statement: what Django asks one after the other is asked of the database at once.

Each takes the rows as Django's querysets, and they differ in what the database has to read:

- `walked`: the beginning of each, in its order from an index, however many there are;
- `whole_of`: all rows, once, of which then a page is taken and which are counted;
- `counted`: how many there are, up to a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import connection

from jetisu360.portal.control.assignments.models import Assignment

Key = tuple[Any, int]
"""What a row is ordered by, and its number."""
Part = tuple[list[Key], int]
"""A page, and how many rows there are in all."""
Parts = Sequence[Any]
"""Querysets."""
Sql = tuple[str, list[Any]]


class Table(Protocol):
    """A table that the conditions read, as WITH makes it (`finding.Found`); empty for none."""

    @property
    def table(self) -> str: ...

    @property
    def values(self) -> Sequence[Any]: ...


@dataclass(frozen=True)
class _None:
    table: str = ""
    values: Sequence[Any] = ()


NONE: Table = _None()


@dataclass(frozen=True)
class Order:
    """By which two columns a folder is ordered, and whether each of them falls."""

    first: str
    falls: bool = False
    second_falls: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """As Django's `order_by` takes them."""
        return f"{'-' * self.falls}{self.first}", f"{'-' * self.second_falls}pk"


def walked(walks: Parts, parts: Parts, order: Order, most_counted: int, found: Table = NONE) -> Part:
    """`walks`: ordered and limited already; `parts`: what is counted, and may be nothing."""
    page = [one for walk in walks if (one := _sql(walk.values_list(order.first, "pk"))) is not None]
    if not page:
        return [], 0
    selects = (f"SELECT * FROM ({one}) walk{number}" for number, (one, _) in enumerate(page))
    total, values = _count(parts, most_counted)
    tables = [f"known(total) AS (SELECT {total})", f"page(first, number) AS ({' UNION ALL '.join(selects)})"]
    return _page(order, found, tables, [*values, *_values(page)])


def whole_of(
    parts: Parts, order: Order, after: Key | None, most: int, most_counted: int, found: Table = NONE
) -> Part:
    """Of all rows, or of those of them that the table has, the first `most` after `after`."""
    plain = [part.order_by().values_list(order.first, "pk") for part in parts]
    told = [one for part in plain if (one := _sql(part)) is not None]
    if not told:
        return [], 0
    values = _values(told)
    begins = ""
    if after is not None:
        beyond, second = "<" if order.falls else ">", "<" if order.second_falls else ">"
        begins = f"WHERE first {beyond} %s OR (first = %s AND number {second} %s)"
        value = _kept(order, after[0])
        values += [value, value, after[1]]
    rows = " UNION ALL ".join(one for one, _ in told)
    if found.table:
        # (First what lies in the folder: PostgreSQL would else ask all there is, each whether it was found.)
        tables = [
            f"lying(first, number) AS MATERIALIZED ({rows})",
            "fits(first, number) AS MATERIALIZED "
            "(SELECT first, number FROM lying WHERE (number IN (SELECT number FROM found)) IS TRUE)",
        ]
    else:
        tables = [f"fits(first, number) AS MATERIALIZED ({rows})"]
    tables += [
        f"known(total) AS (SELECT COUNT(*) FROM (SELECT 1 FROM fits LIMIT {most_counted:d}) few)",
        f"page(first, number) AS (SELECT first, number FROM fits {begins} {_way(order)} LIMIT {most:d})",
    ]
    return _page(order, found, tables, values)


def _page(order: Order, found: Table, tables: Sequence[str], values: Sequence[Any]) -> Part:
    """Of the tables `page` and `known`."""
    known = ", ".join(filter(None, [found.table, *tables]))
    sql = f"WITH {known} SELECT total, first, number FROM known LEFT JOIN page ON TRUE {_way(order)}"
    rows = _asked(sql, [*found.values, *values])
    keys = [(_first(order, first), number) for _total, first, number in rows if number is not None]
    return keys, int(rows[0][0])


def _way(order: Order) -> str:
    return f"ORDER BY first{' DESC' * order.falls}, number{' DESC' * order.second_falls}"


def counted(of: Sequence[Parts], most: int) -> list[int]:
    """How many rows each of `of` has together, up to `most`."""
    told = [_count(parts, most) for parts in of]
    if not told:
        return []
    sql = "SELECT " + ", ".join(one for one, _ in told)
    return [min(number, most) for number in _asked(sql, _values(told))[0]]


def _count(parts: Parts, most: int) -> Sql:
    """An expression, which may come to more than `most` where there are several parts."""
    told = [one for part in parts if (one := _sql(part.order_by().values("pk")[:most])) is not None]
    counts = [f"(SELECT COUNT(*) FROM ({one}) few{number})" for number, (one, _) in enumerate(told)]
    return " + ".join(counts) or "0", _values(told)


def _sql(rows: Any) -> Sql | None:
    """None: Django knows without asking that there are none."""
    try:
        sql, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, list(values)


def _values(told: Sequence[Sql]) -> list[Any]:
    return [value for _, values in told for value in values]


def _asked(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def _first(order: Order, value: Any) -> Any:
    """(SQLite keeps days and moments as texts, moments without their zone. Where it still knows of which
    column they are, its driver has made days and moments of them; that depends on the plan it takes.)
    """
    if isinstance(value, str):
        value = date.fromisoformat(value) if order.first == "due" else datetime.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


def _kept(order: Order, value: Any) -> Any:
    """As the database keeps it."""
    if isinstance(value, int):
        return value
    return Assignment._meta.get_field(order.first).get_db_prep_value(value, connection)
