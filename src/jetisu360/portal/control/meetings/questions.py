"""What is asked before something is done that cannot be taken back."""

from __future__ import annotations

from django.urls import reverse

from jetisu360.language import _, _n
from jetisu360.portal.control.meetings.models import Item, Meeting
from jetisu360.portal.looks.question import Question

_ALL = _("Its agenda then stays as it is. Everything on it is dealt with.")
_LEFT = _n(
    "Its agenda then stays as it is. {n} item that is not dealt with is carried over to the next meeting.",
    "Its agenda then stays as it is. {n} items that are not dealt with are carried over to the next meeting.",
)


def close(meeting: Meeting, revision: str) -> Question:
    left = Item.objects.filter(meeting=meeting, settled_at=None).count()
    return Question(
        heading=_("Is the meeting over?"),
        text=_LEFT.fill(n=left) if left else _ALL,
        words=_("The meeting is over"),
        action=reverse("meetings:meeting", args=[meeting.pk]),
        values={"do": "hold", "revision": revision},
    )


def remove(item: Item) -> Question:
    return Question(
        heading=_("Remove this from what waits?"),
        text=_("No meeting will speak of it. An assignment or a problem that it names stays."),
        words=_("Remove"),
        action=reverse("meetings:series", args=[item.series_id]),
        values={"do": "remove", "item": str(item.pk)},
    )
