"""Plans of measures in the words that offices write into their cells."""

from datetime import date

import pytest

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.reading import read_bytes

from .. import conftest as made

BASE = date(2026, 1, 12)


def found(*rows: tuple[str, ...], above: str = "") -> Found:
    body = above + made.table(*rows)
    return found_in(read_bytes(made.docx(body), "a.docx"), BASE)


def facts(result: Found) -> list[tuple[str, list[str], str, str | None]]:
    """Task, who, by when, and what kind of term."""
    return [(one.text, one.responsible, str(one.due), one.due_kind) for one in result.assignments]


@pytest.mark.parametrize(
    "same", ["-//-", "//", '-"-', "сол сияқты", "бұл да", "дәл сол", "то же", "Тот же", "аналогично"]
)
def test_a_cell_that_says_that_it_is_as_above(same: str) -> None:
    result = found(
        ("№", "Тапсырма", "Жауапты", "Мерзімі"),
        ("1", "Жолды тазалау", "Жол бөлімі", "15 қаңтар"),
        ("2", "Қоқысты шығару", same, same),
        ("3", "Көпірді бояу", same, "20 қаңтар"),
    )
    assert facts(result) == [
        ("Жолды тазалау", ["Жол бөлімі"], "2026-01-15", "day"),
        ("Қоқысты шығару", ["Жол бөлімі"], "2026-01-15", "day"),
        ("Көпірді бояу", ["Жол бөлімі"], "2026-01-20", "day"),
    ]


@pytest.mark.parametrize("term", ["тұрақты", "Тұрақты түрде", "постоянно", "на постоянной основе"])
def test_what_is_done_all_the_time_has_no_date_and_lacks_none(term: str) -> None:
    (one,) = found(
        ("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Оповещение жителей", term, "Отдел ЧС")
    ).assignments
    assert (one.due, one.due_kind, one.due_phrase) == (None, "recurring", term)
    assert "date" not in one.missing


@pytest.mark.parametrize("term", ["2026–2028 гг.", "2026-2028 жж."])
def test_years_run_to_the_end_of_the_last(term: str) -> None:
    result = found(("№", "Іс-шара", "Мерзімі", "Жауапты"), ("1", "Несие беру", term, "Кәсіпкерлік бөлімі"))
    assert facts(result) == [("Несие беру", ["Кәсіпкерлік бөлімі"], "2028-12-31", "period")]


def test_by_agreement_is_no_part_of_a_name() -> None:
    result = found(
        ("№", "Мероприятие", "Срок", "Ответственные"),
        ("1", "Учения", "март", "ДЧС (по согласованию), Отдел ЧС"),
        ("2", "Жаттығу", "наурыз", "ТЖД (келісім бойынша)"),
    )
    assert [one.responsible for one in result.assignments] == [["ДЧС", "Отдел ЧС"], ["ТЖД"]]


def test_a_plan_without_numbers_whose_tasks_are_single_words() -> None:
    result = found(
        ("Атқарылатын жұмыстар", "Орындау уақыты", "Жауаптылар"),
        ("Тазалау", "сәуір", "Ауыл әкімі"),
        ("Қоршау", "", "Ауыл әкімі"),
    )
    assert facts(result) == [
        ("Тазалау", ["Ауыл әкімі"], "2026-04-30", "period"),
        ("Қоршау", ["Ауыл әкімі"], "None", None),
    ]


def test_the_title_of_a_part_is_no_row_without_a_task() -> None:
    result = found(
        ("№", "Мероприятие", "Срок", "Ответственный"),
        ("I", "Дороги и мосты", "", ""),
        ("1", "Разметка улиц", "май", "Отдел дорог"),
        ("2", "Побелить бордюры вдоль улиц", "", ""),
    )
    assert [one.text for one in result.assignments] == ["Разметка улиц"]
    assert [one.why for one in result.unread] == ["table"]


