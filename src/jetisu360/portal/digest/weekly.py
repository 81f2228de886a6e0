"""Sends the letters of a week, once: by whichever worker comes first, and the rest of them by another if that
one is killed.
"""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from jetisu360.language import LANGUAGES, Language, Message, _, _n
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.chain import BEGINNING
from jetisu360.portal.audit.models import Event, Head
from jetisu360.portal.digest.models import Digest
from jetisu360.portal.letters.sending import LetterNotSent, may_send, send
from jetisu360.portal.settings.table import settings

log = logging.getLogger(__name__)
BEGINS = time(8, 0)
"""On Mondays, in Almaty."""
HOLD = timedelta(hours=1)
AGAIN = timedelta(minutes=10)
"""After which the mail server is asked once more."""
WEEK = timedelta(days=7)

_SUBJECT = _("Jetisu 360: where the journal ends, {day}")
_COUNT = _n(
    "The journal of the portal has {n} entry; in the last seven days {new} came.",
    "The journal of the portal has {n} entries; in the last seven days {new} came.",
)
_HEAD = _("It ends with this hash:\n{head}")
_KEEP = _(
    "Keep this letter. Whether anything before this end was changed or removed since, even by somebody "
    "who may write to the whole database, this command tells:\njetisu360 audit verify --hash {head}"
)


def send_due() -> None:
    """Sends what is due and not sent. To be called again and again, by any number of workers."""
    if not may_send():
        return
    now = timezone.now()
    week = week_of(now)
    row, _made = Digest.objects.get_or_create(week=week)
    if row.finished_at is None and _held(row, now):
        row.refresh_from_db()
        _send(row, now)


def week_of(now: datetime) -> str:
    """The last week that has begun for the letters (ISO 8601)."""
    local = timezone.localtime(now)
    day = local.date() - timedelta(days=local.weekday())
    if local < timezone.make_aware(datetime.combine(day, BEGINS)):
        day -= WEEK
    year, number, _day = day.isocalendar()
    return f"{year}-W{number:02}"


def _held(row: Digest, now: datetime) -> bool:
    """Whether it is this worker that sends now; the database lets only one."""
    # A hold that ends later than any can, clocks that differ allowed for, was taken before the clock was put
    # back.
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(held_until__gt=now + 2 * HOLD)
    mine = Digest.objects.filter(free, pk=row.pk, finished_at=None)
    return bool(mine.update(held_until=now + HOLD))


def _send(row: Digest, now: datetime) -> None:
    operators = Person.objects.filter(is_active=True, memberships__role=Role.OPERATOR).distinct()
    told, all_sent = list(row.told), True
    paragraphs = _paragraphs(now)
    subject = _SUBJECT.fill(day=f"{timezone.localtime(now):%d.%m.%Y}")
    for person in operators.exclude(pk__in=told):
        try:
            send(person.email, _language(person), subject, paragraphs)
        except LetterNotSent as error:
            log.warning("%s", error)
            all_sent = False
            continue
        told.append(person.pk)
        Digest.objects.filter(pk=row.pk).update(told=told)
    changes = {"finished_at": now} if all_sent else {"held_until": now + AGAIN}
    Digest.objects.filter(pk=row.pk).update(**changes)


def _paragraphs(now: datetime) -> list[Message]:
    head = Head.objects.filter(pk=1).first()
    count, end = (head.number, head.hash) if head else (0, BEGINNING)
    new = Event.objects.filter(at__gte=now - WEEK).count()
    return [_COUNT.fill(n=count, new=new), _HEAD.fill(head=end), _KEEP.fill(head=end)]


def _language(person: Person) -> Language:
    return next((code for code in LANGUAGES if code == person.language), settings().language)
