"""Russian obligations by a noun, who is asked by being appointed, called or addressed before, and what only
looks so.
"""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of


def read(text: str) -> list[Assignment]:
    found = assignments(document_of(text), date(2026, 3, 2))
    return [one for one in found if one.kind != "note"]


def asked(one: Assignment) -> list[str]:
    return [*one.responsible, *one.co_executors]


NAMED = {
    # whose task it is
    "Главная задача акимов – обеспечить тепло в школах.": ["акимы"],
    "Задача управления – не допустить срыва сроков.": ["управление"],
    "Задачами членов штаба являются выяснение причин и ремонт сетей.": ["члены штаба"],
    "Обязанностью акимата является своевременный вывоз снега.": ["акимат"],
    "Задача полиции состоит в том, чтобы усилить патрулирование.": ["полиция"],
    # who is to be it
    "Аким отметил, что куратором стройки должно стать управление архитектуры.": ["управление архитектуры"],
    "Аким сказал, что координатором работ должен быть руководитель штаба.": ["руководитель штаба"],
    # who is appointed, called
    "Руководителем штаба назначить заместителя акима района и поручить провести откачку воды.": [
        "заместитель акима района"
    ],
    "– Уважаемые директора, прошу взять питание детей на контроль, – сказал аким.": ["директора"],
    "– Уважаемые коллеги, уважаемые акимы, прошу взять дороги на контроль, – сказал министр.": ["акимы"],
    "Аким потребовал от своих подчинённых очистить дворы.": ["подчинённые"],
    "Министр потребовал от всех управлений сдать отчёты.": ["все управления"],
    # whose name reaches over several
    "Министерству энергетики совместно с компаниями «Альфа» и «Бета» до 1 июня внести предложения.": [
        "Министерство энергетики",
        "компании «Альфа» и «Бета»",
    ],
    "Поручить министерствам экономики и торговли, охраны среды, нефти и газа подготовить план.": [
        "министерства экономики и торговли, охраны среды, нефти и газа"
    ],
    "Министерство поработает над планом, который должен быть готов к 1 июля.": ["Министерство"],
}


@pytest.mark.parametrize("text", NAMED)
def test_who_is_asked_is_named(text: str) -> None:
    found = read(text)
    assert found
    assert [asked(one) for one in found] == [NAMED[text]] * len(found)


NOTHING = (
    "Задача учителя – научить ребёнка думать.",
    "Задача решена, акимы районов отчитались.",
    "Задачи управления изложены в положении.",
    "Обязанность акима – почётная ноша, считает пенсионер.",
    "Другом школы должен быть каждый.",
    "Руководителем штаба назначили заместителя акима района.",
    "Уважаемые жители, мы рады вас видеть.",
    "Сейчас в городе модернизируют котельные и асфальтируют улицы, сообщили в акимате.",
    "Аким сообщил, что из бюджета на ремонт будет выделено 2 млрд тенге.",
    "500 млн тенге будет направлено на ремонт дорог, сообщил аким.",
    "Но здание обветшало, поэтому было принято решение его снести.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_duty_is_none(text: str) -> None:
    assert [one.text for one in read(text)] == []


def test_a_call_goes_on_with_those_who_were_asked_in_the_same_speech() -> None:
    found = read(
        "– В месячный срок акимам сёл составить планы озеленения, – сказал аким района. – Деньги выделены. "
        "Подготовьте понятные списки деревьев."
    )
    assert [one.responsible for one in found] == [["акимы сёл"], ["акимы сёл"]]


def test_you_are_those_who_were_asked_just_before() -> None:
    found = read(
        "Акимам двух округов поручено переехать в свои сёла, сообщил аким района.\n"
        "– Даю вам неделю для переезда, – сказал аким района."
    )
    assert [one.responsible for one in found] == [["Акимы двух округов"], ["Акимы двух округов"]]


def test_points_in_the_line_of_their_heading_are_objects_of_its_verb() -> None:
    found = read(
        "РЕШИЛ:\n3. Отделу культуры района обеспечить: 1) размещение решения на сайте; "
        "2) отправку копии в архив."
    )
    assert [(one.text, one.responsible) for one in found] == [
        ("обеспечить размещение решения на сайте", ["Отдел культуры района"]),
        ("обеспечить отправку копии в архив", ["Отдел культуры района"]),
    ]


def test_a_sentence_with_a_verb_is_no_heading_that_names_somebody() -> None:
    found = read(
        "Городские службы вышли на улицы. Аким подчеркнул, что вывезти нужно прежде всего снег с крыш:\n"
        "– Вы должны обойти все дома."
    )
    assert all("Городские службы" not in asked(one) for one in found)
