"""Each rule of the tour document finds what it is for, and names where it is."""

import copy
from typing import Any

import pytest

from jetisu360.language import LANGUAGES
from jetisu360.tour.checks.checks import EMBARRASSING, check_tour
from jetisu360.tour.checks.rules import RULES
from jetisu360.tour.document.media import PictureRecord, Sound
from jetisu360.tour.document.tour import Position, Tour

BOTH = {"kk": "Зал", "ru": "Зал", "en": "Hall"}
SCENE: dict[str, Any] = {
    "id": "hall",
    "title": BOTH,
    "source": {"name": "a.jpg", "sha256": "a" * 64, "width": 2, "height": 1},
    "tiles": {"face_sizes": [512], "formats": ["webp"], "path": "scenes/hall/1"},
    "preview": "data:image/webp;base64,AA==",
    "poster": "scenes/hall/1/poster.jpg",
    "thumbnail": "scenes/hall/1/thumbnail.webp",
    "labels": [{"id": "gold", "kind": "object", "yaw": 1, "pitch": 1, "object": "gold"}],
}
GOOD: dict[str, Any] = {
    "id": "museum",
    "title": BOTH,
    "start": "hall",
    "scenes": [
        SCENE,
        {**SCENE, "id": "yard", "labels": []},
        {**SCENE, "id": "tower", "labels": [], "position": {"x": 1, "y": 2}},
    ],
    "links": [
        {"from": "hall", "to": "yard", "yaw": 1},
        {"from": "yard", "to": "hall", "yaw": 1},
        {"from": "hall", "to": "tower", "yaw": 2},
    ],
    "objects": [{"id": "gold", "title": BOTH, "rights": BOTH}],
}


def test_a_good_tour_has_no_findings() -> None:
    assert check_tour(Tour.model_validate(GOOD)) == []


