"""A label of every room is in every room, and is told of once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.build.shared_labels import settle
from jetisu360.publish.pages.catalogue import rooms, shared_labels
from jetisu360.publish.pages.object_places import Showing
from jetisu360.publish.search.documents import NOTE, ROOM, of_tour
from jetisu360.publish.site_files import plain_site
from jetisu360.tour.checks.checks import check_tour
from jetisu360.tour.document.tour import Label, Limits, Tour
from jetisu360.tour.museum_toml.museum_file import (
    MuseumFile,
    MuseumFileWrong,
    from_tour,
    read_museum_file,
)

MakeTour = Callable[..., Any]
GUIDE = """
[[labels]]
title = { kk = "Музей туралы", ru = "О музее", en = "About the museum" }
text = { kk = "Бірінші қабат", ru = "Первый этаж", en = "The first floor" }
"""
OWN = """
[[scenes]]
file = "0.jpg"
[[scenes.labels]]
yaw = 5
title = "Терезе"
"""


def planned(museum: str, count: int = 3) -> tuple[MuseumFile, Any]:
    file = read_museum_file(museum.encode())[0]
    return file, plan_scenes(file, [f"{number}.jpg" for number in range(count)])


def placed(make_tour: MakeTour, museum: str, headings: tuple[float | None, ...] = (None,) * 3) -> Tour:
    """A tour of rooms without pictures, with the labels that `museum` gives them."""
    _, plan = planned(museum, len(headings))
    tour: Tour = make_tour(*"abcdef"[: len(headings)])[0]
    for scene, one, heading in zip(tour.scenes, plan.scenes, headings, strict=True):
        scene.heading = heading
        own = [(name, entry, False) for name, entry in one.own_labels]
        shared = [(name, entry, True) for name, entry in one.shared]
        scene.labels = [
            Label(
                id=name,
                yaw=entry.yaw,
                pitch=entry.pitch,
                title=entry.title.text,
                text=entry.text.text,
                object=entry.object,
                polygon=entry.polygon,
                everywhere=everywhere,
            )
            for name, entry, everywhere in (*own, *shared)
        ]
    assert settle(tour.scenes, plan.scenes) == []
    return tour


def test_every_room_has_it_at_the_same_place_under_one_id(make_tour: MakeTour) -> None:
    tour = placed(make_tour, OWN + GUIDE)
    labels = [scene.labels[-1] for scene in tour.scenes]
    assert {(label.id, label.yaw, label.pitch) for label in labels} == {("all-about-the-museum", 0, -80)}
    assert [label.id for label in tour.scenes[0].labels] == ["tereze", "all-about-the-museum"]


def test_a_label_more_changes_no_id_that_was_there() -> None:
    """Neither that of a room's own label, nor that of another label of every room."""
    same = '[[labels]]\ntitle = "Терезе"\n'
    before = planned(OWN + GUIDE)[1].scenes[0]
    after = planned(OWN + GUIDE + same)[1].scenes[0]
    assert [name for name, _ in after.own_labels] == [name for name, _ in before.own_labels]
    assert [name for name, _ in after.shared][:1] == [name for name, _ in before.shared]
    assert [name for name, _ in after.shared][1] == "all-tereze"


def test_only_in_some_rooms_or_in_all_but_some() -> None:
    ids = ["scene-0", "scene-1", "scene-2"]
    for key, rooms_ in (('scenes = ["scene-1"]', ids[1:2]), ('except = ["scene-1"]', [ids[0], ids[2]])):
        _, plan = planned(GUIDE + key)
        assert [scene.id for scene in plan.scenes if scene.shared] == rooms_


@pytest.mark.parametrize(
    ("museum", "said"),
    [
        (GUIDE + 'scenes = ["scene-0"]\nexcept = ["scene-1"]\n', "not both"),
        (GUIDE + 'scenes = ["scene-9"]\n', "scene-9"),
        (GUIDE + 'except = ["scen-0"]\n', "scene-0"),
        (GUIDE + 'object = "vase"\n', "vase"),
        (GUIDE + 'id = "a"\n' + GUIDE + 'id = "a"\n', "already used"),
        (OWN + 'id = "a"\n' + GUIDE + 'id = "a"\n', "already used"),
        (GUIDE + "north = 3\n", "true or false"),
        (GUIDE + "pitch = -91\n", "out of bounds"),
    ],
)
def test_a_mistake_is_said_with_its_line(museum: str, said: str) -> None:
    def read() -> None:
        file, text = read_museum_file(museum.encode())
        plan_scenes(file, ["0.jpg", "1.jpg"], None, text)

    with pytest.raises(MuseumFileWrong) as error:
        read()
    assert said in error.value.say("en")
    assert "line " in error.value.say("en")


def test_north_is_north_in_every_room_where_it_is_known(make_tour: MakeTour) -> None:
    guide = GUIDE + "north = true\nyaw = 90\npolygon = [[80, -10], [100, -10], [90, 10]]\n"
    tour = placed(make_tour, guide, (0.0, 120.0, 350.0, None))
    assert [scene.labels[0].yaw for scene in tour.scenes] == [90, -30, 100, 90]
    assert [corner[0] for corner in tour.scenes[1].labels[0].polygon or []] == [-40, -20, -30]


