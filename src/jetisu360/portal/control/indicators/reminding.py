"""Which reports of districts a letter reminds of: on the last working day before the date, and on the first
one after it, if the district still has it then. Nobody is told more often of one report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from django.urls import reverse

from jetisu360.language import Message, _, _n
from jetisu360.minutes.common.calendar import is_working, working_after, working_before
from jetisu360.portal.control.indicators.life_cycle import FILLED
from jetisu360.portal.control.indicators.models import Report
from jetisu360.portal.control.meetings.reminders.whom import People, Receiver
from jetisu360.portal.settings.table import settings

ONE_DAY = timedelta(days=1)
FARTHEST = timedelta(days=20)
"""Between a date and the working day before or after it there are fewer days."""


class When(StrEnum):
    BEFORE = "before"
    AFTER = "after"


SUBJECT = _n("Jetisu 360: {n} report to be submitted", "Jetisu 360: {n} reports to be submitted")
WORDS = {
    When.BEFORE: _("Report of {district}, {period}: due by {day}. {address}"),
    When.AFTER: _("Report of {district}, {period}: it was due by {day} and is late. {address}"),
}
INSTEAD = {
    When.BEFORE: _("Report of {district}, {period}: due by {day}. You stand in for {name}. {address}"),
    When.AFTER: _(
        "Report of {district}, {period}: it was due by {day} and is late. You stand in for {name}. {address}"
    ),
}


def which(due: date, today: date) -> When | None:
    """Pure: on two days of all."""
    if not is_working(today):
        return None
    if today == working_before(due - ONE_DAY):
        return When.BEFORE
    return When.AFTER if today == working_after(due + ONE_DAY) else None


def lines(people: People, today: date) -> Iterator[tuple[Receiver, Message]]:
    near = Report.objects.filter(
        state__in=FILLED, due__gte=today - FARTHEST, due__lte=today + FARTHEST
    ).select_related("district")
    for report in near.order_by("due", "pk"):
        when = which(report.due, today)
        if when is None or report.district.office_id is None:
            continue
        home = settings().address
        details = {
            "district": report.district.title,
            "period": report.period.name(),
            "day": f"{report.due:%d.%m.%Y}",
            "address": home + reverse("indicators:report", args=[report.pk]) if home else "",
        }
        for receiver in people.of_office(report.district.office_id):
            if receiver.instead_of is None:
                yield receiver, WORDS[when].fill(**details)
            else:
                yield receiver, INSTEAD[when].fill(**details, name=str(receiver.instead_of))
