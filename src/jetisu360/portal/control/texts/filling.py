"""What a draft would be filled with: as the text has it, and the directory; or as somebody has changed it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.offices.directory import Directory
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.texts.models import Proposal

_POINT = re.compile(r"\s*(?:(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?|(\d{1,3})[.)])\s")
"""«2.1 », «2.1. », «3) »; «12 км» is no point."""
LONGEST_SHORT = 200
"""Characters of an issuer, a programme, a place, as the database has them."""


@dataclass(frozen=True, slots=True)
class Filling:
    """`executor`, `co_executors`: numbers of offices."""

    task: str = ""
    result: str = ""
    executor: int | None = None
    co_executors: tuple[int, ...] = ()
    due: date | None = None
    issuer: str = ""
    programme: str = ""
    place: str = ""
    point: str = ""

    def as_json(self) -> dict[str, Any]:
        values = asdict(self)
        return {**values, "due": self.due.isoformat() if self.due else None}

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> Filling:
        due = values.get("due")
        known = {**values, "due": date.fromisoformat(due) if due else None}
        return cls(**{**known, "co_executors": tuple(values.get("co_executors") or ())})


@dataclass(frozen=True, slots=True)
class Meant:
    """Offices that a proposal may be for. `executor`, `co_executors`: those that are surely meant;
    `offered`: all that may be, best first.
    """

    executor: int | None = None
    co_executors: tuple[int, ...] = ()
    offered: tuple[int, ...] = field(default=())


MOST_OFFERED = 12


def meant(data: Mapping[str, Any], directory: Directory) -> Meant:
    """The first-named office is responsible and coordinates the others, as the law has it."""
    named: Sequence[str] = data.get("responsible") or ()
    helping: Sequence[str] = data.get("co_executors") or ()
    sure = [directory.sure(name) for name in named]
    others = [directory.sure(name) for name in helping]
    executor = sure[0] if sure else None
    with_him = [one for one in (*sure[1:], *others) if one is not None and one != executor]
    offered = [match.office for name in (*named, *helping) for match in directory.find(name)]
    return Meant(executor, tuple(dict.fromkeys(with_him)), tuple(dict.fromkeys(offered))[:MOST_OFFERED])


def filling_of(proposal: Proposal, directory: Directory, text: str) -> Filling:
    """As somebody has changed it, or as the text has it."""
    if proposal.filled is not None:
        return Filling.of_json(proposal.filled)
    data = proposal.data
    found = meant(data, directory)
    task = str(data["text"])
    due = data.get("due")
    # A task that says what will be there in the end is its own expected result.
    said = data.get("kind") != "note" and "expected_result" not in (data.get("missing") or ())
    return Filling(
        task=task,
        result=task if said else "",
        executor=found.executor,
        co_executors=found.co_executors,
        due=date.fromisoformat(due) if due else None,
        issuer=_short(data.get("ordered_by")),
        programme=_short(data.get("programme")),
        place=_short(data.get("place")),
        point=point_at(text, proposal.start),
    )


def _short(value: object) -> str:
    return str(value or "")[:LONGEST_SHORT]


def point_at(text: str, start: int) -> str:
    """The number of the point that a quote stands in, as its line begins with it."""
    line = text.rfind("\n", 0, start) + 1
    match = _POINT.match(text, line, line + 40)
    return (match[1] or match[2]) if match else ""


def without(filling: Filling, gone: set[int]) -> Filling:
    """Without offices that are not in the directory any more."""
    return replace(
        filling,
        executor=None if filling.executor in gone else filling.executor,
        co_executors=tuple(one for one in filling.co_executors if one not in gone),
    )


def draft_values(filling: Filling, proposal: Proposal, offices: Mapping[int, Office]) -> dict[str, Any]:
    """The fields of an assignment, without `co_executors`."""
    return {
        "task": filling.task,
        "result": filling.result,
        "executor": offices.get(filling.executor) if filling.executor else None,
        "due": filling.due,
        "issuer": filling.issuer,
        "programme": filling.programme,
        "place": filling.place,
        "point": filling.point[:30],
        "language": "ru" if proposal.data.get("language") == "ru" else "kk",
        "start": proposal.start,
        "end": proposal.end,
    }


def would_be(
    filling: Filling, proposal: Proposal, source: Source, offices: Mapping[int, Office]
) -> Assignment:
    """The draft, not stored: what would it still lack?"""
    return Assignment(region=source.region, source=source, **draft_values(filling, proposal, offices))


def filling_of_draft(draft: Assignment) -> Filling:
    """As it was filled in since it was confirmed."""
    return Filling(
        task=draft.task,
        result=draft.result,
        executor=draft.executor_id,
        co_executors=tuple(draft.co_executors.values_list("pk", flat=True)),
        due=draft.due,
        issuer=draft.issuer,
        programme=draft.programme,
        place=draft.place,
        point=draft.point,
    )
