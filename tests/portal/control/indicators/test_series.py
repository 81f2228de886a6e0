"""One indicator through a year, and the board: what adds up, and what it costs to ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jetisu360.portal.control.indicators import moving
from jetisu360.portal.control.indicators.board import Look, board_of
from jetisu360.portal.control.indicators.life_cycle import Act, State
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report
from jetisu360.portal.control.indicators.periods import Every
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.control.indicators.series import table_of
from jetisu360.portal.control.programmes.models import District

from .conftest import Districts, accepted, asked, submitted

pytestmark = pytest.mark.django_db
Browse = Callable[..., Client]


def total(districts: Districts, indicator: Indicator) -> Any:
    """That of the first quarter."""
    return table_of(indicator, 2026, District.objects.filter(region=districts.house.region)).totals[0]


def test_incomplete_data_is_no_total(districts: Districts, signed_in: Browse) -> None:
    accepted(districts, homes=90)
    submitted(districts, districts.second, homes=110)
    asked(districts, districts.third)
    found = total(districts, districts.homes)
    assert (found.there, found.districts, found.complete) == (1, 3, False)
    page = signed_in(districts.house.co_executor).get(
        reverse("indicators:indicator", args=[districts.homes.pk]), {"year": "2026"}
    )
    text = page.content.decode()
    assert "1 of 3 districts are accepted: no total yet" in text
    foot = re.sub(r"<[^>]+>", " ", text[text.index("<tfoot>") :])
    assert "So far 90" in foot
    assert "110" not in foot  # what was not accepted adds nothing


def test_a_total_of_all_and_a_ratio_of_the_sums(districts: Districts) -> None:
    for one, homes in ((districts.own, 90), (districts.second, 110), (districts.third, 100)):
        accepted(districts, one, homes=homes)
    figures = Figure.objects.filter(report__district=districts.third)
    figures.filter(indicator=districts.workers).update(actual=900)
    figures.filter(indicator=districts.people_).update(actual=3000)
    found = total(districts, districts.homes)
    assert found.complete
    assert (found.pair.planned, found.pair.actual) == (300, 300)
    # 450/900, 450/900, 900/3000: not the mean of 50, 50 and 30.
    assert total(districts, districts.share).pair.actual == Decimal("37.5")
    figures.filter(indicator=districts.homes).update(actual=None, note="Дерек жоқ")
    assert not total(districts, districts.homes).complete


def test_a_reopened_report_leaves_the_total(districts: Districts) -> None:
    reports = [accepted(districts, one) for one in (districts.own, districts.second, districts.third)]
    assert total(districts, districts.homes).complete
    moving.move(districts.house.issuer, reports[0].pk, Act.REOPEN, reason="Қате")
    assert total(districts, districts.homes).there == 2


def test_a_closed_district_counts_where_it_still_reported(districts: Districts) -> None:
    for one in (districts.own, districts.second, districts.third):
        accepted(districts, one, homes=100)
    District.objects.filter(pk=districts.third.pk).update(closed=True)
    found = total(districts, districts.homes)
    assert (found.there, found.districts, found.pair.actual) == (3, 3, 300)


def test_the_board_says_how_each_stands(districts: Districts) -> None:
    accepted(districts)
    submitted(districts, districts.second)
    asked(districts, districts.third)

    def first(who: str, today: date) -> list[Look]:
        rights = Rights(districts.house.people[who])
        found = board_of(rights, districts.house.region, Every.QUARTER, 2026, today)
        return [cells[0].look for _district, cells in found.rows]

    assert first("inspector", date(2026, 4, 10)) == [Look.ACCEPTED, Look.SUBMITTED, Look.WAITING]
    assert first("inspector", date(2026, 4, 11)) == [Look.ACCEPTED, Look.SUBMITTED, Look.LATE]
    # Others' reports that nobody has accepted are not told of.
    assert first("executor", date(2026, 4, 11)) == [Look.ACCEPTED, Look.HIDDEN, Look.HIDDEN]
    board = board_of(
        Rights(districts.house.head), districts.house.region, Every.QUARTER, 2026, date(2026, 5, 1)
    )
    assert board.now is not None
    assert dict(board.counts) == {Look.ACCEPTED: 1, Look.SUBMITTED: 1, Look.LATE: 1}
    assert [cell.look for cell in board.rows[0][1]][1:] == [Look.NOT_ASKED, Look.TO_COME, Look.TO_COME]


def test_forty_districts_twelve_months_thirty_indicators_in_fifteen_queries(
    districts: Districts, signed_in: Browse
) -> None:
    region = districts.house.region
    District.objects.bulk_create(
        [District(region=region, title={"kk": f"{n}-аудан"}, office=districts.house.roads) for n in range(37)]
    )
    many = Indicator.objects.bulk_create(
        [Indicator(region=region, title={"kk": f"{n}-көрсеткіш"}, every="month", order=n) for n in range(28)]
    )
    share = Indicator.objects.create(
        region=region, title={"kk": "Үлес"}, kind="ratio", above=many[0], below=many[1], every="month"
    )
    reports = Report.objects.bulk_create(
        [
            Report(
                region=region,
                district=one,
                every="month",
                year=2026,
                number=n,
                state=State.ACCEPTED,
                due=date(2026, 12, 31),
            )
            for one in District.objects.filter(region=region)
            for n in range(1, 13)
        ]
    )
    Figure.objects.bulk_create(
        [Figure(report=one, indicator=what, planned=10, actual=9) for one in reports for what in many],
        batch_size=2000,
    )
    pages = {
        reverse("indicators:board"): {"every": "month", "year": "2026"},
        reverse("indicators:indicators"): {},
        reverse("indicators:indicator", args=[many[5].pk]): {"year": "2026"},
        reverse("indicators:indicator", args=[share.pk]): {"year": "2026"},
        reverse("indicators:report", args=[reports[7].pk]): {},
        reverse("indicators:ask"): {},
        reverse("indicators:new"): {},
    }
    for who in ("controller", "executor"):
        browser = signed_in(districts.house.people[who])
        browser.get(reverse("absences:absences"))  # (The first page of a session writes it down.)
        for page, query in pages.items():
            with CaptureQueriesContext(connection) as asked_for:
                answer = browser.get(page, query)
            assert answer.status_code in (200, 403), page
            assert len(asked_for) <= 15, (who, page, [one["sql"][:90] for one in asked_for])
