"""Decisions about faces and plates, written into museum.toml one by one as a person makes them.

Every other word that a keeper wrote stays as it is, byte for byte. A file that somebody changes meanwhile is
read again and never written over; one that is not there is made; one with mistakes is refused with its
sentence, and the decision waits with whoever made it. Who decides the same twice has decided once.

A photograph that museum.toml does not name gets a table with `listed = false`: such a table only holds
decisions, and neither the order of the tour nor a title or an id changes with it.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jetisu360.files.limits import MOST_TOML, read_file, read_toml
from jetisu360.files.lock import PlaceBusy
from jetisu360.files.output_refusals import OutputChanged
from jetisu360.files.outputs import rewrite
from jetisu360.language import _
from jetisu360.tour.museum_toml.decision import VERDICTS, Decision
from jetisu360.tour.museum_toml.decision_plan import Plan
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFile, read_museum_file
from jetisu360.tour.museum_toml.privacy_entries import MOST_REGIONS
from jetisu360.tour.refusals import TourRefusal

_PATIENCE = 10.0
"""Seconds that one waits for a file which another program is changing: on a busy computer each change takes
a second."""
_PAUSE = 0.05
"""Seconds before it is looked at again."""


class TooManyDecisions(TourRefusal):
    """`name`: of the picture; `most`."""

    code = "decisions-too-many"
    sentence = _("“{name}” would have more than {most} decisions of one kind, so this was not written.")
    advice = _("Mark one larger place instead of many small ones.")


class DecisionNotWritten(TourRefusal):
    """`name`: the museum.toml that could not be changed without harm."""

    code = "decision-not-written"
    sentence = _("“{name}” could not be changed without touching the rest of it, so it is as it was.")
    advice = _("Write each scene and each picture as a table of its own, under [[scenes]] or [[pictures]].")


def decisions_of(museum: MuseumFile) -> list[Decision]:
    """Every decision in the file, in its order."""
    regions = [
        Decision(scene.file, verdict, item.region, item.reason, item.photo or "")
        for scene in museum.scenes
        for verdict in VERDICTS
        for item in (scene.blur if verdict == "blur" else scene.keep)
    ]
    boxes = [
        Decision(picture.file, verdict, item.box, item.reason, item.photo or "")
        for picture in museum.pictures
        for verdict in VERDICTS
        for item in (picture.blur if verdict == "blur" else picture.keep)
    ]
    return [*regions, *boxes]


class DecisionsFile:
    """The museum.toml of a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def stamp(self) -> tuple[int, ...]:
        """Another one whenever somebody has written the file."""
        try:
            there = self.path.stat()
        except OSError:
            return ()
        return (there.st_mtime_ns, there.st_size, there.st_ino)

    def read(self) -> MuseumFile:
        """What it says; an empty one where there is none.

        Raises:
            MuseumFileWrong, LimitExceeded, OSError
        """
        data = self._bytes()
        return MuseumFile() if data is None else read_museum_file(data)[0]

    def change(self, add: Sequence[Decision], remove: Sequence[Decision] = ()) -> MuseumFile:
        """Takes `remove` out and puts `add` in, all or nothing; what the file says then.

        A decision that is there stays as it is, one that is not there need not be taken out; of the same
        place in one photograph the later verdict holds, and the other one goes.

        Raises:
            MuseumFileWrong: it has mistakes. DecisionNotWritten: it could not be changed without harm.
        TooManyDecisions: and there is room for no more.
            PlaceBusy: another program keeps on changing it. OutputRefused, PlaceFailed, LimitExceeded,
            OSError
        """
        until = time.monotonic() + _PATIENCE
        while True:
            before = self._bytes()
            if before is not None:
                read_museum_file(before)
            source = (before or b"").decode("utf-8-sig")
            mark = b"\xef\xbb\xbf" if (before or b"").startswith(b"\xef\xbb\xbf") else b""
            text = edited(source, add, remove, name=str(self.path))
            data = mark + text.encode()
            found = read_museum_file(data)[0]
            try:
                if text != source:
                    rewrite(self.path, before, data)
                return found
            except (OutputChanged, PlaceBusy):
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    def made(self) -> Mapping[Any, Any]:
        """Who made which decision: the file names nobody."""
        return {}

    def _bytes(self) -> bytes | None:
        try:
            return read_file(self.path, MOST_TOML, NAME)
        except FileNotFoundError:
            return None


def edited(source: str, add: Iterable[Decision], remove: Iterable[Decision], *, name: str = NAME) -> str:
    """The text of a museum.toml with those decisions and without these. It is read once, however many.

    Raises:
        DecisionNotWritten, TooManyDecisions
    """
    try:
        plan = Plan(read_toml(source, NAME))
    except tomllib.TOMLDecodeError:
        raise DecisionNotWritten(name=name) from None
    for decision in remove:
        plan.take(decision)
    for decision in add:
        plan.put(decision)
    if not plan.changed:
        return source
    if full := plan.beyond(MOST_REGIONS):
        raise TooManyDecisions(name=full, most=MOST_REGIONS)
    wanted = plan.wanted()
    for way in (plan.cut, plan.parsed):
        text = way(source)
        if text is not None and _says(text, wanted):
            return text
    raise DecisionNotWritten(name=name)


def applied(
    values: Mapping[str, Any], add: Iterable[Decision], remove: Iterable[Decision]
) -> Mapping[str, Any]:
    """The values of a museum.toml with those decisions and without these, by the rules of `edited`: for a
    document that is kept as values, where no text has to stay as somebody has written it. The same object
    where nothing changes.

    Raises:
        TooManyDecisions
    """
    plan = Plan(values)
    for decision in remove:
        plan.take(decision)
    for decision in add:
        plan.put(decision)
    if not plan.changed:
        return values
    if full := plan.beyond(MOST_REGIONS):
        raise TooManyDecisions(name=full, most=MOST_REGIONS)
    return plan.wanted()


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return read_toml(text, NAME) == wanted
    except tomllib.TOMLDecodeError:
        return False
