"""Letters about reports: on the working day before the date and the one after it, to those who write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.control.indicators import moving
from jetisu360.portal.control.indicators.life_cycle import Act
from jetisu360.portal.control.indicators.models import Report
from jetisu360.portal.control.indicators.reminding import FARTHEST, When, which
from jetisu360.portal.control.meetings.reminders import sending

from .conftest import Districts, asked, entries

TUESDAY = datetime(2027, 2, 2, 6, tzinfo=UTC)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dates(date(2024, 1, 1), date(2029, 12, 31)))
def test_of_each_report_one_is_told_once_before_and_once_after(due: date) -> None:
    near = [due + timedelta(days=n) for n in range(-FARTHEST.days, FARTHEST.days + 1)]
    told = [(day, when) for day in near if (when := which(due, day))]
    assert [when for _day, when in told] == [When.BEFORE, When.AFTER]
    assert told[0][0] < due < told[1][0]
    assert all(is_working(day) for day, _when in told)


@pytest.mark.django_db
def test_the_people_of_the_districts_office_get_one_letter(
    districts: Districts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "may_send", lambda: True)
    monkeypatch.setattr(timezone, "now", lambda: TUESDAY)
    report, other, late = (
        asked(districts, one) for one in (districts.own, districts.second, districts.third)
    )
    Report.objects.filter(pk__in=[report.pk, other.pk]).update(due=date(2027, 2, 3))
    Report.objects.filter(pk=late.pk).update(due=date(2027, 2, 1))
    moving.fill(districts.house.co_executor, other.pk, entries(districts))
    moving.move(districts.house.co_executor, other.pk, Act.SUBMIT)
    sending.send_due()
    sending.send_due()
    letters: dict[str, Any] = {one.to[0]: one for one in outbox.outbox}
    people = districts.house.people
    assert {people[who].email for who in ("executor", "colleague", "third_executor")} <= set(letters)
    assert people["co_executor"].email not in letters  # theirs is submitted
    assert "due by 03.02.2027" in letters[people["executor"].email].body
    assert "is late" in letters[people["third_executor"].email].body
    assert len(letters) == len(outbox.outbox)
