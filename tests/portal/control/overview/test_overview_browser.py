"""The overview in a real browser: looked at, chosen from, printed on one sheet."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfReader

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report
from jetisu360.portal.control.indicators.periods import Every, last_ones

from ..conftest import ControlHouse
from ..screens import DESK, PHONE, Browsers, looked_at
from .conftest import Jetisu

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def an_indicator(office_house: ControlHouse, there: Jetisu) -> Indicator:
    """What the districts reported of the last quarters; some said nothing."""
    number = Indicator.objects.create(
        region=office_house.region,
        title={"kk": "Жаңа жұмыс орындары", "ru": "Новые рабочие места"},
        unit={"kk": "адам", "ru": "чел."},
        every="quarter",
    )
    for back, period in enumerate(last_ones(Every.QUARTER, timezone.localdate(), 6)):
        for place, district in enumerate(there.districts):
            if (place + back) % 5:
                report = Report.objects.create(
                    region=office_house.region,
                    district=district,
                    every="quarter",
                    year=period.year,
                    number=period.number,
                    state="accepted",
                    due=timezone.localdate(),
                )
                actual = 100 * (place + 1) - 7 * back
                Figure.objects.create(report=report, indicator=number, planned=100, actual=actual)
    return number


def test_an_issuer_looks_at_it_on_monday(
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    make_jetisu: Callable[[], Jetisu],
    browsers: Browsers,
) -> None:
    there = make_jetisu()
    late = at_work()
    Assignment.objects.filter(pk=late.pk).update(
        due=timezone.localdate() - timedelta(days=3), executor=there.districts[2].office
    )
    number = an_indicator(office_house, there)
    phone = browsers(office_house.issuer, "kk", PHONE)
    phone.goto("/control/overview")
    looked_at(phone, "overview-kk")
    desk = browsers(office_house.controller, "ru", DESK)
    desk.goto("/control/overview")
    looked_at(desk, "overview-ru")
    # The map shows what was chosen, and says it in the address; a district is reached by the keyboard.
    desk.get_by_label("На карте показать").select_option("overdue")
    desk.get_by_role("button", name="Показать", exact=True).click()
    desk.wait_for_url("**show=overdue**")
    district = desk.get_by_role("link", name="Ескельдинский район: 1")
    district.focus()
    looked_at(desk, "overview-overdue-ru")
    district.press("Enter")
    desk.wait_for_url("**executor=**")
    desk.go_back()
    desk.emulate_media(color_scheme="dark")
    looked_at(desk, "overview-dark-ru")
    # An indicator, and then another period of it.
    desk.emulate_media(color_scheme="light")
    desk.goto(f"/control/overview?show=indicator-{number.pk}")
    looked_at(desk, "overview-indicator-ru")
    desk.get_by_label("Период", exact=True).select_option(index=1)
    desk.get_by_role("button", name="Показать", exact=True).click()
    desk.wait_for_url("**period=**")
    assert desk.locator(".chart.is-map title").first.text_content() != ""
    desk.goto("/control/overview")
    desk.emulate_media(color_scheme="light", media="print")
    printed = desk.pdf(prefer_css_page_size=True, print_background=True)
    if kept := os.environ.get("JETISU360_SCREENS"):
        (Path(kept) / "overview-ru.pdf").write_bytes(printed)
        desk.set_viewport_size({"width": 726, "height": 1055})
        desk.screenshot(path=Path(kept) / "overview-print-ru.png", full_page=True)
    assert len(PdfReader(io.BytesIO(printed)).pages) == 1
