"""Ground truth: poses, rooms, doors, what is seen from where, and where the labelled things stand."""

from __future__ import annotations

import json
import math

from . import measure, poses
from .building import Building
from .layout import Capture, Plan


def _pair(building: Building, a: Capture, b: Capture) -> dict[str, object]:
    """Everything known about two capture points; yaw and pitch are in the levelled pictures."""
    links = building.plan.links
    yaw_ab, pitch_ab = poses.direction(a.position, b.position, a.heading)
    yaw_ba, pitch_ba = poses.direction(b.position, a.position, b.heading)
    return {
        "a": a.id,
        "b": b.id,
        "distance": round(math.dist(a.position, b.position), 4),
        "in_sight": measure.free(a.position, b.position),
        "share": round(measure.share_seen(a, b), 4),
        "share_back": round(measure.share_seen(b, a), 4),
        "yaw_a_to_b": round(poses.wrap(yaw_ab), 4),
        "pitch_a_to_b": round(pitch_ab, 4),
        "yaw_b_to_a": round(poses.wrap(yaw_ba), 4),
        "pitch_b_to_a": round(pitch_ba, 4),
        "linked": (a.id, b.id) in links or (b.id, a.id) in links,
        **(building.describe_pair(a, b) if building.describe_pair else {}),
    }


def _seen_from(plan: Plan, point: tuple[float, float, float]) -> list[str]:
    """Capture points from which the thing at a point (or its skin, at most 0.75 m before it) is seen."""
    found = []
    for capture in plan.captures:
        distance = math.dist(capture.position, point)
        way = [(p - c) / distance for p, c in zip(point, capture.position, strict=True)]
        hit = measure.first_hit(capture.position, way, distance + 0.5)
        if hit is None or math.dist(capture.position, hit[0]) > distance - 0.75:
            found.append(capture.id)
    return found


def write(building: Building) -> None:
    """Build the scene, measure it and write ``ground_truth.json``."""
    site = building.build()
    plan = building.plan
    captures = plan.captures
    document = {
        "convention": poses.CONVENTION,
        "share": "share of the directions from a that meet a surface within 60 m whose surface point "
        "is seen from b (4000 rays evenly over the sphere); share_back is the same from b to a",
        "rooms": [
            {
                "id": r.id,
                "title": r.title,
                "outline": [list(p) for p in r.outline],
                "floor_z": r.floor_z,
                "height": r.height,
            }
            for r in plan.rooms
        ],
        "doors": [
            {
                "between": list(d.between),
                "centre": [d.x, d.y, round(d.sill + d.height / 2, 4)],
                "width": d.width,
                "height": d.height,
                "along": d.along,
            }
            for d in plan.doors
        ],
        "scenes": [
            {
                "id": c.id,
                "file": f"{c.id}.jpg",
                "room": c.room,
                "position": list(c.position),
                "height": c.height,
                "heading": c.heading,
                "pitch": c.pitch,
                "roll": c.roll,
                **(building.describe_scene(c) if building.describe_scene else {}),
            }
            for c in captures
        ],
        "pairs": [_pair(building, a, b) for i, a in enumerate(captures) for b in captures[i + 1 :]],
        "anchors": [
            {"id": name, "position": [round(v, 4) for v in point], "seen_from": _seen_from(plan, point)}
            for name, point in sorted(site.anchors.items())
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (building.folder / "ground_truth.json").write_text(text + "\n", encoding="utf-8")
    for pair in document["pairs"]:  # type: ignore[attr-defined]
        if pair["linked"] or pair["in_sight"]:
            print(
                f"{pair['a']:>14} {pair['b']:<14} {pair['distance']:6.2f} m "
                f"sight={pair['in_sight']} share={pair['share']:.2f}"
            )
    for anchor in document["anchors"]:  # type: ignore[attr-defined]
        print(anchor["id"], anchor["seen_from"])
