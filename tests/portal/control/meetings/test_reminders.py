"""Letters about dates: on which days, to whom, never twice, never late, whatever fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Absence, Assignment, DateRequest
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.assignments.terms import working_days
from jetisu360.portal.control.meetings.models import Reminder, Round
from jetisu360.portal.control.meetings.reminders import letter, sending
from jetisu360.portal.control.meetings.reminders.days import Kind, days, which
from jetisu360.portal.jobs.kinds import TENDING

from ..conftest import ControlHouse

TUESDAY = datetime(2027, 2, 2, 6, tzinfo=UTC)
"""Eleven o'clock in Almaty."""
MONDAY = TUESDAY - timedelta(days=1)
GIVEN = st.dates(date(2024, 1, 1), date(2029, 12, 31))
ON_A_BUSY_MACHINE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TERM = st.integers(0, 500).map(lambda n: timedelta(days=n))


@given(given_on=GIVEN, term=TERM)
@ON_A_BUSY_MACHINE
def test_days_are_working_days_within_the_term(given_on: date, term: timedelta) -> None:
    due = given_on + term
    found = days(given_on, due)
    assert len({day for day, _kind in found}) == len({kind for _day, kind in found}) == len(found)
    for day, kind in found:
        assert is_working(day)
        assert given_on < day <= due
        if kind is Kind.LAST:
            assert day < due
            assert not any(is_working(day + timedelta(days=n)) for n in range(1, (due - day).days))
    total = working_days(given_on, due)
    if total:
        shares = {kind: working_days(given_on, day) / total for day, kind in found}
        assert shares.get(Kind.HALF, 0.5) >= 0.5
        assert shares.get(Kind.MOST, 0.9) >= 0.9


