"""What counts as a text that a museum has, and in which language it is missing."""

from __future__ import annotations

from jetisu360.tour.museum_toml.completeness import counted, counted_by_group

VALUES = {
    "title": {"kk": "Музей", "ru": "Музей", "en": "Museum"},
    "visit": {"hours": {"kk": "Дүйсенбі – демалыс"}},
    "scenes": [
        {
            "file": "Hall.JPG",
            "title": {"kk": "Зал"},
            "description": {"kk": " "},
            "labels": [{"object": "cap", "yaw": 1}, {"yaw": 2, "text": {"ru": "Окно"}}],
        },
        {"file": "left-out.jpg", "title": {"kk": "Жоқ"}},
    ],
    "labels": [{"object": "cap"}, {"id": "emblem", "title": {"en": "Museum"}}],
    "objects": [{"id": "cap", "title": {"kk": "Тақия", "ru": "Шапка"}, "maker": {"kk": "Шебер"}}],
    "routes": [{"id": "short", "stops": [{"title": {"en": "Stop"}}]}],
}


def test_titles_are_needed_and_other_texts_count_once_begun() -> None:
    assert counted_by_group(VALUES, ["hall.jpg", "not-mentioned.jpg"]) == {
        "museum": {"kk": (2, 3), "ru": (1, 3), "en": (1, 3)},
        "rooms": {"kk": (1, 2), "ru": (0, 2), "en": (0, 2)},
        "labels": {"kk": (0, 3), "ru": (1, 3), "en": (1, 3)},
        "objects": {"kk": (2, 2), "ru": (1, 2), "en": (0, 2)},
        "routes": {"kk": (0, 2), "ru": (0, 2), "en": (1, 2)},
    }
    assert counted(VALUES, ["hall.jpg", "not-mentioned.jpg"]) == {"kk": (5, 12), "ru": (3, 12), "en": (3, 12)}


def test_a_document_of_anything_is_counted() -> None:
    assert counted({"title": "x", "scenes": [3, {"labels": "x"}], "objects": {"a": 1}}, ["a"])["kk"] == (0, 3)
