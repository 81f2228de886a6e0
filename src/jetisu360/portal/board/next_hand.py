"""Who has to act next in a museum, and what is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jetisu360.language import Message, _
from jetisu360.portal.board.stages import Stage, State

Whose = Literal["keeper", "office", "portal", "nobody"]


@dataclass(frozen=True)
class Next:
    """`address`: the name of the page on which it is done; it takes the museum's slug."""

    whose: Whose
    what: Message
    address: str = ""


_DONE = Next("nobody", _("Everything is done"))
_WORKS = Next("portal", _("The portal is working on it"), "jobs:jobs")


def next_hand(states: Mapping[Stage, State], *, kept: bool, working: bool) -> Next:
    """`kept`: whether the museum is entrusted to somebody; `working`: whether a job of it waits or runs."""
    found = next((one for one in _hands(states) if one is not None), _DONE)
    if found.whose != "keeper":
        return found
    if working:
        return _WORKS
    return found if kept else Next("office", _("Entrust the museum to somebody"), "")


def _hands(states: Mapping[Stage, State]) -> list[Next | None]:
    """In the order of the work; None for what is done."""
    photographs, linked, privacy = (
        states[stage] for stage in (Stage.PHOTOGRAPHED, Stage.LINKED, Stage.PRIVACY)
    )
    return [
        None if photographs.complete else _photographs(photographs),
        # What is known of ways and of faces is known of a preview.
        None if privacy.have >= privacy.of else _keeper(_("Make a preview"), "publication:publish"),
        None if linked.complete else _keeper(_("Join the rooms to which nobody can walk"), "museums:rooms"),
        None if privacy.complete else _keeper(_("Decide on faces and number plates"), "privacy:review"),
        None if states[Stage.KK].complete else _keeper(_("Write the Kazakh texts"), "museums:rooms"),
        None if states[Stage.RU].complete else _keeper(_("Write the Russian texts"), "museums:rooms"),
        None if states[Stage.PUBLISHED].complete else _keeper(_("Publish the tour"), "publication:publish"),
        None
        if states[Stage.CHECKED].complete
        else Next("office", _("Visit the tour and check it"), "board:check"),
        None if states[Stage.EN].complete else _keeper(_("Write the English texts"), "museums:rooms"),
    ]


def _photographs(state: State) -> Next:
    if not state.of:
        return _keeper(_("Upload the photographs"), "uploads:photographs")
    return _keeper(_("See to the photographs that are no rooms yet"), "uploads:photographs")


def _keeper(what: Message, address: str) -> Next:
    return Next("keeper", what, address)
