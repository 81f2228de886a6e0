"""Decisions about faces and plates, written into museum.toml one by one as a person makes them.

Every other word that a keeper wrote stays as it is, byte for byte (`keeper_file.py`). Who decides the same
twice has decided once.

A photograph that museum.toml does not name gets a table with `listed = false`: such a table only holds
decisions, and neither the order of the tour nor a title or an id changes with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jetisu360.files.limits import read_toml
from jetisu360.language import _
from jetisu360.tour.museum_toml.decision import VERDICTS, Decision
from jetisu360.tour.museum_toml.decision_plan import Plan
from jetisu360.tour.museum_toml.keeper_file import KeeperFile
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFile
from jetisu360.tour.museum_toml.privacy_entries import MOST_REGIONS
from jetisu360.tour.refusals import TourRefusal


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


class DecisionsFile(KeeperFile):
    """The museum.toml of a folder."""

    def change(self, add: Sequence[Decision], remove: Sequence[Decision] = ()) -> MuseumFile:
        """Takes `remove` out and puts `add` in, all or nothing; what the file says then.

        A decision that is there stays as it is, one that is not there need not be taken out; of the same
        place in one photograph the later verdict holds, and the other one goes.

        Raises:
            MuseumFileWrong: it has mistakes. DecisionNotWritten: it could not be changed without harm.
            TooManyDecisions: and there is room for no more. And what `edit` raises.
        """
        return self.edit(lambda _museum, source: edited(source, add, remove, name=str(self.path)))

    def made(self) -> Mapping[Any, Any]:
        """Who made which decision: the file names nobody."""
        return {}


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
