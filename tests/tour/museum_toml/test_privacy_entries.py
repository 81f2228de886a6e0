"""What a person decided of faces and plates is understood; what cannot be is refused with its line."""

import json

import pytest
from tests.publish.sample import tour
from tests.tour.museum_toml.test_museum_file import documented, problems

from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml.museum_file import from_tour, read_museum_file
from jetisu360.tour.museum_toml.privacy_entries import MOST_REGIONS

SCENE = "[[scenes]]\nfile = 'hall.jpg'\n"


def region(**values: object) -> str:
    told = {"yaw": 0, "pitch": 0, "width": 5, "height": 5, **values}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in told.items())
    return f"{SCENE}[[scenes.blur]]\n{lines}\n"


def box(**values: object) -> str:
    told = {"left": 10, "top": 10, "width": 5, "height": 5, **values}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in told.items())
    return f"[[pictures]]\nfile = 'vase.jpg'\n[[pictures.keep]]\n{lines}\n"


def test_the_documented_decisions_are_understood() -> None:
    museum, _ = read_museum_file(documented())
    scene = museum.scenes[1]
    assert [entry.region for entry in scene.blur] == [Region(151.3, -4.0, 3.2, 4.6)]
    assert [entry.reason for entry in (*scene.blur, *scene.keep)] == ["visitor", "exhibit"]
    assert [entry.box for entry in museum.pictures[0].blur] == [Box(62.5, 10.0, 8.0, 14.0)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (region(pitch=91), "5 (BLUR, pitch): the number is out of bounds (≤ 90)"),
        (region(pitch=-90.5), "5 (BLUR, pitch): the number is out of bounds (≥ -90)"),
        (region(width=0), "6 (BLUR, width): the number is out of bounds (> 0)"),
        (region(height=180.5), "7 (BLUR, height): the number is out of bounds (≤ 180)"),
        (region(yaw="east"), "4 (BLUR, yaw): this must be a number"),
        (region(reason="x" * 201), "8 (BLUR, reason): the value is too long (at most 200"),
        (region(photo="3f9a"), "8 (BLUR, photo): these must be the first 12 hexadecimal"),
        (region(raeson="x"), "8 (BLUR, raeson): there is no such field; did you mean “reason”?"),
        (box(left=-1), "4 (KEEP, left): the number is out of bounds (≥ 0)"),
        (box(width=90.5), "3 (KEEP): the box goes beyond the picture"),
        (box(top=96), "3 (KEEP): the box goes beyond the picture"),
        (box() + box(), "9 ([[pictures]] 2, file): file = “vase.jpg” was already used above"),
        ("[[pictures]]\nblur = []", "1 ([[pictures]] 1, file): a required field is missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_with_its_line(source: str, said: str) -> None:
    said = said.replace("BLUR", "[[scenes]] 1, [[scenes.blur]] 1").replace(
        "KEEP", "[[pictures]] 1, [[pictures.keep]] 1"
    )
    (problem,) = problems(source)
    assert problem.startswith(f"line {said}")


def test_a_box_that_touches_the_edge_lies_inside() -> None:
    museum, _ = read_museum_file(box(left=66.67, width=33.34).encode())
    assert museum.pictures[0].keep[0].box.width == 33.34


def test_as_many_regions_as_a_person_can_mark_are_taken_and_more_are_one_sentence() -> None:
    table = region().removeprefix(SCENE)
    museum, _ = read_museum_file((SCENE + table * MOST_REGIONS).encode())
    assert len(museum.scenes[0].blur) == MOST_REGIONS
    (problem,) = problems(SCENE + table * (MOST_REGIONS + 1))
    assert "([[scenes]] 1, blur): there are too many of these (at most 500)" in problem


def test_overlapping_regions_and_regions_over_a_pole_are_no_mistakes() -> None:
    source = region(pitch=90, width=40, height=40) + region(pitch=90).removeprefix(SCENE)
    assert len(read_museum_file(source.encode())[0].scenes[0].blur) == 2


@pytest.mark.parametrize(("photo", "same"), [(None, True), ("3F9A0C41D2BE", True), ("000000000000", False)])
def test_a_decision_knows_of_which_photograph_it_was_made(photo: str | None, same: bool) -> None:
    source = region() if photo is None else region(photo=photo)
    (entry,) = read_museum_file(source.encode())[0].scenes[0].blur
    assert entry.is_of("3f9a0c41d2be" + "0" * 52) is same


def test_a_tour_document_tells_nothing_of_decisions() -> None:
    museum = from_tour(tour())
    assert not museum.pictures
    assert not any(scene.blur or scene.keep for scene in museum.scenes)
