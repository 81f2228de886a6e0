"""A passage that no rule has read, and why: whoever checks a text must know where to read it themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Why = Literal[
    "language",
    "too-long",
    "no-words",
    "table",
    "order",
    "hidden",
    "formula",
    "attachment",
    "scan",
    "translation",
]
"""Another language; a sentence that does not end; letters that are no words; a row without a task of its
own; a page whose lines may stand in another order; what a workbook hides, its formulas without a saved
value; files that are attached to an e-mail; pages that are pictures; what was said before in the other
language.
"""


@dataclass(slots=True)
class Unread:
    """Characters `start` to `end` of the document's text."""

    start: int
    end: int
    why: Why

    def as_json(self, text: str) -> dict[str, Any]:
        """For machines; `text` is the document's."""
        return {
            "start": self.start,
            "end": self.end,
            "quote": text[self.start : self.end],
            "reason": self.why,
        }
