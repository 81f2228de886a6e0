"""Tables of a pdf that lines are drawn around: merged cells, parts, rows over pages, pages on their side."""

import io
from datetime import date
from functools import cache

import pytest

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.pdf_rules import Rule, rules_of
from jetisu360.minutes.read.reading import read_bytes

STYLE = """
@page { size: A4 landscape; margin: 15mm; @bottom-center { content: counter(page) } }
body { font: 11pt "DejaVu Serif" } table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #000; padding: 3pt; font-weight: normal; text-align: left }
"""
HEAD = "<tr><th>№<th>Мероприятие<th>Срок<th>Ответственные"


@cache
def printed(body: str, style: str = "") -> bytes:
    from weasyprint import HTML

    page = f"<html lang=ru><meta charset=utf-8><style>{STYLE}{style}</style>{body}"
    made: bytes = HTML(string=page).write_pdf()
    return made


def facts(data: bytes) -> list[tuple[str, list[str], str | None]]:
    """Task, who, and the day or kind of term."""
    return [
        (one.text, one.responsible, str(one.due) if one.due else one.due_kind)
        for one in found(data).assignments
    ]


def found(data: bytes) -> Found:
    return found_in(read_bytes(data, "план.pdf"), date(2026, 1, 12))


MERGED = f"""<h3>План мероприятий</h3><table>{HEAD}
<tr><td>1<td>Отремонтировать кровлю сельского клуба и заменить входные двери в двух его корпусах
  <td rowspan=2>до 1 июня 2026 года<td rowspan=3>Отдел строительства
<tr><td>2<td>Побелка
<tr><td>3<td>Установить пандусы<td>1 сентября
<tr><td colspan=4 style="text-align: center">Культура
<tr><td>4<td>Провести конкурс рисунков<td rowspan=2>ежеквартально<td>Отдел культуры<br>Аким города
<tr><td>5<td>Субботник<td>Акимы сельских округов и руководители предприятий района</table>"""
OF_MERGED = [
    (
        "Отремонтировать кровлю сельского клуба и заменить входные двери в двух его корпусах",
        ["Отдел строительства"],
        "2026-06-01",
    ),
    ("Побелка", ["Отдел строительства"], "2026-06-01"),
    ("Установить пандусы", ["Отдел строительства"], "2026-09-01"),
    ("Провести конкурс рисунков", ["Отдел культуры", "Аким города"], "recurring"),
    ("Субботник", ["Акимы сельских округов и руководители предприятий района"], "recurring"),
]


@pytest.mark.parametrize("where", ["top", "middle", "bottom"])
def test_a_cell_over_several_rows_holds_for_all_of_them_wherever_its_words_stand(where: str) -> None:
    data = printed(MERGED, f"td {{ vertical-align: {where} }} td:nth-child(4) {{ width: 25% }}")
    assert facts(data) == OF_MERGED
    # What it holds is said where it was found.
    text = read_bytes(data, "a.pdf").text
    second = found(data).assignments[1]
    start, end = second.inherited["responsible"]
    assert text[start:end] == "Отдел строительства"
    assert not found(data).unread


def test_a_page_that_is_written_on_its_side_is_read_as_it_is_seen() -> None:
    from pypdf import PdfReader, PdfWriter, Transformation

    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(printed(MERGED))).pages:
        turned = writer.add_page(page)
        wide, high = float(turned.mediabox.width), float(turned.mediabox.height)
        turned.add_transformation(Transformation().rotate(90).translate(high, 0))
        turned.mediabox.upper_right = turned.cropbox.upper_right = (high, wide)
        turned.rotation = 90
    held = io.BytesIO()
    writer.write(held)
    assert facts(held.getvalue()) == OF_MERGED


def test_a_plan_without_numbers_is_rows() -> None:
    rows = "".join(
        f"<tr><td>{task}<td>{term}<td>{who}"
        for task, term, who in (
            (
                "Провести инвентаризацию имущества района и составить сводную ведомость",
                "до 1 апреля",
                "Отдел финансов",
            ),
            ("Отчёт", "декабрь", "Отдел экономики"),
        )
    )
    data = printed(f"<table style='width: 60%'><tr><th>Мероприятие<th>Сроки<th>Исполнители{rows}</table>")
    assert facts(data) == [
        (
            "Провести инвентаризацию имущества района и составить сводную ведомость",
            ["Отдел финансов"],
            "2026-04-01",
        ),
        ("Отчёт", ["Отдел экономики"], "2026-12-31"),
    ]


