"""Nothing of a tour is forgotten when an export says what it cannot carry."""

from collections.abc import Iterator
from typing import Any, get_args

from jetisu360.exchange.common.facts import FACTS, PARTS
from jetisu360.exchange.common.lost import files, lost_of
from jetisu360.exchange.gpano import write as gpano_out
from jetisu360.exchange.marzipano import write as marzipano_out
from jetisu360.exchange.pannellum import write as pannellum_out
from jetisu360.exchange.tables import write as csv_out
from jetisu360.language import LANGUAGES
from jetisu360.tour.document import media as media_document
from jetisu360.tour.document import tour as tour_document
from jetisu360.tour.document import visit as visit_document
from jetisu360.tour.document.fields import Model
from jetisu360.tour.document.tour import Tour


def models_in(kind: Any) -> Iterator[type[Model]]:
    """The parts of a document that a type names, itself included."""
    if isinstance(kind, type) and issubclass(kind, Model):
        yield kind
    for inner in get_args(kind):
        yield from models_in(inner)


def every_model(root: type[Model] = Tour) -> set[type[Model]]:
    found, waiting = set[type[Model]](), [root]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [one for field in model.model_fields.values() for one in models_in(field.annotation)]
    return found


def test_every_part_of_the_document_is_met() -> None:
    assert every_model() == set(PARTS)
    defined = {
        one
        for module in (tour_document, media_document, visit_document)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Model) and one is not Model
    }
    assert defined == set(PARTS), "a part that no field leads to, or none that the walk over the fields met"
    assert len(set(PARTS.values())) == len(PARTS)


def test_every_field_of_the_document_is_a_fact() -> None:
    known = {field for fact in FACTS.values() for field in fact.fields}
    there = {f"{PARTS[model]}.{field}" for model in every_model() for field in model.model_fields}
    assert there - known == set(), "an export would lose this in silence"
    assert known - there == set()


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