def test_a_room_whose_photograph_shows_nothing_there_goes_without(make_tour: MakeTour) -> None:
    file, plan = planned(GUIDE, 2)
    tour = placed(make_tour, GUIDE, (None, None))
    strip = Limits(yaw=(-180, 180), pitch=(-40, 40))
    tour.scenes[0].limits = strip
    assert settle(tour.scenes, plan.scenes) == []
    assert [len(scene.labels) for scene in tour.scenes] == [0, 1]
    tour.scenes[1].limits = strip
    assert [note.code for note in settle(tour.scenes, plan.scenes)] == ["label-nowhere"]
    assert isinstance(settle(tour.scenes, plan.scenes)[0], LeftOut)
    assert file.labels[0].is_in("anything")


def test_what_a_check_finds_in_it_is_said_once(make_tour: MakeTour) -> None:
    tour = placed(make_tour, '[[labels]]\ntitle = { kk = "Музей" }\n')
    found = [one for one in check_tour(tour) if one.label]
    assert [one.language for one in found if one.code == "text-missing"] == ["ru"]


def test_pages_lists_and_search_tell_it_once(make_tour: MakeTour) -> None:
    tour = placed(make_tour, OWN + GUIDE)
    tour.start = "room-1"
    listed = rooms(tour, "kk")
    assert [[entry.title.text for entry in room.entries] for room in listed] == [["Терезе"], [], []]
    ((scene, label),) = shared_labels(tour)
    assert (scene.id, label.id) == ("room-1", "all-about-the-museum"), "where a visit begins"
    documents = list(of_tour(tour))
    telling = [one for one in documents if any("Бірінші қабат" in text for _, text in one.texts)]
    assert [one.kind for one in telling] == [NOTE]
    assert len([one for one in documents if one.kind == ROOM]) == 3
    files = {name: body.decode() for name, body in plain_site(tour) if name.endswith(".html")}
    with_it = [name for name, page in files.items() if "Бірінші қабат" in page and name.startswith("kk/")]
    assert with_it == ["kk/index.html"], "no page of a room"
    page = files["kk/index.html"]
    listing = page[page.index('id="page_everywhere"') :]
    assert listing.count("Бірінші қабат") == 1
    assert '#room-1/0/-80/50"' in listing
    assert "Терезе" not in listing[: listing.index("</section>")]


def test_an_object_that_every_room_points_at_has_one_place(make_tour: MakeTour) -> None:
    museum = '[[objects]]\nid = "vase"\ntitle = "Ваза"\n' + GUIDE + 'object = "vase"\n'
    tour = placed(make_tour, museum)
    tour.objects = make_objects("vase")
    assert [place.scene.id for place in Showing(tour, "kk").places("vase")] == ["room-0"]


def make_objects(name: str) -> list[Any]:
    from jetisu360.tour.document.tour import ExhibitObject

    return [ExhibitObject(id=name, title={"kk": "Ваза"})]


@pytest.mark.parametrize(
    "more",
    [
        "yaw = 30\npitch = -70\n",
        "north = true\nyaw = 90\npolygon = [[80, -10], [100, -10], [90, 10]]\n",
        'scenes = ["scene-0", "scene-2"]\n',
    ],
)
def test_a_tour_document_gives_the_same_table_back(make_tour: MakeTour, more: str) -> None:
    tour = placed(make_tour, OWN + GUIDE + more, (10.0, 120.0, 350.0))
    back = from_tour(tour)
    (label,) = back.labels
    file = planned(OWN + GUIDE + more)[0].labels[0]
    assert (label.id, label.title, label.text) == ("all-about-the-museum", file.title, file.text)
    assert (label.yaw, label.pitch, label.north) == (pytest.approx(file.yaw), file.pitch, file.north)
    assert label.polygon is None or label.polygon[0][0] == pytest.approx(80)
    assert label.scenes == (["room-0", "room-2"] if file.scenes else [])
    assert [[one.id for one in scene.labels] for scene in back.scenes] == [["tereze"], [], []]


def test_copies_that_somebody_moved_apart_stay_labels_of_their_rooms(make_tour: MakeTour) -> None:
    tour = placed(make_tour, GUIDE)
    tour.scenes[1].labels[0].pitch = 3
    back = from_tour(tour)
    assert back.labels == []
    assert [len(scene.labels) for scene in back.scenes] == [1, 1, 1]


def test_the_viewer_is_told_which_labels_every_room_has(make_tour: MakeTour) -> None:
    """A room's own come first there."""
    from jetisu360.publish.pages.scene_data import scene_record

    tour = placed(make_tour, OWN + GUIDE)
    record = scene_record(tour, tour.scenes[0], "kk")
    assert [label.get("everywhere", False) for label in record["labels"]] == [False, True]
