"""Places on Earth that somebody else's tour gives to its scenes."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.sphere.angles import number


def museum_place(scenes: Sequence[tuple[object, object, str]], losses: Losses) -> dict[str, float] | None:
    """The museum's own place for `[visit]`, the middle one of its scenes' (latitude, longitude, name).

    A camera's receiver is wrong by the length of a hall and more indoors, so a scene's own place makes no
    plan: it is told.
    """
    known = [
        (latitude, longitude, name)
        for given, other, name in scenes
        if (latitude := number(given, -90, 90)) is not None
        and (longitude := number(other, -180, 180)) is not None
        and (latitude or longitude)
    ]
    if not known:
        return None
    if len({item[:2] for item in known}) > 1:
        for latitude, longitude, name in known:
            losses.add("import-scene-places", name, f"{latitude:g}, {longitude:g}")
    return {
        "latitude": round(median(item[0] for item in known), 6),
        "longitude": round(median(item[1] for item in known), 6),
    }