@given(given_on=GIVEN, term=TERM, away=st.sets(st.integers(0, 500)), until=st.integers(0, 30))
@ON_A_BUSY_MACHINE
def test_nobody_is_reminded_twice_or_too_late_or_on_a_day_off(
    given_on: date, term: timedelta, away: set[int], until: int
) -> None:
    """`away`: days of the term on which no letters could be sent."""
    due, told = given_on + term, list[Kind]()
    for number in range(term.days + until):
        today = given_on + timedelta(days=number)
        if number in away:
            continue
        kind = which(given_on, due, today, told)
        if kind is not None:
            assert is_working(today)
            assert given_on < today <= due
            assert kind not in told
            told.append(kind)
    if not away:
        assert told == [kind for _day, kind in days(given_on, due)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What time it is is said by the test."""

    class Clock:
        now = TUESDAY

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture
def near(on_control: Callable[..., Assignment], clock: Any) -> Callable[..., Assignment]:
    """An assignment whose last working day before the date is the clock's."""

    def made(**values: Any) -> Assignment:
        due = timezone.localdate(clock.now) + timedelta(days=1)
        return on_control(**{"due": due, "given": -60, **values})

    return made


def letters() -> dict[str, EmailMessage]:
    return {one.to[0].partition("@")[0]: one for one in outbox.outbox}


def told(who: str) -> int:
    return sum(one.to == [f"{who}@example.kz"] for one in outbox.outbox)


@pytest.mark.django_db
@pytest.mark.usefixtures("mail")
class TestLetters:
    @pytest.fixture(autouse=True)
    def no_digest(self, clock: Any) -> None:
        """The week's digest has gone out."""
        Round.objects.create(day=MONDAY.date(), weekly=True, finished_at=MONDAY)

    def test_one_letter_with_everything_in_the_persons_language(
        self, office_house: ControlHouse, near: Callable[..., Assignment]
    ) -> None:
        assert sending.send_due in TENDING
        Person.objects.filter(name="executor").update(language="kk")
        Person.objects.filter(name="colleague").update(language="ru")
        near(task="Ауыл жолын жөндеу")
        shared = near(task="Көпір салу")
        shared.co_executors.set([office_house.water])
        near(state=State.REPORTED, task="Есеп берілді")
        near(state=State.DONE, task="Орындалды")
        near(task="Алыста", due=date(2028, 2, 2))
        sending.send_due()
        assert len(outbox.outbox) == 3
        found = letters()
        assert set(found) == {"executor", "colleague", "co_executor"}
        for who in ("executor", "colleague"):
            assert "Ауыл жолын жөндеу" in found[who].body
            assert "Көпір салу" in found[who].body
        assert "Ауыл жолын жөндеу" not in found["co_executor"].body
        assert not any("Есеп берілді" in one.body or "Алыста" in one.body for one in outbox.outbox)
        assert "1 жұмыс күні қалды" in found["executor"].body
        assert "1 рабочий день" in found["colleague"].body

    def test_where_the_portal_knows_its_address_a_letter_leads_there(
        self, near: Callable[..., Assignment], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        table = letter.settings().model_copy(update={"address": "https://portal.example.kz"})
        monkeypatch.setattr(letter, "settings", lambda: table)
        one = near()
        sending.send_due()
        assert f"https://portal.example.kz/control/assignments/{one.pk}\n" in letters()["executor"].body

    def test_never_twice(self, near: Callable[..., Assignment], clock: Any) -> None:
        one = near()
        for step in (-8, -8, -7, -6, -5, -4, 0, 0, 1, 2, 3):
            clock.now = TUESDAY + timedelta(days=step)
            sending.send_due()
        assert told("executor") == told("colleague") == 3, "at half, at nine tenths, on the last day before"
        # A new date is another term.
        clock.now = TUESDAY + timedelta(days=20)
        Assignment.objects.filter(pk=one.pk).update(due=date(2027, 2, 23))
        sending.send_due()
        assert told("executor") == 4
        keys = Reminder.objects.values_list("assignment", "due", "kind", "told")
        assert len(set(keys)) == len(keys) == 8

    def test_nothing_at_night_on_days_off_after_the_term_or_without_a_server(
        self, near: Callable[..., Assignment], clock: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        near()
        night, women_day = datetime(2027, 2, 2, 2, 30, tzinfo=UTC), datetime(2027, 3, 8, 6, tzinfo=UTC)
        for now in (night, datetime(2027, 2, 6, 6, tzinfo=UTC), women_day, TUESDAY + timedelta(days=2)):
            clock.now = now
            sending.send_due()
        clock.now = TUESDAY
        monkeypatch.setattr(sending, "may_send", lambda: False)
        sending.send_due()
        assert outbox.outbox == []

    def test_never_to_somebody_who_left(self, near: Callable[..., Assignment]) -> None:
        near()
        Person.objects.filter(name="executor").update(is_active=False)
        Membership.objects.filter(person__name="colleague").delete()
        sending.send_due()
        assert outbox.outbox == []
        assert not Reminder.objects.exists()

    def test_while_somebody_is_away_the_substitute_gets_it(
        self, office_house: ControlHouse, near: Callable[..., Assignment]
    ) -> None:
        near()
        today = TUESDAY.date()
        away = {"since": today, "until": today}
        Absence.objects.create(person=office_house.executor, substitute=office_house.colleague, **away)
        sending.send_due()
        assert set(letters()) == {"colleague"}

    @pytest.mark.parametrize("why", ["shut out", "of another office by now"])
    def test_a_substitute_who_left_gets_nothing(
        self, why: str, office_house: ControlHouse, near: Callable[..., Assignment]
    ) -> None:
        near()
        today = TUESDAY.date()
        away = {"since": today, "until": today}
        Absence.objects.create(person=office_house.executor, substitute=office_house.far_executor, **away)
        Absence.objects.create(person=office_house.controller, substitute=office_house.far_executor, **away)
        if why == "shut out":
            Person.objects.filter(name="far_executor").update(is_active=False)
        sending.send_due()
        assert {"executor", "colleague"} <= set(letters()), "those who are away get it themselves"
        assert "far_executor" not in letters()

    def test_a_server_that_fails_is_asked_again_and_nobody_is_told_twice(
        self, near: Callable[..., Assignment], clock: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        near()
        real = EmailMessage.send

        def some(letter: EmailMessage, *rest: Any) -> Any:
            if "colleague" in letter.to[0]:
                raise ConnectionRefusedError
            return real(letter, *rest)

        with monkeypatch.context() as patch:
            patch.setattr(EmailMessage, "send", some)
            sending.send_due()
            sending.send_due()
        assert set(letters()) == {"executor"}
        assert Reminder.objects.count() == 1
        clock.now = TUESDAY + timedelta(minutes=11)
        sending.send_due()
        sending.send_due()
        assert len(outbox.outbox) == 2
        assert set(letters()) == {"executor", "colleague"}

    def test_a_worker_that_was_killed_leaves_the_rest_to_another(
        self, near: Callable[..., Assignment], clock: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        near()
        monkeypatch.setattr(sending, "TOGETHER", 1)
        real = EmailMessage.send

        def killed(letter: EmailMessage, *rest: Any) -> Any:
            if outbox.outbox:
                raise KeyboardInterrupt
            return real(letter, *rest)

        with monkeypatch.context() as patch:
            patch.setattr(EmailMessage, "send", killed)
            with pytest.raises(KeyboardInterrupt):
                sending.send_due()
        sending.send_due()
        assert len(outbox.outbox) == 1, "somebody else holds it"
        clock.now = TUESDAY + timedelta(hours=1, minutes=1)
        sending.send_due()
        assert len(outbox.outbox) == len(letters()), "nobody twice"
        assert Round.objects.get(day=TUESDAY.date()).finished_at


@pytest.mark.django_db
@pytest.mark.usefixtures("mail")
class TestDigest:
    def test_on_the_first_working_day_to_controllers_and_issuers(
        self, office_house: ControlHouse, on_control: Callable[..., Assignment], clock: Any
    ) -> None:
        clock.now = MONDAY
        day = MONDAY.date()
        on_control(due=day - timedelta(days=3), task="Мерзімі өткен", given=-3)
        on_control(State.REPORTED, due=day + timedelta(days=3), task="Осы аптада")
        on_control(due=day + timedelta(days=90), task="Қайтарылған", given=-1, reported_at=MONDAY)
        asked = on_control(due=day + timedelta(days=80), task="Ұзарту", given=-1)
        DateRequest.objects.create(
            assignment=asked, wanted=date(2027, 9, 1), reason="Қыс", term=asked.due, who=office_house.executor
        )
        Person.objects.filter(name="issuer").update(language="ru")
        sending.send_due()
        found = letters()
        assert set(found) == {"controller", "second_controller", "issuer"}
        body = found["controller"].body
        for wanted in ("Overdue: 1", "Returned: 1", "later date: 1", "Мерзімі өткен", "Осы аптада", "Jetisu"):
            assert wanted in body, wanted
        assert "Просрочено: 1" in found["issuer"].body
        clock.now = TUESDAY
        sending.send_due()
        assert len(outbox.outbox) == 3, "once a week"

    def test_after_a_holiday_on_the_next_working_day(
        self, on_control: Callable[..., Assignment], clock: Any
    ) -> None:
        """The eighth of March 2027 is a Monday."""
        on_control(due=date(2027, 3, 1), given=-1)
        clock.now = datetime(2027, 3, 8, 6, tzinfo=UTC)
        sending.send_due()
        assert outbox.outbox == []
        clock.now = datetime(2027, 3, 9, 6, tzinfo=UTC)
        sending.send_due()
        assert set(letters()) == {"controller", "second_controller", "issuer"}

    def test_whoever_also_executes_gets_one_letter(
        self, office_house: ControlHouse, near: Callable[..., Assignment], clock: Any
    ) -> None:
        clock.now = MONDAY
        Membership.objects.create(
            person=office_house.controller, role=Role.EXECUTOR, office=office_house.roads
        )
        near()
        sending.send_due()
        ours = [one for one in outbox.outbox if one.to == ["controller@example.kz"]]
        assert len(ours) == 1
        assert "working day left" in ours[0].body
        assert "assignments on control" in ours[0].body
