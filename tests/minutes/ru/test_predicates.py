"""Each question of the rules for Russian by itself: for which sentences it holds, and for which not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from jetisu360.minutes.common.triggers import Hit, hits_in
from jetisu360.minutes.model.task import Context
from jetisu360.minutes.ru import plan_predicates as ask_plan
from jetisu360.minutes.ru import predicates as ask
from jetisu360.minutes.ru.sentence import RussianSentence

BASE = date(2024, 3, 4)


def sentence(text: str) -> RussianSentence:
    return RussianSentence(text, BASE)


def trigger(text: str, *asks: str) -> tuple[RussianSentence, Hit]:
    """The sentence and its only trigger of these kinds."""
    s = sentence(text)
    (hit,) = [hit for hit in hits_in(s.low, "ru") if hit.trigger.asks in asks]
    return s, hit


Predicate = Callable[[RussianSentence, Hit], bool]
CASES: list[tuple[Predicate, str, bool]] = [
    (ask.is_negated, "Сторожа не должны открывать склад.", True),
    (ask.is_negated, "Сторожа должны открывать склад.", False),
    (ask.is_past, "Сторожа должны были открыть склад.", True),
    (ask.is_past, "Сторожа должны открыть склад.", False),
    (ask.is_idiom, "Необходимо отметить, что склад пуст.", True),
    (ask.is_idiom, "Следует иметь в виду погоду.", True),
    (ask.is_idiom, "Необходимо открыть склад.", False),
    (ask.is_consequence, "Из отчёта следует, что склад пуст.", True),
    (ask.is_consequence, "Склад убрали как следует.", True),
    (ask.is_consequence, "Отделу следует открыть склад.", False),
    (ask.is_bare_necessity, "Назрела необходимость открыть склад.", True),
    (ask.is_bare_necessity, "Аким подчеркнул острую для всех необходимость открыть склад.", False),
    (ask.is_bare_necessity, "Отделу необходимо открыть склад.", False),
]


def named(predicate: object) -> str:
    return getattr(predicate, "__name__", "")


@pytest.mark.parametrize(("predicate", "text", "holds"), CASES, ids=named)
def test_of_an_obligation(predicate: Predicate, text: str, holds: bool) -> None:
    assert predicate(*trigger(text, "need")) is holds


@pytest.mark.parametrize(
    ("text", "passive", "participle", "exhorts"),
    [
        ("Склад должен быть открыт.", True, True, False),
        ("Сторож должен быть добрее.", True, False, True),
        ("Сторож должен помнить о долге.", False, False, True),
        ("Сторож должен открыть склад.", False, False, False),
    ],
)
def test_of_the_infinitive(text: str, passive: bool, participle: bool, exhorts: bool) -> None:
    s = sentence(text)
    at = s.infinitives[0]
    assert ask.is_passive(s, at) is passive
    assert ask.has_participle(s, at) is participle
    assert ask.is_exhortation(s, at) is exhorts


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Отчёт подготовить до 1 мая.", True),
        ("Отчёт готовить ежемесячно.", False),
        ("Отчёт подготовить в кратчайшие сроки.", False),
        ("Отчёт подготовили в мае.", False),
    ],
)
def test_a_deadline_is_a_date(text: str, holds: bool) -> None:
    assert ask.has_deadline(sentence(text)) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Отделу необходимо открыть склад, – сказал аким района.", True),
        ("Он добавил, что необходимо открыть склад.", True),
        ("Сосед добавил, что необходимо открыть склад.", False),
        ("Акиму района необходимо открыть склад.", False),
    ],
)
def test_somebody_named_speaks(text: str, holds: bool) -> None:
    assert ask.spoken_officially(sentence(text)) is holds


@pytest.mark.parametrize("what", ["official", "ordering", "listed", "letter"])
def test_authority_may_come_from_what_is_around(what: str) -> None:
    s = sentence("Необходимо открыть склад.")
    assert not ask.has_authority(s, Context())
    assert ask.has_authority(s, Context(**{what: True}))


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Утвердить список складов.", True),
        ("Информацию принять к сведению.", True),
        ("Открыть список складов.", False),
    ],
)
def test_a_formula_is_done_by_being_written(text: str, formula: bool) -> None:
    assert ask.is_formula(sentence(text), 0) is formula


def test_a_letter_begins_with_a_formula_of_request() -> None:
    assert ask.is_request_formula(*trigger("Прошу вас рассмотреть обращение.", "task"))
    assert not ask.is_request_formula(*trigger("Прошу открыть склад.", "task"))


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("О ходе ремонта проинформировать до 5 мая.", True),
        ("О ходе ремонта проинформировать.", False),
        ("Жителей о ходе ремонта проинформировать до 5 мая.", False),
    ],
)
def test_an_order_to_report_has_a_term(text: str, report: bool) -> None:
    assert ask.is_order_to_report(sentence(text)) is report


@pytest.mark.parametrize(
    ("text", "finite"), [("Отдел начал открывать склад.", True), ("Отделу сегодня открыть склад.", False)]
)
def test_a_finite_verb_owns_its_infinitive(text: str, finite: bool) -> None:
    s = sentence(text)
    assert ask.has_finite_verb(s, 0, s.infinitives[0]) is finite


@pytest.mark.parametrize(
    ("word", "imperative"),
    [("Откройте", True), ("проверьте", True), ("Завершите", True), ("Извините", False), ("эмите", False)],
)
def test_an_imperative(word: str, imperative: bool) -> None:
    assert ask.is_imperative(word) is imperative


@pytest.mark.parametrize(
    ("text", "forecast", "active", "works"),
    [
        ("Ожидается, что склад переполнится в мае.", True, False, False),
        ("Ожидается открытие склада в мае.", False, False, False),
        ("Отдел намерен открыть школу в мае.", False, True, True),
        ("Открыть водопровод планируется в мае.", False, False, True),
    ],
)
def test_of_a_plan(text: str, forecast: bool, active: bool, works: bool) -> None:
    s, hit = trigger(text, "plan")
    assert (ask_plan.is_forecast(s, hit), ask_plan.is_active_plan(s, hit)) == (forecast, active)
    assert ask_plan.names_works(s) is works
