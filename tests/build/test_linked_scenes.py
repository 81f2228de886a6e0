"""What the tour makes of a walk, and what the keeper is told of it."""

import math
from dataclasses import replace
from typing import Any

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.linked_scenes import remarks
from jetisu360.build.links import Linking
from jetisu360.build.steps.constraints import fixed_by
from jetisu360.errors import JetisuError
from jetisu360.tour.checks.checks import check_tour

from .walks import IDS, MakeTour, assembled, link, linking, museum, turned


def test_arrows_become_links_both_ways(make_tour: MakeTour) -> None:
    tour, notes = assembled(make_tour, linking(3, [link(0, 1), link(1, 2), replace(link(0, 2), arrow=False)]))
    found = {(one.from_, one.to): one for one in tour.links}
    assert set(found) == {
        ("room-0", "room-1"),
        ("room-1", "room-0"),
        ("room-1", "room-2"),
        ("room-2", "room-1"),
    }
    there, back = found["room-0", "room-1"], found["room-1", "room-0"]
    assert (there.origin, there.confidence) == ("measured", 0.97)
    assert there.yaw == pytest.approx(0)
    assert there.pitch == pytest.approx(-math.degrees(math.atan2(1.6, 4)), abs=0.01)
    assert there.arrival is not None
    assert there.arrival.yaw == pytest.approx(-90), "onward to the north, in a picture that looks east"
    assert back.yaw == pytest.approx(90)
    assert back.arrival is not None
    assert abs(turned(back.arrival.yaw - 180)) < 1e-6
    assert notes == []
    assert [one for one in check_tour(tour) if one.severity == "error" and one.code != "text-missing"] == []


def test_what_the_keeper_drew_stays_as_it_was_drawn(make_tour: MakeTour) -> None:
    drawn = "[[links]]\nfrom='room-0'\nto='room-1'\nyaw=17\npitch=-3"
    tour, _ = assembled(make_tour, linking(3, [link(0, 1), link(1, 2)]), drawn)
    found = {(one.from_, one.to): one for one in tour.links}
    one = found["room-0", "room-1"]
    assert (one.yaw, one.pitch, one.origin, one.arrival) == (17, -3, "drawn", None)
    assert found["room-1", "room-0"].origin == "measured", "the way back is found"
    assert len(tour.links) == 4


def test_without_a_walk_only_the_drawn_links_are_there(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, None, "[[links]]\nfrom='room-0'\nto='room-1'\nyaw=17")
    assert [(one.from_, one.to) for one in tour.links] == [("room-0", "room-1")]
    assert tour.plans == []
    assert all(scene.position is None and scene.heading is None for scene in tour.scenes)


def test_headings_positions_and_floors_go_into_the_scenes(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, linking(4, [link(0, 1), link(1, 2), link(1, 3)]), count=4)
    assert [scene.heading for scene in tour.scenes] == [0, 90, 180, 20]
    where = [scene.position.model_dump() for scene in tour.scenes if scene.position]
    assert where[2] == {"x": 5, "y": 4, "z": 1.6, "floor": 0}
    assert [one["floor"] for one in where] == [0, 0, 0, 1], "three metres up is the next storey"
    assert [(plan.floor, plan.scenes) for plan in tour.plans] == [(0, IDS[:3]), (1, IDS[3:])]


def test_the_keepers_heading_and_position_are_not_overwritten(make_tour: MakeTour) -> None:
    source = "[[scenes]]\nfile='1.jpg'\nid='room-1'\nheading=33\nposition={x=7, y=8, z=1.5, floor=2}"
    written = museum(source)
    fixed = fixed_by(written, IDS[:3], {"room-1": written.scenes[0]})
    tour, _ = assembled(make_tour, linking(3, [link(0, 1), link(1, 2)], fixed=fixed), source)
    scene = tour.scene("room-1")
    assert scene is not None
    assert scene.heading == 33
    assert scene.position is not None
    assert scene.position.model_dump() == {"x": 7, "y": 8, "z": 1.5, "floor": 2}


def test_a_picture_that_hangs_alone_has_neither_place_nor_plan(make_tour: MakeTour) -> None:
    found = linking(
        3, [link(0, 1)], component=(0, 0, 1), north=(True, False), scaled=(True, False), alone=(2,)
    )
    tour, notes = assembled(make_tour, found)
    assert tour.scenes[2].position is None
    assert tour.scenes[2].heading is None
    assert [(plan.scenes, plan.north, plan.metres) for plan in tour.plans] == [(IDS[:2], True, "measured")]
    assert [note.code for note in notes] == ["picture-alone"]


