"""Sends the letters of a working day, once: by whichever worker comes first, and the rest of them by another
if that one is killed.
"""

from __future__ import annotations

import itertools
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jetisu360.language import LANGUAGES, Language
from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.meetings.models import Reminder, Round
from jetisu360.portal.control.meetings.reminders.days import which
from jetisu360.portal.control.meetings.reminders.digest import digest_of
from jetisu360.portal.control.meetings.reminders.letter import Due, Letter
from jetisu360.portal.control.meetings.reminders.more import PARTS
from jetisu360.portal.control.meetings.reminders.whom import People
from jetisu360.portal.letters.sending import LetterNotSent, Post, may_send
from jetisu360.portal.museums.models import Region
from jetisu360.portal.settings.table import settings

log = logging.getLogger(__name__)
BEGINS = time(8, 0)
"""In Almaty."""
HOLD = timedelta(hours=1)
AGAIN = timedelta(minutes=10)
"""After which the mail server is asked once more."""
TOGETHER = 20
"""Letters that are written down together before they go out. Somebody whose letter was written down and not
sent, because the worker was killed in between, gets the next one: that is better than the same one twice.
"""
ENOUGH = 3
"""Letters in a row that the mail server did not take: then it is left alone for a while."""


def send_due() -> None:
    """Sends what is due and not sent. To be called again and again, by any number of workers."""
    now = timezone.now()
    local = timezone.localtime(now)
    today = local.date()
    if not may_send() or local.time() < BEGINS or not is_working(today):
        return
    row = Round.objects.filter(day=today).first()
    if row is None:
        row, _made = Round.objects.get_or_create(day=today, defaults={"weekly": _first_of_week(today)})
    if row.finished_at is None and _held(row, now):
        row.refresh_from_db()
        _send(row, now)


def _first_of_week(today: date) -> bool:
    monday = today - timedelta(days=today.weekday())
    return not Round.objects.filter(weekly=True, day__gte=monday, finished_at__isnull=False).exists()


def _held(row: Round, now: datetime) -> bool:
    """Whether it is this worker that sends now; the database lets only one."""
    # A hold that ends later than any can was taken before the clock was put back.
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(held_until__gt=now + 2 * HOLD)
    return bool(Round.objects.filter(free, pk=row.pk, finished_at=None).update(held_until=now + HOLD))


def _send(row: Round, now: datetime) -> None:
    told = set(row.told)
    letters = [one for one in letters_of(row) if one.person.pk not in told]
    failed, in_a_row = 0, 0
    with Post() as post:
        for batch in _by(letters):
            claimed = _claimed(batch, row.day)
            for letter in batch:
                if in_a_row >= ENOUGH or not _sent(post, letter, row.day):
                    failed, in_a_row = failed + 1, in_a_row + 1
                    continue
                in_a_row = 0
                told.add(letter.person.pk)
                del claimed[letter.person.pk]
            with transaction.atomic():
                # Who did not get the letter was not reminded.
                left = [number for numbers in claimed.values() for number in numbers]
                Reminder.objects.filter(pk__in=left).delete()
                Round.objects.filter(pk=row.pk).update(told=sorted(told))
            if in_a_row >= ENOUGH:
                break
    changes = {"held_until": timezone.now() + AGAIN} if failed else {"finished_at": now}
    Round.objects.filter(pk=row.pk).update(**changes)


def _by(letters: list[Letter]) -> Iterable[list[Letter]]:
    return (letters[at : at + TOGETHER] for at in range(0, len(letters), TOGETHER))


def _claimed(batch: Iterable[Letter], day: date) -> dict[int, list[int]]:
    """Person → the numbers of what was written down of their letter."""
    with transaction.atomic():
        return {
            letter.person.pk: [
                Reminder.objects.create(
                    assignment_id=one.assignment["pk"],
                    kind=one.kind,
                    due=one.assignment["due"],
                    told=letter.person,
                    day=day,
                ).pk
                for one in letter.due
            ]
            for letter in batch
        }


def _sent(post: Post, letter: Letter, day: date) -> bool:
    person = letter.person
    try:
        post.send(person.email, _language(person), letter.subject(day), letter.paragraphs(day))
    except LetterNotSent as error:
        log.warning("%s", error)
        return False
    return True


def letters_of(row: Round) -> list[Letter]:
    """Everybody's letter of that day; nobody gets an empty one."""
    people = People(row.day)
    letters: dict[int, Letter] = {}
    _remind(letters, people, row.day)
    for part in PARTS:
        for receiver, told in part.lines(people, row.day):
            letter = letters.setdefault(receiver.person.pk, Letter(receiver.person))
            letter.also.append((part.subject, told))
    if row.weekly:
        _digest(letters, people, row)
    return [letters[number] for number in sorted(letters)]


def _remind(letters: dict[int, Letter], people: People, today: date) -> None:
    """The executor's people, and those of whom work with it, of everything that they still have to do."""
    rows = Assignment.objects.filter(
        state__in=[State.ASSIGNED, State.IN_PROGRESS], due__gte=today, assigned_at__isnull=False
    )
    shared = _shared(rows)
    told = _told(today)
    known = rows.order_by("pk").values("pk", "task", "due", "assigned_at", "executor")
    for one in known.iterator(chunk_size=2000):
        given = timezone.localdate(one["assigned_at"])
        if which(given, one["due"], today) is None:
            continue
        for office in dict.fromkeys([one["executor"], *shared.get(one["pk"], ())]):
            for receiver in people.of_office(office):
                kinds = told.get((one["pk"], one["due"], receiver.person.pk), ())
                kind = which(given, one["due"], today, kinds)
                letter = letters.setdefault(receiver.person.pk, Letter(receiver.person)) if kind else None
                if kind and letter and all(due.assignment["pk"] != one["pk"] for due in letter.due):
                    letter.due.append(Due(one, kind, receiver.instead_of))


def _shared(rows: Any) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    through = Assignment.co_executors.through
    pairs = through.objects.filter(assignment__in=rows).values_list("assignment_id", "office_id")
    for assignment, office in pairs.iterator(chunk_size=2000):
        found[assignment].append(office)
    return found


def _told(today: date) -> Mapping[tuple[int, date, int], set[str]]:
    """(assignment, date, person) → of what they were reminded."""
    found: dict[tuple[int, date, int], set[str]] = defaultdict(set)
    rows = Reminder.objects.filter(due__gte=today).values_list("assignment_id", "due", "told_id", "kind")
    for assignment, due, person, kind in rows.iterator(chunk_size=2000):
        found[assignment, due, person].add(kind)
    return found


def _digest(letters: dict[int, Letter], people: People, row: Round) -> None:
    """To the controllers and issuers of each region; not again to those who had it earlier in the week."""
    monday = row.day - timedelta(days=row.day.weekday())
    before = Round.objects.filter(weekly=True, day__gte=monday, day__lt=row.day).values_list(
        "told", flat=True
    )
    had = set(itertools.chain.from_iterable(before))
    for region in Region.objects.filter(pk__in=people.regions).order_by("pk"):
        paragraphs = digest_of(region)
        if not paragraphs:
            continue
        title = region.title or {"kk": region.slug}
        for receiver in people.of_region(region.pk):
            if receiver.person.pk not in had:
                letter = letters.setdefault(receiver.person.pk, Letter(receiver.person))
                letter.digests.append((title, paragraphs))


def _language(person: Person) -> Language:
    return next((code for code in LANGUAGES if code == person.language), settings().language)
