"""What the hash of an event is made of."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

BEGINNING = "0" * 64
"""What the first event has for the hash of the one before it."""


class Hashed(Protocol):
    """The fields of an event that its hash covers."""

    number: int
    at: datetime
    actor_id: int | None
    actor: str
    action: str
    museum: str
    target: str
    details: str
    previous: str


def hash_of(event: Hashed) -> str:
    """SHA-256 of the event as a JSON list, the hash of the event before it included."""
    fields = [
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.actor_id,
        event.actor,
        event.action,
        event.museum,
        event.target,
        event.details,
        event.previous,
    ]
    return sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
