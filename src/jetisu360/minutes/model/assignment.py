"""An assignment as it is proposed: what, who, by when, where it stands, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from jetisu360.minutes.common.due import Alternative, DueKind
from jetisu360.minutes.common.triggers import Kind

Certainty = Literal["sure", "look", "doubtful"]
SURE, LOOK = 0.9, 0.7
"""From which confidence on a proposal is called sure, or to be looked at; below it is doubtful."""


@dataclass(slots=True)
class Assignment:
    """`quote` is `document.text[start:end]`, letter for letter; `sentence` the span of the sentence around
    it.

    `due` keeps the named day even when it is a day off; `due_working` is then the last working day before it.
    `inherited` says of `responsible`, `due`, `programme` or `place` that it comes from other characters of
    the text.
    """

    kind: Kind
    text: str
    quote: str
    start: int
    end: int
    responsible: list[str] = field(default_factory=list)
    co_executors: list[str] = field(default_factory=list)
    due: date | None = None
    due_phrase: str | None = None
    due_kind: DueKind | None = None
    due_working: date | None = None
    alternatives: list[Alternative] = field(default_factory=list)
    programme: str | None = None
    place: str | None = None
    ordered_by: str | None = None
    inherited: dict[str, tuple[int, int]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    trigger: str = ""
    rule: str = ""
    confidence: float = 0.0
    language: str = "kk"
    sentence: tuple[int, int] = (0, 0)

    @property
    def complete(self) -> bool:
        return not self.missing and self.kind != "note"

    @property
    def certainty(self) -> Certainty:
        """In words, by bounds that were measured on texts of other hands (docs/minutes.md)."""
        return "sure" if self.confidence >= SURE else "look" if self.confidence >= LOOK else "doubtful"

    def as_json(self, text: str) -> dict[str, Any]:
        """For machines; `text` is the document's, of which inherited passages are quoted."""
        return {
            "kind": self.kind,
            "text": self.text,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "responsible": self.responsible,
            "co_executors": self.co_executors,
            "due": self.due.isoformat() if self.due else None,
            "due_phrase": self.due_phrase,
            "due_kind": self.due_kind,
            "due_working": self.due_working.isoformat() if self.due_working else None,
            "alternatives": [
                {"due": other.due.isoformat(), "reason": other.reason} for other in self.alternatives
            ],
            "programme": self.programme,
            "place": self.place,
            "ordered_by": self.ordered_by,
            "inherited": {
                key: {"start": start, "end": end, "quote": text[start:end]}
                for key, (start, end) in self.inherited.items()
            },
            "missing": self.missing,
            "complete": self.complete,
            "trigger": self.trigger,
            "confidence": round(self.confidence, 2),
            "certainty": self.certainty,
            "language": self.language,
            "sentence": {"start": self.sentence[0], "end": self.sentence[1]},
        }