def test_a_point_above_a_line_with_its_term_is_a_task() -> None:
    lines = (
        "1. Жиын туралы",
        "1.1. Создать рабочую группу.",
        "Срок – 15 февраля",
        "Исполнители: отдел культуры",
    )
    body = "".join(map(made.paragraph, lines))
    result = found_in(read_bytes(made.docx(body), "a.docx"), BASE)
    assert facts(result) == [("Создать рабочую группу", ["отдел культуры"], "2026-02-15", "day")]


def test_a_letter_under_a_head_in_two_languages_asks_whom_it_is_sent_to() -> None:
    head = made.table(
        ("ЖЕТІСУ ОБЛЫСЫ КӨКСУ АУДАНЫНЫҢ ӘКІМІ", "АКИМ КОКСУСКОГО РАЙОНА"),
        ("Балпық би кенті", "посёлок Балпык би"),
        ("Тәуелсіздік көшесі, 1", "улица Тауелсиздик, 1"),
        ("Тел. 2-11-22", "Тел. 2-11-22"),
    )
    lines = (
        "12.01.2026 № 05-11/77",
        "Ауылдық округтердің әкімдеріне",
        "2026 жылғы 20 қаңтарға дейін жұмыссыз жастардың тізімін жіберуіңізді сұраймын.",
        "Құрметпен, Б. Рахимов",
    )
    result = found_in(read_bytes(made.docx(head + "".join(map(made.paragraph, lines))), "a.docx"), BASE)
    assert [(one.responsible, str(one.due)) for one in result.assignments] == [
        (["Ауылдық округтердің әкімдері"], "2026-01-20")
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("№", "Пути решения", "Срок", "Ответственный"),
        ("№", "Действия", "Когда", "Кто отвечает"),
        ("№", "Содержание работ", "Дата", "Кто исполняет"),
        ("№", "Қадамдар", "Уақыты", "Атқарушы"),
        ("№", "Не істеу керек", "Қашан", "Кім"),
        ("№", "Жұмыс түрлері", "Мерзімдері", "Орындаушылар"),
    ],
)
def test_headings_in_other_words(head: tuple[str, ...]) -> None:
    result = found(head, ("1", "Побелка бордюров", "1 мая", "Отдел дорог"))
    assert facts(result) == [("Побелка бордюров", ["Отдел дорог"], "2026-05-01", "day")]


def test_what_is_to_be_done_and_not_what_is_wrong() -> None:
    result = found(
        ("№", "Проблемный вопрос", "Пути решения", "Срок", "Ответственный"),
        ("1", "Нет света на улице Абая", "Установить опоры", "1 мая", "Отдел ЖКХ"),
    )
    assert facts(result) == [("Установить опоры", ["Отдел ЖКХ"], "2026-05-01", "day")]


def test_one_cell_that_says_who_and_when() -> None:
    row = made.paragraph("Отдел ЖКХ") + made.paragraph("до 1 мая")
    cells = (made.paragraph("1"), made.paragraph("Побелка бордюров"), row)
    head = "".join(f"<w:tc>{made.paragraph(one)}</w:tc>" for one in ("№", "Меры", "Ответственный и срок"))
    body = "".join(f"<w:tc>{one}</w:tc>" for one in cells)
    table = f"<w:tbl><w:tr>{head}</w:tr><w:tr>{body}</w:tr></w:tbl>"
    result = found_in(read_bytes(made.docx(table), "a.docx"), BASE)
    assert facts(result) == [("Побелка бордюров", ["Отдел ЖКХ"], "2026-05-01", "day")]


def test_what_an_email_quotes_is_read() -> None:
    text = (
        "> От: Аппарат акима\n>\n"
        "> Отделу образования необходимо до 16 января 2026 года направить сведения\n"
        "> об остатках угля в школах района. Отделу финансов поручается выделить\n"
        "> средства на закуп топлива до 20 января.\n"
    )
    document = read_bytes(text.encode(), "хат.txt")
    result = found_in(document, BASE)
    assert [(one.responsible, str(one.due)) for one in result.assignments] == [
        (["Отдел образования"], "2026-01-16"),
        (["Отдел финансов"], "2026-01-20"),
    ]
    assert all(one.quote in text for one in result.assignments)
