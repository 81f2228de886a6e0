"""Where visits begin: in which scene, and at what one looks there first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jetisu360.build.left_out import LeftOut
from jetisu360.build.made import PackedScene
from jetisu360.build.plan.scene_plan import ScenePlan
from jetisu360.build.steps.framing import FULL_TURN
from jetisu360.language import _
from jetisu360.tour.document.tour import Link
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.refusals import TourRefusal

SEEN = 14.0
"""Degrees from the middle: what lies within is well on a phone held upright, which shows some 39°."""


class StartChanged(TourRefusal):
    """`wanted`, `start`: ids of scenes."""

    code = "start-changed"
    sentence = _("The tour begins at the scene “{start}”: “{wanted}” is not in it.")


class StartMoved(TourRefusal):
    """`first`, `start`: ids of scenes."""

    code = "start-moved"
    sentence = _("The tour begins at the scene “{start}”: no arrow leads on from “{first}”.")
    advice = _("To begin elsewhere, write start into museum.toml.")


class StartAlone(TourRefusal):
    """`start`: the id of a scene."""

    code = "start-alone"
    sentence = _("The tour begins at the scene “{start}”, from which no arrow leads on.")
    advice = _("Write a link from it into museum.toml, or choose another scene as start.")


@dataclass(frozen=True)
class Beginning:
    """`scene`: the id of the scene where visits begin. `view`: yaw, pitch and field of view there, degrees;
    `notes`: what to say of the choice.
    """

    scene: str
    view: tuple[float, float, float]
    notes: list[LeftOut] = field(default_factory=list)


def beginning_of(
    museum: MuseumFile, plan: ScenePlan, scenes: Sequence[PackedScene], links: Sequence[Link]
) -> Beginning:
    """`scenes` are not empty."""
    start, notes = _start(museum, plan, [scene.planned.id for scene in scenes], links)
    scene = next(scene for scene in scenes if scene.planned.id == start)
    made, entry = scene.pack.scene, scene.planned.entry
    view = made["view"]
    yaw, pitch, fov = (float(view[name]) for name in ("yaw", "pitch", "fov"))
    left, right = made["limits"]["yaw"] if made["limits"] else (-180.0, 180.0)
    # Of a part of what is around one sees the middle; and what somebody chose stays as it was chosen.
    if right - left >= FULL_TURN and (entry is None or entry.view is None):
        doors = [link.yaw for link in links if link.from_ == start]
        yaw = _towards(yaw, [*doors, *(label.yaw for _, label in scene.planned.own_labels)], doors)
    return Beginning(start, (yaw, pitch, fov), notes)


def _towards(yaw: float, worth_seeing: Sequence[float], doors: Sequence[float]) -> float:
    """The camera stood as it happened to stand: what is straight ahead of it may be a bare wall. Then the
    nearest door, or where there is none the nearest label; `yaw` where one is in sight already.
    """

    def off(other: float) -> float:
        return abs((other - yaw + 180) % 360 - 180)

    if not worth_seeing or min(map(off, worth_seeing)) <= SEEN:
        return yaw
    nearest: float = min(doors or worth_seeing, key=off)
    return round(nearest, 2)


def _start(
    museum: MuseumFile, plan: ScenePlan, scenes: Sequence[str], links: Sequence[Link]
) -> tuple[str, list[LeftOut]]:
    """Where the tour begins: where the keeper wants; else at the first scene from which an arrow leads on, if
    there is any. With a note where that is not the one that was wanted, or not the first, or leads nowhere.
    """
    leading = {link.from_ for link in links}
    wanted, first = museum.start, scenes[0]
    if wanted is not None and wanted in scenes:
        alone = leading and wanted not in leading
        return wanted, [LeftOut.because(wanted, StartAlone(start=wanted))] if alone else []
    start = next((scene for scene in scenes if scene in leading), first)
    if wanted is not None and wanted in plan.absent | {item.id for item in plan.scenes}:
        return start, [LeftOut.because(wanted, StartChanged(wanted=wanted, start=start))]
    return start, [] if start == first else [LeftOut.because(start, StartMoved(first=first, start=start))]
