"""What the viewer is told of one scene."""

import json
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.publish.pages.scene_data import in_page, route_records, scene_record
from jetisu360.tour.document.tour import View


def record(sample: ModuleType, scene: str, language: Any) -> dict[str, Any]:
    tour = sample.tour()
    found = tour.scene(scene)
    assert found is not None
    made = scene_record(tour, found, language)
    return dict(json.loads(json.dumps(made)))


def test_a_record_says_what_the_contract_says(sample: ModuleType) -> None:
    found = record(sample, "gold", "en")
    assert set(found) == {
        "id", "title", "description", "page", "tiles", "preview", "poster", "thumbnail",
        "view", "limits", "heading", "labels", "links",
    }  # fmt: skip
    assert found["tiles"] == {
        "tile_size": 512,
        "face_sizes": [64],
        "formats": ["webp"],
        "path": "scenes/gold/00000000",
    }
    assert found["view"] == {"yaw": 0, "pitch": 0, "fov": 75}
    assert (found["title"], found["heading"], found["limits"]) == ("Gold of the Saka", 123.4, None)
    label = found["labels"][0]
    assert (label["id"], label["kind"], label["yaw"], label["pitch"]) == ("warrior", "object", 12.34, -5)
    assert label["title"] == "The Golden Man", "a label without a title is called like its object"
    assert label["object"]["inventory_number"] == "ДҮ-001"
    assert label["object"]["material"] == "gold, leather"


def test_what_is_seen_and_heard_comes_with_a_label(sample: ModuleType) -> None:
    tour = sample.rich()
    warrior, film = scene_record(tour, tour.scenes[1], "ru")["labels"][:4:3]
    assert warrior["page"] == "ru/objects/golden-warrior.html"
    assert warrior["polygon"] == [[10, 5], [15, 5], [12, -20]]
    assert warrior["pictures"][0] == {
        "src": "media/warrior.00000000.webp",
        "width": 1600,
        "height": 1200,
        "thumbnail": "media/warrior.00000000.small.webp",
        "alt": "Головной убор воина",
        "credit": "Музей",
        "lang": {"credit": "kk"},
    }
    assert warrior["sound"]["type"] == "audio/mpeg"
    assert warrior["sound"]["transcript"] == "Говорит хранитель."
    assert warrior["sound"]["language"] == "kk", "said of a recording in another language"
    assert film["film"]["captions"] == [{"src": "media/dig.00000000.kk.vtt", "language": "kk"}]
    assert film["page"] is None


def test_a_route_says_where_every_stop_looks(sample: ModuleType) -> None:
    (route,) = route_records(sample.rich(), "en")
    assert (route["id"], route["title"], route["lang"]) == (
        "half-hour",
        "Half an hour",
        {"description": "kk"},
    )
    looks = [(stop["scene"], stop["yaw"], stop["pitch"], stop["fov"]) for stop in route["stops"]]
    assert looks == [("courtyard", 0, 0, 75), ("gold", 12.34, -5, 50), ("yurt", 20, 0, 60)]
    assert route["stops"][1]["label"] == "warrior"
    assert route["stops"][1]["sound"]["language"] == "kk"


def test_a_text_that_falls_back_says_its_language(sample: ModuleType) -> None:
    english = record(sample, "yurt", "en")
    assert english["title"] == "Киіз үй"
    assert english["lang"] == {"title": "kk", "description": "kk"}
    assert record(sample, "gold", "en")["labels"][0]["object"]["lang"] == {"description": "kk"}
    assert "lang" not in record(sample, "yurt", "ru")


def test_links_carry_the_title_of_where_they_lead(sample: ModuleType) -> None:
    found = record(sample, "courtyard", "ru")["links"]
    arrival = {"yaw": 10, "pitch": 0}
    way = {"to": "gold", "yaw": 41.2, "pitch": -12, "arrival": arrival, "title": "Золото саков"}
    assert found == [way | {"said": True}], "a person's word about this way holds on every screen"
    assert record(sample, "gold", "ru")["links"][0]["arrival"] is None
    assert record(sample, "music", "ru")["links"] == []


def test_links_look_where_a_person_said_and_lie_where_they_were_put(sample: ModuleType) -> None:
    tour = sample.tour()
    gold = next(scene for scene in tour.scenes if scene.id == "gold")
    gold.view = View(yaw=90, pitch=-10, origin="drawn")
    (way,) = [link for link in tour.links if link.to == "gold"]
    way.pitch, way.arrival = 35.0, None
    (found,) = scene_record(tour, tour.scenes[0], "kk")["links"]
    assert (found["pitch"], found["arrival"]) == (35, {"yaw": 90, "pitch": -10})
    way.pitch, way.origin = -5.0, "measured"
    assert scene_record(tour, tour.scenes[0], "kk")["links"][0]["pitch"] == -16


def test_the_edges_of_a_partial_panorama_are_kept(sample: ModuleType) -> None:
    assert record(sample, "yurt", "kk")["limits"] == {"yaw": [-120, 120], "pitch": [-60, 60]}


@pytest.mark.parametrize(("language", "name"), [("kk", "2-зал"), ("ru", "Зал 2"), ("en", "Room 2")])
def test_a_room_without_a_title_is_called_by_its_number(sample: ModuleType, language: Any, name: str) -> None:
    tour = sample.tour(scenes=[sample.scene("a", {}), sample.scene("b", {})], start="a", links=[])
    assert scene_record(tour, tour.scenes[1], language)["title"] == name


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner, max_size=3), max_leaves=5))
def test_no_text_can_end_its_script_element(text: object) -> None:
    written = in_page({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}
