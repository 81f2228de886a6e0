"""Why something cannot be done with a meeting, a problem or a pack."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class MeetingOvertaken(JetisuError):
    """No details."""

    code = "meeting-overtaken"
    sentence = _("Somebody has changed this meeting since you opened it.")
    advice = _("Nothing of yours is done yet: look at the page again, then do it once more.")


class SeriesClosed(JetisuError):
    """No details."""

    code = "meeting-series-closed"
    sentence = _("There are no more meetings of this kind.")
    advice = _("If there are again, take that mark away on the page of the series first.")


class MeetingHeld(JetisuError):
    """No details."""

    code = "meeting-held"
    sentence = _("This meeting was held already; its agenda stays as it was.")
    advice = _("Put what is new on the next meeting, or among what waits for one.")


class MeetingNotYet(JetisuError):
    """No details."""

    code = "meeting-not-yet"
    sentence = _("A meeting cannot be held before its day.")
    advice = _("Change the day of the meeting, if it was held earlier.")


class NothingSaid(JetisuError):
    """No details."""

    code = "meeting-nothing-said"
    sentence = _("There is nothing to put on the agenda yet.")
    advice = _("Write what is to be spoken of, or choose an assignment or a problem.")


class NoSuchAssignment(JetisuError):
    """`number`."""

    code = "meeting-no-such-assignment"
    sentence = _("There is no assignment № {number} in this region.")
    advice = _("Look at the number again.")


class MinutesTaken(JetisuError):
    """No details."""

    code = "meeting-minutes-taken"
    sentence = _("This text belongs to another meeting already.")
    advice = _("Choose another text.")


class AlreadyAnswered(JetisuError):
    """No details."""

    code = "problem-answered"
    sentence = _("This problem has its answer already.")
    advice = _("Raise a new one, if it is not solved.")


class PdfNotPossible(JetisuError):
    """`problem`: what the system says (a text in three languages)."""

    code = "pack-no-pdf"
    sentence = _("This server cannot make PDF files: {problem}.")
    advice = _(
        "Take the pack as a Word file, or print the page. Whoever runs the portal installs Pango "
        "(Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)."
    )
