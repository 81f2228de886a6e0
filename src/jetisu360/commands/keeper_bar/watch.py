"""Builds a site again whenever its museum.toml has changed (`jetisu360 view SITE --watch`).

An editor saves as it likes: into the file, or into another that takes its name, so that for a moment there is
none, or half of one. What is there is taken when it has been the same for two looks. A file with a mistake
changes nothing: the site stays as it is, and the mistake is said.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from jetisu360.build.asked import as_asked
from jetisu360.build.left_out import LeftOut
from jetisu360.build.options import Options
from jetisu360.build.photos.folder import check_there
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent, Stage
from jetisu360.build.state import State
from jetisu360.commands.console import system_failed
from jetisu360.commands.usage import report_fault
from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_TOML
from jetisu360.language import _
from jetisu360.publish.layout import REGION
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFileWrong
from jetisu360.tour.refusals import TourRefusal

EVERY = 0.3
"""Seconds between two looks at the file."""

Standing = Literal["ready", "building", "wrong"]


class BuiltUnknown(TourRefusal):
    """`site`, `work`."""

    code = "built-unknown"
    sentence = _("It is not known how “{site}” was built: the work folder “{work}” does not tell.")
    advice = _("Build the site once more with “jetisu360 build”, or name its work folder with --work.")


class WatchedIsRegion(TourRefusal):
    """`site`."""

    code = "watched-is-region"
    sentence = _("“{site}” is the site of a region, and only the site of one museum can be watched.")
    advice = _(
        "Run the command without --watch, or watch the site of the museum whose texts you edit; the region "
        "is built anew with “jetisu360 region”."
    )


class WatchedIsRemote(TourRefusal):
    """`photos`: their address."""

    code = "watched-is-remote"
    sentence = _(
        "The photographs are at “{photos}”, and museum.toml is watched in folders of this computer only."
    )
    advice = _("Run the command without --watch.")


class FileGone(TourRefusal):
    """`folder`."""

    code = "museum-file-gone"
    sentence = _("There is no museum.toml in “{folder}” any more; the site stays as it was.")
    advice = _("Save the file there again.")


class WatchedFileWrong(MuseumFileWrong):
    """The same, to who need not run anything again."""

    code = "watched-file-wrong"
    advice = _("Correct the file and save it: the site is then built again.")


@dataclass(frozen=True)
class Told:
    """How it stands. `version`: how many times the site was exchanged; `error`: why it was not."""

    standing: Standing = "ready"
    version: int = 0
    error: JetisuError | None = None


def options_of(site: Folder, work: Folder) -> Options:
    """How that site was built last.

    Raises:
        BuiltUnknown, WatchedIsRegion, WatchedIsRemote
        FolderNotFound: its photographs are not there any more.
    """
    if site.exists(REGION):
        raise WatchedIsRegion(site=site.shown())
    options = as_asked(State(work).asked_of(site.shown()), site, work)
    if options is None:
        raise BuiltUnknown(site=site.shown(), work=work.shown())
    if options.photos.remote:
        raise WatchedIsRemote(photos=options.photos.shown())
    check_there(options.photos)
    return options


class _Over(Exception):
    """Nobody watches any more."""


class _Until(Silent):
    """Ends a build between two of its steps once nobody watches any more."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def stage(self, name: Stage, total: int) -> None:
        self._go_on()

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        self._go_on()

    def placing(self) -> None:
        self._go_on()

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise _Over


class Watch:
    """Looks until it is closed, in a thread of its own. `on_change` hears each change, in that thread."""

    def __init__(self, options: Options, on_change: Callable[[Told], object], every: float = EVERY) -> None:
        self.told = Told()
        self._options, self._on_change, self._every = options, on_change, every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        # What was saved since the last build is built at once.
        self._built: str | None = None
        self._missed = not options.photos.exists(NAME)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        last = self._content()
        while not self._stop.wait(self._every):
            now = self._content()
            if now == last and now != self._built:
                self._taken(now)
            last = now

    def _content(self) -> str:
        """What is in the file, in few letters; nothing where there is none."""
        try:
            return sha256(self._options.photos.read(NAME, MOST_TOML + 1)).hexdigest()
        except FileNotFoundError:
            return ""
        except (OSError, JetisuError):
            return "unreadable"

    def _taken(self, now: str) -> None:
        """A new content: the site is built from it, or what is wrong is said."""
        self._built = now
        if not now and not self._missed:
            self._say("wrong", FileGone(folder=self._options.photos.shown()))
            return
        self._say("building")
        try:
            built = build(self._options, _Until(self._stop))
        except _Over:
            return
        except MuseumFileWrong as error:
            self._say("wrong", WatchedFileWrong(**error.details))
        except JetisuError as error:
            self._say("wrong", error)
        except Exception as error:  # whatever it is, the site stands and the file goes on being watched
            self._say("wrong", system_failed(error) if isinstance(error, OSError) else report_fault(error))
        else:
            self._say("ready", exchanged=not built.site.unchanged)

    def _say(self, standing: Standing, error: JetisuError | None = None, *, exchanged: bool = False) -> None:
        self.told = Told(standing, self.told.version + exchanged, error)
        if not self._stop.is_set():
            self._on_change(self.told)
