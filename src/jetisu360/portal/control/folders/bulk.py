"""The same act on several assignments: each by itself, in a transaction of its own, with its own answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _p
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.drafts import edit
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import Act
from jetisu360.portal.control.folders.places import Folder
from jetisu360.portal.control.folders.refusals import NothingToSet, NotThere
from jetisu360.portal.control.offices.models import Office

MOST_CHOSEN = 200


class Several(StrEnum):
    """What can be done with several at once."""

    ASSIGN = "assign"
    SET = "set"
    ACCEPT = "accept"


WORDS: Mapping[Several, Message] = {
    Several.ASSIGN: _p("several", "Assign"),
    Several.SET: _p("several", "Set executor and date"),
    Several.ACCEPT: _p("several", "Take off control"),
}
ACTS_OF: Mapping[Folder, tuple[Several, ...]] = {
    Folder.DRAFTS: (Several.ASSIGN, Several.SET),
    Folder.CONTROL: (Several.ACCEPT,),
}


@dataclass(frozen=True)
class Chosen:
    """An assignment, and the revision of it that was looked at."""

    number: int
    revision: int | None = None


@dataclass(frozen=True)
class Outcome:
    """`wrong`: why it could not be done; None: it is done."""

    number: int
    task: str
    wrong: JetisuError | None


def carry_out(
    who: Person,
    act: Several,
    chosen: Sequence[Chosen],
    *,
    executor: int | None = None,
    due: date | None = None,
) -> list[Outcome]:
    """Raises NothingToSet."""
    if act == Several.SET and executor is None and due is None:
        raise NothingToSet
    wanted = [one.number for one in chosen]
    seen = Assignment.objects.filter(seen_by(who, timezone.localdate()), pk__in=wanted)
    known = {number: (task, region) for number, task, region in seen.values_list("pk", "task", "region")}
    done = _acts(who, act, executor, due)
    return [_one(one, known.get(one.number), done) for one in chosen]


Do = Callable[[Chosen, int], Any]


def _one(one: Chosen, known: tuple[str, int] | None, done: Do) -> Outcome:
    if known is None:
        return Outcome(one.number, "", NotThere(number=one.number))
    task, region = known
    try:
        done(one, region)
    except JetisuError as error:
        return Outcome(one.number, task, error)
    return Outcome(one.number, task, None)


def _acts(who: Person, act: Several, executor: int | None, due: date | None) -> Do:
    if act == Several.SET:
        office = Office.objects.filter(pk=executor).first() if executor is not None else None

        def set_(one: Chosen, region: int) -> None:
            values: dict[str, Any] = {} if due is None else {"due": due}
            if executor is not None:
                # An office of another region is none that could be chosen.
                if office is None or office.region_id != region:
                    raise NotThere(number=one.number)
                values["executor"] = office
            edit(who, one.number, one.revision, **values)

        return set_
    step = {Several.ASSIGN: Act.ASSIGN, Several.ACCEPT: Act.ACCEPT}[act]

    def moved(one: Chosen, region: int) -> None:
        move(who, one.number, step, revision=one.revision)

    return moved
