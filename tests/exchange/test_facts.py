"""Nothing of a tour is forgotten when an export says what it cannot carry."""

from typing import Any

from jetisu360.exchange.common.facts import FACTS
from jetisu360.exchange.common.lost import files, lost_of
from jetisu360.exchange.gpano import write as gpano_out
from jetisu360.exchange.marzipano import write as marzipano_out
from jetisu360.exchange.pannellum import write as pannellum_out
from jetisu360.exchange.tables import write as csv_out
from jetisu360.language import LANGUAGES
from jetisu360.tour.document.tour import ExhibitObject, Label, Link, Scene, Tour


def test_every_field_of_the_document_is_a_fact() -> None:
    known = {field for fact in FACTS.values() for field in fact.fields}
    parts = {"tour": Tour, "scene": Scene, "label": Label, "link": Link, "object": ExhibitObject}
    there = {f"{name}.{field}" for name, model in parts.items() for field in model.model_fields}
    assert there - known == set(), "an export would lose this in silence"
    assert known - there <= {"tour.address"}


def test_formats_carry_facts() -> None:
    for module in (gpano_out, pannellum_out, marzipano_out, csv_out):
        assert FACTS.keys() >= module.CARRIES


def test_losses_are_counted_and_told_in_three_languages(museum: Any) -> None:
    lost = {one.code: one for one in lost_of(museum.tour, pannellum_out.CARRIES)}
    assert lost["objects"].count == 2
    assert lost["label-objects"].count == 1
    assert "arrivals" not in lost
    for one in lost.values():
        assert len({one.say(language) for language in LANGUAGES}) == 3
    text = files(list(lost.values()))["LOST.txt"].decode()
    assert "Карточки экспонатов (2)" in text
    assert "Жәдігерлердің түгендеу карточкалары (2)" in text


def test_fields_of_a_newer_program_are_missed() -> None:
    tour = Tour.model_validate({"id": "a", "start": "b", "aura": 1, "objects": [{"id": "c", "weight": 2}]})
    assert {one.code: one.count for one in lost_of(tour, gpano_out.CARRIES)}["unknown"] == 2


def test_nothing_lost_writes_nothing() -> None:
    assert files([]) == {}
