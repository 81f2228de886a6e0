"""The museum's own drawings put under the plans: how each lies, and which rooms stand on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from jetisu360.build.left_out import LeftOut
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.language import _
from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import PlanDrawing, Position, Scene
from jetisu360.tour.museum_toml.plan_entry import PlanEntry, PlanPointEntry
from jetisu360.tour.plan_drawing import Place, height, is_on, lay, to_plan
from jetisu360.tour.refusals import TourRefusal

STANDS = Position(x=0, y=0).z
"""Metres above the floor of a camera of which nobody knows more."""


class DrawingWithoutRooms(TourRefusal):
    """`name`: of the file."""

    code = "drawing-without-rooms"
    sentence = _("No room stands on the drawing “{name}”, so it is not shown.")
    advice = _("Say in [[plans]] where rooms of that storey stand on it: points with scene, left and top.")


@dataclass
class Laid:
    """A drawing with the scenes on it, in the order of the tour. `part`: whose rooms say how it lies, None
    where it stays upright because too few do. `measured`: a person has typed a length. `written`: the scenes
    whose position a person has written.
    """

    entry: PlanEntry
    drawing: PlanDrawing
    part: int | None
    measured: bool
    written: Set[str]
    scenes: list[str] = field(default_factory=list)


def lay_drawings(
    entries: Sequence[PlanEntry],
    scenes: Sequence[Scene],
    parts: Mapping[str, int],
    written: Set[str],
    shelf: Shelf,
) -> tuple[list[Laid], list[LeftOut]]:
    """The drawings of the keeper, and a note on each on which nothing stands.

    `parts` says who stands in known places to whom; a scene that is in none has no such neighbours. Where a
    drawing says where a scene stands, that becomes its `position`, unless that was `written`: set here.
    """
    found: list[Laid] = []
    notes: list[LeftOut] = []
    taken: set[str] = set()
    for entry in entries:
        picture = shelf.drawing(entry.picture)
        if picture is None:  # told where files are taken
            continue
        free = [scene for scene in scenes if scene.id not in taken]
        laid = _laid(entry, picture, free, parts, written)
        if laid.scenes:
            found.append(laid)
            taken |= set(laid.scenes)
        else:
            notes.append(LeftOut.because(entry.picture, DrawingWithoutRooms(name=entry.picture)))
    return found, notes


def _laid(
    entry: PlanEntry,
    picture: PictureRecord,
    scenes: Sequence[Scene],
    parts: Mapping[str, int],
    written: Set[str],
) -> Laid:
    by_id = {scene.id: scene for scene in scenes}
    pinned = {point.scene: point for point in entry.points if point.scene in by_id}
    part = _part(entry, pinned.keys(), parts)
    members = {name for name in by_id if part is not None and parts.get(name) == part}
    known = []
    for point in entry.points:
        at = point.metres
        if at is None and point.scene in members:
            at = _stands(by_id[point.scene])
        if at is not None:
            known.append((_place(point, picture), at))
    drawing = lay(picture, known, _across(entry, picture))
    typed = sum(point.metres is not None for point in entry.points)
    measured = entry.distance is not None or typed > 1
    laid = Laid(entry, drawing, part if len(known) > 1 else None, measured, written)
    for scene in scenes:
        pin = pinned.get(scene.id)
        if pin is not None:
            _pin(scene, pin, laid, joined=scene.id in members and laid.part is not None)
        elif known and scene.id in members and _is_on(scene, laid):
            laid.scenes.append(scene.id)
    return laid


def _pin(scene: Scene, point: PlanPointEntry, laid: Laid, *, joined: bool) -> None:
    """Puts a scene where the keeper has put it. Rooms that say how the drawing lies have been met halfway: a
    position that was written stays as it is.
    """
    laid.scenes.append(scene.id)
    here = scene.position
    x, y = point.metres or to_plan(laid.drawing, _place(point, laid.drawing.picture))
    if here is not None and joined and scene.id in laid.written:
        x, y = here.x, here.y
    z = here.z if here else STANDS
    scene.position = Position(x=round(x, 3), y=round(y, 3), z=z, floor=laid.entry.floor)
    if not joined:
        laid.drawing.apart.append(scene.id)


def _is_on(scene: Scene, laid: Laid) -> bool:
    at = scene.position
    return at is not None and at.floor == laid.entry.floor and is_on(laid.drawing, (at.x, at.y))


def _part(entry: PlanEntry, pinned: Iterable[str], parts: Mapping[str, int]) -> int | None:
    """Whose rooms say how a drawing lies: those of the part that most of its points are in; where only metres
    are given, those that a person has laid by hand, else the largest part.
    """
    counts = Counter(parts[scene] for scene in pinned if scene in parts)
    if counts:
        return max(counts, key=lambda part: (counts[part], -part))
    if not parts or not any(point.metres for point in entry.points):
        return None
    sizes = Counter(parts.values())
    return min(sizes) if min(sizes) < 0 else max(sizes, key=lambda part: (sizes[part], -part))


def _stands(scene: Scene) -> Place | None:
    return (scene.position.x, scene.position.y) if scene.position else None


def _place(point: PlanPointEntry, picture: PictureRecord) -> Place:
    return point.left / 100, point.top / 100 * height(picture)


def _across(entry: PlanEntry, picture: PictureRecord) -> float | None:
    """How wide the drawing is by the distance that was typed, metres."""
    if entry.distance is None or len(entry.points) < 2:
        return None
    (one_left, one_top), (left, top) = (_place(point, picture) for point in entry.points[:2])
    return float(entry.distance / ((left - one_left) ** 2 + (top - one_top) ** 2) ** 0.5)
