"""Which pairs a person is asked about, and in what order: those first that join parts of the tour, then those
that contradict the others, then what is likely and not sure. The twin of viewer/src/editor/links/asked.ts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.build.found_links import Linked, found_links
from jetisu360.build.work_folder import work_for_links
from jetisu360.files.typed import typed
from jetisu360.storage import Folder

Pair = Mapping[str, Any]

LIKELY = 0.5
"""Less than this is asked only where it would join parts: it would get no arrow anyway."""


def questions(found: Mapping[str, Any]) -> list[Pair]:
    """The open pairs of what `found_links` tells, in the order in which they are asked.

    Of all pairs that would join parts, the fewest that join them all, the likeliest first (Kruskal 1956).
    """
    part = {room["file"]: room["part"] for room in found["rooms"]}
    joined = {number: number for number in part.values()}

    def top(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    joins, contradicts, suggested = [], [], []
    for pair in sorted(found["pairs"], key=lambda pair: -float(pair["confidence"])):
        if pair["status"] not in ("sure", "suggested"):
            continue
        one, other = (part[name] for name in pair["rooms"])
        if top(one) != top(other):
            joined[top(one)] = top(other)
            joins.append(pair)
        elif one == other and pair["status"] == "suggested":
            if pair["contradicts"]:
                contradicts.append(pair)
            elif pair["confidence"] >= LIKELY:
                suggested.append(pair)
    return [*joins, *contradicts, *suggested]


def waiting(linked: Linked | None) -> int:
    """How many pairs wait for a person's answer."""
    return len(questions(found_links(linked, places=False))) if linked else 0


def links_command(photos: Folder, work: Folder) -> str:
    """What a person types to answer, so that what was compared here is not compared again."""
    words = ["jetisu360", "links", photos.shown()]
    if not photos.remote:  # answers are written beside the photographs
        words.append("--review")
    if work != work_for_links(photos)[0]:
        words += ["--work", work.shown()]
    return typed(words)
