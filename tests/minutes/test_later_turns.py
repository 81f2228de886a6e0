"""Turns of phrase that a later reading of real texts showed to be missed, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of

DAY = date(2025, 3, 10)


def found(text: str) -> list[Assignment]:
    return [one for one in assignments(document_of(text), DAY) if one.kind != "note"]


# Text: the last task that it asks for, of whom, and by when.
ASKED = {
    # A soft sign before the ending; who speaks is a «руководитель», which holds «водитель».
    "«Срочно подготовьте насосы к паводку», – сказал руководитель управления строительства.": (
        "подготовьте насосы к паводку",
        [],
        "None",
    ),
    # The opening mark of a quotation is lost.
    "Воды становится больше. Нужно вывезти снег с улиц. Ждать нельзя», – отметил аким района.": (
        "вывезти снег с улиц",
        [],
        "None",
    ),
    "Правительство дало распоряжение очистить каналы до 1 апреля.": ("очистить каналы", [], "2025-04-01"),
    "Очистить каналы до 1 апреля, такое распоряжение было дано вице-премьером.": (
        "Очистить каналы",
        [],
        "2025-04-01",
    ),
    "Аким отметил, что вывозить мусор из дворов должны КСК.": ("вывозить мусор из дворов", ["КСК"], "None"),
    "Поручаю акимам Акмолинской, Абай и Улытау областей взять ремонт под контроль.": (
        "взять ремонт под контроль",
        ["аким Акмолинской области", "аким области Абай", "аким области Улытау"],
        "None",
    ),
    "«Главное требование – не срывать сроки ремонта», – сказал аким города.": (
        "срывать сроки ремонта",
        [],
        "None",
    ),
    "Аким области подписал новое постановление.\nУсилить проверку домов в поймах рек.": (
        "Усилить проверку домов в поймах рек",
        [],
        "None",
    ),
    # How far a name reaches.
    "1. Бастауыш және орта кәсіптік білім департаменті тізімді жаңартсын.": (
        "тізімді жаңарту",
        ["Бастауыш және орта кәсіптік білім департаменті"],
        "None",
    ),
    "Облыс әкімдігінің Деректер және арнайы есепке алу жөніндегі комитеті:\n1) тізімді жаңартсын;": (
        "тізімді жаңарту",
        ["Облыс әкімдігінің Деректер және арнайы есепке алу жөніндегі комитеті"],
        "None",
    ),
    "«Өңірлердің әкімдері, Ұлттық статистика бюросы және Ішкі істер министрлігі санақты дайындасын», – "
    "деді министр.": (
        "санақты дайындау",
        ["Өңірлердің әкімдері", "Ұлттық статистика бюросы", "Ішкі істер министрлігі"],
        "None",
    ),
    # The verb stands in the last point.
    "Заң бөлімі белгіленген тәртіппен:\n1) бұйрықтың тіркелуін;\n"
    "2) оны сайтқа орналастыруды қамтамасыз етсін.": (
        "оны сайтқа орналастыру",
        ["Заң бөлімі"],
        "None",
    ),
    # A Cyrillic letter with an accent of its own in a Latin word.
    "«О́ńirlerdiń ákimderi halyq sanaǵyn baqylaýǵa alsyn», – dedi Úkimet basshysy.": (
        "halyq sanaǵyn baqylaýǵa alý",
        ["Óńirlerdiń ákimderi"],
        "None",
    ),
    # Words of duty.
    "Министрдің төрағалығымен жиын өтті. Онда медиажоспар әзірлеу міндеті белгіленді.": (
        "медиажоспар әзірлеу",
        [],
        "None",
    ),
    "Министрдің төрағалығымен жиын өтті. Онда құжат әзірлеуді жеделдету қажетіне назар аударылды.": (
        "әзірлеуді жеделдету",
        [],
        "None",
    ),
    "«Интернаттардың карантинге жабылуы ұйымдастырылсын», – деп жазылған қаулыда.": (
        "Интернаттардың карантинге жабылуы ұйымдастырылсын",
        [],
        "None",
    ),
    "Президент бұл іске тұрғындар мен еріктілерді тарту маңызды екенін атап өтті.": (
        "іске тұрғындар мен еріктілерді тарту",
        [],
        "None",
    ),
    "Көшелерді жарықтандыру үшін биыл жобалау-сметалық құжат әзірленеді.": (
        "Көшелерді жарықтандыру үшін",
        [],
        "2025-12-31",
    ),
}


@pytest.mark.parametrize("text", ASKED)
def test_the_task_who_is_asked_and_by_when(text: str) -> None:
    task, who, due = ASKED[text]
    one = found(text)[-1]
    assert task in one.text
    assert (one.responsible, str(one.due)) == (who, due)


def test_every_point_of_a_list_whose_verb_stands_in_the_last_names_who_does_it() -> None:
    text = "Заң бөлімі тәртіппен:\n1) бұйрықтың тіркелуін;\n2) сайтқа орналастыруды қамтамасыз етсін."
    assert [one.responsible for one in found(text)] == [["Заң бөлімі"], ["Заң бөлімі"]]


def test_several_are_no_subject_of_what_a_single_thing_must_do() -> None:
    text = "Аким отметил, что приём в школы и другие организации должен идти через центры."
    assert [one.responsible for one in found(text)] in ([], [[]])


@pytest.mark.parametrize(
    "text",
    [
        "Президент поставил перед акимом ряд задач по развитию сёл, дорог и промышленности.",
        "Әкім биыл құжат әзірленгенін айтып, бұл мәселе өз шешімін табатынын жеткізді.",
    ],
)
def test_what_says_only_what_it_is_about_is_no_task(text: str) -> None:
    assert not found(text)


def test_fields_of_several_bodies_of_places_are_each_their_own() -> None:
    (one,) = found("1. Облыстық, Алматы қалалық білім басқармалары тізімді жаңартсын.\n2. Есеп берсін.")[:1]
    assert one.responsible == ["Облыстық білім басқармасы", "Алматы қалалық білім басқармасы"]
