"""Changes on their way into the document: each as one whole, over whatever is there by then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jetisu360.portal.editor import log
from jetisu360.portal.editor.models import Step
from jetisu360.portal.editor.refusals import Crowded
from jetisu360.portal.editor.rooms import rooms_for
from jetisu360.portal.museums.documents import DocumentChanged, save_values
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.operations.apply import Applied, applied
from jetisu360.tour.operations.change import Change
from jetisu360.tour.operations.operate import Rooms
from jetisu360.tour.operations.plain import alike
from jetisu360.tour.operations.refusals import NotMade

TURNS = 20
"""How often others may come first before it is given up."""


def make_all(museum: Museum, changes: Sequence[Change], who: Any) -> Iterator[dict[str, Any]]:
    """What became of each, in their order; each on its own. `museum` then has what is written.

    Raises:
        MuseumArchived, Crowded: those before are made.
    """
    rooms = rooms_for(museum)
    for change in changes:
        yield _make(museum, change, who, rooms)


def _make(museum: Museum, change: Change, who: Any, rooms: Rooms) -> dict[str, Any]:
    for _turn in range(TURNS):
        known = (
            Step.objects.filter(museum=museum, change=change.id).values_list("revision", flat=True).first()
        )
        if known is not None:
            return {"id": change.id, "status": "done", "revision": known}
        try:
            made = applied(museum.document, change, rooms)
        except NotMade as error:
            if _is_newest(museum):
                return _told(museum, change, error, who)
            _refresh(museum)
            continue
        try:
            return {"id": change.id, "status": "done", "revision": _write(museum, change, made, who)}
        except (DocumentChanged, IntegrityError):
            _refresh(museum)
    raise Crowded


def _write(museum: Museum, change: Change, made: Applied, who: Any) -> int:
    if alike(made.values, museum.document):
        with transaction.atomic():
            log.write(museum, change, who, museum.revision, whole=False, same=True)
        return int(museum.revision)

    def also(revision: int) -> None:
        log.write(museum, change, who, revision, whole=made.whole, same=False)

    details: dict[str, object] = {"change": change.id, "said": change.said}
    return save_values(museum, museum.revision, made.values, who, details, also)


def _told(museum: Museum, change: Change, error: NotMade, who: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"id": change.id, "status": error.status, "at": list(error.at)}
    if error.status == "refused":
        told["sentence"] = error.as_json()["message"]
    else:
        told["present"] = error.present
        told["by"] = log.last_writer(museum, error.at, who)
    return told


def _is_newest(museum: Museum) -> bool:
    return Museum.objects.filter(pk=museum.pk, revision=museum.revision).exists()


def _refresh(museum: Museum) -> None:
    museum.refresh_from_db(fields=["document", "revision", "archived"])
