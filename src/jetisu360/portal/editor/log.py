"""The changes of a museum one by one: who has an older document is told them, and needs no whole one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jetisu360.portal.audit.models import Event
from jetisu360.portal.editor.models import Step
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.operations.change import Change

KEPT = timedelta(days=30)
MOST_KEPT = 5_000
"""Changes of a museum that are kept; the document has them all, and the journal tells of each."""
MOST_TOLD = 200
"""Changes that are told one by one; beyond, the document itself is shorter."""
_TIDY_EVERY = 100
"""Revisions. (There is no hurry.)"""


def write(museum: Museum, change: Change, who: Any, revision: int, *, whole: bool, same: bool) -> None:
    """Keeps a change; `same`: it made no difference.

    Raises:
        IntegrityError: it is here already.
    """
    Step.objects.create(
        museum=museum,
        revision=revision,
        change=change.id,
        who=who,
        said=change.said,
        operations=[] if same else change.model_dump(mode="json")["operations"],
        whole=whole,
    )
    if revision % _TIDY_EVERY == 0:
        tidy(museum)


def tidy(museum: Museum) -> None:
    """Lets go of what is old."""
    rows = Step.objects.filter(museum=museum)
    rows.filter(at__lt=timezone.now() - KEPT).delete()
    oldest = rows.order_by("-pk").values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT + 1].first()
    if oldest is not None:
        rows.filter(pk__lte=oldest).delete()


def since(museum: Museum, revision: int, own: Collection[str] = ()) -> list[dict[str, Any]] | None:
    """The changes after a revision up to the one that `museum` has; None where they are not all here, since a
    form, a program or a review wrote in between. Those of `own` come without their operations.
    """
    ahead = museum.revision - revision
    if not 0 <= ahead <= MOST_TOLD:
        return None
    rows = Step.objects.filter(museum=museum, revision__gt=revision, revision__lte=museum.revision)
    told: list[Step] = [row for row in rows.select_related("who") if row.operations] if ahead else []
    if any(row.whole for row in told) or len({row.revision for row in told}) != ahead:
        return None
    return [
        {
            "id": row.change,
            "revision": row.revision,
            "by": str(row.who or ""),
            "operations": None if row.change in own else row.operations,
        }
        for row in told
    ]


def last_writer(museum: Museum, at: Sequence[str], me: Any) -> str:
    """The name of whoever changed a place last; of whoever else changed the museum, where no change tells."""
    rows = Step.objects.filter(museum=museum).select_related("who").order_by("-revision", "-pk")[:MOST_TOLD]
    for row in rows:
        if any(_touches(one["at"], at) for one in row.operations):
            return str(row.who or "")
    event = Event.objects.filter(museum=museum.slug).exclude(actor_id=me.pk).order_by("-number").first()
    return event.actor if event else ""


def _touches(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two places lies within the other."""
    return all(a == b for a, b in zip(one, other, strict=False))