def without(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return {key: without(one, language) for key, one in value.items() if key != language}
    return [without(one, language) for one in value] if isinstance(value, list) else value


def bad(path: str, value: Any) -> Tour:
    """The good tour with one value changed; `path` is like `scenes.0.labels.0.yaw`. `*`: all its texts
    without those in the language `value`.
    """
    document = copy.deepcopy(GOOD)
    if path == "*":
        return Tour.model_validate(without(document, value))
    *steps, last = path.split(".")
    place: Any = document
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    if isinstance(place, list) and int(last) == len(place):
        place.append(value)
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return Tour.model_validate(document)


SOUND = {"src": "media/a.00000000.mp3", "type": "audio/mpeg", "transcript": BOTH}
PICTURE = {"src": "media/a.00000000.webp", "alt": BOTH}
FILM = {"src": "media/a.00000000.mp4", "type": "video/mp4"}
STOP: dict[str, Any] = {"scene": "hall", "label": "gold", "title": BOTH}
ROUTE: dict[str, Any] = {"id": "short", "title": BOTH, "stops": [STOP]}
PLAN: dict[str, Any] = {"id": "ground", "scenes": ["hall"]}
LABEL = {"id": "note", "kind": "text", "yaw": 0, "pitch": 0, "title": BOTH}
CASES: list[tuple[str, Any, str, str]] = [
    ("scenes.1.id", "hall", "duplicate-scene", "error"),
    ("scenes.0.labels.1", {**LABEL, "id": "gold"}, "duplicate-label", "error"),
    ("objects.1", GOOD["objects"][0], "duplicate-object", "error"),
    ("scenes", [], "no-scenes", "error"),
    ("start", "nowhere", "start-missing", "error"),
    ("links.0.from", "nowhere", "link-from-nowhere", "error"),
    ("links.0.to", "nowhere", "link-to-nowhere", "error"),
    ("links.0.to", "hall", "link-to-itself", "error"),
    ("links.3", GOOD["links"][0], "link-twice", "warning"),
    ("scenes.3", {**SCENE, "id": "attic", "labels": []}, "scene-unreachable", "warning"),
    ("scenes.0.labels.0.object", "nothing", "object-missing", "error"),
    ("scenes.0.labels.1", {**LABEL, "title": {}}, "label-empty", "error"),
    ("scenes.0.labels.1", {**LABEL, "kind": "link"}, "label-without-address", "error"),
    ("scenes.0.labels.0.yaw", 200, "yaw-out-of-range", "error"),
    ("scenes.0.view.pitch", -91, "pitch-out-of-range", "error"),
    ("links.0.arrival.pitch", 91, "pitch-out-of-range", "error"),
    ("links.0.yaw", -181, "yaw-out-of-range", "error"),
    ("scenes.0.limits", {"yaw": [90, 200], "pitch": [-20, 20]}, "outside-picture", "warning"),
    ("title", {"kk": "Мұражай", "en": "Museum"}, "text-missing", "error"),
    ("*", "ru", "language-missing", "error"),
    ("*", "en", "language-missing", "warning"),
    ("scenes.0.title", {"kk": "Зал", "ru": "Зал"}, "text-missing", "warning"),
    ("scenes.0.description", {"ru": "Зал", "en": "Hall"}, "text-missing", "error"),
    ("objects.0.material", {"kk": "алтын", "ru": " "}, "text-missing", "error"),
    ("objects.0.rights", {}, "object-without-rights", "warning"),
    ("scenes.0.labels.1", {**LABEL, "kind": "sound"}, "label-without-media", "error"),
    ("objects.0.sound", {**SOUND, "transcript": {}}, "sound-without-transcript", "warning"),
    ("objects.0.sound", {**SOUND, "transcript": {"kk": "Дыбыс"}}, "text-missing", "error"),
    ("objects.0.pictures", [{**PICTURE, "alt": {}}], "picture-without-alt", "warning"),
    ("scenes.0.labels.1", {**LABEL, "film": FILM}, "film-without-captions", "warning"),
    ("highlights", ["silver"], "highlight-missing", "error"),
    ("routes", [ROUTE, ROUTE], "duplicate-route", "error"),
    ("routes", [{**ROUTE, "stops": []}], "route-empty", "warning"),
    ("routes", [{**ROUTE, "stops": [{**STOP, "scene": "attic"}]}], "stop-to-nowhere", "error"),
    ("routes", [{**ROUTE, "stops": [{**STOP, "label": "silver"}]}], "stop-label-missing", "error"),
    ("routes", [{**ROUTE, "stops": [{**STOP, "title": {"ru": "Зал"}}]}], "text-missing", "error"),
    ("visit", {"address": {"kk": "Абай көшесі"}}, "text-missing", "error"),
    ("plans", [PLAN, PLAN], "duplicate-plan", "error"),
    ("plans", [PLAN, {**PLAN, "id": "upper"}], "plan-scene-twice", "error"),
    ("plans", [{**PLAN, "scenes": ["attic"]}], "plan-scene-missing", "error"),
    ("plans", [PLAN], "plan-scene-without-position", "error"),
    ("plans", [{**PLAN, "floor": 1, "scenes": ["tower"]}], "plan-scene-on-another-floor", "error"),
]


@pytest.mark.parametrize(("path", "value", "code", "severity"), CASES)
def test_each_rule(path: str, value: Any, code: str, severity: str) -> None:
    findings = check_tour(bad(path, value))
    found = [finding for finding in findings if finding.code == code]
    assert found, [finding.code for finding in findings]
    assert found[0].severity == severity
    for language in LANGUAGES:
        assert found[0].say(language)
        assert "{" not in found[0].say(language)
    assert [finding.severity for finding in findings] == sorted(finding.severity for finding in findings)


def test_every_rule_has_a_case() -> None:
    assert {case[2] for case in CASES} == set(RULES)


def test_plans_of_two_storeys_are_well() -> None:
    tour = bad("plans", [PLAN, {"id": "upper", "floor": 1, "scenes": ["yard"], "north": True}])
    tour.scenes[0].position = Position(x=1, y=2)
    tour.scenes[1].position = Position(x=1, y=2, floor=1)
    assert check_tour(tour) == []


def test_a_language_that_is_nowhere_is_one_sentence() -> None:
    """Not one for each text: a tour that came from abroad has hundreds."""
    tour = Tour.model_validate(without(without(copy.deepcopy(GOOD), "ru"), "en"))
    assert [finding.code for finding in check_tour(tour)] == ["language-missing", "language-missing"]
    assert "орысша" in check_tour(tour)[0].say("kk").lower()
    tour.title = dict.fromkeys(LANGUAGES, "Dala")
    assert [finding.code for finding in check_tour(tour)] == ["language-missing", "language-missing"], (
        "a title that is made of the folder's name is in no language"
    )
    tour.scenes[0].title["ru"] = "Зал"
    russian = {finding.code for finding in check_tour(tour) if finding.language == "ru"}
    assert russian == {"text-missing"}, "a language that was begun is told text by text"


def test_a_finding_names_scene_label_and_language() -> None:
    finding = check_tour(bad("scenes.0.labels.1", {**LABEL, "text": {"kk": "Мәтін", "en": "Text"}}))[0]
    assert (finding.scene, finding.label, finding.language) == ("hall", "note", "ru")
    assert "«note»" in finding.say("kk")
    assert "орысша" in finding.say("kk")


def test_a_view_across_the_seam_is_inside_a_picture_that_wraps() -> None:
    tour = bad("scenes.1.limits", {"yaw": [90, 270], "pitch": [-20, 20]})
    tour.scenes[1].view.yaw = -170
    tour.links[1].yaw = 179
    assert "outside-picture" not in [finding.code for finding in check_tour(tour)]


def test_a_tour_without_links_is_a_list_of_rooms() -> None:
    assert check_tour(bad("links", [])) == []


def test_what_is_seen_and_heard_with_all_its_words_is_well() -> None:
    tour = bad("routes", [ROUTE])
    tour.objects[0].pictures = [PictureRecord.model_validate(PICTURE)]
    tour.objects[0].sound = Sound.model_validate(SOUND)
    tour.highlights = ["gold"]
    assert check_tour(tour) == []


def test_what_embarrasses_is_a_rule_and_an_error() -> None:
    assert set(RULES) >= EMBARRASSING
    assert {RULES[code][0] for code in EMBARRASSING} == {"error"}
