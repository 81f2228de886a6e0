"""What a person reads of a job: its state, how far it is, how long it will take, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jetisu360.language import Message, _, _n, _p, pick
from jetisu360.portal.jobs.kinds import kind_of
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, State

STATES: Mapping[State, Message] = {
    State.WAITING: _p("job", "Waiting"),
    State.RUNNING: _p("job", "In progress"),
    State.DONE: _p("job", "Done"),
    State.FAILED: _p("job", "Failed"),
    State.CANCELLED: _p("job", "Cancelled"),
}
STAGES: Mapping[str, Message] = {
    "photographs": _("Taking the photographs"),
    "privacy": _("Looking for faces"),
    "cutting": _("Working on photographs"),
    "beside": _("Working on close-ups, sounds and films"),
    "looking": _("Looking at photographs"),
    "comparing": _("Comparing photographs"),
    "placing": _("Writing the pages"),
    "keeping": _("Keeping the version"),
    "blurring": _("Blurring originals"),
    "cleaning": _("Deleting unblurred pictures"),
    "publishing": _("Copying the files for visitors"),
    "region": _("Making the pages of the region"),
}
_WAITS = _("It begins as soon as the work before it is done.")
_PLANNED = _("It begins at the time that was chosen.")
_AGAIN = _("Something was away for a moment; it is tried again shortly.")
_STOPPING = _("It is being stopped.")
_SECONDS = _n("about {n} second left", "about {n} seconds left")
_MINUTES = _n("about {n} minute left", "about {n} minutes left")
_HOURS = _n("about {n} hour left", "about {n} hours left")


@dataclass(frozen=True)
class Shown:
    """`share`: of the running stage that is done, 0 to 100; None where nobody can say. `told`: files that
    were left out, and remarks, of a build that failed.
    """

    job: Job
    words: Message
    state: Message
    stage: Message | None
    share: int | None
    counted: Message | None
    left: Message | None
    note: Message | None
    told: list[dict[str, Any]]

    def error(self, language: str) -> str:
        return pick(self.job.error["message"], language) if self.job.error else ""

    @property
    def open(self) -> bool:
        return bool(self.job.open)

    @property
    def may_cancel(self) -> bool:
        return self.open and not self.job.cancel_asked and self.job.progress.get("stage") != "placing"

    @property
    def may_retry(self) -> bool:
        return self.job.state in (State.FAILED, State.CANCELLED)


def shown(job: Job) -> Shown:
    kind = kind_of(job.kind)
    progress = job.progress if job.state == State.RUNNING else {}
    done, total = int(progress.get("done") or 0), int(progress.get("total") or 0)
    return Shown(
        job=job,
        words=kind.words if kind else Message(job.kind),
        state=STATES[State(job.state)],
        stage=STAGES.get(progress.get("stage", "")),
        share=min(100, round(done * 100 / total)) if total else None,
        counted=_("{done} of {total}").fill(done=done, total=total) if total else None,
        left=_left(progress.get("seconds_left")),
        note=_note(job),
        told=list(job.progress.get("told", ())) if job.state == State.FAILED else [],
    )


def _note(job: Job) -> Message | None:
    if job.state == State.RUNNING:
        if job.cancel_asked:
            return _STOPPING
        if 1 < job.attempt <= MOST_ATTEMPTS:
            return _("It was interrupted and goes on where it stopped (attempt {n}).").fill(n=job.attempt)
        return None
    if job.state != State.WAITING:
        return None
    return _PLANNED if job.planned else _AGAIN if job.not_before else _WAITS


def _left(seconds: int | None) -> Message | None:
    """In one unit, rounded so that it does not flicker."""
    if seconds is None:
        return None
    if seconds < 60:
        return _SECONDS.fill(n=max(5, -(-seconds // 5) * 5))
    if seconds < 5400:
        return _MINUTES.fill(n=-(-seconds // 60))
    return _HOURS.fill(n=round(seconds / 3600))
