"""What a program may do that acts for a person: less than the person, never more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Scope:
    """Carried by a `Person` as `scope` for as long as a request lasts; `policy.py` asks it.

    `token`: the name of the token by which the program came, for the journal. `museum_id`: the one museum
    that it may know of. `read_only`: it changes nothing.
    """

    token: str
    museum_id: int | None = None
    read_only: bool = False


def acting(who: Any, token: str) -> Any:
    """The person as they acted once, by a token of that name; they themselves where it is empty."""
    if who is not None and token:
        who.scope = Scope(token)
    return who


def token_name(who: object) -> str:
    """The token by which somebody acts; empty where they act themselves."""
    scope = getattr(who, "scope", None)
    return scope.token if isinstance(scope, Scope) else ""
