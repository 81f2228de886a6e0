"""Why something cannot be done with a programme, a project, its money or its stages."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class ProgrammeOvertaken(JetisuError):
    """No details."""

    code = "programme-overtaken"
    sentence = _("Somebody has changed this since you opened it.")
    advice = _("Nothing of yours is kept yet: look at the page again, then do it once more.")


class NoReasonForMoving(JetisuError):
    """No details."""

    code = "project-no-reason"
    sentence = _("The planned end is moved, and it is not said why.")
    advice = _("Write the reason: the first end and every move stay on the page of the project.")


class NotYourProject(JetisuError):
    """No details."""

    code = "project-own-work"
    sentence = _("Whoever works for the office that builds does not say that a stage is there.")
    advice = _("An inspector, a controller or an issuer of another office says it.")


class NoCaptureOfProject(JetisuError):
    """No details."""

    code = "project-no-capture"
    sentence = _("A stage counts only with a photograph of a place of this project.")
    advice = _("Choose one of its photographs; if there is none, send one first.")


class NothingSeenOfStage(JetisuError):
    """No details."""

    code = "project-nothing-seen"
    sentence = _("It is not said in words.")
    advice = _("Write in a few words what is there, or why you take it back.")


class StageSeen(JetisuError):
    """`number`."""

    code = "project-stage-seen"
    sentence = _("Stage {number} was seen already.")
    advice = _("Look at the page again; whoever saw it may take it back with a reason.")


class StageNotSeen(JetisuError):
    """`number`."""

    code = "project-stage-not-seen"
    sentence = _("Stage {number} is not seen, so there is nothing to take back.")
    advice = _("Look at the page again.")


class StagesFixed(JetisuError):
    """No details."""

    code = "project-stages-fixed"
    sentence = _("A stage of this project was seen: stages and their weights stay as they were said before.")
    advice = _("Add further stages at the end, or change names and dates of those that were not seen.")
