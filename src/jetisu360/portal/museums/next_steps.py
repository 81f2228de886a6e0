"""What is still to be done in a museum, in the order in which it is best done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse

from jetisu360.language import Message, _, _n
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.museums.rooms import Room, rooms_of
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.words import Words

NEEDED = ("kk", "ru")
"""Kazakh and Russian are to be complete; English may be missing."""


@dataclass(frozen=True)
class Step:
    """`words`: what it is; `state`: how far it is, in a sentence; `address`: where it is done, if it is."""

    words: Message
    state: Message
    done: bool
    address: str = ""


@dataclass(frozen=True)
class Work:
    """What the steps look at, asked of the database once. `asked`: what steps of one part tell each other."""

    museum: Museum
    document: MuseumFile
    rooms: list[Room]
    asked: dict[str, Any] = field(default_factory=dict)


Finder = Callable[[Work], Step | None]
LATER: list[Finder] = []
"""Steps of the parts above this one (`publication`), which add themselves when Django starts."""


def steps(museum: Museum, document: MuseumFile) -> list[Step]:
    work = Work(museum, document, rooms_of(museum, document))
    found = (find(work) for find in (_photographs, _names, _texts, _visit, *LATER))
    return [step for step in found if step is not None]


def missing(words: Words) -> list[str]:
    """The languages that a text needs and does not have."""
    return [code for code in NEEDED if code not in words.text]


def _photographs(work: Work) -> Step:
    there = len(work.rooms)
    state = (
        _n("{n} photograph is here.", "{n} photographs are here.").fill(n=there)
        if there
        else _("Put the 360° photographs of the rooms here, a whole folder at once.")
    )
    return Step(_("Photographs"), state, bool(there), _address("uploads:photographs", work.museum))


def _names(work: Work) -> Step:
    shown = [room for room in work.rooms if not room.skipped]
    unnamed = sum(1 for room in shown if room.missing)
    if not shown:
        state = _("They stand here as soon as there are photographs.")
    elif unnamed:
        state = _n(
            "{n} room has no name yet in Kazakh or Russian.",
            "{n} rooms have no name yet in Kazakh or Russian.",
        ).fill(n=unnamed)
    else:
        state = _("All are named in Kazakh and Russian.")
    return Step(
        _("Names of the rooms"), state, bool(shown) and not unnamed, _address("museums:rooms", work.museum)
    )


def _texts(work: Work) -> Step:
    document = work.document
    done = not missing(document.title) and not missing(document.description)
    state = (
        _("Title and description are there in Kazakh and Russian.")
        if done
        else _("Visitors first read the museum's title and description, in Kazakh and Russian.")
    )
    return Step(_("Texts of the museum"), state, done, _address("museums:texts", work.museum))


def _visit(work: Work) -> Step:
    visit = work.document.visit
    done = visit is not None and bool(visit.address.text) and bool(visit.opening or visit.hours.text)
    state = (
        _("Address and hours are there.")
        if done
        else _("Say where the museum is and when it is open, for those who want to come.")
    )
    return Step(_("Coming to the museum"), state, done, _address("museums:visit", work.museum))


def _address(name: str, museum: Any) -> str:
    try:
        return reverse(name, args=[museum.slug])
    except NoReverseMatch:  # a part that is not installed
        return ""
