"""What is missing of a project: what the schema does not ask for, and the standard does."""

from __future__ import annotations

from typing import Any

import pytest
from tests.exchange.oc4ids.schemas import problems
from tests.publish.programmes.documents import document, road, school

from jetisu360.exchange.oc4ids.completeness import (
    ELEMENTS,
    NOT_KEPT,
    Completeness,
    completeness,
    wanted,
)
from jetisu360.exchange.oc4ids.package import package
from jetisu360.language import LANGUAGES


def _of(project: dict[str, Any], **change: Any) -> Completeness:
    programme = document().programmes[0].model_dump(mode="json") | {"projects": [project]}
    made = document(**{"programmes": [programme], **change})
    return completeness(made, made.programmes[0], made.programmes[0].projects[0])


def _missing(project: dict[str, Any], **change: Any) -> set[str]:
    return {one.code for one in _of(project, **change).missing}


def test_of_a_project_of_which_everything_is_known_nothing_is_missing() -> None:
    found = _of(school())
    assert found.whole
    assert found.there == found.of == 15


def test_the_schema_takes_a_project_of_which_nearly_nothing_is_known() -> None:
    """Which is why there is a check of our own."""
    poor = road(kind={"code": "other", "title": {}})
    programme = {"id": "p", "title": {}, "projects": [poor]}
    assert problems(package(document(programmes=[programme]), "kk")) == []
    found = _of(poor)
    assert (found.there, found.of) == (3, 8)
    assert {one.code for one in found.missing} == {
        "owner",
        "sector",
        "location",
        "coordinates",
        "description",
    }


def test_a_later_status_wants_more() -> None:
    counts = [
        len(wanted(one))
        for one in ("identification", "preparation", "implementation", "completion", "completed")
    ]
    assert counts == sorted(counts) == [8, 11, 15, 17, 17]
    assert wanted("cancelled") == wanted("identification")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"office": None}, "owner"),
        ({"title": {"kk": " "}}, "title"),
        ({"about": {}}, "description"),
        ({"places": [], "district": None}, "location"),
        ({"places": []}, "coordinates"),
        ({"ends": None}, "period"),
        ({"stages": []}, "stages"),
        ({"stages": [{"number": 1, "title": {"kk": "Іргетас"}}]}, "stage-dates"),
        ({"money": []}, "budget"),
        (
            {"money": [{"year": 2018, "sums": [{"kind": "planned", "amount": "5", "as_of": "2018-01-01"}]}]},
            "budget-document",
        ),
        ({"kind": {"code": "other", "title": {}}}, "sector"),
    ],
)
def test_each_element_is_looked_for(change: dict[str, Any], code: str) -> None:
    assert code in _missing(school(**change))
    assert code not in _missing(school())


def test_without_a_registered_prefix_it_is_said() -> None:
    assert _missing(school(), prefix=None) == {"identifier"}


def test_completed_and_not_seen_is_told() -> None:
    completed = {"code": "completed", "title": {}}
    assert _missing(school(status=completed)) == {"end"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_a_sentence_in_every_language(language: str) -> None:
    said = [one.missing.say(language) for one in ELEMENTS] + [one.say(language) for one in NOT_KEPT]
    assert len(set(said)) == len(said)
    assert all(one.missing.say(language).endswith(".") for one in ELEMENTS)
