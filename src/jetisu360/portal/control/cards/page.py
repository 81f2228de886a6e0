"""What the page of a card is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.utils import timezone

from jetisu360.language import Message, _p
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.control.assignments.completeness import alike, warnings
from jetisu360.portal.control.assignments.evidence import pieces, sections
from jetisu360.portal.control.assignments.life_cycle import Facts
from jetisu360.portal.control.assignments.models import Assignment, DateRequest, Move, Remark, RemarkAnswer
from jetisu360.portal.control.assignments.moving import facts_of
from jetisu360.portal.control.assignments.remarks import SEERS
from jetisu360.portal.control.assignments.standing import Standing, acting_as, seen_by, standing
from jetisu360.portal.control.assignments.states import CLOSED, OPEN, Act, Part, State
from jetisu360.portal.control.assignments.words import HAPPENED, LACKS, STATES
from jetisu360.portal.control.cards.forms import EditForm, PartForm
from jetisu360.portal.control.cards.links import linked
from jetisu360.portal.control.cards.offers import Offer, offers
from jetisu360.portal.control.cards.quote import quote_of
from jetisu360.portal.control.cards.term import shown_term
from jetisu360.portal.control.cards.whose import done_by_others, next_hand

MOST_BELOW = 200
"""Parts that are listed; of more, only how many there are."""
AT_WORK = (State.ASSIGNED, State.IN_PROGRESS)
_OF_A_REPORT = (Act.REPORT, Act.REVIEW, Act.CONFIRM)
_FIELD_OF = {"result-vague": "result", "due-past": "due", "due-parent": "due"}
_FIELD_OF |= {"executor-self": "executor", "executor-closed": "executor"}
_FIELD_OF |= {"executor-above": "executor"}


MISSING = _p("draft", "missing")


@dataclass(frozen=True)
class Tried:
    """A form that was refused, with what was typed into it. `said`: why."""

    do: str = ""
    item: int | None = None
    said: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    def is_of(self, do: str, item: int | None = None) -> bool:
        return self.do == do and self.item == item


NOTHING_TRIED = Tried()


def seen_card(who: Person, number: int, today: date) -> Assignment:
    """The assignment with all that a card tells of it.

    Raises:
        Http404: there is none, or it is not for this person to see.
    """
    near = ("region", "executor", "given_by", "parent__executor", "source", "reviewer", "created_by")
    remarks = Remark.objects.select_related("seen_by", "fixed_by", "resolved_by")
    asked = DateRequest.objects.select_related("who", "answered_by")
    moves = Move.objects.select_related("who", "acting_for", "executor")
    found = (
        Assignment.objects.filter(seen_by(who, today), pk=number)
        .select_related(*near)
        .defer("source__text")
        .prefetch_related(
            "co_executors",
            Prefetch("remarks", remarks),
            Prefetch("date_requests", asked),
            Prefetch("moves", moves, to_attr="history"),
        )
        .first()
    )
    if found is None:
        raise Http404
    return found


def page_of(
    who: Person,
    assignment: Assignment,
    tried: Tried = NOTHING_TRIED,
    edit: EditForm | None = None,
    part: PartForm | None = None,
) -> dict[str, Any]:
    """`edit`, `part`: as they were sent, where they were refused."""
    today = timezone.localdate()
    at = standing(acting_as(who, today), assignment)
    facts = facts_of(assignment, at, today)
    main, others = offers(facts)
    may = _may(assignment, facts, at, today)
    if may["edit"]:
        edit = edit or EditForm(assignment)
    if may["part"]:
        part = part or PartForm(assignment)
    lacking = list(facts.lacks) if facts.state in (State.DRAFT, State.NOT_OURS) else []
    context = {
        "one": assignment,
        "state": STATES[facts.state],
        "states": {state.value: words for state, words in STATES.items()},
        "happened": {act.value: words for act, words in HAPPENED.items()},
        "draft": facts.state == State.DRAFT,
        "closed": facts.state in CLOSED,
        "term": shown_term(assignment, today),
        "moved": sum(one.act == Act.MOVE_DATE for one in assignment.history),
        "hand": next_hand(assignment, facts),
        "own_work": at.own_work and facts.state == State.REPORTED,
        "lacking": [(LACKS[key], _FIELD_OF.get(key, key)) for key in lacking],
        "marks": {
            _FIELD_OF.get(key, key): MISSING if key not in _FIELD_OF else LACKS[key] for key in lacking
        },
        "latest": _latest(facts.state, assignment.history),
        "warnings": _warnings(who, assignment, facts, today),
        "main": main,
        "others": others,
        "by_others": done_by_others(assignment, facts),
        "may": may,
        "edit": edit if may["edit"] else None,
        "part": part if may["part"] else None,
        "tried": tried,
        "evidence": pieces(assignment) if assignment.evidence else 0,
        "sections": sections(who, assignment),
        "quote": quote_of(assignment),
        "text_at": _text_at(who, assignment),
        "waits": [one for one in assignment.date_requests.all() if one.granted is None],
        "said_before": _said_before(assignment),
        "open_remarks": any(one.resolved_at is None for one in assignment.remarks.all()),
        "folders_at": linked("folders:folders"),
        "made": timezone.now().timestamp(),
        "today": today,
        **_tree(who, assignment, today),
    }
    context["homeless"] = bool(tried.do) and not _has_place(context, tried, main, others)
    return context


def _may(assignment: Assignment, facts: Facts, at: Standing, today: date) -> dict[str, bool]:
    """What there is to do besides the acts of the life cycle."""
    works = bool(at.parts & {Part.EXECUTOR, Part.CO_EXECUTOR})
    leads = Part.EXECUTOR in at.parts
    looks = bool(at.parts & SEERS) and not at.own_work
    unanswered = any(one.granted is None for one in assignment.date_requests.all())
    in_time = assignment.due is not None and today <= assignment.due
    return {
        "edit": Part.CONTROLLER in at.parts and facts.state in (State.DRAFT, State.NOT_OURS),
        "remark": looks and facts.state in OPEN,
        "fix": works,
        "resolve": looks,
        "ask": leads and facts.state in AT_WORK and in_time and not unanswered,
        "answer": Part.ISSUER in at.parts and not at.own_work and facts.state in OPEN,
        "part": leads and facts.state in AT_WORK,
    }


def _text_at(who: Person, assignment: Assignment) -> str:
    """The page of the text that it comes from, for those who work with texts."""
    if not assignment.source_id or not allowed(who, Action.CONTROL, region=assignment.region):
        return ""
    return linked("texts:text", assignment.source_id)


def _latest(state: State, history: list[Move]) -> list[Move]:
    """What was said last of where it stands: the report and what became of it, why it came back, why it is
    closed, or how far it is.
    """
    said: list[Move] = []
    for move in reversed(history):
        if state == State.REPORTED:
            if move.reason or move.act != Act.REPORT:
                said.insert(0, move)
            if move.act == Act.REPORT:
                break
        elif move.after != state or move.act in (Act.START, Act.RETURN):
            break
        elif move.reason and move.act != Act.MOVE_DATE:
            return [move]
    return [move for move in said if move.act in _OF_A_REPORT]


def _said_before(assignment: Assignment) -> dict[int, list[RemarkAnswer]]:
    """Of each remark what was said of it before what was said last."""
    found: dict[int, list[RemarkAnswer]] = {}
    for one in RemarkAnswer.objects.filter(remark__assignment=assignment).select_related("who"):
        found.setdefault(one.remark_id, []).append(one)
    return {remark: answers[:-1] for remark, answers in found.items()}


def _warnings(who: Person, assignment: Assignment, facts: Facts, today: date) -> list[Message]:
    if facts.state != State.DRAFT:
        return []
    return warnings(assignment, today, alike(assignment, seen_by(who, today)))


def _tree(who: Person, assignment: Assignment, today: date) -> dict[str, Any]:
    """What is above and below, as far as this person sees it."""
    sees = seen_by(who, today)
    above = assignment.parent_id and Assignment.objects.filter(sees, pk=assignment.parent_id).exists()
    open_below = Count("children", filter=Q(children__state__in=[*OPEN, State.DRAFT]))
    below = assignment.children.filter(sees).select_related("executor").annotate(open_below=open_below)
    shown = list(below.order_by("due", "pk")[: MOST_BELOW + 1])
    return {
        "above": assignment.parent if above else None,
        "below": [(one, shown_term(one, today)) for one in shown[:MOST_BELOW]],
        "more_below": len(shown) > MOST_BELOW,
    }


def _has_place(context: dict[str, Any], tried: Tried, main: Offer | None, others: list[Offer]) -> bool:
    """Whether the form that was refused is still on the page, to say there why."""
    acts = {offer.act.value for offer in (*([main] if main else []), *others)}
    may = context["may"]
    places = {
        "edit": may["edit"],
        "part": may["part"],
        "remark": may["remark"],
        "ask-date": may["ask"],
        "refuse-date": may["answer"] and any(one.pk == tried.item for one in context["waits"]),
        "fixed": may["fix"] and any(_open(one, tried) for one in context["one"].remarks.all()),
        "resolved": may["resolve"] and any(_open(one, tried) for one in context["one"].remarks.all()),
    }
    return tried.do in acts or bool(places.get(tried.do))


def _open(remark: Remark, tried: Tried) -> bool:
    return remark.pk == tried.item and remark.resolved_at is None
