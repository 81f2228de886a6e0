"""A package of OC4IDS: the standard's own schema takes it, and it says what the document says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.oc4ids.schemas import problems
from tests.publish.programmes.documents import document, road, school

from jetisu360.exchange.oc4ids.codes import STATUSES
from jetisu360.exchange.oc4ids.package import identifier, package, package_bytes
from jetisu360.language import LANGUAGES, Language
from jetisu360.publish.programmes.document import Programmes, as_bytes, read_programmes


def _project(language: Language = "kk", **change: Any) -> dict[str, Any]:
    made = package(_of(school(**change)), language)
    assert made is not None
    return dict(made["projects"][0])


def _of(*projects: dict[str, Any], **change: Any) -> Programmes:
    programme = document().programmes[0].model_dump(mode="json") | {"projects": list(projects)}
    return document(**{"programmes": [programme], **change})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_takes_it(language: Language) -> None:
    assert problems(package(document(), language)) == []


def test_the_schema_of_the_test_would_say_it() -> None:
    broken = package(document(), "kk")
    assert broken is not None
    del broken["publisher"]
    broken["projects"][0]["status"] = "completed"
    broken["projects"][0]["period"]["startDate"] = "2018-03"
    broken["projects"][1]["title"] = ""
    broken["projects"][1]["sector"] = ["museums"]
    broken["license"] = "CC BY"
    told = " ".join(problems(broken))
    for what in ("publisher", "'completed' is not one of", "startDate", "title", "museums", "license"):
        assert what in told


def test_it_says_what_the_document_says() -> None:
    told = _project()
    assert told["id"] == "oc4ids-ab12cd-bala-baqsha"
    assert told["title"] == "240 орындық балабақша"
    assert told["publicAuthority"] == {"id": "qurylys-basqarmasy", "name": "Құрылыс басқармасы"}
    assert told["parties"][0]["roles"] == ["publicAuthority"]
    assert told["budget"]["amount"] == {"amount": 480_000_000, "currency": "KZT"}
    groups = {one["id"]: one["budgetBreakdown"] for one in told["budget"]["budgetBreakdowns"]}
    assert groups["allocated"][0]["amount"]["amount"] == 300_000_000.5
    spent = told["metrics"][0]["observations"][0]
    assert spent["value"]["amount"] == 120_000_000
    assert spent["period"]["endDate"] == "2018-06-01T00:00:00Z"
    assert [one["status"] for one in told["milestones"]] == ["met", "scheduled"]
    # GeoJSON has longitude first.
    assert told["locations"][0]["geometry"]["coordinates"] == [78.37, 45.03]
    assert {one["title"] for one in told["documents"]} == {
        "Мәслихат шешімі № 21-112",
        "Хабарлама № 4",
        "Есеп № 6",
    }


def test_every_language_has_the_same_identifiers_and_its_own_words() -> None:
    made = {language: package(document(), language) for language in LANGUAGES}
    ids = {language: [one["id"] for one in told["projects"]] for language, told in made.items() if told}
    assert ids["kk"] == ids["ru"] == ids["en"]
    assert len({told["uri"] for told in made.values() if told}) == 3
    # Only Russian words are there: the Kazakh package says so of that project.
    assert [one["language"] for one in (made["kk"] or {})["projects"]] == ["kk", "ru"]
    assert [one["language"] for one in (made["en"] or {})["projects"]] == ["en", "ru"]


def test_without_a_registered_prefix_the_identifier_does_not_pretend_to_be_the_worlds() -> None:
    local = document(prefix=None)
    assert identifier(local, local.projects()[0][1]) == "local-jetisu-bala-baqsha"
    assert problems(package(local, "kk")) == []


def test_a_site_without_an_address_has_a_name_for_its_package() -> None:
    homeless = document(region={"id": "jetisu", "title": {"kk": "Жетісу"}})
    made = package(homeless, "kk")
    assert made is not None
    assert made["uri"].startswith("urn:uuid:")
    assert problems(made) == []
    assert made == package(homeless, "kk")


def test_a_region_without_projects_has_no_package() -> None:
    assert package(document(programmes=[]), "kk") is None
    assert package_bytes(document(programmes=[]), "kk") is None


def test_a_finished_project_says_when_and_for_how_much() -> None:
    seen = [
        {"number": 1, "title": {"kk": "Іргетас"}, "seen_on": "2018-05-20"},
        {"number": 2, "title": {"kk": "Шатыр"}, "seen_on": "2018-11-02"},
    ]
    completed = {"code": "completed", "title": {"kk": "Аяқталды"}}
    told = _project(status=completed, stages=seen)
    assert told["status"] == "maintenance"
    assert told["completion"] == {
        "endDate": "2018-11-02T00:00:00Z",
        "finalValue": {"amount": 120_000_000, "currency": "KZT"},
    }
    # Reported as completed, and one stage nobody has seen: the day is not known.
    del seen[1]["seen_on"]
    assert "endDate" not in _project(status=completed, stages=seen)["completion"]


def test_a_picture_is_a_document_with_its_address() -> None:
    place = {
        "id": "alan",
        "title": {"kk": "Алаң"},
        "points": [
            {
                "title": "Қақпа",
                "photographs": [
                    {"file": "media/k.0a1b2c3d.jpg", "width": 1600, "height": 800, "day": "2018-05-20"}
                ],
            }
        ],
    }
    picture = _project(places=[place])["documents"][-1]
    assert picture["documentType"] == "illustration"
    assert picture["url"] == "https://museums.example.kz/sites/jetisu/media/k.0a1b2c3d.jpg"


# ---- whatever the office writes

_words = st.text(max_size=20)
_texts = st.dictionaries(st.sampled_from(["kk", "ru", "en"]), _words)
_days = st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
_slugs = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8})?\Z")
_amounts = st.decimals(0, 10**15, places=2).map(str)
_sums = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["planned", "allocated", "spent"]),
        "amount": _amounts,
        "as_of": st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(date.isoformat),
        "document": _words,
    }
)
_places = st.fixed_dictionaries(
    {
        "id": _slugs,
        "title": _texts,
        "latitude": st.none() | st.floats(-90, 90),
        "longitude": st.none() | st.floats(-180, 180),
    }
)
_projects = st.fixed_dictionaries(
    {
        "id": _slugs,
        "title": _texts,
        "about": _texts,
        "kind": st.fixed_dictionaries({"code": st.sampled_from(["road", "other", "flood"]), "title": _texts}),
        "status": st.fixed_dictionaries({"code": st.sampled_from(sorted(STATUSES)), "title": _texts}),
        "office": st.none() | st.fixed_dictionaries({"id": _slugs, "title": _texts}),
        "starts": _days,
        "ends": _days,
        "money": st.lists(
            st.fixed_dictionaries(
                {
                    "year": st.integers(1900, 2200),
                    "sums": st.lists(_sums, max_size=3, unique_by=lambda one: one["kind"]),
                }
            ),
            max_size=2,
            unique_by=lambda one: one["year"],
        ),
        "stages": st.lists(
            st.fixed_dictionaries(
                {"number": st.integers(1, 99), "title": _texts, "due": _days, "seen_on": _days}
            ),
            max_size=3,
            unique_by=lambda one: one["number"],
        ),
        "places": st.lists(_places, max_size=2, unique_by=lambda one: one["id"]),
    }
)


@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(
    projects=st.lists(_projects, min_size=1, max_size=3, unique_by=lambda one: one["id"]),
    language=st.sampled_from(LANGUAGES),
    region=_texts,
    about=_texts,
)
def test_whatever_is_written_the_schema_takes_it(
    projects: list[Any], language: Language, region: dict[str, str], about: dict[str, str]
) -> None:
    programmes = [{"id": "p", "title": about, "about": about, "projects": projects}]
    made = document(
        programmes=programmes, region={"id": "jetisu", "title": region}, publisher={}, licence=None
    )
    assert read_programmes(as_bytes(made)) == made
    assert problems(package(made, language)) == []
    # The bytes are JSON of numbers that every reader takes.
    told = package_bytes(made, language)
    assert told is not None
    assert json.loads(told, parse_constant=pytest.fail)["version"] == "0.9"


@given(st.decimals(0, 10**18, places=0))
def test_whole_sums_are_exact(amount: Decimal) -> None:
    money = [{"year": 2018, "sums": [{"kind": "planned", "amount": str(amount), "as_of": "2018-01-01"}]}]
    if len(str(int(amount))) <= 16:
        assert _project(money=money)["budget"]["amount"]["amount"] == int(amount)


def test_a_project_of_which_nothing_is_known_is_one_still() -> None:
    made = package(_of(road(title={})), "kk")
    assert problems(made) == []
