"""The keeper's words and the photographs that are there, brought together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.assemble import Wanted, assemble
from jetisu360.build.made import Made
from jetisu360.build.plan.scene_plan import ScenePlan, plan_scenes
from jetisu360.tour.document.tour import View
from jetisu360.tour.museum_toml.museum_file import MuseumFile, from_tour, read_museum_file


def museum(source: str) -> MuseumFile:
    return read_museum_file(source.encode())[0]


def test_the_keepers_order_comes_first_then_the_names() -> None:
    written = museum(
        "[[scenes]]\nfile='z.jpg'\n[[scenes]]\nfile='b.jpg'\nskip=true\n[[scenes]]\nfile='a.jpg'"
    )
    plan = plan_scenes(written, ["a.jpg", "b.jpg", "c.jpg", "z.jpg"])
    assert [scene.name for scene in plan.scenes] == ["z.jpg", "a.jpg", "c.jpg"]


def test_a_name_is_found_whatever_its_unicode_form_and_case() -> None:
    plan = plan_scenes(museum("[[scenes]]\nfile='Зал «Й».JPG'\nid='hall'"), ["Зал «Й».jpg"])
    assert [(scene.id, scene.name) for scene in plan.scenes] == [("hall", "Зал «Й».jpg")]
    assert not plan.left_out


def test_a_photograph_that_is_not_there_is_reported_and_its_links_are_not_mistakes() -> None:
    source = "[[scenes]]\nfile='hal.jpg'\nid='hall'\n[[links]]\nfrom='hall'\nto='yard'\nyaw=0"
    plan = plan_scenes(museum(source), ["hall.jpg", "yard.jpg"])
    assert [left.code for left in plan.left_out] == ["photo-not-there"]
    assert "hall.jpg" in plan.left_out[0].say("ru")


def test_a_copy_is_no_scene_and_what_is_said_of_it_is_no_mistake() -> None:
    source = (
        "[[scenes]]\nfile='zal.jpg'\nid='hall'\n[[scenes]]\nfile='zal (1).jpg'\nid='again'\n"
        "[[links]]\nfrom='hall'\nto='again'\nyaw=0"
    )
    plan = plan_scenes(museum(source), ["IMG_1.jpg", "zal.jpg"], copies={"zal (1).jpg": "zal.jpg"})
    assert [scene.id for scene in plan.scenes] == ["hall", "img-1"]
    assert plan.absent == {"again"}
    assert plan.left_out == []
    assert plan.scenes[1].title["en"] == "View 2"  # copies are not counted


def test_ids_stay_as_they_were_published() -> None:
    names = ["IMG_1.jpg", "IMG_2.jpg"]
    kept = {"IMG_1.jpg": "entrance", "IMG_2.jpg": "img-1"}
    plan = plan_scenes(MuseumFile(), names, kept)
    assert {scene.name: scene.id for scene in plan.scenes} == kept
    renamed = museum("[[scenes]]\nfile='IMG_1.jpg'\nid='img-1'")
    plan = plan_scenes(renamed, names, kept)
    assert {scene.name: scene.id for scene in plan.scenes} == {"IMG_1.jpg": "img-1", "IMG_2.jpg": "img-2"}


def tour_of(source: str, make_tour: Callable[..., Any]) -> tuple[Any, list[str]]:
    _, packed, _ = make_tour("a", "b")
    written = museum(source)
    # make_tour's scenes are room-0 and room-1, from 0.jpg and 1.jpg
    plan = plan_scenes(written, ["0.jpg", "1.jpg", "2.jpg"])
    by_name = {scene.name: scene for scene in plan.scenes}
    from dataclasses import replace

    packed = [replace(scene, planned=by_name[scene.planned.name]) for scene in packed]
    tour, notes = assemble(written, plan, Made(packed), Wanted("музей-1", language=written.language or "kk"))
    return tour, [note.code for note in notes]


ROOMS = (
    "[[scenes]]\nfile='0.jpg'\nid='a'\n[[scenes]]\nfile='1.jpg'\nid='b'\n[[scenes]]\nfile='2.jpg'\nid='c'\n"
)


def test_without_links_none_are_invented(make_tour: Callable[..., Any]) -> None:
    tour, _ = tour_of(ROOMS, make_tour)
    assert tour.links == []
    assert tour.start == "a"
    assert tour.id == "muzei-1"


def test_a_door_used_both_ways(make_tour: Callable[..., Any]) -> None:
    link = "[[links]]\nfrom='a'\nto='b'\nyaw=40\npitch=-8\narrival={yaw=170,pitch=2}\nboth=true"
    tour, notes = tour_of(ROOMS + link, make_tour)
    there, back = tour.links
    assert (there.from_, there.to, there.yaw, there.arrival.yaw) == ("a", "b", 40, 170)
    assert (back.from_, back.to, back.yaw, back.arrival.yaw) == ("b", "a", -10, -140)
    assert notes == []


@pytest.mark.parametrize(
    ("pitch", "there_and_back"),
    [
        ("", (-16, -16)),  # nobody said it: the arrow lies on the floor
        ("pitch=0", (0, 0)),
        ("pitch=-20", (-20, -20)),
        ("pitch=35", (35, -16)),  # up a stair; the way back does not lead up as well
        ("pitch=-70", (-70, -16)),
    ],
)
def test_an_arrow_is_where_it_was_put(
    make_tour: Callable[..., Any], pitch: str, there_and_back: tuple[float, float]
) -> None:
    link = f"[[links]]\nfrom='a'\nto='b'\nyaw=40\n{pitch}\narrival={{yaw=170}}\nboth=true"
    tour, _ = tour_of(ROOMS + link, make_tour)
    assert tuple(one.pitch for one in tour.links) == there_and_back


def test_the_tour_says_which_first_view_a_person_chose(make_tour: Callable[..., Any]) -> None:
    rooms = ROOMS.replace("id='b'", "id='b'\nview={yaw=90,pitch=-10}") + "[[links]]\nfrom='a'\nto='b'\nyaw=4"
    tour, _ = tour_of(rooms, make_tour)
    assert [(one.id, one.view.origin, one.view.yaw) for one in tour.scenes] == [
        ("a", "none", 0),
        ("b", "drawn", 90),
    ]
    assert tour.links[0].arrival is None, "said once, of the room"
    again = from_tour(tour)
    assert [scene.view and scene.view.yaw for scene in again.scenes] == [None, 90]


@pytest.mark.parametrize(("yaw", "kept"), [(0, False), (90, True)])
def test_an_older_document_that_does_not_say_who_chose_a_view(
    make_tour: Callable[..., Any], yaw: int, kept: bool
) -> None:
    tour, _ = tour_of(ROOMS, make_tour)
    tour.scenes[0].view = View(yaw=yaw)
    assert (from_tour(tour).scenes[0].view is not None) == kept


def test_measured_arrows_of_a_document_stay_where_they_were_shown(make_tour: Callable[..., Any]) -> None:
    tour, _ = tour_of(ROOMS + "[[links]]\nfrom='a'\nto='b'\nyaw=4\npitch=-5\narrival={yaw=9}", make_tour)
    drawn = from_tour(tour).links[0]
    assert (drawn.pitch, drawn.arrival and drawn.arrival.yaw) == (-5, 9)
    tour.links[0].origin = "measured"
    measured = from_tour(tour).links[0]
    assert (measured.pitch, measured.arrival and measured.arrival.yaw) == (-16, 9)
    tour.scenes[1].view = View(yaw=90, origin="drawn")
    assert from_tour(tour).links[0].arrival is None, "the room's own view comes before what was measured"


def test_a_link_to_a_scene_that_did_not_make_it_is_left_out(make_tour: Callable[..., Any]) -> None:
    source = "start = 'c'\n" + ROOMS + "[[links]]\nfrom='a'\nto='c'\nyaw=40"
    tour, notes = tour_of(source, make_tour)
    assert tour.links == []
    assert tour.start == "a"
    assert sorted(notes) == ["link-dropped", "start-changed"]


def test_what_the_keeper_wrote_wins_over_the_photograph(make_tour: Callable[..., Any]) -> None:
    source = """
