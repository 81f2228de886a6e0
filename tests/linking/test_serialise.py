"""What was found once comes back as it was, or is known to be damaged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.features.extraction import Features, View
from jetisu360.linking.notes import unpack_notes
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.walls import Walls, align
from jetisu360.linking.serialise import pack_features, pack_pair, unpack_features, unpack_pair

draw = np.random.default_rng(0)
VIEWS = tuple(
    View(
        draw.normal(size=(n, 3)).astype(np.float32),
        draw.uniform(size=n).astype(np.float32),
        draw.integers(0, 256, (n, 128)).astype(np.uint8),
    )
    for n in (5, 0)
)
NOTES = {"heading": 12.5, "gps": [45.0, 78.4], "none": None}
WALLS = Walls(12.25, 0.5, 0.75)
PACK = pack_features(Features(VIEWS, WALLS), NOTES)


def test_features_come_back() -> None:
    features, notes = unpack_features(PACK)
    assert notes == NOTES == unpack_notes(PACK)
    assert features.walls == WALLS
    assert unpack_features(pack_features(Features(VIEWS), {}))[0].walls is None
    assert [len(view) for view in features.views] == [5, 0]
    for got, given_ in zip(features.views, VIEWS, strict=True):
        assert np.array_equal(got.bearings, given_.bearings)
        assert np.array_equal(got.sizes, given_.sizes)
        assert np.array_equal(got.descriptors, given_.descriptors)


def test_a_comparison_comes_back(compared: dict[tuple[int, int], Pair]) -> None:
    pair = compared[1, 2]
    again = unpack_pair(pack_pair(pair))
    assert np.abs(again.matches.p - pair.matches.p).max() < 1e-6
    assert np.abs(again.matches.scale - pair.matches.scale).max() < 1e-6
    assert len(again.candidates) == len(pair.candidates) > 1
    for got, one in zip(again.candidates, pair.candidates, strict=True):
        assert (got.relative_yaw, got.probability, got.inliers) == (
            one.relative_yaw,
            one.probability,
            one.inliers,
        )
        assert got.evidence == one.evidence
        assert np.array_equal(got.baseline, one.baseline)
        assert np.array_equal(got.information, one.information)
        assert np.array_equal(got.points.q, one.points.q)
        assert np.array_equal(got.points.far_b, one.points.far_b)
        assert not got.stated
    assert again.alignment is None
    assert unpack_pair(pack_pair(replace(pair, alignment=align(WALLS, WALLS)))).alignment == align(
        WALLS, WALLS
    )
    nothing = unpack_pair(pack_pair(Pair(Matches.none(), ())))
    assert (len(nothing.matches), nothing.candidates) == (0, ())


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.integers(0, len(PACK) - 1), st.integers(1, 255), st.booleans())
def test_damage_is_a_value_error_or_does_no_harm(at: int, change: int, cut: bool) -> None:
    damaged = PACK[:at] if cut else PACK[:at] + bytes([PACK[at] ^ change]) + PACK[at + 1 :]
    try:
        features, notes = unpack_features(damaged)
    except ValueError:
        return
    assert not cut
    assert notes == NOTES
    assert np.array_equal(features.plain.descriptors, VIEWS[0].descriptors)


@pytest.mark.parametrize("data", [b"", b"PK", b"text", PACK[:100], pack_pair(Pair(Matches.none(), ()))])
def test_what_is_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a pack of ours"):
        unpack_features(data)
