"""Why a photograph is not taken as evidence, or something is not said of one."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class EvidenceClosed(JetisuError):
    """No details."""

    code = "evidence-closed"
    sentence = _("No photographs are taken for this assignment: it is a draft, or closed, or not yours.")
    advice = _("Look at the assignment again.")


class NoPhotographs(JetisuError):
    """No details."""

    code = "evidence-no-photographs"
    sentence = _("No photograph was chosen.")
    advice = _("Take one, or choose some on your phone, then send them.")


class TooManyPhotographs(JetisuError):
    """`most`."""

    code = "evidence-too-many"
    sentence = _("At most {most} photographs come at once.")
    advice = _("Send the others after these.")


class LookFailed(JetisuError):
    """`name`."""

    code = "evidence-look-failed"
    sentence = _("“{name}” could not be opened, or that took too long.")
    advice = _("Send it as an ordinary JPEG.")


class PointMissing(JetisuError):
    """No details."""

    code = "evidence-point-missing"
    sentence = _("It is not said from where the photographs were taken.")
    advice = _("Choose a capture point, or write what a new one is called.")


class NotASecondPerson(JetisuError):
    """No details."""

    code = "evidence-not-second"
    sentence = _("Who sent a photograph, or works on the assignment, does not say what is to be seen in it.")
    advice = _("A controller or an inspector says it.")


class NothingSeen(JetisuError):
    """No details."""

    code = "evidence-nothing-seen"
    sentence = _("It is not said what was seen.")
    advice = _("Write in a few words what you saw there yourself.")


class NotComparable(JetisuError):
    """No details."""

    code = "evidence-not-comparable"
    sentence = _("Only two 360° photographs of one point are turned to each other.")
    advice = _("Others are laid over each other as they are.")
