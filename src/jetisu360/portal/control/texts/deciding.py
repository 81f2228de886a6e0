"""Deciding on a proposal: confirm, refuse, fill in, split, merge, and take any of it back.

Each in one transaction with its entry in the journal. Only confirming makes anything of a proposal: a draft.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from jetisu360.language import _
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments import drafts
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.texts import refusals
from jetisu360.portal.control.texts.filling import Filling, draft_values, filling_of_draft
from jetisu360.portal.control.texts.models import Proposal
from jetisu360.portal.control.texts.splitting import part, together
from jetisu360.portal.control.texts.states import SHOWN, Decision
from jetisu360.portal.looks.words import say

TAKEN_BACK = _("Taken back while its text was being read.")


def held(who: Person, number: int, revision: int | None = None) -> Proposal:
    """The proposal, locked until the transaction ends.

    Raises:
        Http404: there is none that this person could decide.
        ProposalOvertaken
    """
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("source__region", "draft")
    found = rows.filter(pk=number).first()
    if found is None or not allowed(who, Action.CONTROL, region=found.source.region):
        raise Http404
    if revision is not None and found.revision != revision:
        raise refusals.ProposalOvertaken
    return found


def _open(who: Person, number: int, revision: int | None) -> Proposal:
    found = held(who, number, revision)
    if found.state != Decision.OPEN:
        raise refusals.ProposalDecided
    return found


def _decide(proposal: Proposal, who: Person, state: Decision) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, who, timezone.now()
    _save(proposal)


def _save(proposal: Proposal) -> None:
    proposal.revision += 1
    proposal.save()


def confirm(
    who: Person,
    number: int,
    filling: Filling,
    offices: Mapping[int, Office],
    revision: int | None = None,
    *,
    assign: bool = False,
) -> Assignment:
    """A draft, complete or not; with `assign` it is given at once, or nothing is done at all.

    `offices`: of the region, by number.

    Raises:
        ProposalOvertaken, ProposalDecided; with `assign` as `moving.move`
    """
    with transaction.atomic():
        proposal = _open(who, number, revision)
        helping = [offices[one] for one in filling.co_executors if one in offices and one != filling.executor]
        values = draft_values(filling, proposal, offices)
        draft = drafts.create(
            who, proposal.source.region, source=proposal.source, co_executors=helping, **values
        )
        proposal.filled, proposal.draft = filling.as_json(), draft
        _decide(proposal, who, Decision.CONFIRMED)
        if assign:
            draft = move(who, draft.pk, Act.ASSIGN)
    return draft


def assign(who: Person, number: int) -> Assignment:
    """Gives the draft that a proposal became.

    Raises:
        NothingToUndo: it became none. As `moving.move`
    """
    with transaction.atomic():
        proposal = held(who, number)
        if proposal.draft_id is None:
            raise refusals.ProposalOvertaken
        return move(who, proposal.draft_id, Act.ASSIGN)


def refuse(who: Person, number: int, revision: int | None = None) -> None:
    """Raises: ProposalOvertaken, ProposalDecided"""
    with transaction.atomic():
        proposal = _open(who, number, revision)
        _decide(proposal, who, Decision.REFUSED)
        record(who, "text.refused", _name(proposal), {"task": str(proposal.data["text"])[:200]})


def fill(who: Person, number: int, filling: Filling, revision: int | None = None) -> None:
    """Keeps what somebody has changed, and leaves it undecided. What is the same is not written.

    Raises:
        ProposalOvertaken, ProposalDecided
    """
    with transaction.atomic():
        proposal = _open(who, number, revision)
        if proposal.filled == _plain(filling):
            return
        proposal.filled = filling.as_json()
        _save(proposal)
        record(who, "text.filled", _name(proposal), {"task": filling.task[:200]})


def _plain(filling: Filling) -> object:
    values = filling.as_json()
    return {**values, "co_executors": list(values["co_executors"])}


def split(who: Person, number: int, at: int, filling: Filling, revision: int | None = None) -> Proposal:
    """Two in its place, of which the first is given back. `at`: of the source's text.

    Raises:
        ProposalOvertaken, ProposalDecided, NoPlaceToSplit
    """
    with transaction.atomic():
        proposal = _open(who, number, revision)
        text = proposal.source.text
        made = []
        for start, end in ((proposal.start, at), (at, proposal.end)):
            if not proposal.start < at < proposal.end or not text[start:end].strip(" ,;–—-\t\n\r"):
                raise refusals.NoPlaceToSplit
            data, filled = part(text, start, end, proposal.data, filling)
            made.append(_child(proposal, data, filled, part_of=proposal))
        _decide(proposal, who, Decision.SPLIT)
        for one in made:
            one.decided_at = proposal.decided_at
            one.save()
        record(who, "text.split", _name(proposal), {"at": at})
    return made[0]


def merge(
    who: Person, number: int, filling: Filling, of_next: Filling, revision: int | None = None
) -> Proposal:
    """One in the place of it and of the next. `of_next`: what the next would be filled with.

    Raises:
        ProposalOvertaken, ProposalDecided, NothingToMerge
    """
    with transaction.atomic():
        proposal = _open(who, number, revision)
        other = next_of(proposal)
        if other is None or other.state != Decision.OPEN:
            raise refusals.NothingToMerge
        other = held(who, other.pk, other.revision)
        data, filled = together(proposal.source.text, proposal.data, other.data, filling, of_next)
        made = _child(proposal, data, filled)
        made.decided_at = timezone.now()
        made.save()
        for one in (proposal, other):
            one.merged_into = made
            _decide(one, who, Decision.MERGED)
        record(who, "text.merged", _name(proposal), {"task": filled.task[:200]})
    return made


def _child(proposal: Proposal, data: dict[str, object], filling: Filling, **links: Proposal) -> Proposal:
    return Proposal(
        source=proposal.source,
        order=proposal.order,
        start=data["start"],
        end=data["end"],
        data=data,
        filled=filling.as_json(),
        **links,
    )


def next_of(proposal: Proposal) -> Proposal | None:
    """The one after it, of those that are shown."""
    rows = list(Proposal.objects.filter(source=proposal.source_id, state__in=SHOWN))
    later = [one for one in rows if _place(one) > _place(proposal)]
    return min(later, key=_place, default=None)


def _place(proposal: Proposal) -> tuple[int, int, int]:
    return proposal.order, proposal.start, proposal.pk


def undo(who: Person, number: int, revision: int | None = None) -> Proposal:
    """Takes back the last that was decided on this one, as long as its draft is a draft; the proposal that is
    open again. What was filled in in the draft meanwhile is kept.

    Raises:
        ProposalOvertaken, DraftGiven, PartsDecided, NothingToUndo
    """
    with transaction.atomic():
        proposal = held(who, number, revision)
        found = _undone(who, proposal)
        record(who, "text.undone", _name(proposal), {"task": str(found.data["text"])[:200]})
    return found


def _undone(who: Person, proposal: Proposal) -> Proposal:
    if proposal.state == Decision.CONFIRMED:
        _take_draft_back(who, proposal)
        return _reopened(proposal)
    if proposal.state == Decision.REFUSED:
        return _reopened(proposal)
    if proposal.state != Decision.OPEN:
        raise refusals.NothingToUndo
    if merged := list(proposal.merged.order_by("order", "start", "pk")):
        for one in merged:
            one.merged_into = None
            _reopened(one)
        proposal.delete()
        return merged[0]
    if (whole := proposal.part_of) is not None:
        if whole.parts.exclude(state=Decision.OPEN).exists():
            raise refusals.PartsDecided
        whole.parts.all().delete()
        return _reopened(whole)
    raise refusals.NothingToUndo


def _reopened(proposal: Proposal) -> Proposal:
    """Open as it was: one that stands for others still says since when."""
    before = proposal.part_of or proposal.merged.first()
    proposal.state, proposal.decided_by = Decision.OPEN, None
    proposal.decided_at = before.decided_at if before is not None else None
    _save(proposal)
    return proposal


def _take_draft_back(who: Person, proposal: Proposal) -> None:
    draft = proposal.draft
    if draft is None or draft.state not in (State.DRAFT, State.CANCELLED) or draft.assigned_at is not None:
        raise refusals.DraftGiven(number=draft.pk if draft else 0)
    proposal.filled = filling_of_draft(draft).as_json()
    if draft.state == State.DRAFT:
        move(who, draft.pk, Act.DISCARD, reason=say(TAKEN_BACK))
    proposal.draft = None


def _name(proposal: Proposal) -> str:
    return f"№ {proposal.source_id}"


def last_decided(shown: list[Proposal]) -> Proposal | None:
    """Of what is shown, the one on which something was decided last that can be taken back."""
    able = [one for one in shown if one.decided_at is not None and may_undo(one)]
    return max(able, key=lambda one: (one.decided_at, -one.start), default=None)


def may_undo(proposal: Proposal) -> bool:
    """Whether there may be something to take back: its draft is a draft, or it stands for others."""
    if proposal.state == Decision.CONFIRMED:
        draft = proposal.draft
        return (
            draft is not None and draft.assigned_at is None and draft.state in (State.DRAFT, State.CANCELLED)
        )
    return proposal.state == Decision.REFUSED or proposal.decided_at is not None
