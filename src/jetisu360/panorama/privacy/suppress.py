"""Of what was found twice, the better: non-maximum suppression, in a flat picture and on the sphere."""

from __future__ import annotations

import numpy as np

from jetisu360.panorama.geometry.projection import Array, angles_of, direction_of
from jetisu360.panorama.privacy.region import Region

SAME = 0.3
"""Intersection over union from which two are one thing."""

WITHIN = 0.65
"""Share of the smaller one in the larger from which it is a part of it: half a face at a view's border."""


def distinct(boxes: Array) -> Array:
    """Of boxes (n, 5), as `centerface.detect` gives them, those that are not a better one's, best first."""
    boxes = boxes[np.argsort(-boxes[:, 4], kind="stable")]
    kept: list[int] = []
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for i, box in enumerate(boxes):
        others = boxes[kept]
        wide = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
        tall = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
        both = np.clip(wide, 0, None) * np.clip(tall, 0, None)
        same = both > SAME * (area[i] + area[kept] - both)
        if not (same | (both > WITHIN * np.minimum(area[i], area[kept]))).any():
            kept.append(i)
    return boxes[kept]


def suppress(found: list[tuple[Region, float]]) -> list[tuple[Region, float]]:
    """The regions that are not another one with a better score, best first."""
    kept: list[tuple[Region, float]] = []
    for region, score in sorted(found, key=lambda pair: -pair[1]):
        if not any(is_same(region, other) for other, _ in kept):
            kept.append((region, score))
    return kept


def is_same(region: Region, other: Region) -> bool:
    """Whether two regions overlap so much that they are one thing."""
    both = overlap(region, other)
    if both == 0:
        return False
    areas = region.width * region.height, other.width * other.height
    return both > SAME * (sum(areas) - both) or both > WITHIN * min(areas)


def overlap(region: Region, other: Region) -> float:
    """Square degrees that two regions share, as seen from the middle of the first.

    The second is taken for upright there, which it nearly is if it is near enough to overlap; and beside a
    pole a face is about as wide as it is high.
    """
    yaw, pitch = angles_of(in_frame_of(region, direction_of(other.yaw, other.pitch)))
    if abs(yaw) > 90:
        return 0.0
    wide = _shared(region.width, other.width, float(yaw) * float(np.cos(np.radians(pitch))))
    return wide * _shared(region.height, other.height, float(pitch))


def in_frame_of(region: Region, direction: Array) -> Array:
    """A direction (3, …) after the sphere was turned so that the region's middle is straight ahead."""
    turned: Array = np.tensordot(frame(region.yaw, region.pitch), direction, axes=1)
    return turned


def frame(yaw: float, pitch: float) -> Array:
    """3 × 3, rows right, up, forward of who looks there upright."""
    right, up, forward = direction_of([yaw + 90, yaw, yaw], [0, pitch + 90, pitch]).T
    return np.stack([right, up, forward])


def _shared(size: float, other: float, apart: float) -> float:
    """What two stretches share whose middles are so far apart."""
    return max(0.0, min(size / 2, apart + other / 2) - max(-size / 2, apart - other / 2))
