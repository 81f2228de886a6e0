"""A walk as JSON, for the work folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jetisu360.linking.graph.solved_graph import SolvedGraph


def to_record(walk: SolvedGraph) -> bytes:
    record: dict[str, Any] = {
        "links": [asdict(link) for link in walk.links],
        "headings": walk.headings.tolist(),
        "positions": walk.positions.tolist(),
        "component": walk.component,
        "north": walk.north,
        "scaled": walk.scaled,
        "alone": walk.alone,
        "astray": walk.astray,
        "scale_group": walk.scale_group,
        "aliased": walk.aliased,
        "same": walk.same,
    }
    return json.dumps(record).encode()


def from_record(data: bytes) -> SolvedGraph:
    """The way back. Raises ValueError where the bytes are damaged."""
    try:
        return _read(data)
    except Exception as error:
        raise ValueError(f"not a walk of ours: {error}") from error


def _read(data: bytes) -> SolvedGraph:
    import numpy as np

    from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink

    record = json.loads(data)
    return SolvedGraph(
        tuple(SolvedLink(**link) for link in record["links"]),
        np.array(record["headings"]),
        np.array(record["positions"]).reshape(-1, 3),
        component=tuple(record["component"]),
        north=tuple(record["north"]),
        scaled=tuple(record["scaled"]),
        alone=tuple(record["alone"]),
        astray=tuple(record["astray"]),
        scale_group=tuple(record["scale_group"]),
        aliased=tuple((edge[0], edge[1]) for edge in record["aliased"]),
        same=tuple((edge[0], edge[1]) for edge in record["same"]),
    )
