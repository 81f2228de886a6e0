"""Where arrows are drawn and where one looks on arriving: a person's word first."""

from typing import Any

import pytest

from jetisu360.tour.document.tour import Arrival, Limits, Link, Scene, View
from jetisu360.tour.ways import arrival, arrow_pitch


def link(**more: Any) -> Link:
    return Link.model_validate({"from": "a", "to": "b", "yaw": 10, **more})


def scene(view: View) -> Scene:
    tiles = {"face_sizes": [256], "formats": ["webp"], "path": "scenes/b/1"}
    source = {"sha256": "0" * 64, "width": 800, "height": 400}
    pictures = {"preview": "data:image/webp;base64,AAAA", "poster": "p.jpg", "thumbnail": "t.webp"}
    return Scene.model_validate({"id": "b", "source": source, "tiles": tiles, "view": view, **pictures})


@pytest.mark.parametrize("pitch", [-90, -70, -35, -34, -16, -8, -3, 0, 1, 35, 80, 90])
def test_an_arrow_that_a_person_drew_is_where_it_was_drawn(pitch: float) -> None:
    assert arrow_pitch(link(pitch=pitch), None) == pitch


@pytest.mark.parametrize(
    ("measured", "shown"),
    # The floor far away, in between, near; stairs up and down are where they were measured.
    [(-3, -16), (-8, -16), (-16, -16), (-25, -25), (-35, -34), (20, 20), (65, 65), (-40, -40), (-80, -80)],
)
def test_a_measured_arrow_lies_on_the_floor_unless_it_is_a_stair(measured: float, shown: float) -> None:
    assert arrow_pitch(link(pitch=measured, origin="measured"), None) == shown


@pytest.mark.parametrize(
    ("pitch", "origin", "shown"),
    [
        (35, "drawn", 20),
        (-70, "drawn", -25),
        (-24, "drawn", -24),
        (-30, "measured", -19),
        (60, "measured", 20),
    ],
)
def test_nothing_is_drawn_where_a_partial_panorama_cannot_be_looked_at(
    pitch: float, origin: str, shown: float
) -> None:
    limits = Limits(yaw=(-60, 60), pitch=(-25, 20))
    assert arrow_pitch(link(pitch=pitch, origin=origin), limits) == shown


ON = Arrival(yaw=-120, pitch=3)
CHOSEN = View(yaw=90, pitch=-10, fov=60, origin="drawn")


@pytest.mark.parametrize(
    ("way", "view", "looks"),
    [
        ({"arrival": ON}, CHOSEN, ON),
        ({}, CHOSEN, Arrival(yaw=90, pitch=-10)),
        ({"arrival": ON, "origin": "measured"}, CHOSEN, Arrival(yaw=90, pitch=-10)),
        ({"arrival": ON, "origin": "measured"}, View(yaw=90, origin="none"), ON),
        ({}, View(yaw=90, origin="none"), None),
        # Documents of before do not say who chose it: as before.
        ({}, View(yaw=90), None),
    ],
)
def test_who_arrives_looks_where_a_person_said(
    way: dict[str, Any], view: View, looks: Arrival | None
) -> None:
    assert arrival(link(**way), scene(view)) == looks
