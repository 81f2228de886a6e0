"""Reports of districts in a real browser: filled on a phone, judged at a desk, and every screen looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from jetisu360.portal.control.indicators.life_cycle import State
from jetisu360.portal.control.indicators.models import Indicator, Report
from jetisu360.portal.control.indicators.periods import Every, Period

from ..screens import DESK, PHONE, Browsers, looked_at
from .conftest import Districts, accepted, asked, indicator, submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_filled_on_a_phone_and_judged_at_a_desk(districts: Districts, browsers: Browsers) -> None:
    for one in (Period(Every.QUARTER, 2025, 4), Period(Every.QUARTER, 2025, 1)):
        accepted(districts, period=one, homes=80)
    report = asked(districts)
    homes = districts.homes.pk
    phone = browsers(districts.house.executor, "kk", PHONE)
    phone.goto("/control/indicators?year=2026")
    phone.get_by_role("link", name="кешікті").first.tap()
    looked_at(phone, "indicators-report-empty-kk")
    for name, value in {
        f"planned-{homes}": "100",
        f"actual-{homes}": "1,2 үй",
        f"actual-{districts.workers.pk}": "4,5 мың",
        f"actual-{districts.people_.pk}": "9 000",
    }.items():
        phone.locator(f"#{name}").fill(value)
    phone.get_by_role("button", name="Сақтап, тапсыру").tap()
    phone.get_by_text("«1,2 үй» – оқуға болатын сан емес").wait_for()
    looked_at(phone, "indicators-report-wrong-kk")
    phone.locator(f"#actual-{homes}").fill("60")
    phone.get_by_role("button", name="Сақтап, тапсыру").tap()
    phone.get_by_text("Жоспардан неге сонша алшақ екенін осында айтыңыз").wait_for()
    looked_at(phone, "indicators-report-note-kk")
    phone.locator(f"#note-{homes}").fill("Мердігер кешікті")
    phone.get_by_role("button", name="Сақтап, тапсыру").tap()
    phone.get_by_text("Есеп тапсырылды").wait_for()
    looked_at(phone, "indicators-report-sent-kk")
    desk = browsers(districts.house.controller, "ru", DESK)
    desk.goto("/control/indicators?year=2026")
    desk.get_by_role("link", name="на проверке").first.click()
    looked_at(desk, "indicators-judge-ru")
    desk.locator("summary", has_text="Замечание к этому числу").first.press("Enter")
    desk.locator(f"#remark-{homes}").fill("Где акт приёмки?")
    desk.get_by_role("button", name="Вернуть с замечаниями").press("Enter")
    desk.get_by_text("Отчёт возвращён району").wait_for()
    looked_at(desk, "indicators-returned-ru")
    phone.reload()
    expect(phone.get_by_text("Где акт приёмки?")).to_be_visible()
    looked_at(phone, "indicators-returned-kk")
    phone.get_by_role("button", name="Сақтап, тапсыру").tap()
    phone.get_by_text("Есеп тапсырылды").wait_for()
    desk.reload()
    desk.get_by_role("button", name="Принять отчёт").press("Enter")
    desk.get_by_text("Отчёт принят.").wait_for()
    looked_at(desk, "indicators-accepted-ru")
    report.refresh_from_db()
    assert report.state == State.ACCEPTED


def test_every_screen_in_both_languages(districts: Districts, browsers: Browsers) -> None:
    for number in (1, 2):
        period = Period(Every.QUARTER, 2026, number)
        accepted(districts, period=period, homes=90)
        accepted(districts, districts.second, period=period, homes=110)
    accepted(districts, districts.third, homes=120)
    submitted(districts, districts.third, period=Period(Every.QUARTER, 2026, 2))
    asked(districts, period=Period(Every.QUARTER, 2026, 3))
    months = indicator(districts.house, "Жасалған еңбек шарттары", every="month", decimals=2)
    Indicator.objects.filter(pk=districts.homes.pk).update(public=True)
    asked(districts, period=Period(Every.MONTH, 2026, 2))
    report = Report.objects.get(district=districts.third, number=2)
    screens = {
        "board": "/control/indicators?year=2026&every=quarter",
        "board-months": "/control/indicators?year=2026&every=month",
        "list": "/control/indicators/list",
        "new": "/control/indicators/new",
        "change": f"/control/indicators/{districts.homes.pk}/change",
        "ask": "/control/indicators/ask",
        "one": f"/control/indicators/{districts.homes.pk}?year=2026",
        "share": f"/control/indicators/{districts.share.pk}?year=2026",
        "one-months": f"/control/indicators/{months.pk}?year=2026",
        "judge": f"/control/indicators/reports/{report.pk}",
    }
    for size, language in ((PHONE, "kk"), (DESK, "ru"), (DESK, "kk"), (PHONE, "ru")):
        page = browsers(districts.house.controller, language, size)
        for name, path in screens.items():
            answer = page.goto(path)
            assert answer.status == 200, path
            looked_at(page, f"indicators-{name}-{language}")


def test_filled_by_keyboard_and_by_a_table(districts: Districts, browsers: Browsers, tmp_path: Path) -> None:
    """At a desk: Tab from cell to cell, Enter saves; then the downloaded table, filled in, is looked at."""
    report = asked(districts)
    page = browsers(districts.house.executor, "ru", DESK)
    page.goto(f"/control/indicators/reports/{report.pk}")
    page.locator(f"#planned-{districts.homes.pk}").focus()
    # (Planned, actual and the note of the first row, then planned and actual of the second.)
    for text in ("100", "95", "", "400"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type("450")
    page.keyboard.press("Enter")
    page.get_by_text("Данные сохранены").wait_for()
    kept = {one.indicator_id: (one.planned, one.actual) for one in report.figures.all()}
    assert kept[districts.homes.pk] == (100, 95)
    assert kept[districts.workers.pk] == (400, 450)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Скачать таблицу (XLSX)").press("Enter")
    path = tmp_path / "report.xlsx"
    coming.value.save_as(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(row=3, column=7).value = "4,6 мың"
    sheet.cell(row=4, column=7).value = "тоғыз"
    book.save(path)
    page.locator("#table").set_input_files(path)
    page.get_by_role("button", name="Посмотреть на неё").press("Enter")
    page.get_by_text("«тоғыз» – не число").wait_for()
    expect(page.locator(f"#actual-{districts.workers.pk}")).to_have_value("4600")
    looked_at(page, "indicators-brought-ru")
    assert report.figures.get(indicator=districts.workers).actual == 450
    page.get_by_role("button", name="Сохранить", exact=True).press("Enter")
    page.get_by_text("Данные сохранены").wait_for()
    assert report.figures.get(indicator=districts.workers).actual == 4600
