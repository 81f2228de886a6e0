"""Long lists come in pages: at most `MOST` entries, and a cursor that leads to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from ninja.params.functions import Query
from pydantic import BaseModel

MOST = 100
LIMIT = Query(50, ge=1, le=MOST)
NUMBER = Query(None, ge=0, le=2**63 - 1)
"""A cursor of what is counted."""

Entry = TypeVar("Entry")


class Page(BaseModel, Generic[Entry]):
    """`next`: the cursor of the next page; null at the end."""

    items: list[Entry]
    next: str | None


def page(
    rows: Any,
    key: str,
    cursor: Any,
    limit: int,
    shape: Callable[[Any], Any],
    *,
    newest_first: bool = False,
) -> Page[Any]:
    """The rows behind `cursor` in the order of `key`, which each row has for itself alone."""
    if cursor not in (None, ""):
        rows = rows.filter(**{f"{key}__{'lt' if newest_first else 'gt'}": cursor})
    found = list(rows.order_by(f"-{key}" if newest_first else key)[: limit + 1])
    shown = found[:limit]
    after = str(getattr(shown[-1], key)) if len(found) > limit else None
    return Page[Any](items=[shape(row) for row in shown], next=after)
