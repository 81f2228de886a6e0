"""The museum's own drawings under the plans: by rooms, by metres, by one distance."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.build.plan.floor_plans import plans
from jetisu360.build.plan.media_plan import MediaFile, Shelf
from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.linking.constraints import Fixed
from jetisu360.tour.checks.checks import check_tour
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, from_tour

from ..walks import MakeTour, assembled, link, linking, museum

FLOOR = "[[plans]]\npicture='floor.png'\n"


class Drawn:
    """A drawing of 1000 × 500 that was taken into the site."""

    key = "0" * 64

    def __init__(self, src: str) -> None:
        self.record = {"src": src, "width": 1000, "height": 500}


def drawn(make_tour: MakeTour, source: str, found: Any = None, count: int = 3) -> tuple[Tour, list[Any]]:
    """The tour of some rooms with the drawings of `source` under its plans."""
    tour, _ = assembled(make_tour, found, source, count)
    written: MuseumFile = museum(source)
    shelf = Shelf(
        {MediaFile(one.picture, "picture"): Drawn(f"media/{one.picture}") for one in written.plans}  # type: ignore[dict-item]
    )
    again, notes = plans(found, tour.scenes, written.plans, shelf)
    values = tour.model_dump(by_alias=True) | {"plans": again, "scenes": tour.scenes}
    return Tour.model_validate(values), notes


def points(*places: str) -> str:
    return f"{FLOOR}points=[{', '.join(f'{{ {place} }}' for place in places)}]\n"


def test_rooms_that_the_walk_knows_carry_the_drawing_and_the_others_stand_on_it(make_tour: MakeTour) -> None:
    # room-0 at (0, 0), room-1 at (0, 4), room-2 at (5, 4): the drawing is 10 m wide, its top is up.
    source = points("left=20, top=90, scene='room-0'", "left=20, top=10, scene='room-1'")
    tour, notes = drawn(make_tour, source, linking(3, [link(0, 1), link(1, 2)]))
    (plan,) = tour.plans
    assert plan.drawing is not None
    assert (plan.drawing.across, plan.drawing.turn) == pytest.approx((10, 0), abs=1e-3)
    assert (plan.drawing.x, plan.drawing.y) == pytest.approx((-2, 4.5), abs=1e-3)
    assert plan.scenes == ["room-0", "room-1", "room-2"], "the third is within its edges"
    assert plan.drawing.apart == []
    assert (plan.to_scale, plan.metres) == (True, "estimated")
    assert notes == []
    assert not [one for one in check_tour(tour) if "plan" in one.code]


def test_positions_written_by_hand_are_enough_without_looking_at_the_photographs(make_tour: MakeTour) -> None:
    rooms = "".join(
        f"[[scenes]]\nfile='{k}.jpg'\nid='room-{k}'\nposition={{ x={5 * k}, y=0 }}\n" for k in range(3)
    )
    tour, _ = drawn(make_tour, rooms)
    (plain,) = tour.plans
    assert (plain.scenes, plain.drawing) == (["room-0", "room-1", "room-2"], None)
    metres = points("left=0, top=0, x=-1, y=2", "left=100, top=0, x=7, y=2")
    tour, _ = drawn(make_tour, rooms + metres)
    on, beside = tour.plans
    assert (on.scenes, on.metres) == (["room-0", "room-1"], "measured")
    assert (beside.scenes, beside.drawing) == (["room-2"], None), "it lies beside the drawing"


def test_a_keeper_who_knows_no_metre_puts_the_rooms_on_the_drawing(make_tour: MakeTour) -> None:
    source = points("left=25, top=50, scene='room-0'", "left=75, top=50, scene='room-2'")
    tour, _ = drawn(make_tour, source)
    (plan,) = tour.plans
    assert plan.drawing is not None
    assert (plan.scenes, plan.drawing.apart) == (["room-0", "room-2"], ["room-0", "room-2"])
    assert (plan.to_scale, plan.north, plan.metres) == (False, False, "unknown")
    first, second = (tour.scene(name) for name in plan.scenes)
    assert first is not None
    assert second is not None
    assert first.position is not None
    assert second.position is not None
    assert second.position.x - first.position.x == pytest.approx(plan.drawing.across / 2)
    typed, _ = drawn(make_tour, source + "distance=12.0")
    (plan,) = typed.plans
    assert plan.drawing is not None
    assert (plan.drawing.across, plan.metres, plan.to_scale) == (24, "measured", True)


def test_each_storey_has_its_own_drawing(make_tour: MakeTour) -> None:
    below = points("left=25, top=50, scene='room-0'")
    above = points("left=25, top=50, scene='room-1'").replace("floor.png", "first.png") + "floor=1\n"
    tour, _ = drawn(make_tour, below + above)
    assert [(plan.floor, plan.scenes) for plan in tour.plans] == [(0, ["room-0"]), (1, ["room-1"])]
    assert not [one for one in check_tour(tour) if "plan" in one.code]


def test_a_place_that_a_person_wrote_stays(make_tour: MakeTour) -> None:
    import numpy as np

    held = Fixed(positions={0: np.array([0.0, 0, 0]), 1: np.array([0.0, 0, 4])})
    found = linking(3, [link(0, 1), link(1, 2)], fixed=held)
    rooms = "".join(
        f"[[scenes]]\nfile='{k}.jpg'\nid='room-{k}'\nposition={{ x=0, y={4 * k} }}\n" for k in range(2)
    )
    three = points(
        "left=20, top=90, scene='room-0'",
        "left=20, top=10, scene='room-1'",
        "left=60, top=20, scene='room-2'",
    )
    tour, _ = drawn(make_tour, rooms + three, found)
    places = [(scene.position.x, scene.position.y) for scene in tour.scenes if scene.position]
    assert places[:2] == [(0, 0), (0, 4)]
    assert places[2] != (5, 4), "and one that was only found gives way to the drawing"


def test_a_drawing_without_rooms_is_told_of(make_tour: MakeTour) -> None:
    tour, notes = drawn(make_tour, points("left=0, top=0, x=0, y=0", "left=9, top=0, x=1, y=0"))
    assert tour.plans == []
    assert [note.code for note in notes] == ["drawing-without-rooms"]
    assert "floor.png" in notes[0].say("kk")


def test_a_document_becomes_a_museum_file_with_the_same_drawing(make_tour: MakeTour) -> None:
    found = linking(3, [link(0, 1), link(1, 2)])
    source = points("left=20, top=90, scene='room-0'", "left=20, top=10, scene='room-1'")
    tour, _ = drawn(make_tour, source, found)
    (entry,) = from_tour(tour).plans
    (plan,) = tour.plans
    shelf = Shelf({MediaFile(entry.picture, "picture"): Drawn(entry.picture)})  # type: ignore[dict-item]
    (again,), _ = plans(found, tour.scenes, [entry], shelf)
    assert plan.drawing is not None
    for key in ("x", "y", "across", "turn"):
        assert getattr(again["drawing"], key) == pytest.approx(getattr(plan.drawing, key), abs=1e-3)
    assert again["scenes"] == plan.scenes


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (FLOOR, "where at least one room stands"),
        (points("left=1, top=2, x=3"), "x and y belong together"),
        (points("left=1, top=2"), "a point needs scene"),
        (points("left=1, top=2, scene='a'", "left=1, top=2, scene='b'"), "the same place"),
        (points("left=1, top=2, scene='a'", "left=3, top=2, scene='a'"), "on the drawing already"),
        (points("left=1, top=2, scene='a'") + "distance=3.0", "two of them are needed"),
        (points("left=101, top=2, scene='a'"), "100"),
    ],
)
def test_a_mistake_is_told_with_its_line(source: str, said: str) -> None:
    with pytest.raises(MuseumFileWrong) as wrong:
        museum(source)
    assert said in wrong.value.say("en")
    assert "[[plans]] 1" in wrong.value.say("en")


def test_a_room_that_is_nowhere_is_a_mistake() -> None:
    with pytest.raises(MuseumFileWrong) as wrong:
        plan_scenes(museum(points("left=1, top=2, scene='hal'")), ["hall.jpg"])
    assert "hall" in wrong.value.say("en")
