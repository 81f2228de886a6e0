"""A walk as JSON, for the work folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jetisu360.linking.graph.solve import Walk


def to_record(walk: Walk) -> bytes:
    record: dict[str, Any] = {
        "links": [asdict(link) for link in walk.links],
        "headings": walk.headings.tolist(),
        "positions": walk.positions.tolist(),
        "piece": walk.piece,
        "north": walk.north,
        "scaled": walk.scaled,
        "alone": walk.alone,
        "astray": walk.astray,
        "firm": walk.firm,
        "twins": walk.twins,
    }
    return json.dumps(record).encode()


def from_record(data: bytes) -> Walk:
    """The way back. Raises ValueError where the bytes are damaged."""
    try:
        return _read(data)
    except Exception as error:
        raise ValueError(f"not a walk of ours: {error}") from error


def _read(data: bytes) -> Walk:
    import numpy as np

    from jetisu360.linking.graph.solve import Walk, WalkLink

    record = json.loads(data)
    return Walk(
        tuple(WalkLink(**link) for link in record["links"]),
        np.array(record["headings"]),
        np.array(record["positions"]).reshape(-1, 3),
        piece=tuple(record["piece"]),
        north=tuple(record["north"]),
        scaled=tuple(record["scaled"]),
        alone=tuple(record["alone"]),
        astray=tuple(record["astray"]),
        firm=tuple(record["firm"]),
        twins=tuple((edge[0], edge[1]) for edge in record["twins"]),
    )
