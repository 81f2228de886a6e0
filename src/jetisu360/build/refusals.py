"""What is wrong with a file of the folder, whatever step has met it."""

from __future__ import annotations

from jetisu360.language import _
from jetisu360.tour.refusals import TourRefusal


class PhotoUnreadable(TourRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "photo-unreadable"
    sentence = _("“{name}” could not be opened ({problem}).")
    advice = _("Check that you may read it, or copy it again.")


class PhotoChanged(TourRefusal):
    """`name`."""

    code = "photo-changed"
    sentence = _("“{name}” changed while the tour was being built.")
    advice = _("Wait until it is copied and run the command again.")


class StepFailed(TourRefusal):
    """`name`, `problem`: what the code that decodes and cuts this very photograph stumbled over. Never for
    the place where we write, the memory or the processes: those are no photograph's (`files/stopped.py`).
    """

    code = "step-failed"
    sentence = _("The program failed while it worked on “{name}” ({problem}).")
    advice = _("Please tell us, and send the photograph along.")
