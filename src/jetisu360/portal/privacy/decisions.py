"""Decisions are kept where museum.toml keeps them: in the museum's document."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jetisu360.commands.review.session import Place
from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.documents import DocumentChanged, checked, read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.privacy.who import DECIDED, MOST_TOLD, Deciders
from jetisu360.tour.museum_toml.decision import Decision
from jetisu360.tour.museum_toml.decisions import applied, decisions_of
from jetisu360.tour.museum_toml.museum_file import MuseumFile
from jetisu360.tour.museum_toml.values import values_of

_TRIES = 5
"""So often somebody else may be quicker; a decision takes some milliseconds."""


class DocumentDecisions:
    """The decisions in the document of a museum (its key); `who` makes those that are written here."""

    def __init__(self, museum: int, who: Any) -> None:
        self._museum, self._who = museum, who
        self._deciders = Deciders(Museum.objects.values_list("slug", flat=True).get(pk=museum))

    def stamp(self) -> tuple[int, ...]:
        """The document's revision."""
        return tuple(Museum.objects.filter(pk=self._museum).values_list("revision", flat=True))

    def made(self) -> Mapping[Place, Any]:
        """Who made which, as the journal tells."""
        return self._deciders.made()

    def read(self) -> MuseumFile:
        """Raises MuseumFileWrong."""
        return read_document(Museum.objects.get(pk=self._museum))

    def change(self, add: Sequence[Decision], remove: Sequence[Decision] = ()) -> MuseumFile:
        """As `DecisionsFile.change`, and by the very same rules.

        Raises:
            TooManyDecisions, DocumentChanged, MuseumArchived, MuseumFileWrong
        """
        for left in reversed(range(_TRIES)):
            museum = Museum.objects.get(pk=self._museum)
            there = read_document(museum)
            values = values_of(there)
            after = applied(values, add, remove)
            if after is values:
                document = there
                break
            document = checked(after)
            first, *more = _events(*_really(decisions_of(there), add, remove))
            try:
                # (A transaction of its own only where there is more than one event to go with it.)
                with transaction.atomic() if more else contextlib.nullcontext():
                    save_document(museum, museum.revision, document, self._who, action=DECIDED, details=first)
                    for details in more:
                        record(self._who, DECIDED, museum, details)
                break
            except DocumentChanged:
                if not left:
                    raise
        return document


def _really(
    there: Sequence[Decision], add: Sequence[Decision], remove: Sequence[Decision]
) -> tuple[list[Decision], list[Decision]]:
    """Of what is asked for that which changes anything. What may be seen in another photograph, at the very
    same place, is decided anew.
    """
    known = {item: item.photo for item in there}
    fresh = [
        item
        for item in add
        if item not in known or (item.verdict == "keep" and known[item] not in ("", item.photo))
    ]
    return fresh, [item for item in remove if item in known]


def _events(add: Sequence[Decision], remove: Sequence[Decision]) -> list[dict[str, object]]:
    """The details of the events that tell of a change: of one, unless it is of a whole room and more. Only
    what was not so before is told, or it would be said to be by whoever has said it again.
    """
    told, back = _told(add), _told(remove)
    count = max(1, -(-len(told) // MOST_TOLD), -(-len(back) // MOST_TOLD))
    parts = [slice(number * MOST_TOLD, (number + 1) * MOST_TOLD) for number in range(count)]
    return [{"decided": told[part], "taken_back": back[part]} for part in parts]


def _told(decisions: Sequence[Decision]) -> list[dict[str, object]]:
    return [
        {"file": item.file, "verdict": item.verdict, "reason": item.reason, "where": vars(item.where)}
        for item in decisions
    ]
