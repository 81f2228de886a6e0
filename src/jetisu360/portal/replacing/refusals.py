"""What can be wrong with a photograph that took another's place."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class OldGone(JetisuError):
    """`name`."""

    code = "replaced-old-gone"
    sentence = _("The photograph that was there before, “{name}”, is not kept any more.")
    advice = _("Turn the labels by a number of degrees, or keep them where they are.")


class AnsweredAlready(JetisuError):
    """No details."""

    code = "replaced-answered"
    sentence = _("This was answered already, or another photograph has come meanwhile.")


class LabelsChanged(JetisuError):
    """No details."""

    code = "replaced-labels-changed"
    sentence = _("Labels of this room were changed since, so turning them cannot be taken back at once.")
    advice = _("Move them in the editor.")


class WrongDegrees(JetisuError):
    """No details."""

    code = "replaced-degrees"
    sentence = _("Write degrees as a number: from −180 to 180 for the turn, from −90 to 90 for the tilt.")


class NothingAside(JetisuError):
    """No details."""

    code = "replaced-nothing-aside"
    sentence = _("No labels lie aside here, or that room has no photograph any more.")
