"""Plans and minutes as offices keep them: merged cells, corrections, footnotes, several sheets."""

import io
from datetime import date, datetime
from typing import Any

import pytest

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.reading import read_bytes
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextOldFormat

from .. import conftest as made

BASE = date(2024, 1, 10)


def found(data: bytes, name: str) -> Found:
    return found_in(read_bytes(data, name), BASE)


def facts(data: bytes, name: str) -> list[tuple[str, list[str], str]]:
    """Task, who, by when of each assignment."""
    return [(one.text, one.responsible, str(one.due)) for one in found(data, name).assignments]


def workbook(*sheets: tuple[str, list[list[Any]], list[str]], hidden: str = "") -> bytes:
    """Sheets by name, rows and merged blocks."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for block in merged:
            sheet.merge_cells(block)
        if name == hidden:
            sheet.sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


PLAN = [
    ["БЕКІТЕМІН"],
    ["2024 жылға арналған іс-шаралар жоспары"],
    ["№", "Іс-шара", "Орындау мерзімі", "Жауапты орындаушылар"],
    [1, "Ауылдық мектептің жылу жүйесін жөндеу", datetime(2024, 9, 1), "Білім бөлімі\nҚұрылыс бөлімі"],
    [2, "Көпірді күрделі жөндеуден өткізу", "-//-", "Жолаушылар көлігі бөлімі"],
    ["Экология"],
    [3, "Орталық саябаққа көшет отырғызу", "2024 жылғы сәуір", "Тұрғын үй бөлімі"],
    [4, "Қоқыс полигонын жабу", datetime(2024, 5, 31), None],
]
EXPECTED = [
    ("Ауылдық мектептің жылу жүйесін жөндеу", ["Білім бөлімі", "Құрылыс бөлімі"], "2024-09-01"),
    ("Көпірді күрделі жөндеуден өткізу", ["Жолаушылар көлігі бөлімі"], "2024-09-01"),
    ("Орталық саябаққа көшет отырғызу", ["Тұрғын үй бөлімі"], "2024-04-30"),
    ("Қоқыс полигонын жабу", ["Тұрғын үй бөлімі"], "2024-05-31"),
]


def test_a_plan_in_excel() -> None:
    data = workbook(("Жоспар", PLAN, ["A2:D2", "A6:D6", "D7:D8"]))
    assert facts(data, "жоспар.xlsx") == EXPECTED
    last = found(data, "жоспар.xlsx").assignments[-1]
    text = read_bytes(data, "жоспар.xlsx").text
    start, end = last.inherited["responsible"]
    assert text[start:end] == "Тұрғын үй бөлімі"
    assert last.quote == "Қоқыс полигонын жабу"


def test_several_sheets_and_a_hidden_one() -> None:
    orders = [["Әкім құрылыс бөліміне жолды жөндеуді тапсырды."]]
    data = workbook(
        ("Жоспар", PLAN, ["D7:D8"]), ("Хаттама", orders, []), ("Мұрағат", PLAN, []), hidden="Мұрағат"
    )
    assert facts(data, "a.xlsx") == [*EXPECTED, ("жолды жөндеу", ["құрылыс бөлімі"], "None")]
    assert [
        (one.why, read_bytes(data, "a.xlsx").text[one.start : one.end])
        for one in found(data, "a.xlsx").unread
    ] == [("hidden", "Мұрағат")]


def cell(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """`merge`: restart or continue of a cell over several rows."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>'
        + "".join(map(made.paragraph, paragraphs))
        + "</w:tc>"
    )


