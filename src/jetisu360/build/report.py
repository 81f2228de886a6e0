"""What a build, or a search for links, has to tell in the end, also when it fails."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jetisu360.build.left_out import LeftOut
from jetisu360.build.run.runner import Outcome
from jetisu360.errors import JetisuError

if TYPE_CHECKING:
    from jetisu360.build.found_links import Linked
    from jetisu360.build.looking import Looked
    from jetisu360.tour.checks.checks import Finding


@dataclass
class StageFigures:
    """What a stage took: steps that were `done` and whose output was there already (`reused`), seconds of
    processors and of the clock.
    """

    done: int = 0
    reused: int = 0
    cpu: float = 0.0
    seconds: float = 0.0


@dataclass
class Report:
    """Collects what people are told. The caller makes it, so that it is there when the build fails.

    `left_out`: files that are not in the tour. `unlinked`: photographs and pairs of which no step could show
    how they stand to each other; a tour has them all the same. `notes` are about the tour, `findings` of the
    check. `looked`: what was found of faces and number plates, None where nobody wanted to know. `linked`:
    how the photographs stand to each other, likewise. `stages`: figures by stage, `solving` among them.
    """

    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[LeftOut] = field(default_factory=list)
    unlinked: list[LeftOut] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    looked: Looked | None = None
    linked: Linked | None = None
    stages: dict[str, StageFigures] = field(default_factory=dict)
    _now: tuple[str, float] | None = None

    def leave_out(self, name: str, error: JetisuError) -> None:
        self.left_out.append(LeftOut.because(name, error))

    def note(self, name: str, error: JetisuError) -> None:
        self.notes.append(LeftOut.because(name, error))

    @property
    def all_notes(self) -> list[LeftOut]:
        """What the keeper should know of a tour that was made."""
        return [*self.notes, *self.unlinked]

    def stage(self, name: str) -> StageFigures:
        return self.stages.setdefault(name, StageFigures())

    def began(self, stage: str) -> None:
        """The clock runs for this stage until the next begins, or until `ended`."""
        self.ended()
        self._now = (stage, time.monotonic())

    def ended(self) -> None:
        if self._now is not None:
            stage, since = self._now
            self.stage(stage).seconds += time.monotonic() - since
        self._now = None

    def ran(self, stage: str, outcome: Outcome) -> None:
        figures = self.stage(stage)
        figures.done += 1
        figures.cpu += outcome.cpu

    @property
    def done(self) -> int:
        """Steps that were run."""
        return sum(stage.done for stage in self.stages.values())

    @property
    def cpu(self) -> float:
        return sum(stage.cpu for stage in self.stages.values())

    @property
    def scenes_reused(self) -> int:
        """Scenes whose pictures were there already."""
        return self.stage("cutting").reused
