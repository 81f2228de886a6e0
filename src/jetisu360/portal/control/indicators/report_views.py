"""The report of one district for one period: filled and submitted by its office, judged by the region."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.indicators import moving
from jetisu360.portal.control.indicators.board import LOOK_WORDS, SIGNS, look_of
from jetisu360.portal.control.indicators.figures import FAR, Line, Pair, lines_of, pair_of
from jetisu360.portal.control.indicators.life_cycle import ACT_WORDS, Act, possible
from jetisu360.portal.control.indicators.models import Figure, Report
from jetisu360.portal.control.indicators.moving import MOST_NOTE, MOST_REASON, Entry
from jetisu360.portal.control.indicators.numbers import read_number
from jetisu360.portal.control.indicators.numbers import shown as number_shown
from jetisu360.portal.control.indicators.numbers import typed as number_typed
from jetisu360.portal.control.indicators.refusals import ReportOvertaken
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.looks.words import current_language, say

SAVED = _("The figures are saved.")
SUBMITTED = _("The report is submitted. It is judged by somebody who has not written it.")
DONE = {
    Act.ACCEPT: _("The report is accepted."),
    Act.RETURN: _("The report is returned to the district."),
    Act.REOPEN: _("The report is open again: the district submits it anew."),
}
MOST_STEPS = 60


def report(request: HttpRequest, number: int) -> HttpResponseBase:
    """POST: does what `do` names (`_ACTS`), and shows the page again."""
    rights = Rights(request.user)
    there = rights.report(number)
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("do", ""))
        if act is not None:
            return act(request, rights, there)
        return redirect("indicators:report", there.pk)
    return shown(request, rights, there, lines_of(there))


def shown(
    request: HttpRequest, rights: Rights, there: Report, lines: list[Line], wrong: str = "", **more: Any
) -> HttpResponseBase:
    """The page; with `wrong`, why nothing was done."""
    today = timezone.localdate()
    facts = moving.facts_of(there, rights, today, ask_lines=False)
    look = look_of(there, today)
    acts = possible(facts)
    steps = list(there.steps.select_related("who", "acting_for").order_by("-number")[:MOST_STEPS])
    seen = rights.sees_drafts(there.region_id) or rights.fills(there.district)
    context = {
        "report": there,
        "district": there.district,
        "period": there.period,
        "lines": lines,
        "look_words": LOOK_WORDS[look],
        "sign": SIGNS[look],
        "look": look,
        "acts": acts,
        "may_fill": Act.FILL in acts,
        "own_work": facts.own_work and there.region_id in rights.held,
        "over": facts.over,
        "steps": steps if seen else [],
        "returned": next((one for one in steps if one.act in (Act.RETURN, Act.REOPEN)), None),
        "act_words": ACT_WORDS,
        "wrong": wrong,
        "far": FAR,
        "missing": sum(one.missing for one in lines),
        "unexplained": sum(one.unexplained for one in lines),
        "tell": request.method == "POST",
        "number_shown": lambda value, one: number_shown(value, one.decimals, current_language()),
        "number_typed": lambda value: number_typed(value, current_language()),
        "brought": "",
        "elsewhere": "",
        "rows_wrong": [],
        "reason": "",
        "remarks": {},
        "most_note": MOST_NOTE,
        "most_reason": MOST_REASON,
        **more,
    }
    status = 422 if wrong or any(one.errors for one in lines) else 200
    return render(request, "indicators/report.html", context, status=status)


def _revision(request: HttpRequest) -> int | None:
    digits = request.POST.get("revision", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def read_fields(lines: list[Line], given: Callable[[str, Line], str | None]) -> dict[int, Entry]:
    """What was typed, by number of the indicator; lines keep what could not be read, with its reason.

    `given`: the text of a field (`planned`, `actual`, `note`), None where the form does not have it.
    """
    found: dict[int, Entry] = {}
    for line in lines:
        if not line.typed:
            continue
        texts = {name: given(name, line) for name in ("planned", "actual", "note")}
        values: dict[str, Any] = {"planned": line.pair.planned, "actual": line.pair.actual}
        for name in ("planned", "actual"):
            text = texts[name]
            if text is None:
                continue
            try:
                values[name] = read_number(text)
            except JetisuError as error:
                line.errors[name] = error.say(current_language())
                line.texts[name] = text[:60]
        note = line.note if texts["note"] is None else str(texts["note"]).replace("\0", "\ufffd")
        note = note.replace("\r\n", "\n").strip()
        if len(note) > MOST_NOTE:
            line.errors["note"] = say(_("At most {limit} characters."), limit=MOST_NOTE)
            line.texts["note"] = note
        found[line.indicator.pk] = Entry(values["planned"], values["actual"], note[:MOST_NOTE])
    return found


def as_typed(there: Report, lines: list[Line], entries: dict[int, Entry]) -> None:
    """The lines as they would be with these entries; each says what is saved instead."""
    known = {one.indicator.pk: one.pair for one in lines if one.typed}
    pairs = known | {number: Pair(one.planned, one.actual) for number, one in entries.items()}
    for line in lines:
        before, line.pair = line.pair, pair_of(line.indicator, pairs)
        entry = entries.get(line.indicator.pk)
        if not line.typed or entry is None:
            continue
        line.figure = line.figure or Figure(report=there, indicator=line.indicator)
        line.figure.note = entry.note
        for name in ("planned", "actual"):
            if getattr(before, name) != getattr(line.pair, name):
                line.saved[name] = getattr(before, name)


def _fill(request: HttpRequest, rights: Rights, there: Report) -> HttpResponseBase:
    """Saves; with `do=submit` the report goes on, once all is there."""
    lines = lines_of(there)
    entries = read_fields(lines, lambda name, line: request.POST.get(f"{name}-{line.indicator.pk}"))
    if any(line.errors for line in lines):
        as_typed(there, lines, entries)
        return shown(request, rights, there, lines, say(_("Nothing is saved yet: look at the marked cells.")))
    try:
        kept = moving.fill(request.user, there.pk, entries, _revision(request))
        if request.POST.get("do") == "submit":
            # (What was written stays, also if the report cannot be submitted yet.)
            moving.move(request.user, there.pk, Act.SUBMIT, revision=kept.revision)
    except JetisuError as error:
        fresh = rights.report(there.pk)
        lines = lines_of(fresh)
        if isinstance(error, ReportOvertaken):
            as_typed(fresh, lines, entries)
        return shown(request, rights, fresh, lines, error.say(current_language()))
    messages.success(request, say(SUBMITTED if request.POST.get("do") == "submit" else SAVED))
    return redirect("indicators:report", there.pk)


def _judge(request: HttpRequest, rights: Rights, there: Report) -> HttpResponseBase:
    act = {"accept": Act.ACCEPT, "return": Act.RETURN, "reopen": Act.REOPEN}[request.POST["do"]]
    reason = request.POST.get("reason", "").replace("\0", "\ufffd")
    lines = lines_of(there)
    remarks = {
        one.indicator.pk: request.POST.get(f"remark-{one.indicator.pk}", "").replace("\0", "\ufffd")
        for one in lines
        if one.typed
    }
    try:
        moving.move(
            request.user,
            there.pk,
            act,
            reason=reason,
            remarks=remarks if act == Act.RETURN else None,
            revision=_revision(request),
        )
    except JetisuError as error:
        fresh = rights.report(there.pk)
        wrong = error.say(current_language())
        return shown(request, rights, fresh, lines_of(fresh), wrong, reason=reason, remarks=remarks)
    messages.success(request, say(DONE[act]))
    return redirect("indicators:report", there.pk)


_ACTS: dict[str, Callable[[HttpRequest, Rights, Report], HttpResponseBase]] = {
    "save": _fill,
    "submit": _fill,
    "accept": _judge,
    "return": _judge,
    "reopen": _judge,
}
