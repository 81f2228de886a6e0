"""Filling and moving a report: the table is asked, the step written, and the journal told, in one
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.indicators import refusals
from jetisu360.portal.control.indicators.figures import kept, lines_of
from jetisu360.portal.control.indicators.kinds import Kind
from jetisu360.portal.control.indicators.life_cycle import WORK, Act, Facts, State, Wish, after, refusal
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report, ReportStep
from jetisu360.portal.control.indicators.rights import Rights

MOST_NOTE = 2000
MOST_REASON = 4000


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody writes of one number."""

    planned: Decimal | None
    actual: Decimal | None
    note: str = ""


def facts_of(report: Report, rights: Rights, today: date, *, ask_lines: bool = True) -> Facts:
    """What the table has to know. Without `ask_lines` everything counts as filled in."""
    lines = [one for one in lines_of(report) if one.typed] if ask_lines else []
    return Facts(
        state=State(report.state),
        parts=rights.parts(report),
        own_work=rights.own_work(report),
        over=report.period.last <= today,
        asked=len(lines) if ask_lines else 1,
        missing=sum(one.missing for one in lines),
        unexplained=sum(one.unexplained for one in lines),
    )


def locked(number: int, revision: int | None = None) -> Report:
    """The report, held until the transaction ends.

    Raises:
        ReportOvertaken: it has another revision than whoever looked at it.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("district__office", "region")
    found = rows.get(pk=number)
    if revision is not None and found.revision != revision:
        raise refusals.ReportOvertaken
    return found


def fill(who: Person, number: int, entries: Mapping[int, Entry], revision: int | None = None) -> Report:
    """Writes figures of the indicators that the report is asked for; others are not looked at. What is as it
    was leaves no trace.

    Raises:
        ReportOvertaken, ReportElsewhere, NotYourReport
    """
    rights = Rights(who)
    with transaction.atomic():
        report = locked(number, revision)
        facts = facts_of(report, rights, timezone.localdate(), ask_lines=False)
        if (wrong := refusal(facts, Wish(Act.FILL))) is not None:
            raise wrong
        changed = _written(report, entries)
        if changed:
            write(report, Act.FILL, who, rights, before=facts.state)
            record(who, "report.filled", report, {"figures": changed})
    return report


def _written(report: Report, entries: Mapping[int, Entry]) -> dict[str, Any]:
    """What was changed, for the journal: by number of the indicator, before and after."""
    there = {one.indicator_id: one for one in report.figures.all()}
    open_ones = Indicator.objects.filter(region=report.region_id, every=report.every, kind=Kind.NUMBER)
    asked = set(open_ones.filter(closed=False).values_list("pk", flat=True)) | set(there)
    new: list[Figure] = []
    before: dict[str, Any] = {}
    for number in asked & set(entries):
        entry = entries[number]
        figure = there.get(number) or Figure(report=report, indicator_id=number)
        values = (entry.planned, entry.actual, entry.note.strip()[:MOST_NOTE])
        if (figure.planned, figure.actual, figure.note) == values:
            continue
        before |= kept([figure])
        figure.planned, figure.actual, figure.note = values
        new.append(figure)
    Figure.objects.bulk_update([one for one in new if one.pk], ["planned", "actual", "note"])
    Figure.objects.bulk_create([one for one in new if not one.pk])
    return {key: {"before": before[key], "after": value} for key, value in kept(new).items()}


def move(
    who: Person,
    number: int,
    act: Act,
    *,
    reason: str = "",
    remarks: Mapping[int, str] | None = None,
    revision: int | None = None,
    today: date | None = None,
) -> Report:
    """Does `act`, or refuses it with a sentence.

    Raises:
        JetisuError: one of `refusals`.
    """
    today, rights = today or timezone.localdate(), Rights(who)
    said = {str(key): text.strip()[:MOST_NOTE] for key, text in (remarks or {}).items() if text.strip()}
    wish = Wish(act, reason.strip()[:MOST_REASON], bool(said))
    with transaction.atomic():
        report = locked(number, revision)
        facts = facts_of(report, rights, today)
        if (wrong := refusal(facts, wish)) is not None:
            raise wrong
        report.state = after(facts, act)
        known = {str(one) for one in report.figures.values_list("indicator", flat=True)}
        told = {key: text for key, text in said.items() if key in known}
        step = ReportStep(reason=wish.reason, remarks=told)
        if act == Act.SUBMIT:
            _all_there(report)
            step.figures = kept(report.figures.all())
        elif act == Act.ACCEPT:
            # The plan of the first time stays beside every later one.
            report.figures.filter(agreed=False).update(agreed=True, first_planned=F("planned"))
        write(report, act, who, rights, before=facts.state, step=step)
        record(who, "report.moved", report, {"act": act.value, "from": facts.state, "to": report.state})
    return report


def _all_there(report: Report) -> None:
    """Also of what has no figure there is a row: what was asked then, stays told."""
    asked = Indicator.objects.filter(region=report.region_id, every=report.every, kind=Kind.NUMBER)
    there = set(report.figures.values_list("indicator", flat=True))
    Figure.objects.bulk_create(
        [Figure(report=report, indicator=one) for one in asked.filter(closed=False) if one.pk not in there]
    )


def write(
    report: Report,
    act: Act,
    who: Person,
    rights: Rights,
    *,
    before: State,
    step: ReportStep | None = None,
) -> None:
    """Saves the report and adds the step to its history."""
    report.revision += 1
    report.save(update_fields=["state", "revision", "changed_at"])
    step = step or ReportStep()
    step.report, step.act, step.before, step.after = report, act, before, report.state
    step.number = (report.steps.aggregate(last=Max("number"))["last"] or 0) + 1
    step.who, step.acting_for = who, rights.lent_by(report, act)
    step.office_id = report.district.office_id if act in WORK else None
    step.save()