@pytest.mark.parametrize("head", ["<thead>{}</thead>", "{}"])
def test_rows_that_pages_cut_are_whole_and_headings_are_said_once(head: str) -> None:
    task = (
        "-нысанға жобалау құжаттамасын әзірлеп, сараптамадан өткізу және мердігерді анықтап, жұмысты бастау"
    )
    two = "<tr><th rowspan=2>№<th rowspan=2>Іс-шара<th colspan=2>Орындау<tr><th>Мерзімі<th>Жауаптылар"
    rows = ""
    for part in range(1, 4):
        rows += f"<tr><td>{part}<td colspan=3><b>Бөлім {part}. Әлеуметтік сала</b>"
        rows += "".join(
            f"<tr><td>{part}.{number}<td>{part}.{number}{task}<td>{number} қыркүйек 2026 жыл"
            "<td>Құрылыс басқармасы"
            for number in range(1, 9)
        )
    style = "@page { size: A5 } body { font-size: 14pt } td { vertical-align: top }"
    data = printed(f"<h3>Жоспар</h3><table>{head.format(two)}{rows}</table>", style)
    assert facts(data) == [
        (f"{part}.{number}{task}", ["Құрылыс басқармасы"], f"2026-09-{number:02d}")
        for part in range(1, 4)
        for number in range(1, 9)
    ]


def test_two_languages_in_a_box_are_read_point_by_point() -> None:
    kazakh = (
        "1. Білім бөлімі 2026 жылғы 1 ақпанға дейін мектептердің өрт қауіпсіздігін тексерсін.",
        "2. Мәдениет бөлімі 2026 жылғы 15 наурызға дейін мерекелік іс-шаралар өткізсін.",
    )
    russian = (
        "1. Отделу образования до 1 февраля 2026 года проверить пожарную безопасность школ.",
        "2. Отделу культуры до 15 марта 2026 года провести праздничные мероприятия.",
    )
    one = "".join(f"<tr><td width=50%>{left}<td>{right}" for left, right in zip(kazakh, russian, strict=True))
    whole = f"<tr><td width=50%>{'<br>'.join(kazakh)}<td>{'<br>'.join(russian)}"
    for rows in (one, whole):
        result = found(printed(f"<table>{rows}</table>"))
        assert [(one.responsible, str(one.due)) for one in result.assignments] == [
            (["Білім бөлімі"], "2026-02-01"),
            (["Мәдениет бөлімі"], "2026-03-15"),
        ]
        assert [one.why for one in result.unread] == ["translation", "translation"]


def test_pages_that_are_pictures_among_others_are_named() -> None:
    from PIL import Image
    from pypdf import PdfReader, PdfWriter

    scan = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(scan, "PDF")
    writer = PdfWriter()
    for data in (printed(MERGED), scan.getvalue()):
        for page in PdfReader(io.BytesIO(data)).pages:
            writer.add_page(page)
    held = io.BytesIO()
    writer.write(held)
    assert facts(held.getvalue()) == OF_MERGED
    text = read_bytes(held.getvalue(), "a.pdf").text
    (one,) = found(held.getvalue()).unread
    assert (text[one.start : one.end], one.why) == ("2 / 2", "scan")


def test_where_pypdf_has_other_inner_parts_a_page_is_read_from_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from jetisu360.minutes.read import pdf_page, pdf_pages

    monkeypatch.setattr(pdf_page, "_letters", lambda page, operations: None)
    pages = pdf_pages.read_pages(printed(MERGED))
    assert not isinstance(pages, str)
    assert [page.tables for page in pages] == [[]]
    assert "Отремонтировать кровлю" in pages[0].text


def test_lines_are_strokes_boxes_and_thin_areas() -> None:
    def rules(program: str) -> tuple[list[Rule], list[Rule]]:
        operations = []
        numbers: list[float] = []
        for word in program.split():
            if word.lstrip("-").replace(".", "").isdigit():
                numbers.append(float(word))
            else:
                operations.append((numbers, word.encode()))
                numbers = []
        found = rules_of(operations)
        return found.level, found.upright

    assert rules("10 20 m 110 20 l S") == ([Rule(20, 10, 110)], [])
    assert rules("q 2 0 0 2 5 5 cm 10 20 0.5 100 re f Q") == ([], [Rule(25.5, 45, 245)])
    level, upright = rules("0 0 50 30 re S")
    assert (len(level), len(upright)) == (2, 2)
    # A coloured area, a bow, a box that cuts out, and an operation without its numbers draw no line.
    assert rules("0 0 50 30 re f 0 0 m 1 1 2 2 90 0 c S 0 0 50 1 re W n 5 re f") == ([], [])