def test_a_plan_says_what_it_is_worth(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, linking(3, [link(0, 1), link(1, 2)], scale_group=(0, 0, 1)))
    assert [(plan.to_scale, plan.north, plan.metres) for plan in tour.plans] == [(False, False, "estimated")]
    tour, _ = assembled(make_tour, linking(3, [link(0, 1), link(1, 2)], north=(True,), scaled=(True,)))
    assert [(plan.to_scale, plan.north, plan.metres) for plan in tour.plans] == [(True, True, "measured")]


HAND = """[[scenes]]
file='2.jpg'
id='room-2'
position={x=3, y=-2}
"""


def test_a_room_that_a_keeper_put_on_the_plan_is_on_it_where_it_was_put(make_tour: MakeTour) -> None:
    written = museum(HAND + "[[scenes]]\nfile='0.jpg'\nid='room-0'\nposition={x=0, y=0}")
    fixed = fixed_by(written, IDS[:3], {scene.id or "": scene for scene in written.scenes})
    alone = linking(
        3,
        [link(0, 1)],
        component=(0, 0, 1),
        scale_group=(0, 0, 1),
        north=(False, False),
        scaled=(True, False),
        fixed=fixed,
    )
    source = HAND + "[[scenes]]\nfile='0.jpg'\nid='room-0'\nposition={x=0, y=0}"
    tour, _ = assembled(make_tour, alone, source)
    assert [(plan.scenes, plan.to_scale, plan.metres) for plan in tour.plans] == [
        (["room-0", "room-1", "room-2"], False, "estimated")
    ]
    placed = [scene.position.model_dump() for scene in tour.scenes if scene.position]
    assert placed[2] == {"x": 3, "y": -2, "z": 1.6, "floor": 0}
    unlinked, _ = assembled(make_tour, None, source)
    assert [plan.scenes for plan in unlinked.plans] == [["room-0", "room-2"]]


def test_a_drawn_way_joins_two_parts_and_a_third_is_still_told(make_tour: MakeTour) -> None:
    found = linking(
        4, [], component=(0, 0, 1, 1), scale_group=(0, 0, 1, 1), north=(False,) * 2, scaled=(False,) * 2
    )
    assert told(found, {("room-0", "room-1")})["tour-in-parts"], "that way is inside of one part"
    assert told(found, {("room-0", "room-3")}) == {}


TITLES = dict(zip(IDS, ("Вестибюль", "Зал", "Аула", "Музыка"), strict=True))


def told(found: Linking, drawn: set[tuple[str, str]] | None = None) -> dict[str, LeftOut]:
    return {note.code: note for note in remarks(found, drawn or set(), TITLES)}


def in_parts(**more: Any) -> Linking:
    return linking(
        4,
        [],
        component=(0, 0, 1, 1),
        scale_group=(0, 0, 1, 1),
        north=(False,) * 2,
        scaled=(False,) * 2,
        **more,
    )


@pytest.mark.parametrize(
    ("found", "code", "name", "words"),
    [
        (
            linking(3, [link(0, 1)], component=(0, 0, 1), alone=(2,)),
            "picture-alone",
            "2.jpg",
            {"kk": "өтетін жол табылмады", "ru": "переход к нему не найден", "en": "no way to it was found"},
        ),
        (
            in_parts(),
            "tour-in-parts",
            "0.jpg",
            {
                "kk": "2 бөлікке бөлінді («Вестибюль», «Аула»)",
                "ru": "на 2 не связанные друг с другом части («Вестибюль», «Аула»)",
                "en": "fall into 2 parts",
            },
        ),
        (
            linking(3, [], aliased=((0, 2),)),
            "look-alikes",
            "0.jpg",
            {"kk": "бірдей көрінеді", "ru": "выглядят одинаково", "en": "“0.jpg”, “2.jpg” look the same"},
        ),
        (
            linking(3, [], astray=(1,)),
            "place-astray",
            "1.jpg",
            {"kk": "GPS орны", "ru": "Координаты GPS в «1.jpg»", "en": "The GPS position in “1.jpg”"},
        ),
    ],
)
def test_remarks(found: Linking, code: str, name: str, words: dict[str, str]) -> None:
    notes = told(found)
    assert list(notes) == [code]
    assert notes[code].name == name
    for language, text in words.items():
        assert text in notes[code].say(language)
    assert len({notes[code].say(language) for language in ("kk", "ru", "en")}) == 3


