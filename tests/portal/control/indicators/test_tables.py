"""Figures as tables: taken away, filled in, brought back, looked at, and only then kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.indicators import moving
from jetisu360.portal.control.indicators.columns import COLUMNS, column_of
from jetisu360.portal.control.indicators.life_cycle import Act
from jetisu360.portal.control.indicators.models import Figure, Report
from jetisu360.portal.control.indicators.periods import Every, Period
from jetisu360.portal.control.indicators.taking import of_cell

from ...museums.test_editing import typed
from .conftest import PERIOD, Districts, accepted, asked, entries, submitted

pytestmark = pytest.mark.django_db
Browse = Callable[..., Client]
EVERYBODY = (
    *("controller", "second_controller", "issuer", "inspector", "executor", "colleague", "co_executor"),
    *("far_controller", "far_issuer", "far_executor", "head", "stranger"),
)
OWN = {"executor", "colleague"}
SEERS = {"controller", "second_controller", "issuer", "inspector", "head"}


def rows_of(data: bytes) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)]


def book(*rows: list[Any]) -> SimpleUploadedFile:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return SimpleUploadedFile("есеп.xlsx", out.getvalue())


def bring(browser: Client, report: Report, file: Any) -> Any:
    return browser.post(reverse("indicators:bring", args=[report.pk]), {"table": file} if file else {})


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_takes_away_and_brings_back(who: str, districts: Districts, signed_in: Browse) -> None:
    browser = signed_in(districts.house.people[who])
    report = asked(districts)
    seen = 200 if who in SEERS | OWN else 403 if who == "stranger" else 404
    assert browser.get(reverse("indicators:report_table", args=[report.pk])).status_code == seen
    of_period = reverse("indicators:period_table", args=[PERIOD.key])
    assert browser.get(of_period, {"region": "zhetisu"}).status_code == seen
    of_region = 200 if who in SEERS | OWN | {"co_executor"} else seen
    dump = browser.get(reverse("indicators:indicator_table", args=[districts.homes.pk]))
    assert dump.status_code == of_region
    answer = bring(browser, report, book(["Көрсеткіш", "Нақты"], ["Пайдалануға берілген пәтерлер", 7]))
    assert answer.status_code == (200 if who in OWN else 403 if who in SEERS or who == "stranger" else 404)
    assert not Figure.objects.exists()


def test_the_table_of_a_period_comes_back_filled(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    asked(districts, districts.second)
    data = signed_in(districts.house.controller).get(
        reverse("indicators:period_table", args=[PERIOD.key]), {"region": "zhetisu"}
    )
    rows = rows_of(data.content)
    assert rows[0][:2] == ["Code", "Indicator"]
    assert len(rows) == 1 + 2 * 3  # (the share is computed, so nobody is asked for it)
    for row, (planned, actual) in zip(
        rows[1:], [("1 200", "1,1 млн"), (400, 450), (1000, 900.5), (9, 9), (9, 9), (9, 9)], strict=True
    ):
        row[5:7] = [planned, actual]
    rows[1][7] = "Көп салынды"
    browser = signed_in(districts.house.executor)
    page = bring(browser, report, book(*rows)).content.decode()
    assert "The table fills 3 rows." in page
    assert "3 rows are of other districts or periods" in page
    assert 'value="1100000"' in page
    assert "Көп салынды" in page
    assert not Figure.objects.exists()  # nothing is kept until somebody says so
    form = '<form method="post" class="form">' + page[page.index('class="ind-form">') + 17 :]

    answer = browser.post(reverse("indicators:report", args=[report.pk]), {**typed(form), "do": "submit"})
    assert answer.status_code == 302
    figures = {one.indicator_id: one for one in report.figures.all()}
    assert figures[districts.homes.pk].actual == 1_100_000
    assert figures[districts.people_.pk].actual == Decimal("900.5")


def test_errors_stand_row_by_row(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    moving.fill(districts.house.executor, report.pk, entries(districts))
    browser = signed_in(districts.house.executor)
    answer = bring(
        browser,
        report,
        book(
            ["Есеп", None, None, None],
            ["Наименование показателя", "План", "Факт", "Примечание"],
            ["Пайдалануға берілген пәтерлер (ru)", 100, "жүз", None],
            ["Жоқ көрсеткіш", 1, 1, None],
            ["ЖҰМЫСПЕН қамтылғандар", 400, 460, None],
            ["Жұмыспен қамтылғандар", 1, 1, None],
            ["Жұмысқа жарамды халық", None, None, "ә" * 3000],
            ["Жұмыспен қамту үлесі", 1, 99, None],
        ),
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "row 3</strong> “жүз” is no number",
        "row 4</strong> There is no indicator “Жоқ көрсеткіш”",
        "row 6</strong> This indicator stands in an earlier row",
        "row 7</strong> The note is longer than",
        "The table fills 1 row.",
        "saved: 450",
    ):
        assert words in page, words
    assert "99" not in page.split("<h2>As a table")[0].split("Жұмыспен қамту үлесі")[-1][:900]
    assert report.figures.get(indicator=districts.workers).actual == 450


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.csv", b"\x00\x01\x02"),
        ("a", "Аудан;Нақты\nАлакөл;5\n".encode()),
        ("..\\..\\a.csv", b"1;2"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    name: str, data: bytes, districts: Districts, signed_in: Browse
) -> None:
    report = asked(districts)
    browser = signed_in(districts.house.executor)
    assert bring(browser, report, SimpleUploadedFile(name, data)).status_code == 422
    assert bring(browser, report, None).status_code == 422
    assert not Figure.objects.exists()


def test_a_file_that_is_too_large_is_not_read(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    answer = bring(signed_in(districts.house.executor), report, SimpleUploadedFile("a.csv", b"x" * 5_200_000))
    assert answer.status_code == 413
    assert "larger than 5 MB" in answer.content.decode()


def test_nothing_comes_into_a_report_that_is_submitted(districts: Districts, signed_in: Browse) -> None:
    report = submitted(districts)
    answer = bring(signed_in(districts.house.executor), report, book(["Көрсеткіш", "Нақты"], ["x", 7]))
    assert answer.status_code == 422


def test_the_dump_has_the_first_plan_and_of_others_only_what_was_accepted(
    districts: Districts, signed_in: Browse
) -> None:
    report = accepted(districts)
    moving.move(districts.house.controller, report.pk, Act.REOPEN, reason="Қате")
    moving.fill(districts.house.executor, report.pk, entries(districts, planned=90))
    moving.move(districts.house.executor, report.pk, Act.SUBMIT)
    accepted(districts, districts.second, period=Period(Every.QUARTER, 2025, 4))

    def dump(who: Person, number: int) -> list[list[Any]]:
        return rows_of(signed_in(who).get(reverse("indicators:indicator_table", args=[number])).content)[1:]

    assert [row[5:] for row in dump(districts.house.inspector, districts.homes.pk)] == [
        [100, 95, None, 100, "accepted"],
        [90, 95, None, 100, "submitted"],
    ]
    assert len(dump(districts.house.co_executor, districts.homes.pk)) == 1
    assert [row[5:7] for row in dump(districts.house.inspector, districts.share.pk)] == [[40, 50], [40, 50]]


def test_every_heading_is_known_in_every_language() -> None:
    for key, words in COLUMNS.items():
        assert {column_of(words.say(language)) for language in ("kk", "ru", "en")} == {key}


def test_what_a_spreadsheet_has_counted_is_rounded() -> None:
    assert of_cell("0.30000000000000004") == Decimal("0.3")
    assert of_cell("1e-05") == 0
    assert of_cell("1.5e+6") == 1_500_000
    assert of_cell("1 234,5") == Decimal("1234.5")
