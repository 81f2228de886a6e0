"""What a document says of directions in a photograph follows a turn of it, and comes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import direction_of
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.turning.places import directions, has_directions
from jetisu360.tour.turning.turned import made, turned

OLD = "ab" * 32


def museum() -> dict[str, Any]:
    return {
        "scenes": [
            {
                "file": "hall.jpg",
                "id": "hall",
                "heading": 350.0,
                "level": {"pitch": 1.5, "roll": -2.0},
                "view": {"yaw": 170.0, "pitch": -5.0},
                "labels": [
                    {"id": "a", "yaw": 175.0, "polygon": [[170.0, 5.0], [-178.0, 5.0], [175.0, -5.0]]},
                    {"id": "up", "yaw": 0.0, "pitch": 90.0},
                ],
                "blur": [
                    {"yaw": 1.0, "pitch": 2.0, "width": 3.0, "height": 4.0},
                    {"yaw": 1.0, "pitch": 2.0, "width": 3.0, "height": 4.0, "photo": "0" * 12},
                ],
            },
            {"file": "yard.jpg", "id": "yard", "labels": [{"id": "b", "yaw": 10.0}]},
        ],
        "links": [
            {"from": "hall", "to": "yard", "yaw": 90.0, "arrival": {"yaw": 20.0}},
            {"from": "yard", "to": "hall", "yaw": -90.0, "pitch": -8.0, "arrival": {"yaw": 100.0}},
        ],
        "routes": [
            {"id": "r", "stops": [{"scene": "hall", "yaw": -170.0}, {"scene": "hall"}, {"scene": "yard"}]}
        ],
    }


def test_everything_that_is_in_the_photograph_is_turned_and_nothing_else() -> None:
    before = museum()
    after = made(before, turned(before, "HALL.jpg", "hall", Turn(yaw=30.0), old_sha256=OLD))
    hall, yard = after["scenes"]
    assert hall["labels"][0]["yaw"] == -155.0
    assert hall["labels"][0]["polygon"] == [[-160.0, 5.0], [-148.0, 5.0], [-155.0, -5.0]]
    assert hall["labels"][1]["pitch"] == 90.0
    assert hall["view"] == {"yaw": -160.0, "pitch": -5.0}
    assert hall["heading"] == 320.0  # its middle looks 30 degrees further to the left
    assert "level" not in hall
    assert [region["photo"] for region in hall["blur"]] == [OLD[:12], "0" * 12]
    assert yard == before["scenes"][1]
    assert after["links"][0] == {"from": "hall", "to": "yard", "yaw": 120.0, "arrival": {"yaw": 20.0}}
    assert after["links"][1]["yaw"] == -90.0
    assert after["links"][1]["arrival"] == {"yaw": 130.0}
    assert after["routes"][0]["stops"] == [
        {"scene": "hall", "yaw": -140.0},
        {"scene": "hall"},
        {"scene": "yard"},
    ]
    MuseumFile.model_validate(after)


@settings(max_examples=60, deadline=None)
@given(st.floats(-180, 180), st.floats(-30, 30), st.floats(-30, 30))
def test_what_was_turned_can_be_taken_back_and_turned_back(yaw: float, pitch: float, roll: float) -> None:
    before, turn = museum(), Turn(yaw, pitch, roll)
    changes = turned(before, "hall.jpg", "hall", turn, level=(1.0, 2.0), old_sha256=OLD)
    after = made(before, changes)
    assert made(after, [change.back for change in reversed(changes)]) == before
    again = made(after, turned(after, "hall.jpg", "hall", turn.back))
    for was, now in zip(
        directions(before, "hall.jpg", "hall"), directions(again, "hall.jpg", "hall"), strict=True
    ):
        there, here = direction_of(was.yaw, was.pitch), direction_of(now.yaw, now.pitch)
        assert np.allclose(there, here, atol=1e-4)  # each is written in thousandths of a degree


def test_what_somebody_has_written_since_is_not_written_over() -> None:
    before = museum()
    changes = turned(before, "hall.jpg", "hall", Turn(yaw=30.0))
    after = made(before, changes)
    after["scenes"][0]["labels"][0]["yaw"] = 1.0
    with pytest.raises(ValueError, match="labels"):
        made(after, [change.back for change in reversed(changes)])


def test_a_room_without_directions_needs_no_turn() -> None:
    values: dict[str, Any] = {"scenes": [{"file": "hall.jpg", "id": "hall", "title": {"kk": "Зал"}}]}
    assert not has_directions(values, "hall.jpg", "hall")
    assert not has_directions({}, "hall.jpg", "hall")
    assert has_directions(museum(), "yard.jpg", "yard")
