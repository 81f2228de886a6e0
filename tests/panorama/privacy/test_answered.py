"""A proposal is closed by what a person decided about it, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.panorama.privacy.answered import covered, open_proposals
from jetisu360.panorama.privacy.region import Box, Proposal, Region

YAWS = st.floats(-180, 179.99)
PITCHES = st.floats(-90, 90)
SIZES = st.floats(0.5, 40)
REGIONS = st.builds(Region, YAWS, PITCHES, SIZES, SIZES)
BOXES = st.builds(Box, st.floats(0, 80), st.floats(0, 80), st.floats(0.5, 20), st.floats(0.5, 20))
PLACES = REGIONS | BOXES


def face(where: Region | Box) -> Proposal:
    return Proposal("face", where, 0.9)


def rounded(where: Region) -> Region:
    """As museum.toml has it."""
    return Region(*(round(value, 2) for value in (where.yaw, where.pitch, where.width, where.height)))


@given(PLACES)
def test_what_nobody_answered_is_open(where: Region | Box) -> None:
    assert open_proposals([face(where)], [], []) == [face(where)]


@given(PLACES)
def test_the_region_itself_answers_wherever_it_is(where: Region | Box) -> None:
    assert open_proposals([face(where)], [where], []) == []
    assert open_proposals([face(where)], [], [where]) == []


@given(REGIONS)
def test_a_region_that_was_rounded_in_the_file_answers(where: Region) -> None:
    assert open_proposals([face(where)], [rounded(where)], []) == []
    assert open_proposals([face(where)], [], [rounded(where)]) == []


@given(REGIONS, st.integers(-2, 2))
def test_a_turn_more_is_the_same_place(where: Region, turns: int) -> None:
    turned = Region(where.yaw + 360 * turns, where.pitch, where.width, where.height)
    assert open_proposals([face(where)], [turned], []) == []
    assert open_proposals([face(where)], [], [turned]) == []


@given(st.lists(PLACES, max_size=4), st.lists(PLACES, max_size=4), st.lists(PLACES, max_size=4), PLACES)
def test_one_decision_more_opens_nothing(
    found: list[Region | Box], blurred: list[Region | Box], kept: list[Region | Box], more: Region | Box
) -> None:
    proposals = [face(where) for where in found]
    before = open_proposals(proposals, blurred, kept)
    for after in (
        open_proposals(proposals, [more, *blurred], kept),
        open_proposals(proposals, blurred, [more, *kept]),
    ):
        assert [proposal for proposal in before if proposal in after] == after, "in their order"


@given(REGIONS, st.floats(0.1, 0.9))
def test_two_regions_cover_together_what_none_covers_alone(where: Region, share: float) -> None:
    """Cut across its height: the parts lie above each other in the frame of its middle."""
    if where.width > 20 or abs(where.pitch) > 60:
        return
    low = where.height * share
    below = Region(where.yaw, where.pitch - (where.height - low) / 2, where.width * 1.2, low + 0.2)
    above = Region(where.yaw, where.pitch + low / 2, where.width * 1.2, where.height - low + 0.2)
    assert covered(where, [below, above]) > 0.97
    assert open_proposals([face(where)], [below, above], []) == []
    if 0.1 < share < 0.9 and where.height > 4:
        assert open_proposals([face(where)], [below], []) == [face(where)]


@given(YAWS, PITCHES, st.floats(1, 10))
def test_a_blur_as_large_as_a_wall_covers_a_face_in_it(yaw: float, pitch: float, size: float) -> None:
    assert open_proposals([face(Region(yaw, pitch, size, size))], [Region(yaw, pitch, 60, 60)], []) == []


@given(YAWS, PITCHES, st.floats(1, 8), st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_a_visitor_before_a_painting_that_may_be_seen_is_open(
    yaw: float, pitch: float, size: float, right: float, up: float
) -> None:
    painting = Region(yaw, pitch, size * 2, size * 2.5)
    visitor = Region(yaw, pitch, size, size)
    assert open_proposals([face(visitor)], [], [painting]) == [face(visitor)]
    assert open_proposals([face(painting)], [], [visitor]) == [face(painting)]


@given(YAWS, st.floats(-80, 80), st.floats(1, 8))
def test_a_portrait_found_a_little_beside_is_the_same(yaw: float, pitch: float, size: float) -> None:
    beside = Region(yaw, pitch + size * 0.15, size * 1.15, size * 0.9)
    assert open_proposals([face(Region(yaw, pitch, size, size))], [], [beside]) == []
    other = Region(yaw, pitch + size * 0.75, size, size)
    assert open_proposals([face(Region(yaw, pitch, size, size))], [], [other]) != []


@pytest.mark.parametrize(
    ("where", "blur", "open_"),
    [
        (Region(179, 0, 6, 6), Region(-181, 0, 8, 8), False),
        (Region(179.5, 0, 6, 6), Region(-179.5, 0, 8, 8), False),
        (Region(179.5, 0, 6, 6), Region(-176, 0, 8, 8), True),
        # Over a pole a yaw says only which way is up: half a turn is upside down, an eighth leaves corners.
        (Region(0, 90, 10, 10), Region(180, 90, 10, 10), False),
        (Region(0, 90, 10, 10), Region(45, 90, 10, 10), True),
        (Region(0, 90, 10, 10), Region(45, 90, 15, 15), False),
        (Region(0, 89, 3, 3), Region(180, 89, 6, 6), True),
        (Region(0, 89, 3, 3), Region(180, 89, 8, 8), False),
        (Box(10, 10, 20, 20), Box(10, 10, 20, 18), True),
        (Box(10, 10, 20, 20), Box(9, 9, 22, 22), False),
        (Box(10, 10, 20, 20), Region(0, 0, 360, 180), True),
        (Region(0, 0, 5, 5), Box(0, 0, 100, 100), True),
    ],
)
def test_over_the_seam_at_a_pole_and_in_flat_pictures(
    where: Region | Box, blur: Region | Box, open_: bool
) -> None:
    assert bool(open_proposals([face(where)], [blur], [])) is open_


def test_many_of_both_take_no_time() -> None:
    """Five hundred regions and as many proposals, far from each other as they lie in a room."""
    import time

    regions = [Region(k * 7.2 % 360 - 180, k % 100 - 50, 3, 3) for k in range(500)]
    started = time.process_time()
    assert open_proposals([face(region) for region in regions], regions, regions) == []
    assert time.process_time() - started < 8
