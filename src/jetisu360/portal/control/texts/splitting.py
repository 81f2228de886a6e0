"""Where a quote can be split in two, and what each of two proposals, or both as one, would say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jetisu360.minutes.model.facts import bare_task, trimmed
from jetisu360.portal.control.texts.filling import Filling

_GAP = re.compile(r"\s+")
_JOINS = re.compile(r"^(?:және|мен|пен|бен|әрі|сондай-ақ|и|а\s+также)\s+", re.IGNORECASE)
MOST_PLACES = 200
AROUND = 32
"""Characters that are shown on either side of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Between two words: `at` in the text, and the words around it. `good`: a new task may begin there."""

    at: int
    before: str
    after: str
    good: bool


def places(text: str, start: int, end: int) -> list[Place]:
    """In the order of the text; the middle ones of a very long quote."""
    found = []
    for gap in _GAP.finditer(text, start + 1, end - 1):
        before, after = text[start : gap.start()], text[gap.end() : end]
        if not before.strip() or not after.strip():
            continue
        good = before[-1] in ",;:." or _JOINS.match(after) is not None
        found.append(Place(gap.end(), _tail(before), _head(after), good))
    skip = max(0, len(found) - MOST_PLACES) // 2
    return found[skip : skip + MOST_PLACES]


def likeliest(found: list[Place], start: int, end: int) -> int | None:
    """The place where a new task begins, nearest to the middle."""
    middle = (start + end) / 2
    good = [place for place in found if place.good] or found
    return min((abs(place.at - middle), place.at) for place in good)[1] if good else None


def _tail(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= AROUND else "… " + words[-AROUND:].split(" ", 1)[-1]


def _head(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= AROUND else words[:AROUND].rsplit(" ", 1)[0] + " …"


def part(
    text: str, start: int, end: int, data: Mapping[str, Any], filling: Filling
) -> tuple[dict[str, Any], Filling]:
    """What is said of one part of a quote; who, by when and on whose word stay."""
    start, end = trimmed(text, start, end)
    quote = text[start:end]
    task = bare_task(_JOINS.sub("", quote))
    kept = {**data, "text": task, "quote": quote, "start": start, "end": end}
    result = task if filling.result == filling.task else filling.result
    return kept, replace(filling, task=task, result=result)


def together(
    text: str, one: Mapping[str, Any], other: Mapping[str, Any], first: Filling, second: Filling
) -> tuple[dict[str, Any], Filling]:
    """Two proposals as one, with the first's executor and date, or the second's where it has none."""
    start, end = min(one["start"], other["start"]), max(one["end"], other["end"])
    dated = one if one.get("due") or not other.get("due") else other
    data = {
        **one,
        **{key: dated.get(key) for key in ("due", "due_phrase", "due_kind", "due_working", "alternatives")},
        "text": _both(one["text"], other["text"]),
        "quote": text[start:end],
        "start": start,
        "end": end,
        "responsible": list(dict.fromkeys([*one["responsible"], *other["responsible"]])),
        "co_executors": list(dict.fromkeys([*one["co_executors"], *other["co_executors"]])),
        "missing": [name for name in one["missing"] if name in other["missing"]],
        "confidence": min(one["confidence"], other["confidence"]),
    }
    data["certainty"] = one["certainty"] if one["confidence"] <= other["confidence"] else other["certainty"]
    executor = first.executor or second.executor
    helping = [*first.co_executors, *second.co_executors, second.executor]
    filling = replace(
        first,
        task=_both(first.task, second.task),
        result=_both(first.result, second.result),
        executor=executor,
        co_executors=tuple(dict.fromkeys(one for one in helping if one and one != executor)),
        due=first.due or second.due,
        **{
            name: getattr(first, name) or getattr(second, name)
            for name in ("issuer", "programme", "place", "point")
        },
    )
    return data, filling


def _both(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(text.strip() for text in (one, other) if text.strip()))
