"""What a list is narrowed to: all of it is in the address, so that it can be kept and sent to others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal
from urllib.parse import urlencode

from django.db.models import Q

from jetisu360.portal.control.assignments.models import DateRequest, Remark
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.folders.places import STATES, Folder

Due = Literal["", "overdue", "week"]
MOST_TEXT = 200


@dataclass(frozen=True)
class Filter:
    """What was asked for; what makes no sense is as if it had not been asked. `after`: where the page
    begins.
    """

    folder: Folder
    q: str = ""
    state: str = ""
    executor: int | None = None
    due: Due = ""
    returned: bool = False
    asked: bool = False
    site: bool = False
    below: bool = False
    programme: str = ""
    source: int | None = None
    after: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], folders: list[Folder]) -> Filter:
        """`folders`: of the person; the first is where one begins."""
        folder = next((one for one in folders if one == asked.get("folder")), folders[0])
        state = asked.get("state", "")
        due = asked.get("due", "")
        return cls(
            folder=folder,
            q=_text(asked, "q"),
            state=state if state in STATES[folder] and len(STATES[folder]) > 1 else "",
            executor=_number(asked, "executor"),
            due="overdue" if due == "overdue" else "week" if due == "week" else "",
            returned=bool(asked.get("returned")),
            asked=bool(asked.get("asked")),
            site=bool(asked.get("site")),
            below=bool(asked.get("below")),
            programme=_text(asked, "programme"),
            source=_number(asked, "source"),
            after=asked.get("after", "")[:60],
        )

    @property
    def states(self) -> tuple[State, ...]:
        return (State(self.state),) if self.state else STATES[self.folder]

    @property
    def narrowed(self) -> bool:
        return replace(self, after="") != Filter(self.folder)

    def conditions(self, today: date) -> Q:
        """Besides folder, state and what is searched for."""
        found = Q()
        if self.executor is not None:
            found &= Q(executor=self.executor)
        if self.source is not None:
            found &= Q(source=self.source)
        if self.programme:
            found &= Q(programme=self.programme)
        if self.site:
            found &= Q(on_site=True)
        if self.returned:
            unresolved = Remark.objects.filter(resolved_at=None)
            found &= Q(state=State.IN_PROGRESS, pk__in=unresolved.values("assignment"))
        if self.asked:
            found &= Q(pk__in=DateRequest.objects.filter(granted=None).values("assignment"))
        return found & self._due(today)

    def _due(self, today: date) -> Q:
        if self.due == "overdue":
            return Q(due__lt=today)
        if self.due == "week":
            return Q(due__gte=today, due__lte=today + timedelta(days=6 - today.weekday()))
        return Q()

    def query(self, **changed: Any) -> str:
        """For an address: `?folder=…`; the page is the first, unless `after` is named."""
        told = replace(self, **{"after": "", **changed})
        named = {
            "folder": told.folder.value,
            "q": told.q,
            "state": told.state,
            "executor": told.executor or "",
            "due": told.due,
            "programme": told.programme,
            "source": told.source or "",
            "after": told.after,
        }
        ticks = {name: "1" for name in ("returned", "asked", "site", "below") if getattr(told, name)}
        return "?" + urlencode({key: value for key, value in {**named, **ticks}.items() if value})


def _text(asked: Mapping[str, str], key: str) -> str:
    text = asked.get(key, "").replace("\0", "").encode("utf-8", "replace").decode()
    return " ".join(text.split())[:MOST_TEXT]


def _number(asked: Mapping[str, str], key: str) -> int | None:
    text = asked.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