def test_neighbours_in_no_known_direction_are_told_what_to_write() -> None:
    found = replace(linking(3, [link(0, 1)]), blind=[(0, 2)])
    note = told(found)["direction-unknown"]
    assert "«0.jpg» мен «2.jpg»" in note.say("kk")
    assert "«0.jpg» и «2.jpg»" in note.say("ru")
    assert "“0.jpg” and “2.jpg”" in note.say("en")
    assert told(found, {("room-2", "room-0")}) == {}, "it is written already"


def test_of_a_picture_to_which_a_way_is_suggested_is_not_said_that_nothing_was_recognised() -> None:
    weak = link(1, 2, confidence=0.4)
    found = linking(3, [link(0, 1), weak], component=(0, 0, 1), alone=(2,))
    (note,) = remarks(found, set(), TITLES)
    assert (note.code, note.name) == ("picture-suggested", "2.jpg")
    assert "“1.jpg” (40 %)" in note.say("en")


def test_who_drew_a_way_to_it_is_not_told_that_a_picture_is_alone() -> None:
    found = linking(3, [link(0, 1)], component=(0, 0, 1), alone=(2,))
    assert told(found, {("room-0", "room-2")}) == {}
    assert told(in_parts(), {("room-0", "room-2")}) == {}


def test_one_picture_is_told_only_that() -> None:
    notes = told(linking(1, [], alone=(0,)))
    assert list(notes) == ["one-picture"]
    assert "связывать его не с чем" in notes["one-picture"].say("ru")


def test_of_many_copies_of_one_picture_is_said_once_that_they_are_alike() -> None:
    found = linking(4, [], aliased=((0, 1), (0, 2), (1, 2)), alone=(0, 1, 2, 3))
    notes = remarks(found, set(), TITLES)
    assert [note.code for note in notes] == ["picture-alone", "look-alikes"]
    assert notes[0].name == "3.jpg"
    assert "«0.jpg», «1.jpg», «2.jpg»" in notes[1].say("kk")


def test_one_place_photographed_twice_is_told_as_what_to_remove() -> None:
    found = linking(4, [], aliased=((0, 1), (2, 3)), same=((0, 1),))
    notes = {note.code: note for note in remarks(found, set(), TITLES)}
    assert set(notes) == {"taken-twice", "look-alikes"}
    assert "“0.jpg”, “1.jpg”" in notes["taken-twice"].say("en")
    assert "“2.jpg”, “3.jpg”" in notes["look-alikes"].say("en")
    assert len({notes["taken-twice"].say(language) for language in ("kk", "ru", "en")}) == 3


def test_a_tour_begins_where_an_arrow_leads_on(make_tour: MakeTour) -> None:
    alone_first = linking(3, [link(1, 2)], component=(0, 1, 1), north=(False,) * 2, scaled=(False,) * 2)
    tour, notes = assembled(make_tour, alone_first)
    assert tour.start == "room-1"
    assert [note.code for note in notes if note.code.startswith("start")] == ["start-moved"]
    tour, notes = assembled(make_tour, alone_first, "start = 'room-0'")
    assert tour.start == "room-0", "what the keeper named it stays"
    assert [note.code for note in notes if note.code.startswith("start")] == ["start-alone"]
    tour, notes = assembled(make_tour, alone_first, "[[links]]\nfrom='room-0'\nto='room-1'\nyaw=4")
    assert tour.start == "room-0"
    assert not [note for note in notes if note.code.startswith("start")]
    tour, notes = assembled(make_tour, None)
    assert (tour.start, notes) == ("room-0", [])


def test_refusals_are_in_three_languages() -> None:
    from jetisu360.build import linked_scenes as walked

    kinds = [
        kind for kind in vars(walked).values() if isinstance(kind, type) and issubclass(kind, JetisuError)
    ]
    assert {kind.code for kind in kinds} >= {"picture-alone", "tour-in-parts", "place-astray", "look-alikes"}
