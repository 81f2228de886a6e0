"""Operators are told once a week where the journal ends, by however many workers, whatever fails."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.db import connections
from django.utils import timezone

from jetisu360.portal.audit.models import Head
from jetisu360.portal.audit.record import record
from jetisu360.portal.digest import weekly
from jetisu360.portal.digest.models import Digest
from jetisu360.portal.jobs.kinds import TENDING

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 2, 1, 6, tzinfo=UTC)
"""Eleven o'clock in Almaty."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What time it is is said by the test."""

    class Clock:
        now = MONDAY

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture
def operators(house: Any, make_person: Any) -> Any:
    """Two: one reads Kazakh, one Russian."""
    first, second = house.people["operator"], house.people["editor"]
    for person, language in ((first, "kk"), (second, "ru")):
        person.language = language
        person.save()
    second.memberships.update(role="operator", region=None)
    record(first, "museum.created", house.own)
    return first, second


def test_each_operator_has_the_hash_and_the_command_in_their_language(
    operators: Any, mail: None, clock: Any
) -> None:
    assert weekly.send_due in TENDING
    weekly.send_due()
    head = Head.objects.get()
    letters = {letter.to[0]: letter for letter in outbox.outbox}
    assert set(letters) == {"operator@example.kz", "editor@example.kz"}
    for letter in letters.values():
        assert f"jetisu360 audit verify --hash {head.hash}" in letter.body
        assert "01.02.2027" in letter.subject
    assert "журналында 1 жазба бар" in letters["operator@example.kz"].body
    assert "В журнале портала 1 запись" in letters["editor@example.kz"].body


def test_once_a_week_whatever_the_clock_does(operators: Any, mail: None, clock: Any) -> None:
    def letters_at(now: datetime) -> int:
        clock.now, before = now, len(outbox.outbox)
        weekly.send_due()
        return len(outbox.outbox) - before

    assert letters_at(MONDAY) == 2
    assert letters_at(MONDAY + timedelta(days=6)) == 0
    assert letters_at(MONDAY + timedelta(days=7)) == 2
    # Put back by days, and forward again.
    assert letters_at(MONDAY + timedelta(days=3)) == 0
    assert letters_at(MONDAY + timedelta(days=8)) == 0
    assert [row.week for row in Digest.objects.order_by("week")][-2:] == ["2027-W05", "2027-W06"]


def test_nothing_without_a_mail_server(operators: Any, clock: Any) -> None:
    weekly.send_due()
    assert (outbox.outbox, Digest.objects.count()) == ([], 0)


def test_a_mail_server_that_is_away_is_asked_again_for_those_who_have_nothing(
    operators: Any, mail: None, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send
    away = {"operator@example.kz"}

    def sometimes(letter: EmailMessage, **more: Any) -> int:
        if set(letter.to) & away:
            raise ConnectionRefusedError(111, "refused")
        return send(letter, **more)

    monkeypatch.setattr(EmailMessage, "send", sometimes)
    weekly.send_due()
    assert [letter.to for letter in outbox.outbox] == [["editor@example.kz"]]
    away.clear()
    weekly.send_due()
    assert len(outbox.outbox) == 1, "not at once"
    clock.now += weekly.AGAIN + timedelta(seconds=1)
    weekly.send_due()
    assert [letter.to for letter in outbox.outbox][1:] == [["operator@example.kz"]]


@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_send_each_letter_once(operators: Any, mail: None) -> None:
    wrong: list[Exception] = []

    def work() -> None:
        try:
            weekly.send_due()
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert sorted(letter.to[0] for letter in outbox.outbox) == ["editor@example.kz", "operator@example.kz"]


def test_who_is_killed_in_the_middle_is_followed_by_another(operators: Any, mail: None, clock: Any) -> None:
    first, _second = operators
    held = {"told": [first.pk], "held_until": MONDAY + weekly.HOLD}
    Digest.objects.create(week=weekly.week_of(MONDAY), **held)
    weekly.send_due()
    assert outbox.outbox == []
    clock.now += weekly.HOLD + timedelta(seconds=1)
    weekly.send_due()
    assert [letter.to for letter in outbox.outbox] == [["editor@example.kz"]]
    assert Digest.objects.get().finished_at is not None
