"""What the page of one text shows: its lines, its proposals, and the one that somebody is looking at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import Message, _, pick
from jetisu360.minutes.report.wording import CERTAINTY, KINDS, REASONS, UNREAD
from jetisu360.portal.control.assignments.completeness import alike, lacks, warnings
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.assignments.words import LACKS, STATES
from jetisu360.portal.control.offices.directory import Directory, directory_of_rows
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.texts.deciding import last_decided, may_undo
from jetisu360.portal.control.texts.filling import Filling, filling_of, meant, without, would_be
from jetisu360.portal.control.texts.forms import ProposalForm, initial_of
from jetisu360.portal.control.texts.highlights import Line, Quote, lines_of
from jetisu360.portal.control.texts.models import Proposal, Reading
from jetisu360.portal.control.texts.splitting import Place, likeliest, places
from jetisu360.portal.control.texts.states import SHOWN, Decision
from jetisu360.portal.looks.words import current_language

LAST_WORKING_DAY = _("the last working day before it")
AS_WRITTEN = _("as it is written")
SHORT_QUOTE = 160


@dataclass
class Desk:
    """A text with everything that deciding on its proposals needs, asked of the database once."""

    source: Source
    shown: list[Proposal]
    offices: dict[int, Office]
    directory: Directory

    @classmethod
    def of(cls, source: Source) -> Desk:
        rows = source.proposals.filter(state__in=SHOWN).select_related("draft__executor", "draft__parent")
        offices = list(Office.objects.filter(region=source.region, closed=False))
        known = {office.pk: office for office in offices}
        return cls(source, list(rows), known, directory_of_rows(source.region, offices))

    def filling(self, proposal: Proposal) -> Filling:
        found = filling_of(proposal, self.directory, self.source.text)
        named = {*found.co_executors, *([found.executor] if found.executor else [])}
        return without(found, named - self.offices.keys())

    def form(self, proposal: Proposal, data: Any = None) -> ProposalForm:
        language = current_language()
        titles = [(number, pick(one.title, language) or str(one)) for number, one in self.offices.items()]
        offered = meant(proposal.data, self.directory).offered
        return ProposalForm(
            data,
            offices=sorted(titles, key=lambda one: sort_key(one[1])),
            offered=offered,
            initial=initial_of(self.filling(proposal)),
        )

    def named(self, number: int) -> Proposal | None:
        return next((one for one in self.shown if one.pk == number), None)

    def next_open(self, after: Proposal) -> Proposal | None:
        """The next on which nobody has decided; from the beginning again where there is none after it."""
        place = (after.order, after.start, after.pk)
        left = [one for one in self.shown if one.state == Decision.OPEN and one.pk != after.pk]
        later = (one for one in left if (one.order, one.start, one.pk) > place)
        return next(later, next(iter(left), None))


@dataclass
class Row:
    """A proposal in the list. `lacks`: of its draft, while it is one."""

    proposal: Proposal
    place: int
    task: str
    current: bool
    may_undo: bool
    state: Message | None = None
    card: str = ""
    lacks: list[Message] = field(default_factory=list)
    may_assign: bool = False


@dataclass
class Current:
    """The proposal that somebody is looking at, open: all that helps to decide on it."""

    form: ProposalForm
    quote: str
    lacks: list[Message]
    missing: list[str]
    warnings: list[Message]
    certainty: Message
    kind: Message
    said: list[str]
    helping: list[str]
    due_phrase: str
    days: list[tuple[date, Message]]
    inherited: list[str]
    places: list[Place]
    place: int | None
    before: Proposal | None
    after: Proposal | None
    mergeable: bool


@dataclass
class Passage:
    """One that no rule has read. `proposal`: what somebody has made of it."""

    number: int
    why: Message
    quote: str
    proposal: Proposal | None


@dataclass
class Page:
    rows: list[Row]
    lines: list[Line]
    unread: list[Passage]
    current: Current | None
    here: Row | None
    before: Proposal | None
    after: Proposal | None
    last: Proposal | None
    file: str
    left: int
    confirmed: int
    refused: int


def page_of(desk: Desk, at: int | None, form: ProposalForm | None = None) -> Page:
    """`at`: the proposal to look at, else the first open one; `form`: as it was sent, where it is wrong."""
    shown = desk.shown
    chosen = desk.named(at) if at else None
    chosen = chosen or next((one for one in shown if one.state == Decision.OPEN), None)
    today = timezone.localdate()
    rows = [_row(place, one, chosen, today) for place, one in enumerate(shown, 1)]
    quotes = [Quote(one.pk, place, one.start, one.end, one.state) for place, one in enumerate(shown, 1)]
    reading = Reading.of(desk.source)
    unread = reading.unread if reading else []
    index = shown.index(chosen) if chosen else -1
    before = shown[index - 1] if index > 0 else None
    after = shown[index + 1] if 0 <= index < len(shown) - 1 else None
    current = None
    if chosen is not None and chosen.state == Decision.OPEN:
        current = _current(desk, chosen, today, form, before, after)
    states = [one.state for one in shown]
    return Page(
        rows=rows,
        lines=lines_of(desk.source.text, quotes, unread),
        unread=_passages(unread, shown),
        current=current,
        here=rows[index] if chosen else None,
        before=before,
        after=after,
        last=last_decided(shown),
        file=reading.name if reading else "",
        left=states.count(Decision.OPEN),
        confirmed=states.count(Decision.CONFIRMED),
        refused=states.count(Decision.REFUSED),
    )


def _passages(unread: list[dict[str, Any]], shown: list[Proposal]) -> list[Passage]:
    made = {(one.start, one.end): one for one in shown}
    return [
        Passage(number, UNREAD[one["reason"]], shortened(one["quote"]), made.get((one["start"], one["end"])))
        for number, one in enumerate(unread, 1)
    ]


def _row(place: int, one: Proposal, chosen: Proposal | None, today: date) -> Row:
    task = (one.filled or {}).get("task") or one.data["text"]
    row = Row(one, place, task, current=one is chosen, may_undo=may_undo(one))
    if (draft := one.draft) is not None:
        row.task, row.state, row.card = draft.task, STATES[State(draft.state)], card_address(draft.pk)
        if draft.state == State.DRAFT:
            row.lacks = _said(draft, today)
            row.may_assign = not row.lacks
    return row


def _said(assignment: Assignment, today: date) -> list[Message]:
    return [LACKS[name] for name in lacks(assignment, today)]


def _current(
    desk: Desk,
    proposal: Proposal,
    today: date,
    form: ProposalForm | None,
    before: Proposal | None,
    after: Proposal | None,
) -> Current:
    data, text = proposal.data, desk.source.text
    draft = would_be(desk.filling(proposal), proposal, desk.source, desk.offices)
    found = places(text, proposal.start, proposal.end)
    return Current(
        form=form or desk.form(proposal),
        quote=text[proposal.start : proposal.end],
        lacks=_said(draft, today),
        missing=lacks(draft, today),
        # (Whoever decides on a text sees all of its region.)
        warnings=warnings(draft, today, alike(draft, Q())),
        certainty=CERTAINTY[data["certainty"]],
        kind=KINDS[data["kind"]],
        said=list(data["responsible"]),
        helping=list(data["co_executors"]),
        due_phrase=data.get("due_phrase") or "",
        days=_days(data),
        inherited=[shortened(one["quote"]) for one in data["inherited"].values()],
        places=found,
        place=likeliest(found, proposal.start, proposal.end),
        before=before,
        after=after,
        mergeable=after is not None and after.state == Decision.OPEN,
    )


def _days(data: dict[str, Any]) -> list[tuple[date, Message]]:
    """The dates that the text may mean, and why: none where there is only the one that is filled in."""
    found: list[tuple[date, Message]] = []
    if data.get("due"):
        found.append((date.fromisoformat(data["due"]), AS_WRITTEN))
    if data.get("due_working"):
        found.append((date.fromisoformat(data["due_working"]), LAST_WORKING_DAY))
    found += [(date.fromisoformat(one["due"]), REASONS[one["reason"]]) for one in data["alternatives"]]
    return found if len(found) > 1 else []


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHORT_QUOTE else words[: SHORT_QUOTE - 2].rsplit(" ", 1)[0] + " …"


def card_address(number: int) -> str:
    """Of an assignment's card; empty where that part is not installed."""
    try:
        return reverse("cards:card", args=[number])
    except NoReverseMatch:
        return ""