def rows(*ones: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{one}</w:tr>" for one in ones) + "</w:tbl>"


def test_a_plan_in_word_with_cells_over_several_rows_and_columns() -> None:
    body = rows(
        cell("№", merge="restart") + cell("Мероприятие", merge="restart") + cell("Исполнение", span=2),
        cell("", merge="continue") + cell("", merge="continue") + cell("Срок") + cell("Ответственные"),
        cell("Раздел «Дороги и мосты»", span=4),
        cell("1") + cell("Отремонтировать мост") + cell("до 1 июня", merge="restart") + cell("Отдел дорог"),
        cell("2")
        + cell("Заменить светильники")
        + cell("", merge="continue")
        + cell("Отдел ЖКХ", "Отдел дорог"),
    )
    assert facts(made.docx(body), "план.docx") == [
        ("Отремонтировать мост", ["Отдел дорог"], "2024-06-01"),
        ("Заменить светильники", ["Отдел ЖКХ", "Отдел дорог"], "2024-06-01"),
    ]


def test_a_table_that_a_title_cuts_in_two_goes_on_with_its_columns() -> None:
    body = (
        made.table(
            ("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Покрасить забор", "1 мая", "Отдел ЖКХ")
        )
        + made.paragraph("Продолжение")
        + made.table(("2", "Посадить деревья", "1 июня", "Отдел экологии"))
    )
    assert [one[0] for one in facts(made.docx(body), "a.docx")] == ["Покрасить забор", "Посадить деревья"]


def test_a_table_inside_a_table_is_read_once() -> None:
    inner = made.table(
        ("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Покрасить забор", "1 мая", "Отдел ЖКХ")
    )
    body = (
        "<w:tbl><w:tr><w:tc>"
        + made.paragraph("Аким поручил отделу ЖКХ вывезти мусор.")
        + inner
        + "</w:tc></w:tr></w:tbl>"
    )
    document = read_bytes(made.docx(body), "a.docx")
    assert document.text.count("Покрасить забор") == 1
    assert [one[0] for one in facts(made.docx(body), "a.docx")] == ["вывезти мусор", "Покрасить забор"]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


SEEN = '<w:vanish w:val="0"/>'


def test_corrections_are_read_as_if_they_were_accepted() -> None:
    body = (
        f"<w:p>{run('Сдать отчёт до ')}<w:del><w:r><w:delText>1 мая</w:delText></w:r></w:del>"
        f"<w:ins>{run('1 июня')}</w:ins>{run('.')}</w:p>"
        f"<w:p><w:moveFrom>{run('Снести склад.')}</w:moveFrom></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Построить ')}</w:p><w:p>{run('школу.')}</w:p>"
        f"<w:p>{run('Тайное.', '<w:vanish/>')}{run('Явное.', SEEN)}</w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + made.paragraph("Отменённая строка")
        + "</w:tc></w:tr></w:tbl>"
    )
    assert read_bytes(made.docx(body), "a.docx").text == "Сдать отчёт до 1 июня.\nПостроить школу.\nЯвное."


def test_a_text_box_is_read_once_and_apart() -> None:
    box = "<w:txbxContent>" + made.paragraph("Бекітемін") + made.paragraph("Әкім") + "</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "<w:t>Жоспар</w:t></w:r></w:p>"
    )
    assert read_bytes(made.docx(body), "a.docx").text == "Жоспар\nБекітемін\nӘкім"


def numbered(level: int, text: str) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{run(text)}</w:p>"


