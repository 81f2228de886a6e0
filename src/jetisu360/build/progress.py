"""Who hears how a build goes on: the console, the portal's list of jobs, a test."""

from __future__ import annotations

from typing import Literal, Protocol

from jetisu360.build.left_out import LeftOut

Stage = Literal["privacy", "cutting", "beside", "looking", "comparing"]
"""What is being done: faces and number plates are looked for, photographs are cut, files beside them taken
and stills drawn, photographs looked at to be known again, and compared.
"""


class Progress(Protocol):
    """Hears a build, a search for links, or the build of a region.

    It is called in the thread that called the build, before a stage and after each of its steps. What it
    raises ends the build there as Ctrl-C does: the site stays as it is, what is done is kept in the work
    folder, and running steps are ended. That is how a build is cancelled.
    """

    def museum(self, name: str, number: int, total: int) -> None:
        """The next museum of a region, from 1."""

    def stage(self, name: Stage, total: int) -> None:
        """A stage of so many steps begins; one without steps is not told."""

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        """One of them has ended; `name` is of its photograph, `seconds` of the clock."""

    def placing(self) -> None:
        """The site is written and put in place: after this it is too late to cancel."""


class Silent:
    """Hears everything, says nothing."""

    def museum(self, name: str, number: int, total: int) -> None: ...

    def stage(self, name: Stage, total: int) -> None: ...

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None: ...

    def placing(self) -> None: ...
