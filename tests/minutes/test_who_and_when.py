"""Who is asked and by when, where official texts say it in another place: in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of

DAY = date(2025, 3, 10)


def found(text: str) -> list[Assignment]:
    return [one for one in assignments(document_of(text), DAY) if one.kind != "note"]


# Text: who is asked, all of them, in order.
WHO = {
    # Kazakh.
    "Әкім құрылыс басқармасына, аудан әкімдеріне және жол полициясына өткелдерді күзетуді тапсырды.": [
        "құрылыс басқармасы",
        "аудан әкімдері",
        "жол полициясы",
    ],
    "Барлық аудан әкімдері жол бойындағы қоқысты шығаруды қолға алсын.": ["Барлық аудан әкімдері"],
    "Әкімдікке апатты үйлердің тізімін жасау тапсырылды.": ["Әкімдік"],
    "Көктемге дайындық жұмыстары Төтенше жағдайлар департаментіне жүктелді.": [
        "Төтенше жағдайлар департаменті"
    ],
    "Бөлім басшысы Ержан Қалиевке тізімді ұсыну тапсырылды.": ["Бөлім басшысы Ержан Қалиев"],
    "Табиғи ескерткіштерді қорғау орталығына тізімді нақтылау жүктелді.": [
        "Табиғи ескерткіштерді қорғау орталығы"
    ],
    "Прокуратура қала әкімдігіне заң бұзушылықтарды жою туралы ұсыныс енгізді.": ["қала әкімдігі"],
    "Дайын емес мектеп директорларына екі апта уақыт берілді.": ["Дайын емес мектеп директорлары"],
    # Russian.
    "В течение недели провести осмотр мостов поручено отделу строительства.": ["отдел строительства"],
    "Руководству отдела было поручено проверить котельные.": ["Руководство отдела"],
    "МВД и спецгосорганам поручено усилить охрану складов.": ["МВД", "Спецгосорганы"],
    "Министрам транспорта, финансов поручено представить отчёт до 1 мая.": ["Министры транспорта, финансов"],
    "Подрядчику вынесено предупреждение устранить все недостатки.": ["Подрядчик"],
    "Депутаты предложили акимату увеличить расходы на дороги.": ["акимат"],
    "Подрядчик обещал сдать школу к 1 сентября.": ["Подрядчик"],
    "Облуправлению культуры поручено провести опись.": ["Облуправление культуры"],
}


@pytest.mark.parametrize(("text", "names"), WHO.items())
def test_who_is_asked(text: str, names: list[str]) -> None:
    said = [name for one in found(text)[:1] for name in one.responsible]
    assert [name.lower() for name in said] == [name.lower() for name in names]


def test_whoever_decides_does_not_do_it() -> None:
    text = 'Аудан мәслихаты ШЕШТІ:\n1. "Аудандық кітапхана" мекемесі құрылсын.'
    assert [one.responsible for one in found(text)] == [[]]


def test_a_list_of_things_to_provide_takes_the_verb_of_its_heading() -> None:
    text = (
        "2. Отделу культуры обеспечить:\n1) в течение десяти дней направление копии приказа;\n"
        "2) публикацию на сайте."
    )
    one, two = found(text)
    assert (one.text, two.text) == ("обеспечить направление копии приказа", "обеспечить публикацию на сайте")
    assert [one.responsible, two.responsible] == [["Отдел культуры"], ["Отдел культуры"]]
    assert one.due == date(2025, 3, 20)


def test_they_are_those_whom_the_sentence_before_named() -> None:
    text = "– Акимы районов не должны ждать. Они обязаны лично проверять работы, – сказал аким области."
    assert [one.responsible for one in found(text)] == [["Акимы районов"], ["Акимы районов"]]


# Text: the dates of its assignments, in order.
WHEN = {
    # The term of the sentence before.
    "Отделу дорог поручено завершить ремонт до 1 июня. К той же дате акимату подготовить подъезд.": [
        "2025-06-01",
        "2025-06-01",
    ],
    "Мердігер жөндеуді 1 мамырға дейін аяқтауы тиіс. Осы мерзімге дейін көше жарығы да қосылсын.": [
        "2025-05-01",
        "2025-05-01",
    ],
    # The plan of the sentence before.
    "Ремонт пяти улиц завершат в сентябре. Остальные 14 улиц – в октябре.": ["2025-09-30", "2025-10-31"],
    # Other words of time.
    "Құрылысты 1,5 ай көлемінде аяқтау жоспарлануда.": ["2025-04-25"],
    "Отопительный сезон начнется в эту среду.": ["2025-03-12"],
    "На этих объектах за два года проведут реставрацию.": ["2027-03-10"],
    "В 2026 обещают открытие нового театра.": ["2026-12-31"],
}


@pytest.mark.parametrize(("text", "dates"), WHEN.items())
def test_when_it_is_due(text: str, dates: list[str]) -> None:
    assert [str(one.due) for one in found(text)] == dates


def test_a_term_of_the_sentence_before_says_where_it_stands() -> None:
    text = "Бөлім тізімді 5 мамырға дейін нақтыласын. Сол күнге дейін аудан әкімі есебін жіберсін."
    _one, two = found(text)
    start, end = two.inherited["due"]
    assert (two.due_phrase, text[start:end]) == ("Сол күнге дейін", "5 мамырға дейін")


@pytest.mark.parametrize(
    "text",
    [
        "Аким района будет докладывать о ходе работ раз в две недели.",
        "Аудан әкімі жұмыс барысы туралы апта сайын баяндайтын болады.",
    ],
)
def test_what_somebody_in_office_will_do_again_and_again_is_a_plan(text: str) -> None:
    (one,) = found(text)
    assert (one.kind, one.due_kind, one.due) == ("plan", "recurring", None)
    assert one.responsible in (["Аким района"], ["Аудан әкімі"])


@pytest.mark.parametrize(
    "text",
    [
        "Автобус будет ходить по мосту каждый день.",
        "Дүкен күн сайын жұмыс істейтін болады.",
        "Эту работу должен выполнять квалифицированный специалист.",
        "Жители обещали прийти на субботник 20 марта.",
        "Синоптики ожидают потепления к 15 марта.",
        "Тұрғындар әкімнен жолды жөндеуді сұрады.",
        "Прокуратура қала әкімдігінің ұсынысын қарады.",
        "Мәдениет үйінде 20 наурызда мерекелік концерт өтеді.",
        "За последние пять лет построили десять школ.",
        "Работы, порученные подрядчику в прошлом году, завершены.",
        "Предупреждение о непогоде вынесено на сайт акимата.",
        "В 2024 обещали открыть музей.",
    ],
)
def test_what_is_no_assignment(text: str) -> None:
    assert not found(text)
