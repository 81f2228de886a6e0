"""An event of the chain, and where the chain ends."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models


class NeverChanged(TypeError):
    """The program itself tried to change or remove an event."""


class _OnlyAdded(models.QuerySet):
    def update(self, **values: Any) -> int:
        raise NeverChanged

    def delete(self) -> Any:
        raise NeverChanged


class Event(models.Model):
    """Somebody did something. Names are copied, not linked: a person or a museum that is renamed or gone
    changes nothing of what was.

    `number` counts from 1 without gaps. `details` is the text of a JSON object, kept as it was hashed.
    `previous`, `hash`: SHA-256 (`chain.py`). `actor_id` is None where the portal itself acted.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=60, db_index=True)
    museum = models.CharField(max_length=60, db_index=True)
    target = models.CharField(max_length=300)
    details = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = _OnlyAdded.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    @property
    def facts(self) -> dict[str, Any]:
        """The details, as they were given to `record`."""
        found: dict[str, Any] = json.loads(self.details)
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only ever for the first time."""
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NeverChanged


class Head(models.Model):
    """The end of the chain, in one row: who adds an event waits here for its turn, and an event that was
    removed at the end is missed.
    """

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
