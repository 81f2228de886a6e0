"""What the forms of a card send: each is carried out once, however often it comes.

On a bad line a form is sent again before the answer to the first has come. What it asks for is then done
already, by the same person since that page was made: that is said, and nothing is done a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments import dates, drafts, remarks
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import held, move
from jetisu360.portal.control.assignments.states import Act
from jetisu360.portal.control.cards.forms import EditForm, PartForm


class RequestAnswered(JetisuError):
    """No details."""

    code = "assignment-request-answered"
    sentence = _("This request has an answer already.")
    advice = _("Look at the assignment again.")


@dataclass(frozen=True)
class Sent:
    """A form that came. `item`: of the remark or the request; `made`: when the page was; `form`: its fields
    that belong to the draft, or to the part.
    """

    who: Person
    number: int
    do: str
    reason: str = ""
    due: Any = None
    item: int | None = None
    revision: int | None = None
    made: datetime | None = None
    form: EditForm | PartForm | None = None


@dataclass(frozen=True)
class Done:
    """`said`: what is told. `at`: the number of the card that is shown next."""

    said: Message
    at: int


DONE: Mapping[Act, Message] = {
    Act.ASSIGN: _("The assignment is given."),
    Act.DISCARD: _("The draft is discarded."),
    Act.START: _("You have begun. When it is done, report here."),
    Act.DECLINE: _("It went back to whoever gave it."),
    Act.INFORM: _("It is written down. The term runs on."),
    Act.REPORT: _("The report is handed in."),
    Act.REVIEW: _("It is reviewed, and can be judged."),
    Act.CONFIRM: _("It is written down that you have seen it on the spot."),
    Act.ACCEPT: _("It is off control."),
    Act.RETURN: _("It went back with a remark."),
    Act.MOVE_DATE: _("The new date holds. The first one stays beside it."),
    Act.CANCEL: _("The assignment is cancelled."),
}
REMARKED = _("The remark is written down.")
FIXED = _("What was done about the remark is written down.")
RESOLVED = _("The remark is resolved.")
ASKED = _("A later date is asked for; until there is an answer, the present one holds.")
REFUSED = _("The date stays; your answer is beside the request.")
SAVED = _("The draft is saved.")
PART = _("The part is drafted. Look at it, then assign it.")
TWICE = _("This was done already: the form came twice.")


def carry_out(sent: Sent) -> Done:
    """Does what was sent.

    Raises:
        JetisuError: it cannot be done; nothing was.
        ObjectDoesNotExist: the remark or request is not one of this assignment's.
    """
    handler = HANDLERS[sent.do]
    with transaction.atomic():
        held(sent.number)
        twice = _done_already(sent)
        return twice or handler(sent)


def _acted(sent: Sent) -> Done:
    act = Act(sent.do)
    move(sent.who, sent.number, act, reason=sent.reason, due=sent.due, revision=sent.revision)
    return Done(DONE[act], sent.number)


def _edited(sent: Sent) -> Done:
    assert isinstance(sent.form, EditForm)
    values = sent.form.values()
    drafts.edit(sent.who, sent.number, sent.revision, **values)
    return Done(SAVED, sent.number)


def _remarked(sent: Sent) -> Done:
    remarks.seen(sent.who, sent.number, sent.reason)
    return Done(REMARKED, sent.number)


def _fixed(sent: Sent) -> Done:
    remarks.fixed(sent.who, sent.number, sent.item or 0, sent.reason)
    return Done(FIXED, sent.number)


def _resolved(sent: Sent) -> Done:
    remarks.resolved(sent.who, sent.number, sent.item or 0)
    return Done(RESOLVED, sent.number)


def _asked(sent: Sent) -> Done:
    # (No day: today's is refused as none that is later.)
    dates.ask(sent.who, sent.number, sent.due or timezone.localdate(), sent.reason)
    return Done(ASKED, sent.number)


def _refused(sent: Sent) -> Done:
    found = _of(sent).date_requests.get(pk=sent.item)
    if found.granted is not None:
        raise RequestAnswered
    dates.refuse(sent.who, sent.number, found.pk, sent.reason)
    return Done(REFUSED, sent.number)


def _parted(sent: Sent) -> Done:
    assert isinstance(sent.form, PartForm)
    draft = drafts.create_below(sent.who, sent.number, **sent.form.values())
    return Done(PART, draft.pk)


HANDLERS: Mapping[str, Callable[[Sent], Done]] = {
    **{act.value: _acted for act in Act},
    "edit": _edited,
    "remark": _remarked,
    "fixed": _fixed,
    "resolved": _resolved,
    "ask-date": _asked,
    "refuse-date": _refused,
    "part": _parted,
}


def _of(sent: Sent) -> Assignment:
    return Assignment.objects.get(pk=sent.number)


def _done_already(sent: Sent) -> Done | None:
    """Whether this person has done the same since the page was made from which it comes."""
    if sent.made is None:
        return None
    there, words = _of(sent), sent.reason.strip()
    own = {"who": sent.who, "at__gte": sent.made}
    if sent.do in list(Act):
        moves = there.moves.filter(act=sent.do, reason=words, **own)
        if sent.do == Act.MOVE_DATE:
            moves = moves.filter(due_after=sent.due)
        found = moves.exists()
    elif sent.do == "remark":
        found = there.remarks.filter(seen=words, seen_by=sent.who, seen_at__gte=sent.made).exists()
    elif sent.do == "fixed":
        found = there.remarks.filter(pk=sent.item, fix=words, fixed_by=sent.who).exists() and bool(words)
    elif sent.do == "resolved":
        found = there.remarks.filter(pk=sent.item, resolved_by=sent.who).exists()
    elif sent.do == "ask-date":
        found = there.date_requests.filter(wanted=sent.due, reason=words, **own).exists()
    elif sent.do == "refuse-date":
        found = there.date_requests.filter(pk=sent.item, granted=False, answered_by=sent.who).exists()
    elif sent.do == "edit":
        assert isinstance(sent.form, EditForm)
        found = there.revision != sent.revision and not sent.form.differs(there)
    else:
        return _part_already(sent, there)
    return Done(TWICE, sent.number) if found else None


def _part_already(sent: Sent, there: Assignment) -> Done | None:
    assert isinstance(sent.form, PartForm)
    part = there.children.filter(
        created_by=sent.who, created_at__gte=sent.made, task=sent.form.values()["task"]
    ).first()
    return Done(TWICE, part.pk) if part else None
