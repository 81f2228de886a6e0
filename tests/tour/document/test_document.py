"""The tour document keeps what it does not know, refuses what would do harm, and agrees with its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.tour.document.migrations import upgrade
from jetisu360.tour.document.tour import Link, Tour, read_tour, tour_schema
from jetisu360.tour.refusals import DocumentDamaged, DocumentForeign, DocumentTooNew

ROOT = Path(__file__).parents[3]


def example() -> dict[str, Any]:
    """The example of docs/tour-document.md, with its comments taken out and its dots filled in."""
    import re

    page = (ROOT / "docs" / "tour-document.md").read_text("utf-8")
    text = re.search(r"```jsonc\n(.*?)```", page, re.DOTALL)[1]  # type: ignore[index]
    text = re.sub(r"(?<!:)//[^\n]*", "", text)
    text = text.replace('"sha256": "…"', f'"sha256": "{"a" * 64}"').replace("base64,…", "base64,AAAA")
    document: dict[str, Any] = json.loads(text)
    return document


def test_the_documented_example_is_a_tour() -> None:
    tour = read_tour(json.dumps(example()))
    assert tour.scenes[0].labels[0].object == "golden-warrior"
    assert tour.links[0].from_ == "courtyard"
    assert tour.scenes[0].captured_at is not None
    jsonschema.validate(example(), tour_schema())


def test_the_published_schema_is_current() -> None:
    published = json.loads((ROOT / "docs" / "schema" / "tour.schema.json").read_text("utf-8"))
    assert published == tour_schema(), "run: jetisu360 schema --out docs/schema/tour.schema.json"


names = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8).map("x-".__add__)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    extra=st.dictionaries(names, values, max_size=3),
    place=st.sampled_from(["tour", "scene", "label", "link", "plan"]),
)
def test_unknown_fields_survive(extra: dict[str, Any], place: str) -> None:
    document = example()
    part(document, place).update(extra)
    found = part(json.loads(read_tour(json.dumps(document)).as_json()), place)
    assert {key: found[key] for key in extra} == extra


def part(document: dict[str, Any], place: str) -> dict[str, Any]:
    scene = document["scenes"][0]
    parts: dict[str, dict[str, Any]] = {
        "tour": document,
        "scene": scene,
        "label": scene["labels"][0],
        "link": document["links"][0],
        "plan": document["plans"][0],
    }
    return parts[place]


def test_written_and_read_again_it_is_the_same() -> None:
    tour = read_tour(json.dumps(example()))
    assert read_tour(tour.as_json()) == tour
    assert tour.as_json() == read_tour(tour.as_json()).as_json()
    jsonschema.validate(json.loads(tour.as_json()), tour_schema())


def test_documents_of_before_address_region_and_kiosk_were_fields_are_read() -> None:
    old = {key: value for key, value in example().items() if key not in ("address", "region", "kiosk")}
    tour = read_tour(json.dumps(old))
    assert (tour.address, tour.region, tour.kiosk, tour.model_extra) == (None, None, False, {})
    region = {"title": {"kk": "Өңір", "uz": "Viloyat"}, "colour": "blue"}
    tour = read_tour(json.dumps(old | {"address": "https://a.kz/x", "region": region, "kiosk": True}))
    assert (tour.address, tour.kiosk, tour.model_extra) == ("https://a.kz/x", True, {})
    assert tour.region is not None
    assert json.loads(tour.as_json())["region"] == region, "fields of a newer program stay"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (
            "address",
            ["javascript:alert(1)", "museum.kz", "", 5, None, ["https://a.kz"], "https://" + "a" * 500],
        ),
        ("region", ["Өңір", 5, None, [], {"title": "Өңір"}, {"name": {}}]),
        ("kiosk", ["yes", 1, None, 0, [True]]),
    ],
)
def test_what_was_never_used_as_one_is_none(field: str, values: list[Any]) -> None:
    nothing = False if field == "kiosk" else None
    for value in values:
        assert getattr(read_tour(json.dumps(example() | {field: value})), field) == nothing, value
    if field == "region":
        tour = read_tour(json.dumps(example() | {"region": {"title": {"kk": "Өңір", "ru": 5}}}))
        assert tour.region is not None
        assert tour.region.title == {"kk": "Өңір"}


def test_times_are_written_in_utc() -> None:
    document = example()
    document["scenes"][0]["captured_at"] = "2018-02-12T14:30:00+06:00"
    assert b'"captured_at": "2018-02-12T08:30:00Z"' in read_tour(json.dumps(document)).as_json()


@pytest.mark.parametrize(
    "change",
    [
        {"id": "Үй"},
        {"start": "a b"},
        {"scenes": [{"id": "../../etc"}]},
        {"links": [{"from": "a", "to": "b"}]},
        {"links": [{"from": "a", "to": "b", "yaw": "left"}]},
    ],
)
def test_a_damaged_document_says_where(change: dict[str, Any]) -> None:
    with pytest.raises(DocumentDamaged) as caught:
        read_tour(json.dumps({**example(), **change}))
    assert next(iter(change)) in caught.value.say("kk")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "java\nscript:alert(1)", " javascript:x", "data:text/html,x"]
)
def test_an_address_that_runs_code_is_refused(href: str) -> None:
    document = example()
    document["scenes"][0]["labels"][0]["href"] = href
    with pytest.raises(DocumentDamaged):
        read_tour(json.dumps(document))


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../b", "a\\b", "https://x/y", "a//b", ""])
def test_pictures_stay_inside_the_site(path: str) -> None:
    document = example()
    document["scenes"][0]["poster"] = path
    with pytest.raises(DocumentDamaged):
        read_tour(json.dumps(document))


def test_other_peoples_documents_are_told_from_ours() -> None:
    for raw in (
        {"scenes": {"library": {}}},
        {"version": "1", "scenes": []},
        {"version": True, "scenes": []},
        [1],
    ):
        with pytest.raises(DocumentForeign):
            read_tour(json.dumps(raw))
    with pytest.raises(DocumentTooNew):
        read_tour(json.dumps({**example(), "version": 99}))
    with pytest.raises(DocumentDamaged):
        read_tour(b"\xff\xfe not json")


def test_migrations_run_one_after_the_other_and_leave_the_old_document_alone() -> None:
    old = {"version": 1, "scenes": [], "name": "x"}
    steps = {
        1: lambda document: {**document, "label": document["name"]},
        2: lambda document: {key: value for key, value in document.items() if key != "name"},
    }
    assert upgrade(old, target=3, migrations=steps) == {"version": 3, "scenes": [], "label": "x"}
    assert old == {"version": 1, "scenes": [], "name": "x"}


def test_links_are_made_by_either_name() -> None:
    by_alias = Link.model_validate({"from": "a", "to": "b", "yaw": 1})
    assert by_alias == Link(from_="a", to="b", yaw=1)
    assert isinstance(Tour(id="a", start="b"), Tour)
