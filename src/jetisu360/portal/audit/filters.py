"""Which events a page shows: those of a museum, of a person, of a kind, of some days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from jetisu360.portal.audit.actions import ACTIONS
from jetisu360.portal.audit.models import Event

PAGE = 50


@dataclass(frozen=True)
class Filter:
    """What was asked for; what makes no sense is as if it had not been asked."""

    museum: str = ""
    actor: str = ""
    action: str = ""
    first: date | None = None
    last: date | None = None
    before: int | None = None

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filter:
        before = asked.get("before", "")
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
        action = asked.get("action", "")
        return cls(
            museum=_text(asked, "museum"),
            actor=_text(asked, "actor"),
            action=action if action in ACTIONS else "",
            first=_day(asked.get("first", "")),
            last=_day(asked.get("last", "")),
            before=number,
        )

    def events(self) -> tuple[list[Event], int | None]:
        """The newest that fit, and the number before which the next page begins; None at the end."""
        found = Event.objects.order_by("-number")
        for key, value in self._conditions().items():
            found = found.filter(**{key: value})
        rows = list(found[: PAGE + 1])
        return rows[:PAGE], rows[PAGE - 1].number if len(rows) > PAGE else None

    def _conditions(self) -> dict[str, Any]:
        conditions: dict[str, Any] = {
            "museum": self.museum,
            "actor__icontains": self.actor,
            "action": self.action,
            "at__gte": self.first and _midnight(self.first),
            "at__lt": self.last and _midnight(self.last) + timedelta(days=1),
            "number__lt": self.before,
        }
        return {key: value for key, value in conditions.items() if value}

    def address(self, before: int | None) -> str:
        """The query of the page that goes on before an event."""
        asked = {
            "museum": self.museum,
            "actor": self.actor,
            "action": self.action,
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
            "before": str(before or ""),
        }
        return "?" + urlencode({key: value for key, value in asked.items() if value})


def _text(asked: Mapping[str, str], key: str) -> str:
    return asked.get(key, "").replace("\0", "").strip()[:200]


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 < found.year < 2200 else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
