"""A passage that no rule has read becomes a proposal, because somebody has read it."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from jetisu360.minutes.model.assignment import Assignment as Found
from jetisu360.minutes.model.facts import bare_task, finish
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.texts.models import Proposal, Reading

CONFIDENCE = 0.3
"""Nothing is known of it but that somebody pointed at it."""


def propose(who: Person, source: Source, passage: int) -> Proposal:
    """`passage`: counted from 1, as the page counts them. One that is proposed already is given back.

    Raises:
        Http404: there is no such passage, or it is not for this person to propose.
    """
    if not allowed(who, Action.CONTROL, region=source.region):
        raise Http404
    with transaction.atomic():
        Source.objects.select_for_update().get(pk=source.pk)
        reading = Reading.of(source)
        unread = reading.unread if reading else []
        if not 0 < passage <= len(unread):
            raise Http404
        start, end = unread[passage - 1]["start"], unread[passage - 1]["end"]
        there = Proposal.objects.filter(source=source, start=start, end=end).first()
        if there is not None:
            return there
        before = source.proposals.filter(start__lte=start).order_by("order").last()
        made = Proposal.objects.create(
            source=source,
            order=before.order if before is not None else 0,
            start=start,
            end=end,
            data=_found(source, start, end).as_json(source.text),
        )
        record(who, "text.proposed", f"№ {source.pk}", {"task": str(made.data["text"])[:200]})
    return made


def _found(source: Source, start: int, end: int) -> Found:
    quote = source.text[start:end]
    found = Found(
        kind="order",
        text=bare_task(" ".join(quote.split())),
        quote=quote,
        start=start,
        end=end,
        confidence=CONFIDENCE,
        language=source.language,
        sentence=(start, end),
    )
    finish(found, source.language == "ru")
    return found
