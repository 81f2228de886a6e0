"""Features and comparisons as bytes, so that what was found once need not be found again."""

from __future__ import annotations

import io
import json
from dataclasses import astuple
from typing import Any

import numpy as np

from jetisu360.linking.features.extraction import Features, View
from jetisu360.linking.notes import opened
from jetisu360.linking.pair.compare import Candidate, Pair
from jetisu360.linking.pair.evidence import Evidence
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.triangulation import Points
from jetisu360.linking.pair.walls import WallAlignment, Walls

Arrays = dict[str, Any]


def pack_features(features: Features, notes: dict[str, Any]) -> bytes:
    """`notes` is what else is known of the picture, as JSON."""
    arrays: Arrays = {"notes": _text(notes), "views": np.array(len(features.views))}
    if features.walls:
        arrays["walls"] = np.array(astuple(features.walls))
    for k, view in enumerate(features.views):
        arrays |= {f"b{k}": view.bearings, f"s{k}": view.sizes, f"d{k}": view.descriptors}
    return _pack(arrays)


def unpack_features(data: bytes) -> tuple[Features, dict[str, Any]]:
    """The inverse. Raises ValueError where the bytes are damaged."""
    with opened(data) as file:
        views = [View(file[f"b{k}"], file[f"s{k}"], file[f"d{k}"]) for k in range(int(file["views"]))]
        walls = Walls(*(float(v) for v in file["walls"])) if "walls" in file else None
        return Features(tuple(views), walls), json.loads(bytes(file["notes"]))


def pack_pair(pair: Pair) -> bytes:
    m = pair.matches
    matches = np.concatenate([m.p, m.q, m.scale[:, None], m.ratio[:, None]], axis=1)
    arrays: Arrays = {"matches": matches.astype(np.float32), "count": np.array(len(pair.candidates))}
    if pair.alignment:
        arrays["alignment"] = np.array(astuple(pair.alignment))
    for k, one in enumerate(pair.candidates):
        known = np.array(astuple(one.evidence)) if one.evidence else np.zeros(0)
        numbers: list[Any] = [
            [one.relative_yaw],
            one.baseline,
            [one.probability, one.inliers],
            one.information.ravel(),
            known,
        ]
        points = [one.points.p, one.points.q, one.points.far_a[:, None], one.points.far_b[:, None]]
        arrays |= {f"n{k}": np.concatenate(numbers), f"p{k}": np.concatenate(points, axis=1)}
    return _pack(arrays)


def unpack_pair(data: bytes) -> Pair:
    """The inverse. Raises ValueError where the bytes are damaged."""
    with opened(data) as file:
        m = file["matches"].astype(np.float64)
        candidates = []
        for k in range(int(file["count"])):
            n, p = file[f"n{k}"], file[f"p{k}"]
            known = Evidence(*(float(v) for v in n[15:])) if len(n) > 15 else None
            points = Points(p[:, :3], p[:, 3:6], p[:, 6], p[:, 7])
            candidates.append(
                Candidate(float(n[0]), n[1:4], float(n[4]), int(n[5]), known, points, n[6:15].reshape(3, 3))
            )
        alignment = WallAlignment(*(float(v) for v in file["alignment"])) if "alignment" in file else None
        return Pair(Matches(m[:, :3], m[:, 3:6], m[:, 6], m[:, 7]), tuple(candidates), alignment)


def _text(value: dict[str, Any]) -> Any:
    return np.frombuffer(json.dumps(value).encode(), np.uint8)


def _pack(arrays: Arrays) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()
