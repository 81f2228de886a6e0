"""Files of every kind become text, or one sentence says why not."""

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.minutes.read.dated import date_of
from jetisu360.minutes.read.document import document_of
from jetisu360.minutes.read.reading import MOST_CHARACTERS, read_bytes
from jetisu360.minutes.read.refusals import (
    MinutesRefusal,
    TextDamaged,
    TextEmpty,
    TextGarbled,
    TextOldFormat,
    TextPacked,
    TextPicture,
    TextScanned,
    TextTooLarge,
    TextUnreadable,
)
from jetisu360.minutes.read.sentences import sentences

from .. import conftest as made

KAZAKH = "Облыс әкімі қала әкімдігіне жұмысты қузауды тапсырды. Іс наурыз айының соңына дейін бітуі тиіс."
RUSSIAN = (
    "Аким области поручил управлению строительства завершить работы до 1 марта и доложить об исполнении."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KAZAKH, "utf-8"),
        (KAZAKH, "utf-8-sig"),
        (KAZAKH, "utf-16"),
        (KAZAKH, "utf-16-le"),
        (KAZAKH, "utf-16-be"),
        (KAZAKH, "kz1048"),
        (KAZAKH, "ptcp154"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
    ],
)
def test_an_encoding_is_recognised(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_a_plain_text_stays_letter_for_letter() -> None:
    text = "  Бірінші.\r\n\r\n\tЕкінші жол бар.\n"
    document = read_bytes(text.encode(), "a.txt")
    assert document.text == text
    assert [document.text[b.start : b.end] for b in document.blocks] == ["Бірінші.", "Екінші жол бар."]


def test_a_word_document_with_numbers_bullets_and_a_table() -> None:
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{index}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index, kind in enumerate(("decimal", "bullet"))
    )
    body = (
        made.paragraph("ХАТТАМА")
        + made.paragraph("бірінші", "1")
        + made.paragraph("екінші", "1")
        + made.paragraph("тармақ", "2")
        + made.table(("№", "Тапсырма", "Мерзімі"), ("1", "Жолды жөндеу", "1 мамыр"))
    )
    document = read_bytes(made.docx(body, numbering), "a.docx")
    assert (
        document.text
        == "ХАТТАМА\n1. бірінші\n2. екінші\n- тармақ\n№\tТапсырма\tМерзімі\n1\tЖолды жөндеу\t1 мамыр"
    )
    row = document.blocks[-1]
    assert [document.text[c.start : c.end] for c in row.cells] == ["1", "Жолды жөндеу", "1 мамыр"]


def test_a_web_page_without_its_scripts() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><nav>Басты бет</nav>"
        "<h1>Жиын</h1><p>Әкім <b>тапсырды</b>.<script>alert(1)</script></p><ol><li>бір<li>екі</ol>"
        "<table><tr><td>1</td><td>Жөндеу</td><td>мамыр</td></tr></table>"
    )
    document = read_bytes(page.encode(), "a.html")
    assert document.text == "Жиын\nӘкім тапсырды.\n1. бір\n2. екі\n1\tЖөндеу\tмамыр"


