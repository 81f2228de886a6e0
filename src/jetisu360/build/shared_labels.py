"""Labels that stand in many rooms: where in each, once it is known how the rooms lie."""

from __future__ import annotations

from collections.abc import Sequence

from jetisu360.build.left_out import LeftOut
from jetisu360.build.plan.scene_plan import PlannedScene
from jetisu360.language import _
from jetisu360.tour.document.tour import Label, Limits, Scene
from jetisu360.tour.refusals import TourRefusal


class LabelNowhere(TourRefusal):
    """`id`."""

    code = "label-nowhere"
    sentence = _("The label “{id}” of every room is in none: no photograph shows anything in its direction.")
    advice = _("Give it another yaw and pitch in museum.toml, or take it out.")


def settle(scenes: Sequence[Scene], planned: Sequence[PlannedScene]) -> list[LeftOut]:
    """Turns them to north where they are meant so, and takes them out of rooms whose photograph shows nothing
    there. Notes about those that are left in no room.
    """
    wanted = {name: entry for plan in planned for name, entry in plan.shared}
    met: set[str] = set()
    for scene in scenes:
        if not any(label.everywhere for label in scene.labels):
            continue
        kept = []
        for label in scene.labels:
            if label.everywhere:
                if wanted[label.id].north and scene.heading is not None:
                    _turn(label, -scene.heading)
                if not _shown(label, scene.limits):
                    continue
                met.add(label.id)
            kept.append(label)
        scene.labels = kept
    return [LeftOut.because(name, LabelNowhere(id=name)) for name in wanted if name not in met]


def _turn(label: Label, degrees: float) -> None:
    label.yaw = round(_wrapped(label.yaw + degrees), 4)
    if label.polygon:
        label.polygon = [(round(_wrapped(yaw + degrees), 4), pitch) for yaw, pitch in label.polygon]


def _wrapped(yaw: float) -> float:
    return (yaw + 180) % 360 - 180


def _shown(label: Label, limits: Limits | None) -> bool:
    if limits is None:
        return True
    (left, right), (bottom, top) = limits.yaw, limits.pitch
    return (label.yaw - left) % 360 <= right - left and bottom <= label.pitch <= top
