"""Reports of districts: who sees, fills, submits, accepts; what stays when something is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Absence
from jetisu360.portal.control.indicators import asking, moving, refusals
from jetisu360.portal.control.indicators.figures import lines_of
from jetisu360.portal.control.indicators.life_cycle import Act, State
from jetisu360.portal.control.indicators.models import Figure, Report, ReportStep
from jetisu360.portal.control.indicators.moving import Entry
from jetisu360.portal.control.indicators.periods import Every, Period, at

from .conftest import PERIOD, Districts, accepted, asked, entries, indicator, submitted

pytestmark = pytest.mark.django_db
Browse = Callable[..., Client]
SEERS = {"controller", "second_controller", "issuer", "inspector", "head"}
JUDGES = {"controller", "second_controller", "issuer"}
OWN = {"executor", "colleague"}
EVERYBODY = (
    *("controller", "second_controller", "issuer", "inspector", "executor", "colleague", "co_executor"),
    *("far_controller", "far_issuer", "far_executor", "head", "stranger"),
)


def path(report: Report) -> str:
    return reverse("indicators:report", args=[report.pk])


def filled(districts: Districts, **values: str) -> dict[str, str]:
    """The form of a report as somebody fills it."""
    found = {}
    for number, one in entries(districts).items():
        found |= {f"planned-{number}": str(one.planned), f"actual-{number}": str(one.actual)}
        found[f"note-{number}"] = one.note
    return {**found, **values}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_fills_and_judges(who: str, districts: Districts, signed_in: Browse) -> None:
    browser = signed_in(districts.house.people[who])
    report = asked(districts)
    seen = 200 if who in SEERS | OWN else 403 if who == "stranger" else 404
    assert browser.get(path(report)).status_code == seen
    answer = browser.post(path(report), filled(districts, do="submit"))
    report.refresh_from_db()
    assert (report.state == State.SUBMITTED) == (who in OWN)
    assert answer.status_code == (302 if who in OWN else 422 if who in SEERS else seen)
    if report.state == State.DRAFT:
        moving.fill(districts.house.executor, report.pk, entries(districts))
        moving.move(districts.house.executor, report.pk, Act.SUBMIT)
    browser.post(path(report), {"do": "return", "reason": "Қайта қараңыз"})
    report.refresh_from_db()
    assert (report.state == State.RETURNED) == (who in JUDGES)
    if report.state == State.RETURNED:
        moving.move(districts.house.executor, report.pk, Act.SUBMIT)
    browser.post(path(report), {"do": "accept"})
    report.refresh_from_db()
    assert (report.state == State.ACCEPTED) == (who in JUDGES)
    if report.state != State.ACCEPTED:
        moving.move(districts.house.controller, report.pk, Act.ACCEPT)
    # What was accepted, the executors of the other districts see, too; those of the other region do not.
    seen_now = 200 if who in SEERS | OWN | {"co_executor"} else seen
    page = browser.get(path(report))
    assert page.status_code == seen_now
    if who == "co_executor":
        assert "History" not in page.content.decode()
    browser.post(path(report), {"do": "reopen", "reason": "Қате табылды"})
    report.refresh_from_db()
    assert (report.state == State.RETURNED) == (who in JUDGES)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_makes_and_asks(who: str, districts: Districts, signed_in: Browse) -> None:
    browser = signed_in(districts.house.people[who])
    of_region = SEERS | OWN | {"co_executor"}
    far = {"far_controller", "far_issuer", "far_executor"}
    board = browser.get(
        reverse("indicators:board"), {"region": "zhetisu", "every": "quarter", "year": "2026"}
    )
    assert board.status_code == (200 if who in of_region else 403 if who == "stranger" else 404)
    assert browser.get(reverse("indicators:board")).status_code == (403 if who == "stranger" else 200)
    for name, number in (("indicator", districts.homes.pk), ("indicator", districts.share.pk)):
        status = browser.get(reverse(f"indicators:{name}", args=[number])).status_code
        assert status == (200 if who in of_region else 403 if who == "stranger" else 404)
    form = {"kk": "Жаңа көрсеткіш", "kind": "number", "every": "year", "adding": "sum", "better": "more"}
    made = browser.post(f"{reverse('indicators:new')}?region=zhetisu", form)
    changed = browser.post(reverse("indicators:change", args=[districts.homes.pk]), {**form, "revision": "1"})
    assert (made.status_code == 302) == (who in JUDGES)
    assert changed.status_code == (
        302 if who in JUDGES else 403 if who in of_region or who == "stranger" else 404
    )
    ask = f"{reverse('indicators:ask')}?region=zhetisu"
    now = at(Every.QUARTER, timezone.localdate())
    everybody = browser.post(ask, {"period": now.key})
    assert everybody.status_code == (
        302 if who in JUDGES else 422 if who in OWN | {"co_executor"} else 404 if who in far else 403
    )
    assert Report.objects.count() == (3 if who in JUDGES else 0)
    browser.post(ask, {"period": now.before().key, "district": districts.own.pk})
    assert Report.objects.count() == (4 if who in JUDGES else 1 if who in OWN else 0)


def test_all_districts_are_asked_once(districts: Districts, signed_in: Browse) -> None:
    now = at(Every.QUARTER, timezone.localdate())
    browser = signed_in(districts.house.controller)
    new = {"period": now.key, "due": (now.last + timedelta(days=5)).isoformat()}
    asked(districts, districts.second, now)
    answer = browser.post(reverse("indicators:ask"), new)
    assert answer.status_code == 302
    assert Report.objects.count() == 3
    assert set(Report.objects.values_list("due", flat=True)) == {
        now.last + timedelta(days=5),
        date(2026, 4, 10),
    }
    browser.post(reverse("indicators:ask"), new)
    assert Report.objects.count() == ReportStep.objects.count() == 3
    assert Event.objects.filter(action="report.asked").count() == 2
    with pytest.raises(refusals.PeriodToCome):
        asking.ask(districts.house.controller, districts.house.region, [districts.own], now.after())


def anew(person: Person) -> Person:
    """With the roles of now."""
    return Person.objects.get(pk=person.pk)


def test_nobody_accepts_what_they_or_their_office_wrote(districts: Districts) -> None:
    report = submitted(districts)
    executor, colleague = districts.house.executor, districts.house.colleague
    for who in (executor, colleague):
        Membership.objects.create(person=who, role=Role.CONTROLLER, region=districts.house.region)
        with pytest.raises(refusals.OwnReport):
            moving.move(anew(who), report.pk, Act.ACCEPT)
    # Whoever has left the office since, has still written it.
    Membership.objects.filter(person=executor, role=Role.EXECUTOR).delete()
    with pytest.raises(refusals.OwnReport):
        moving.move(anew(executor), report.pk, Act.ACCEPT)
    # Nor does somebody who stands in for a controller, and works in that office.
    day = timezone.localdate()
    Absence.objects.create(person=districts.house.controller, substitute=colleague, since=day, until=day)
    with pytest.raises(refusals.OwnReport):
        moving.move(anew(colleague), report.pk, Act.ACCEPT)
    assert moving.move(districts.house.issuer, report.pk, Act.ACCEPT).state == State.ACCEPTED


def test_a_substitute_acts_for_who_is_away_and_the_history_has_both(districts: Districts) -> None:
    report, day = submitted(districts), timezone.localdate()
    inspector = districts.house.inspector
    Absence.objects.create(person=districts.house.issuer, substitute=inspector, since=day, until=day)
    moving.move(inspector, report.pk, Act.ACCEPT)
    step = report.steps.get(act=Act.ACCEPT)
    assert (step.who, step.acting_for) == (inspector, districts.house.issuer)


def test_a_far_figure_and_a_missing_one_want_a_note(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    browser = signed_in(districts.house.executor)
    homes = districts.homes.pk
    far = filled(districts, do="submit") | {f"actual-{homes}": "79"}
    answer = browser.post(path(report), far)
    assert answer.status_code == 422
    assert "Say here why it is so far from the plan." in answer.content.decode()
    assert report.figures.get(indicator=homes).actual == 79  # what was typed is kept all the same
    answer = browser.post(path(report), far | {f"actual-{homes}": ""})
    assert "Write the figure, or say here why there is none." in answer.content.decode()
    answer = browser.post(path(report), far | {f"actual-{homes}": "", f"note-{homes}": "Құрылыс тоқтады"})
    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.state == State.SUBMITTED


def test_numbers_are_typed_as_people_write_and_wrong_ones_keep_their_text(
    districts: Districts, signed_in: Browse
) -> None:
    report = asked(districts)
    browser = signed_in(districts.house.executor)
    homes = districts.homes.pk
    new = filled(districts, do="save") | {f"planned-{homes}": "1,2 млн", f"actual-{homes}": "1 234 567,5"}
    assert browser.post(path(report), new).status_code == 302
    figure = report.figures.get(indicator=homes)
    assert (figure.planned, figure.actual) == (1_200_000, Decimal("1234567.5"))
    for text in ("жүз", "1" * 50, "\0", "1,23456"):
        answer = browser.post(path(report), new | {f"actual-{homes}": text})
        assert answer.status_code == 422
        figure.refresh_from_db()
        assert figure.actual == Decimal("1234567.5")
    assert "жүз" in browser.post(path(report), new | {f"actual-{homes}": "жүз"}).content.decode()
    assert browser.post(path(report), new | {f"note-{homes}": "я" * 3000}).status_code == 422


def test_a_share_is_computed_and_cannot_be_typed(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    share = districts.share.pk
    browser = signed_in(districts.house.executor)
    browser.post(path(report), filled(districts, do="save") | {f"actual-{share}": "99"})
    assert not Figure.objects.filter(indicator=share).exists()
    line = next(one for one in lines_of(report) if one.indicator.pk == share)
    assert (line.pair.planned, line.pair.actual) == (40, 50)
    moving.fill(districts.house.executor, report.pk, {share: Entry(None, Decimal(7))})
    assert not Figure.objects.filter(indicator=share).exists()


def test_a_plan_that_was_accepted_is_seen_for_ever(districts: Districts, signed_in: Browse) -> None:
    report = accepted(districts)
    who = districts.house.executor
    moving.move(districts.house.controller, report.pk, Act.REOPEN, reason="Қате табылды")
    moving.fill(who, report.pk, entries(districts, planned=90))
    page = signed_in(districts.house.controller).get(path(report)).content.decode()
    assert "plan at first 100" in page
    moving.move(who, report.pk, Act.SUBMIT)
    moving.move(districts.house.controller, report.pk, Act.ACCEPT)
    figure = report.figures.get(indicator=districts.homes)
    assert (figure.planned, figure.first_planned, figure.plan_moved) == (90, 100, True)
    shown = signed_in(districts.house.co_executor).get(
        reverse("indicators:indicator", args=[districts.homes.pk]), {"year": "2026"}
    )
    assert "plan at first 100" in shown.content.decode()
    kept = list(report.steps.filter(act=Act.SUBMIT).values_list("figures", flat=True))
    assert [one[str(districts.homes.pk)][0] for one in kept] == ["100", "90"]


def test_a_plan_that_was_changed_between_two_submissions_is_seen(
    districts: Districts, signed_in: Browse
) -> None:
    report = submitted(districts)
    moving.move(districts.house.controller, report.pk, Act.RETURN, reason="Неге аз?")
    moving.fill(districts.house.executor, report.pk, entries(districts, planned=95))
    moving.move(districts.house.executor, report.pk, Act.SUBMIT)
    page = signed_in(districts.house.controller).get(path(report)).content.decode()
    assert "plan sent before: 100" in page


def test_remarks_stand_beside_the_figures_until_it_is_submitted_again(
    districts: Districts, signed_in: Browse
) -> None:
    report = submitted(districts)
    browser = signed_in(districts.house.controller)
    assert browser.post(path(report), {"do": "return"}).status_code == 422
    new = {
        "do": "return",
        f"remark-{districts.homes.pk}": "Құжаты қайда?",
        f"remark-{districts.share.pk}": "x",
    }
    assert browser.post(path(report), new).status_code == 302
    assert "Құжаты қайда?" in signed_in(districts.house.executor).get(path(report)).content.decode()
    step = report.steps.get(act=Act.RETURN)
    assert step.remarks == {str(districts.homes.pk): "Құжаты қайда?"}
    moving.move(districts.house.executor, report.pk, Act.SUBMIT)
    assert "Құжаты қайда?" not in browser.get(path(report)).content.decode()


def test_of_two_who_fill_at_once_the_second_is_told(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    moving.fill(districts.house.colleague, report.pk, entries(districts, homes=90))
    answer = signed_in(districts.house.executor).post(
        path(report), filled(districts, do="save", revision=str(report.revision))
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Somebody has changed this report" in page
    assert "saved: 90" in page
    assert report.figures.get(indicator=districts.homes).actual == 90


def test_what_is_accepted_or_submitted_is_not_filled(districts: Districts) -> None:
    for report in (submitted(districts), accepted(districts, districts.second)):
        before = list(report.figures.values_list("planned", "actual", "note"))
        with pytest.raises(refusals.ReportElsewhere):
            moving.fill(
                districts.house.executor if report.district == districts.own else districts.house.co_executor,
                report.pk,
                entries(districts, homes=1),
            )
        assert list(report.figures.values_list("planned", "actual", "note")) == before


def test_before_the_period_is_over_it_is_only_kept(districts: Districts) -> None:
    now = at(Every.QUARTER, timezone.localdate())
    report = asked(districts, period=now)
    moving.fill(districts.house.executor, report.pk, entries(districts))
    with pytest.raises(refusals.PeriodNotOver):
        moving.move(districts.house.executor, report.pk, Act.SUBMIT, today=now.last - timedelta(days=1))
    assert (
        moving.move(districts.house.executor, report.pk, Act.SUBMIT, today=now.last).state == State.SUBMITTED
    )


def test_the_period_before_and_a_year_ago_stand_beside(districts: Districts) -> None:
    accepted(districts, homes=81, period=Period(Every.QUARTER, 2025, 4))
    accepted(districts, homes=82, period=Period(Every.QUARTER, 2025, 1))
    report = asked(districts)
    homes, share = (
        next(one for one in lines_of(report) if one.indicator == wanted)
        for wanted in (districts.homes, districts.share)
    )
    assert (homes.last, homes.year_ago) == (81, 82)
    assert (share.last, share.year_ago) == (50, 50)


def test_an_indicator_made_later_does_not_open_what_was_accepted(districts: Districts) -> None:
    report = accepted(districts)
    late = indicator(districts.house, "Кейін қосылған")
    assert late not in [one.indicator for one in lines_of(report)]
    assert late in [one.indicator for one in lines_of(asked(districts, districts.second))]


def test_wrong_addresses_and_forms_are_no_errors(districts: Districts, signed_in: Browse) -> None:
    report = asked(districts)
    browser = signed_in(districts.house.executor)
    board = reverse("indicators:board")
    for query in ("region=x", "region=%00", "year=20260", "year=x", "every=week", "region=farther"):
        assert browser.get(f"{board}?{query}").status_code == 404, query
    for number in (999_999, 2**62):
        assert browser.get(f"/control/indicators/reports/{number}").status_code == 404
        assert browser.get(f"/control/indicators/{number}").status_code == 404
    assert browser.post(path(report), {"do": "nothing"}).status_code == 302
    assert browser.post(path(report), {"do": "save", "revision": "9" * 30}).status_code == 302
    controller = signed_in(districts.house.controller)
    ask = reverse("indicators:ask")
    for new in ({"period": "quarter-2099-1"}, {"period": "\0"}, {"period": PERIOD.key, "district": "x"}):
        assert controller.post(ask, new).status_code == 422
    far = {"period": at(Every.QUARTER, timezone.localdate()).key, "district": districts.far.pk}
    assert controller.post(ask, far).status_code == 422
    form = {"kk": "x\0", "kind": "ratio", "every": "year", "adding": "sum", "better": "more", "times": "0"}
    answer = controller.post(reverse("indicators:new"), form)
    assert answer.status_code == 422


def test_a_ratio_is_of_two_numbers_of_its_periods(districts: Districts, signed_in: Browse) -> None:
    controller = signed_in(districts.house.controller)
    form = {
        **{"kk": "Үлес", "kind": "ratio", "every": "quarter", "adding": "sum", "better": "more"},
        **{"above": districts.workers.pk, "below": districts.people_.pk, "times": "1000"},
    }
    new = reverse("indicators:new")
    assert controller.post(new, form | {"every": "year"}).status_code == 422
    assert controller.post(new, form | {"below": districts.workers.pk}).status_code == 422
    assert controller.post(new, form | {"below": districts.share.pk}).status_code == 422
    assert controller.post(new, form).status_code == 302
    # What it is, stays: of a change only the words are taken.
    change = reverse("indicators:change", args=[districts.homes.pk])
    assert controller.post(change, {**form, "kk": "Пәтерлер", "revision": "1"}).status_code == 302
    districts.homes.refresh_from_db()
    assert (districts.homes.kind, districts.homes.every, str(districts.homes)) == (
        "number",
        "quarter",
        "Пәтерлер",
    )
    assert controller.post(change, {**form, "revision": "1"}).status_code == 422
