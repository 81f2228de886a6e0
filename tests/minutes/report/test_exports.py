"""The table of assignments as a workbook and as a Word document: the same lines, and nothing that runs."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from jetisu360.language import LANGUAGES, Language
from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of
from jetisu360.minutes.read.docx_file import read_docx
from jetisu360.minutes.report.spreadsheet import xlsx
from jetisu360.minutes.report.summary import summary
from jetisu360.minutes.report.word import docx

DAY = date(2018, 2, 12)
TEXT = (
    "Облыс әкімі қала әкімдігіне үйді наурыз айының соңына дейін салуды тапсырды. Бірқатар нақты тапсырма берілді.\n"  # noqa: E501
    'Әкім аудан әкіміне «=HYPERLINK("x")» <b>жолын</b> жөндеуді тапсырды.'
)


@pytest.fixture
def found() -> list[Assignment]:
    return assignments(document_of(TEXT), DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_every_assignment_and_no_formula(
    found: list[Assignment], language: Language
) -> None:
    sheet = load_workbook(io.BytesIO(xlsx(found, "a & b.txt", language))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    lines = summary(found, language)
    assert [row[0].value for row in rows] == [line.number for line in lines] == [1, 3]
    assert [row[1].value for row in rows] == [line.task for line in lines]
    assert rows[0][3].value == datetime(2018, 3, 31)
    assert all(cell.data_type != "f" for row in rows for cell in row)


def test_a_task_that_begins_like_a_formula_is_a_text(found: list[Assignment]) -> None:
    found[0].text = "=1+1"
    sheet = load_workbook(io.BytesIO(xlsx(found, "a", "kk"))).active
    assert sheet is not None
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_reads_as_the_same_table(found: list[Assignment], language: Language) -> None:
    data = docx(found, "a <b>.txt", DAY, language)
    document = read_docx(data, "a.docx")
    rows = [
        [document.text[cell.start : cell.end] for cell in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]
    assert [row[1] for row in rows[1:]] == [" ".join(line.task.split()) for line in summary(found, language)]
    assert "a <b>.txt" in document.text
    assert data == docx(found, "a <b>.txt", DAY, language)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert set(archive.namelist()) == {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
