"""What a job may end with, beside what its work itself may say."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class WorkerEnded(JetisuError):
    """`times`."""

    code = "job-worker-ended"
    sentence = _("The program that did this work ended {times} times before it was finished.")
    advice = _("It may have run out of memory: close other programs, or make very large photographs smaller.")


class JobBroke(JetisuError):
    """`number`: of the job, as it stands in the log."""

    code = "job-broke"
    sentence = _("Something unexpected stopped this work (job {number}); nothing is lost.")
    advice = _("Try again; if it happens again, give the operator this number.")


class JobNoPlace(JetisuError):
    """The disk is full. No details."""

    code = "job-no-place"
    sentence = _("The portal's disk is full, so this work could not be finished; nothing is lost.")
    advice = _("Tell whoever runs the portal. When there is room, start it once more: what is done is kept.")


class JobGone(Exception):
    """Base of what ends the work at its next step; no error of the work itself."""


class JobCancelled(JobGone):
    """Somebody wanted it to stop."""


class LeaseLost(JobGone):
    """The row has another token: another worker has taken over, or the museum was deleted."""


class WorkerStopping(JobGone):
    """This worker was told to end: the job waits for another one."""
