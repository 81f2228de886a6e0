"""The ways through the portal: the list at the head of every page. A part adds its entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from jetisu360.language import LANGUAGES, Message, _, _p
from jetisu360.portal.accounts.policy import Action, allowed, only_in_control
from jetisu360.portal.control.field.words import config


@dataclass(frozen=True)
class Entry:
    """`address`: the name of an address without arguments; `within`, `pages`: namespaces and addresses that
    lie below it.
    """

    address: str
    words: Message
    action: Action
    within: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


CONTROL = (
    "folders",
    "overview",
    "cards",
    "texts",
    "evidence",
    "programmes",
    "indicators",
    "boundaries",
    "meetings",
    "offices",
    "absences",
    "public",
)
"""The namespaces of control."""

ENTRIES: tuple[Entry, ...] = (
    Entry("home", _("Museums"), Action.COME_IN, within=("museums",)),
    Entry("board:board", _("Progress"), Action.SEE_BOARD, within=("board",)),
    Entry("folders:folders", _("Control"), Action.SEE_CONTROL, within=CONTROL),
    Entry("people", _("People"), Action.SEE_PEOPLE, pages=("invite", "person", "way_back")),
    Entry("audit:audit", _("Journal"), Action.SEE_AUDIT),
)


@dataclass(frozen=True)
class MuseumEntry:
    """A way within one museum. `address` takes the museum's slug; `pages`: addresses that lie below it."""

    address: str
    words: Message
    action: Action
    pages: tuple[str, ...] = ()


MUSEUM_ENTRIES: tuple[MuseumEntry, ...] = (
    MuseumEntry("museums:museum", _("Overview"), Action.SEE_MUSEUM),
    MuseumEntry("uploads:photographs", _("Photographs"), Action.SEE_MUSEUM),
    MuseumEntry("museums:rooms", _("Rooms"), Action.EDIT_MUSEUM, pages=("museums:room",)),
    MuseumEntry("editor:editor", _("Editor"), Action.EDIT_MUSEUM),
    MuseumEntry("museums:texts", _("Texts"), Action.EDIT_MUSEUM),
    MuseumEntry("museums:visit", _("Visit"), Action.EDIT_MUSEUM),
    MuseumEntry("publication:publish", _("Publishing"), Action.SEE_MUSEUM, pages=("jobs:jobs", "jobs:job")),
    MuseumEntry("museums:folder", _("Folder"), Action.EDIT_MUSEUM),
    MuseumEntry("museums:keeping", _("Archive and room"), Action.ARCHIVE_MUSEUM, pages=("museums:quota",)),
)

CONTROL_ENTRIES: tuple[Entry, ...] = (
    Entry("folders:folders", _("Assignments"), Action.SEE_CONTROL, within=("folders", "cards")),
    Entry("overview:overview", _p("control", "Overview"), Action.SEE_CONTROL, within=("overview",)),
    Entry("texts:texts", _p("control", "Texts"), Action.CONTROL, within=("texts",)),
    Entry("evidence:places", _p("control", "Places"), Action.SEE_CONTROL, within=("evidence",)),
    Entry(
        "programmes:programmes",
        _p("control", "Programmes"),
        Action.SEE_CONTROL,
        within=("programmes", "boundaries"),
    ),
    Entry("indicators:board", _p("control", "Indicators"), Action.SEE_CONTROL, within=("indicators",)),
    Entry("meetings:meetings", _("Meetings"), Action.SEE_CONTROL, within=("meetings",)),
    Entry("public:index", _p("control", "Publishing"), Action.SHOW_EVERYBODY, within=("public",)),
    Entry("offices:offices", _("Offices"), Action.EDIT_OFFICES, within=("offices",)),
    Entry("absences:absences", _("Absences"), Action.SEE_CONTROL, within=("absences",)),
)
"""The ways within control."""

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def shell(request: HttpRequest) -> dict[str, Any]:
    """What `base.html` needs beside the page's own (a context processor)."""
    person = getattr(request, "user", None)
    match = getattr(request, "resolver_match", None)
    here, within = (match.view_name, match.namespaces) if match else ("", [])
    museum = getattr(request, "museum", None)
    ways = _ways(person, museum, here) if museum is not None else []
    in_control = any(space in CONTROL for space in within)
    return {
        "museum_entries": ways,
        "entries": _entries(person, ENTRIES, here, within),
        "control_entries": _entries(person, CONTROL_ENTRIES, here, within) if in_control else [],
        "on_phone": config(person) if in_control and person is not None else None,
        "person": person,
        "language_names": LANGUAGE_NAMES,
        "languages": LANGUAGES,
    }


def _entries(person: Any, known: tuple[Entry, ...], here: str, within: list[str]) -> list[dict[str, Any]]:
    """Those that the person may go, of parts that are there."""
    return [
        {
            "href": href,
            "words": entry.words,
            "current": entry.address == here
            or here in entry.pages
            or any(space in entry.within for space in within),
        }
        for entry in known
        if allowed(person, entry.action) and (href := _href(entry.address))
        # (Home leads these to control.)
        if entry.address != "home" or not only_in_control(person)
    ]


def _ways(person: Any, museum: Any, here: str) -> list[dict[str, Any]]:
    """The ways within a museum that the person may go."""
    return [
        {
            "href": href,
            "words": entry.words,
            "current": here == entry.address or here in entry.pages,
        }
        for entry in MUSEUM_ENTRIES
        if allowed(person, entry.action, museum) and (href := _href(entry.address, museum.slug))
    ]


def _href(name: str, *slug: str) -> str:
    """An address, of a museum where one is named; empty where the part is not installed."""
    try:
        return reverse(name, args=slug)
    except NoReverseMatch:
        return ""