def scan() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def packed(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, b"a")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", TextEmpty),
        (b" \n\t ", TextEmpty),
        (scan(), TextScanned),
        (scan()[:60], TextDamaged),
        (b"PK\x03\x04 broken", TextDamaged),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, TextOldFormat),
        (b"{\\rtf1 a", TextDamaged),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, TextPicture),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, TextPicture),
        (b"Rar!\x1a\x07\x00", TextPacked),
        (packed("жоспар.docx"), TextPacked),
        (random.Random(1).randbytes(5000), TextUnreadable),
        (b"\x00\x01\x02" * 500, TextUnreadable),
        (KAZAKH.encode().decode("cp1252", "replace").encode(), TextGarbled),
        (RUSSIAN.encode().decode("cp1251", "replace").encode(), TextGarbled),
        (("а" * 99 + "\n").encode() * 26_000, TextTooLarge),
        (("а" * 99 + "\n").encode() * (MOST_CHARACTERS // 100 + 1), TextTooLarge),
        (made.docx(""), TextEmpty),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, refusal: type[MinutesRefusal]) -> None:
    with pytest.raises(refusal):
        read_bytes(data, "a")


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    for start in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>"):
        try:
            document = read_bytes(start + data, "a")
        except MinutesRefusal:
            continue
        for sentence in sentences(document):
            assert document.text[sentence.start : sentence.end] == sentence.text


def test_initials_numbers_and_direct_speech_stay_in_one_sentence() -> None:
    text = (
        "Ж. Омар, С. Бескемпіров сөз алды. «Қазір керек!» – деді А. Баталов. 2018 ж. аяқталды.\n"
        "1.1. Управлению (Жумагулов С.К.): до 15.03.2021 г. обеспечить.\n"
        "а) раз; 2) два сделать; 3) три."
    )
    found = [(s.number, s.text) for s in sentences(document_of(text))]
    assert found == [
        ("", "Ж. Омар, С. Бескемпіров сөз алды."),
        ("", "«Қазір керек!» – деді А. Баталов."),
        ("", "2018 ж. аяқталды."),
        ("1.1", "Управлению (Жумагулов С.К.): до 15.03.2021 г. обеспечить."),
        ("а)", "раз;"),
        ("2)", "два сделать;"),
        ("3)", "три."),
    ]


def test_the_language_is_told_sentence_by_sentence() -> None:
    text = (
        "Жиын өтті. На заседании выступил аким. Шара алынды. Алматы облысы бойынша. "
        "Jiyn ötti, mäsele qaraldy. The end of it."
    )
    assert [s.language for s in sentences(document_of(text))] == ["kk", "ru", "kk", "kk", "kk-Latn", "other"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ХАТТАМА\nТалдықорған, 2022 жылғы 14 қазан\nШЕШІЛДІ", "2022-10-14"),
        ("ПРОТОКОЛ\nг. Талдыкорган 15 марта 2021 года", "2021-03-15"),
        ("Жаңалық. 12.02.2018", "2018-02-12"),
        ("2018 жылғы 15 наурызға дейін. До 1 мая 2018 года.", None),
        ("2017 жылғы 5 қаңтардағы № 10 қаулы", None),
        ("Постановление акимата от 17 июня 2025 года № 350\nПо Закону от 23 января 2001 года", "2025-06-17"),
        ("В соответствии с Законом от 23 января 2001 года ПОСТАНОВЛЯЕТ:\n15 мая 2020 года", "2020-05-15"),
        (
            "Аудан әкімдігінің 2015 жылғы 5 тамыздағы № А-8/258 қаулысы. 2015 жылғы 3 қыркүйекте тіркелді.",
            "2015-08-05",
        ),
        ("«Мүлік туралы» 2011 жылғы 1 наурыздағы Заңның 139-бабына сәйкес БҰЙЫРАМЫН:", None),
        ("Регистрация 20 февраля 2018 года. Утратил силу 1 марта 2019 года.", None),
        ("14:55, 11 Qyrkúıek 2023\nÓSKEMEN", "2023-09-11"),
    ],
)
def test_the_date_is_taken_from_the_text_but_no_term_for_it(text: str, day: str | None) -> None:
    found = date_of(document_of(text))
    assert (found and str(found.day)) == day


@pytest.mark.browser
def test_of_a_page_only_what_a_reader_sees_of_its_text_is_read() -> None:
    page = (
        "<html><body><nav>Мәзір</nav><header>Сайт</header><main><h1>Жиын өтті</h1>"
        "<article><p>Облыс әкімі аудан әкімдеріне жолды жөндеуді тапсырды.</p>"
        "<div hidden><div>Бөлім</div>Әкім бөлімге қарды тазалауды тапсырды.</div>"
        '<p style="display: none">Жасырын жол.</p><p>Соңы.</p><aside>Тағы оқыңыз</aside></article></main>'
        "<footer>Байланыс</footer></body></html>"
    )
    read = read_bytes(page.encode(), "a.html").text
    assert read.split("\n") == ["Облыс әкімі аудан әкімдеріне жолды жөндеуді тапсырды.", "Соңы."]


@pytest.mark.browser
def test_a_pdf_with_text_gives_its_paragraphs(chromium: Any, tmp_path: Path) -> None:
    lines = [
        "Талдықорған қаласы, 2022 жылғы 14 қазан",
        "1. Облыстың құрылыс басқармасы Текелі қаласының әкімдігімен бірлесіп, үш қабатты "
        "мектептің құрылысын 2022 жылғы 25 желтоқсанға дейін аяқтасын.",
    ]
    path = tmp_path / "a.pdf"
    page = chromium.new_page()
    try:
        page.set_content('<body style="font: 16px serif">' + "".join(f"<p>{line}</p>" for line in lines))
        page.pdf(path=path)
    finally:
        page.close()
    assert read_bytes(path.read_bytes(), "a.pdf").text.split("\n") == lines
