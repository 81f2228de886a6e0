"""Taking a text in: it is read, and every assignment that it may hold becomes a proposal."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import transaction
from django.utils import timezone

from jetisu360.minutes.common.due import day_of as checked_day
from jetisu360.minutes.extract import found_in
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.sentences import sentences
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.texts.mark import mark_of
from jetisu360.portal.control.texts.models import Proposal, Reading
from jetisu360.portal.control.texts.reading import Given
from jetisu360.portal.control.texts.refusals import TextKnown
from jetisu360.portal.museums.models import Region


def take(
    who: Person,
    region: Region,
    given: Given,
    day: date,
    *,
    title: str = "",
    number: str = "",
    again: bool = False,
) -> Source:
    """`day`: of the text, from which its terms are counted. `again`: also where the same words are here.

    Raises:
        TextKnown: `details["source"]` is the first of them.
    """
    text = given.document.text.replace("\0", " ")
    found = found_in(given.document, day)
    mark = mark_of(text)
    with transaction.atomic():
        # One at a time in a region: of two who take the same text in at once, the second is told.
        Region.objects.select_for_update().get(pk=region.pk)
        first = Source.objects.filter(region=region, mark=mark).order_by("pk").first()
        if first is not None and not again:
            taken = timezone.localtime(first.created_at).date()
            raise TextKnown(title=first.title, day=taken.strftime("%d.%m.%Y"), source=first.pk)
        source = Source.objects.create(
            region=region,
            title=(title or given.title or given.name)[:300],
            number=number[:60],
            dated=day,
            language=_language(given.document),
            text=text,
            mark=mark,
            created_by=who,
        )
        unread = [passage.as_json(text) for passage in found.unread]
        Reading.objects.create(source=source, name=given.file[:300], unread=unread)
        Proposal.objects.bulk_create(
            Proposal(source=source, order=order, start=one.start, end=one.end, data=one.as_json(text))
            for order, one in enumerate(found.assignments, 1)
        )
        told = {"title": source.title, "proposals": len(found.assignments), "unread": len(unread)}
        record(who, "text.taken", f"№ {source.pk}", told)
    return source


def _language(document: Document) -> str:
    """The one that most of its letters are in."""
    letters: Counter[str] = Counter()
    for sentence in sentences(document):
        letters["ru" if sentence.language == "ru" else "kk"] += len(sentence.text)
    return letters.most_common(1)[0][0] if letters else "kk"


def possible_day(value: date) -> bool:
    """Whether the working calendar knows the day's year."""
    return checked_day(value.year, value.month, value.day) is not None
