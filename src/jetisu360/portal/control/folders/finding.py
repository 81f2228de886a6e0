"""Asking the database for a text: FTS5 of SQLite, or a tsvector of PostgreSQL, both over `SearchWords.words`
(migrations `0002_full_text`, `0004_narrow_words`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from jetisu360.portal.control.folders.stems import PREFIX, asked

MOST_NAMED = 3000
"""Numbers that are named one by one to the database, once it has said them; of more it looks anew."""
_SQLITE = "SELECT rowid FROM folders_fts WHERE folders_fts MATCH %s"
_POSTGRESQL = (
    "SELECT assignment_id FROM folders_searchwords "
    "WHERE to_tsvector('simple'::regconfig, words) @@ %s::tsquery"
)
# Beside the other conditions, and not the way to the rows: PostgreSQL takes the many for few, and would go
# from each to its row.
_AMONG = '("assignments_assignment"."id" IN (SELECT number FROM found)) IS TRUE'


@dataclass(frozen=True)
class Found:
    """`condition`: of the assignments that were found. `named`: it names each of them; else it reads the
    table `found`, which `table` makes (what comes behind WITH), with its values.
    """

    condition: Any
    table: str = ""
    values: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        return not self.table


def found_by(text: str) -> Found | None:
    """The assignments that have every word of `text`, in whatever form; None: there are none, or it has no
    word that could be looked for.
    """
    words = asked(text)
    if not words:
        return None
    postgresql = connection.vendor == "postgresql"
    sql, expression = (_POSTGRESQL, _tsquery(words)) if postgresql else (_SQLITE, _fts5(words))
    # (Materialized, that the index of the words is asked, instead of each row.)
    table = f"found(number) AS MATERIALIZED ({sql})"
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {table} SELECT number FROM found LIMIT {MOST_NAMED + 1:d}", [expression])
        numbers = [row[0] for row in cursor.fetchall()]
    if not numbers:
        return None
    if len(numbers) <= MOST_NAMED:
        return Found(Q(pk__in=numbers))
    among: Any = RawSQL(_AMONG, (), output_field=BooleanField())
    return Found(Q(among), table, (expression,))


def _fts5(words: list[list[str]]) -> str:
    return " AND ".join(
        "(" + " OR ".join([f'"{one}"' for one in terms] + _beginnings(terms, '"{}"*')) + ")"
        for terms in words
    )


def _tsquery(words: list[list[str]]) -> str:
    return " & ".join(
        "(" + " | ".join([f"'{one}'" for one in terms] + _beginnings(terms, "'{}':*")) + ")"
        for terms in words
    )


def _beginnings(terms: list[str], form: str) -> list[str]:
    """Whoever types «Талдық» means Taldykorgan; terms are letters and digits only (`stems.py`)."""
    return [form.format(terms[0])] if len(terms[0]) >= PREFIX and terms[0].isalpha() else []
