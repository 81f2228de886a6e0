"""What somebody can do with an assignment: the acts of the life cycle, each with what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _
from jetisu360.portal.control.assignments.life_cycle import Facts, Wish, possible, refusal
from jetisu360.portal.control.assignments.states import Act
from jetisu360.portal.control.assignments.words import ACTS


@dataclass(frozen=True)
class Text:
    """The text that goes with an act. `needed`: without it the act is refused."""

    label: Message
    needed: bool = True
    help: Message | None = None


@dataclass(frozen=True)
class Offer:
    """`hindrance`: why it would be refused as things stand. `loss`: there is no way back."""

    act: Act
    words: Message
    text: Text | None
    dated: bool
    hindrance: JetisuError | None
    loss: bool


NOTE = _("A note, if there is something to say")
TEXTS: Mapping[Act, Text] = {
    Act.DISCARD: Text(_("Why it will not become an assignment")),
    Act.DECLINE: Text(_("Why it is not yours, and whose it is")),
    Act.INFORM: Text(
        _("How far it is"),
        help=_("This moves nothing: the term runs on, and the assignment stays on control."),
    ),
    Act.REPORT: Text(_("What was done"), help=_("What is there now that can be seen or measured.")),
    Act.REVIEW: Text(NOTE, needed=False),
    Act.CONFIRM: Text(_("What was to be seen there"), needed=False),
    Act.ACCEPT: Text(
        NOTE,
        needed=False,
        help=_("There is no way back: what has to be done again is a new assignment."),
    ),
    Act.RETURN: Text(_("What is not in order"), help=_("It becomes a remark that is to be answered.")),
    Act.MOVE_DATE: Text(
        _("Why the date is moved"),
        help=_("A later date needs a request from before the term was over; the first date stays."),
    ),
    Act.CANCEL: Text(_("Why it is cancelled")),
}
MAIN = (Act.ASSIGN, Act.START, Act.REPORT, Act.REVIEW, Act.CONFIRM, Act.ACCEPT)
"""What an assignment waits for, in the order in which it does."""
ASIDE = (Act.RETURN, Act.INFORM, Act.DECLINE, Act.MOVE_DATE, Act.CANCEL, Act.DISCARD)
_LOSSES = frozenset({Act.CANCEL, Act.DISCARD})


def offers(facts: Facts) -> tuple[Offer | None, list[Offer]]:
    """The one that it waits for, where this person does that, and the others."""
    acts = possible(facts)
    main = next((act for act in MAIN if act in acts and not _over(act, facts)), None)
    others = [act for act in (*MAIN, *ASIDE) if act in acts and act != main]
    return (_offer(main, facts) if main else None), [_offer(act, facts) for act in others]


def _over(act: Act, facts: Facts) -> bool:
    """Whether nobody waits for it, or for it any more."""
    waits = {Act.REVIEW: facts.review_waits, Act.CONFIRM: facts.check_waits}
    return not waits.get(act, True)


def _offer(act: Act, facts: Facts) -> Offer:
    # (As if the text and another date were there: they are what the form asks for.)
    days = [facts.due + timedelta(days=n) for n in (-1, 1)] if facts.due and act == Act.MOVE_DATE else [None]
    hindrances = [refusal(facts, Wish(act, "…", day)) for day in days]
    return Offer(
        act=act,
        words=ACTS[act],
        text=TEXTS.get(act),
        dated=act == Act.MOVE_DATE,
        hindrance=hindrances[0] if None not in hindrances else None,
        loss=act in _LOSSES,
    )
