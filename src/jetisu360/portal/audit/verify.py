"""Whether the chain is whole: any event that was edited, removed, put elsewhere or slipped in is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from jetisu360.language import Message, _
from jetisu360.portal.audit.chain import BEGINNING, hash_of
from jetisu360.portal.audit.models import Event, Head

MOST_FOUND = 100

_CHANGED = _("Event {number} is not what was recorded: it was changed, or put into the place of another.")
_MISSING = _("Event {number} is missing.")
_MISSING_MANY = _("Events {number} to {last} are missing.")
_NOT_LINKED = _("Event {number} does not follow from the one before it: one of the two was exchanged.")
_CUT = _("The chain ends at event {number}, but once went as far as {last}: events at its end were removed.")
_HEAD_CHANGED = _("The note of where the chain ends does not agree with its last event, {number}.")
_HEAD_MISSING = _("The note of where the chain ends is missing.")


@dataclass
class Verdict:
    """`found`: what is wrong, each a sentence; at most `MOST_FOUND` of them, and `more` are not told.

    `events`: how many there are; `head`: the hash at the end, to be compared with one noted earlier.
    """

    events: int = 0
    head: str = BEGINNING
    found: list[Message] = field(default_factory=list)
    more: int = 0

    @property
    def whole(self) -> bool:
        return not self.found

    def tell(self, problem: Message) -> None:
        if len(self.found) < MOST_FOUND:
            self.found.append(problem)
        else:
            self.more += 1


def verify() -> Verdict:
    """Reads the whole chain, in as little memory as one event takes."""
    verdict, last, previous = Verdict(), 0, BEGINNING
    # The head is read first: what is added meanwhile lies beyond it, and is looked at all the same.
    head = Head.objects.filter(pk=1).first()
    noted = head.hash if head is not None and head.number == 0 else None
    for event in Event.objects.order_by("number").iterator(chunk_size=1000):
        verdict.events += 1
        if event.number > last + 1:
            gap = {"number": last + 1, "last": event.number - 1}
            verdict.tell((_MISSING if event.number == last + 2 else _MISSING_MANY).fill(**gap))
        elif event.previous != previous:
            verdict.tell(_NOT_LINKED.fill(number=event.number))
        if hash_of(event) != event.hash:
            verdict.tell(_CHANGED.fill(number=event.number))
        last, previous = event.number, event.hash
        if head is not None and event.number == head.number:
            noted = event.hash
    verdict.head = previous
    if head is None:
        if verdict.events:
            verdict.tell(_HEAD_MISSING)
    elif last < head.number:
        verdict.tell(_CUT.fill(number=last, last=head.number))
    elif noted != head.hash:
        verdict.tell(_HEAD_CHANGED.fill(number=last))
    return verdict
