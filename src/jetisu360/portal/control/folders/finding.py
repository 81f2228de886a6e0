"""Asking the database for a text: FTS5 of SQLite, or a tsvector of PostgreSQL, both over `SearchWords.words`
(migration `0002_full_text`).
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from jetisu360.portal.control.folders.stems import PREFIX, asked

_SQLITE = "SELECT rowid FROM folders_fts WHERE folders_fts MATCH %s"
_POSTGRESQL = "SELECT assignment_id FROM folders_searchwords WHERE vector @@ %s::tsquery"


def found_by(text: str) -> Q | None:
    """A filter of the assignments that have every word of `text`, in whatever form; None: it has no word that
    could be looked for.
    """
    words = asked(text)
    if not words:
        return None
    postgresql = connection.vendor == "postgresql"
    sql, expression = (_POSTGRESQL, _tsquery(words)) if postgresql else (_SQLITE, _fts5(words))
    rows: Any = RawSQL(sql, (expression,))
    return Q(pk__in=rows)


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