def test_numbers_as_word_writes_them_and_footnotes() -> None:
    kinds = ((3, "decimal", "%1."), (1, "russianLower", "%2)"), (1, "upperRoman", "(%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (start, kind, text) in enumerate(kinds)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="Head"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Head"/></w:style>'
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr>{run("Тармақ")}</w:p>'
        + numbered(1, "тармақша")
        + numbered(1, "тармақша")
        + numbered(2, "бөлік")
    )
    notes = f'<w:footnote w:id="1">{made.paragraph("Ескертпе.")}</w:footnote>'
    data = made.docx(body, numbering, {"styles": styles, "footnotes": notes})
    assert read_bytes(data, "a.docx").text == "3. Тармақ\nа) тармақша\nб) тармақша\nI) бөлік\nЕскертпе."


def test_heads_and_feet_of_pages_are_read_once() -> None:
    letterhead = made.paragraph("Текелі қаласының әкімі")
    data = made.docx(
        made.paragraph("Отделу ЖКХ завершить ремонт до 1 мая."),
        parts={
            "header1": letterhead,
            "header2": letterhead + made.table(("10 қаңтар 2024 жыл", "№ 5")),
            "footer1": made.paragraph("2") + made.paragraph("Орындаушы: Отдел ЖКХ"),
        },
    )
    assert read_bytes(data, "a.docx").text.split("\n") == [
        "Текелі қаласының әкімі",
        "10 қаңтар 2024 жыл № 5",
        "Отделу ЖКХ завершить ремонт до 1 мая.",
        "Орындаушы: Отдел ЖКХ",
    ]
    assert facts(data, "a.docx") == [("завершить ремонт", ["Отдел ЖКХ"], "2024-05-01")]


def test_a_formula_without_a_saved_value_is_named_as_unread() -> None:
    rows = [*PLAN[2:5], [4, "Қоқыс полигонын жабу", "=C4+30", "Тұрғын үй бөлімі"]]
    data = workbook(("Жоспар", rows, []))
    text = read_bytes(data, "a.xlsx").text
    result = found(data, "a.xlsx")
    assert [(text[one.start : one.end], one.why) for one in result.unread] == [("C4", "formula")]
    assert [one.text for one in result.assignments][-1] == "Қоқыс полигонын жабу"


def test_cells_of_a_web_page_over_several_rows() -> None:
    page = (
        "<html><body><table><tr><th>№<th>Мероприятие<th>Срок<th>Ответственный"
        "<tr><td>1<td>Покрасить забор<td rowspan=2>до 1 мая<td>Отдел ЖКХ<br>Отдел дорог"
        "<tr><td>2<td>Посадить деревья<td>Отдел экологии<tr><td colspan=4>Итого: два</table>"
    )
    assert facts(page.encode(), "a.html") == [
        ("Покрасить забор", ["Отдел ЖКХ", "Отдел дорог"], "2024-05-01"),
        ("Посадить деревья", ["Отдел экологии"], "2024-05-01"),
    ]


def test_two_languages_side_by_side_are_read_paragraph_by_paragraph() -> None:
    body = rows(
        cell("1. Құрылыс бөліміне көпірді жөндеу тапсырылсын.", "2. Қаржы бөліміне қаражат бөлу тапсырылсын.")
        + cell("3. Отделу строительства поручить ремонт дороги.")
    )
    document = read_bytes(made.docx(body), "a.docx")
    assert [one.quote for one in found_in(document, BASE).assignments][:2] == [
        "Құрылыс бөліміне көпірді жөндеу тапсырылсын.",
        "Қаржы бөліміне қаражат бөлу тапсырылсын.",
    ]


def test_what_a_sheet_hides_is_named_and_what_it_shows_is_read() -> None:
    from openpyxl import load_workbook

    data = workbook(
        (
            "Жоспар",
            [
                ["№", "Мероприятие", "Срок", "Ответственный", "Заметки"],
                [1, "Старое мероприятие снято с контроля", "1 февраля", "Отдел ЖКХ", "а"],
                [2, "Заменить светильники", "1 мая", None, "б"],
                [3, "Посадить деревья", "1 июня", None, None],
                [4, "Покрасить забор", "1 июля", "Отдел дорог", None],
            ],
            ["D2:D4"],
        )
    )
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["E"].hidden = True
    held = io.BytesIO()
    book.save(held)
    assert facts(held.getvalue(), "a.xlsx") == [
        ("Заменить светильники", ["Отдел ЖКХ"], "2024-05-01"),
        ("Посадить деревья", ["Отдел ЖКХ"], "2024-06-01"),
        ("Покрасить забор", ["Отдел дорог"], "2024-07-01"),
    ]
    text = read_bytes(held.getvalue(), "a.xlsx").text
    (hidden,) = found(held.getvalue(), "a.xlsx").unread
    assert (text[hidden.start : hidden.end], hidden.why) == ("E:E, 2:2", "hidden")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "refusal", "said"),
    [
        (OLE + b"\0" * 600, "жоспар.xls", TextOldFormat, "xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", TextLocked, "password"),
        (workbook(("a", [["b"]], []))[:-40], "a.xlsx", TextDamaged, "damaged"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    data: bytes, name: str, refusal: type[Exception], said: str
) -> None:
    with pytest.raises(refusal, match=said):
        read_bytes(data, name)
