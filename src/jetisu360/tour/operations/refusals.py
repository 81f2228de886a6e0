"""Why a change cannot be made as it was meant. Nothing of it is made then."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from jetisu360.language import _
from jetisu360.tour.refusals import TourRefusal

Status = Literal["changed", "gone", "refused"]


class NotMade(TourRefusal):
    """Base. `at`: the place that it is about; `present`: what stands there."""

    status: ClassVar[Status] = "refused"

    def __init__(self, *, at: Any = (), present: Any = None, **details: object) -> None:
        self.at, self.present = tuple(at), present
        super().__init__(**details)


class ValueChanged(NotMade):
    code = "value-changed"
    status = "changed"
    sentence = _("Somebody else has changed the same place meanwhile.")
    advice = _("Choose which of the two is to stay.")


class PlaceGone(NotMade):
    code = "place-gone"
    status = "gone"
    sentence = _("What this was about is not there any more.")
    advice = _("Make it anew where it belongs now.")


class PlaceUnknown(NotMade):
    """`place`."""

    code = "place-unknown"
    sentence = _("“{place}” is no place of a museum's document that can be changed like this.")
    advice = _("Load the page anew; if it stays so, tell whoever looks after the portal.")


class RuleBroken(NotMade):
    """`problem` (a text in three languages): the rule of museum.toml."""

    code = "rule-broken"
    sentence = _("This cannot be kept: {problem}")


class StillNamed(NotMade):
    """`word`: an id; `where` (a text in three languages): who names it."""

    code = "still-named"
    sentence = _("{where}: “{word}” is named there, but it is not in the museum.")
    advice = _("Take the name out there first, or choose another.")


class DecisionsKept(NotMade):
    """`name`: a file."""

    code = "decisions-kept"
    sentence = _("“{name}” has decisions on faces, which would be lost.")
    advice = _("Hide the room instead.")


class KeyFixed(NotMade):
    """`field`."""

    code = "key-fixed"
    sentence = _("“{field}” cannot be changed: others find this by it.")
    advice = _("Add a new one with the other name and remove this one.")
