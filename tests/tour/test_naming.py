"""Titles, ids and the order of photographs that nobody described."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.tour.document.tour import SLUG
from jetisu360.tour.naming import natural_key, scene_id, scene_title, slugify, tour_title


@pytest.mark.parametrize(
    ("name", "title", "slug"),
    [
        ("peabody-library_main_8192x4096.jpg", "Peabody library main", "peabody-library-main"),
        ("Алтын адам залы.jpg", "Алтын адам залы", "altyn-adam-zaly"),
        ("қобыз_мен_домбыра.png", "Қобыз мен домбыра", "qobyz-men-dombyra"),
        ("Щучий зал (2).jpg", "Щучий зал (2)", "shchuchii-zal-2"),
        ("floor 2/Hall.jpg", "Hall", "hall"),
        ("IMG_0012.JPG", "5-көрініс", "img-0012"),
        ("R0010123.JPG", "5-көрініс", "r0010123"),
        ("20180212_143000.jpg", "5-көрініс", "20180212-143000"),
        ("1.jpg", "5-көрініс", "scene-1"),
        ("con.jpg", "Con", "scene-con"),
    ],
)
def test_names_for_people_and_for_addresses(name: str, title: str, slug: str) -> None:
    assert scene_title(name, 5)["kk"] == title
    assert scene_id(name, ()) == slug


def test_a_camera_name_is_numbered_in_each_language() -> None:
    assert scene_title("DSC_0001.jpg", 3) == {"kk": "3-көрініс", "ru": "Вид 3", "en": "View 3"}


def test_a_tour_is_called_after_its_folder() -> None:
    assert tour_title("taldyqorgan-museum") == dict.fromkeys(("kk", "ru", "en"), "Taldyqorgan museum")
    assert tour_title("2018.02")["ru"] == "Прогулка по музею"


def test_numbers_count_as_numbers() -> None:
    names = ["10.jpg", "2.jpg", "hall10.jpg", "Hall2.jpg", "1.jpg", "hall 2.jpg"]
    ordered = sorted(names, key=natural_key)
    assert ordered.index("2.jpg") < ordered.index("10.jpg")
    assert ordered.index("Hall2.jpg") < ordered.index("hall10.jpg")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_the_order_is_always_the_same(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(names, key=natural_key) == sorted(backwards, key=natural_key)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=8))
def test_ids_are_unique_and_fit_for_an_address(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        one = scene_id(name + ".jpg", taken)
        assert re.fullmatch(SLUG, one)
        assert len(one) <= 80
        assert one not in taken
        taken.add(one)


@given(st.text(max_size=40))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_two_rooms_of_one_name_get_a_number() -> None:
    first = scene_title("hall_8192x4096.jpg", 1)
    second = scene_title("hall_4096x2048.jpg", 2, first.values())
    assert (first["kk"], second["kk"]) == ("Hall", "Hall 2")
    assert scene_title("hall.jpg", 3, [*first.values(), *second.values()])["ru"] == "Hall 3"
