"""What makes an assignment and what does not, who is asked, and what comes from the sentences around."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of

BASE = date(2018, 2, 12)


def read(text: str) -> list[Assignment]:
    document = document_of(text)
    found = assignments(document, BASE)
    for one in found:
        assert document.text[one.start : one.end] == one.quote
        assert 0 < one.confidence < 1
        assert set(one.missing) <= {"executor", "date", "expected_result"}
    return found


@pytest.mark.parametrize(
    ("text", "kind", "responsible", "due"),
    [
        ("Облыс әкімі қала әкімдігіне жұмысты қузауды тапсырды.", "order", ["қала әкімдігі"], None),
        ("Әкімдерге өңірлік қағидаларды тездетіп бекітуді тапсырамын.", "order", ["Әкімдер"], None),
        ("Құрылысты 1 мамырға дейін аяқтау тапсырылды.", "order", [], "2018-05-01"),
        ("Кестені бекітуді Е. Жақыпбековке міндеттеді.", "order", ["Е. Жақыпбеков"], None),
        ("Қала әкімдігі жолды бір апта ішінде жөндеуі тиіс.", "obligation", ["Қала әкімдігі"], "2018-02-19"),
        ("Әкімдер жыл сайын жаңа жұмыс орнын ашуға тиіс.", "obligation", ["Әкімдер"], None),
        ("Наурыз айының соңына дейін музейлер енгізілмек.", "plan", [], "2018-03-31"),
        ("Президент күрежолды жөндеу туралы тапсырма берді.", "order", [], None),
        ("Кездесуде бірқатар нақты тапсырмалар берілді.", "note", [], None),
        ("Облыс әкімі аудан әкіміне хабарласып, мектеп салуды тапсырғанын айтты.", "order", None, None),
        ("Аким поручил управлению строительства завершить ремонт до 1 мая.", "order", ["управление строительства"], "2018-05-01"),  # noqa: E501
        ("Акимам районов обеспечить вывоз снега.", "order", ["Акимы районов"], None),
        ("Акимат города должен решить вопрос в недельный срок.", "obligation", ["Акимат города"], "2018-02-19"),  # noqa: E501
        ("Отделу образования необходимо согласовать маршруты.", "obligation", ["Отдел образования"], None),
        ("Новую школу планируется открыть в I квартале 2019 года.", "plan", [], "2019-03-31"),
        ("По итогам совещания даны конкретные поручения.", "note", [], None),
    ],
)  # fmt: skip
def test_an_assignment(text: str, kind: str, responsible: list[str] | None, due: str | None) -> None:
    (found,) = read(text)
    assert found.kind == kind
    assert (found.due and found.due.isoformat()) == due
    if responsible is not None:
        assert found.responsible == responsible


@pytest.mark.parametrize(
    "text",
    [
        "Тұрғындарға пәтер кілтін аймақ басшысының өзі тапсырды.",
        "Қала тұрғындары өз еріктерімен келіп қан тапсырды.",
        "Елші сенім грамотасын тапсырды.",
        "Оған «Алтын қыран» ордені тапсырылды.",
        "Жаңа көпір пайдалануға тапсырылды.",
        "Оқушылар емтихан тапсырды, студенттер құжат тапсыруға болады.",
        "Мемлекет басшысының тапсырмасымен мектеп салынуда.",
        "Берілген тапсырмалар мен жүктелген міндеттерді орындау мәселелері талқыланды.",
        "Айта кету керек, былтыр 12 мектеп ашылды.",
        "Науқас маска тағуы керек.",
        "Жүргізушілер ережені сақтауы тиіс.",
        "Бұл жұмысқа қосымша қаржы керек.",
        "Баға 5 пайызға дейін өсуі мүмкін.",
        "Каждый водитель обязан соблюдать правила.",
        "По поручению акима области ведётся ремонт дороги.",
        "Следует отметить, что объёмы выросли.",
        "Выпускники сдали экзамены, аким вручил им грамоты.",
        "Мы должны гордиться своей историей.",
        "Нужно ли менять закон?",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert read(text) == []


def test_a_sentence_with_several_tasks_is_split_and_what_is_shared_repeated() -> None:
    found = read(
        "Аудан, қала әкімдеріне 1 мамырға дейін тұрғын үй құрылысының қарқынын бәсеңдетпеу, шағын бизнесті қолдау, "  # noqa: E501
        "жаңа жұмыс орындарын ашу тапсырылды."
    )
    assert [one.text for one in found] == [
        "тұрғын үй құрылысының қарқынын бәсеңдетпеу",
        "шағын бизнесті қолдау",
        "жаңа жұмыс орындарын ашу",
    ]
    assert all(one.responsible == ["Аудан әкімдері", "қала әкімдері"] for one in found)
    assert all(one.due == date(2018, 5, 1) for one in found)


def test_a_term_inside_one_task_holds_for_that_task_only() -> None:
    found = read("Аким поручил отделу ЖКХ усилить контроль и открыть до конца марта два пункта приёма.")
    assert [one.due for one in found] == [None, date(2018, 3, 31)]
    assert all(one.responsible == ["отдел ЖКХ"] for one in found)


def test_a_point_takes_its_executor_from_the_heading_and_its_date_from_the_line_below() -> None:
    found = read(
        "РЕШИЛИ:\n1. Управлению сельского хозяйства (Жумагулов С.К.):\n- обеспечить доставку топлива;\n"
        "- ежемесячно представлять отчёт.\nСрок: 1 апреля 2018 года.\n2. Информацию принять к сведению."
    )
    assert [(one.text, one.responsible) for one in found] == [
        ("обеспечить доставку топлива", ["Управление сельского хозяйства"]),
        ("представлять отчёт", ["Управление сельского хозяйства"]),
    ]
    assert (found[0].due, found[1].due_kind) == (date(2018, 4, 1), "recurring")
    assert set(found[0].inherited) == {"responsible", "due"}


def test_co_executors_are_not_the_responsible() -> None:
    (found,) = read("Ауыл шаруашылығы министрлігі Қаржы министрлігімен бірлесіп, ұсыныс енгізуі қажет.")
    assert (found.responsible, found.co_executors) == (
        ["Ауыл шаруашылығы министрлігі"],
        ["Қаржы министрлігі"],
    )
    under = read(
        "РЕШИЛИ:\n2. Управлению финансов (Ахметов Е.К.) совместно с акимами районов:\n"
        "1) представить график;\n2) выделить средства."
    )
    assert [(one.responsible, one.co_executors) for one in under] == [
        (["Управление финансов"], ["акимы районов"])
    ] * 2
    (found,) = read("Поручено управлению строительства совместно с акиматом города Текели завершить ремонт.")
    assert (found.responsible, found.co_executors) == (["управление строительства"], ["акимат города Текели"])


def test_who_receives_a_report_is_not_asked_for_it() -> None:
    (found,) = read("Премьер-министр жауапты министрлікке бағдарлама жобасын Үкіметке енгізуді тапсырды.")
    assert found.responsible == ["жауапты министрлік"]


def test_a_place_and_a_programme_come_from_the_sentence_before() -> None:
    found = read(
        "Әкім «Нұрлы жер» бағдарламасымен салынған Талдықорғандағы қалашықты сынады. "
        "Ондағы жұмысты әкім қала әкімдігіне жеделдетуді тапсырды."
    )
    assert [(one.programme, one.place) for one in found] == [("Нұрлы жер", "Талдықорған")]
    assert set(found[0].inherited) == {"programme", "place"}


def test_a_table_of_a_plan() -> None:
    found = read(
        "№\tМероприятие\tОтветственные\tСрок\n1\tПровести субботник\tОтдел ЖКХ, акимы округов\tапрель\n"
        "2\tСдавать отчёт\tОтдел финансов\tежемесячно"
    )
    assert [(one.text, one.responsible, one.due and one.due.isoformat(), one.due_kind) for one in found] == [
        ("Провести субботник", ["Отдел ЖКХ", "акимы округов"], "2018-04-30", "period"),
        ("Сдавать отчёт", ["Отдел финансов"], None, "recurring"),
    ]


def test_latin_script_is_read_and_answered_in_latin_script() -> None:
    (found,) = read("Oblys äkımı qala äkımdıgıne jūmysty 1 mamyrğa deiın bıtırudı tapsyrdy.")
    assert found.due == date(2018, 5, 1)
    assert found.responsible == ["qala äkımdıgı"]


def test_nothing_found_twice_and_everything_in_order() -> None:
    found = read(
        "Әкім жолды жөндеуді тапсырды. Аким поручил завершить ремонт. Отдел құжатты дайындауы керек."
    )
    assert [one.language for one in found] == ["kk", "ru", "kk"]
    assert [one.start for one in found] == sorted({one.start for one in found})


WORDS = st.sampled_from(
    [
        "Әкім",
        "әкімдігіне",
        "тапсырды",
        ",",
        ".",
        "«",
        "»",
        "–",
        "1",
        ")",
        "(",
        "мен",
        "және",
        "жөндеуді",
        "салу",
        "керек",
        "15",
        "наурызға",
        "дейін",
        "поручил",
        "акиму",
        "обеспечить",
        "до",
        "1",
        "мая",
        "Срок:",
        "тиіс",
        ";",
        "\n",
        "\t",
        "ай",
        "сайын",
        "№",
        "А.",
        "Б.",
        "т.г.",
        "Нұрлы",
        "жер",
        "бағдарламасы",
        "ПОРУЧИТЬ:",
        "-",
        "қ",
        "ъ",
        "ё",
        "ғғғ",
        "2018",
        "жылға",
        "99.99.9999",
        "XIV",
        "тоқсан",
        "ішінде",
        "болсын",
        "енгізілмек",
        "1.1.",
        "contrôlé",
        "😀",
        "\u200b",
    ]
)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(words: list[str]) -> None:
    read(" ".join(words))


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_letters_are_too_odd(text: str) -> None:
    read(text)
