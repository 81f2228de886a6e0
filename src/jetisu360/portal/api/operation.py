"""How an operation is declared: with its words, its address, and everything that it may answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninja import Router
from ninja.params.functions import Path

from jetisu360.portal.api.problems import Problem
from jetisu360.portal.api.words import OPERATIONS

MUSEUM = Path(..., pattern=r"^[-a-zA-Z0-9_]+$", max_length=60)
EVERYWHERE = (400, 401, 403, 404, 413, 422, 429, 503)


def operation(
    router: Router,
    method: str,
    path: str,
    name: str,
    address: str,
    answer: Any,
    *,
    status: int = 200,
    problems: tuple[int, ...] = (),
    **more: Any,
) -> Callable[..., Any]:
    """A decorator. `name`: the operationId; `address`: as `portal/access.py` calls it, without `api:`."""
    answers = {status: answer, frozenset((*EVERYWHERE, *problems)): Problem}
    declare = getattr(router, method)
    words = OPERATIONS[name].source
    made: Callable[..., Any] = declare(
        path, operation_id=name, url_name=address, summary=words, response=answers, **more
    )
    return made