address = "https://museum.example.kz/"
[[scenes]]
file = "0.jpg"
id = "a"
heading = -90
level = { pitch = 2.0, roll = 1.0 }
position = { x = 1.0, y = 2.0, floor = 1 }
view = { yaw = 10.0, pitch = 1.0, fov = 60.0 }
title = "Зал"
[[scenes.labels]]
yaw = 1.0
object = "gold"
[[scenes.labels]]
yaw = 2.0
title = { ru = "Окно" }
[[scenes.labels]]
yaw = 3.0
title = { ru = "Окно" }
[[objects]]
id = "gold"
"""
    tour, _ = tour_of(source, make_tour)
    scene = tour.scene("a")
    assert scene.heading == 270
    assert (scene.level.pitch, scene.level.roll) == (2, 1)
    assert (scene.position.x, scene.position.z, scene.position.floor) == (1, 1.6, 1)
    assert scene.view.fov == 60
    assert scene.title == {"kk": "Зал"}
    assert [label.id for label in scene.labels] == ["gold", "okno", "okno-2"]
    assert [label.kind for label in scene.labels] == ["object", "text", "text"]
    assert (tour.address, tour.model_extra) == ("https://museum.example.kz/", {})


def test_a_tour_document_says_what_museum_toml_would(make_tour: Callable[..., Any]) -> None:
    more = "[[links]]\nfrom='a'\nto='b'\nyaw=40\n[[objects]]\nid='gold'\n[publish]\nsource_names=true"
    tour, _ = tour_of(ROOMS + more, make_tour)
    again = from_tour(tour)
    assert [scene.id for scene in again.scenes] == ["a", "b"]
    assert [scene.file for scene in again.scenes] == ["0.jpg", "1.jpg"]
    assert [(link.from_, link.to) for link in again.links] == [("a", "b")]
    assert [thing.id for thing in again.objects] == ["gold"]


def test_an_empty_plan_is_no_mistake() -> None:
    assert plan_scenes(MuseumFile(), []) == ScenePlan()


@pytest.mark.parametrize("name", ["C:\\photos\\a.jpg", "floor 2\\a.jpg"])
def test_backslashes_in_a_name_are_slashes(name: str) -> None:
    written = museum(f"[[scenes]]\nfile='{name}'")
    assert "\\" not in written.scenes[0].file
    assert Path(written.scenes[0].file).name == "a.jpg"
