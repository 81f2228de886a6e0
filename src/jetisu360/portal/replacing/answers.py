"""What becomes of labels and ways when a photograph took another's place: each answer is one change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from django.db import transaction

from jetisu360.panorama.geometry.turn import Turn
from jetisu360.portal.museums.documents import DocumentChanged, checked, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.replacing.asking import room_of
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.replacing.refusals import AnsweredAlready, LabelsChanged, NothingAside, OldGone
from jetisu360.portal.uploads.models import Removed
from jetisu360.portal.uploads.removed import restore
from jetisu360.tour.turning.places import scene_of
from jetisu360.tour.turning.turned import Change, made, turned

TURNS = 8
"""How often somebody else may come first before it is given up."""
Values = Mapping[str, Any]


def turn_document(row: Replacement, turn: Turn, who: Any) -> None:
    """Everything that is told by directions in the photograph is turned; the row remembers how it was.

    Raises:
        AnsweredAlready, DocumentChanged, MuseumArchived, MuseumFileWrong
    """

    def change(museum: Museum) -> Values:
        room = room_of(museum, row.name)
        level = row.found.get("level")
        changes = turned(
            museum.document,
            row.name,
            room,
            turn,
            level=(level[0], level[1]) if level else None,
            old_sha256=row.sha256,
        )
        row.changes = [one.as_json() for one in changes]
        row.found = {**row.found, "yaw": turn.yaw, "pitch": turn.pitch, "roll": turn.roll}
        return made(museum.document, changes)

    _answer(row, Replacement.OPEN, Replacement.TURNED, change, who, "replaced.turned")


def take_back(row: Replacement, who: Any) -> None:
    """The document is as it was before it was turned.

    Raises:
        AnsweredAlready, LabelsChanged, DocumentChanged, MuseumArchived, MuseumFileWrong
    """

    def change(museum: Museum) -> Values:
        done = [Change(tuple(one["place"]), one["value"], one["was"]) for one in row.changes]
        try:
            return made(museum.document, [one.back for one in reversed(done)])
        except ValueError:
            raise LabelsChanged from None

    # It is asked about again: the labels are still those of the old photograph.
    _answer(row, (Replacement.TURNED,), Replacement.UNSURE, change, who, "replaced.taken_back")


def keep(row: Replacement, who: Any) -> None:
    """Labels and ways stay where they are."""
    _answer(row, Replacement.OPEN, Replacement.KEPT, lambda museum: museum.document, who, "replaced.kept")


def put_aside(row: Replacement, who: Any) -> None:
    """The labels leave the room and wait in the row, with their words and media."""

    def change(museum: Museum) -> Values:
        values = deepcopy(dict(museum.document))
        number = scene_of(values, row.name)
        scene = values["scenes"][number] if number is not None else {}
        row.aside = scene.pop("labels", [])
        for route in values.get("routes", ()):  # a stop at a label that is not there is a stop in its room
            room = room_of(museum, row.name)
            for stop in route.get("stops", ()):
                if stop["scene"] == room:
                    stop.pop("label", None)
        return values

    _answer(row, Replacement.OPEN, Replacement.ASIDE, change, who, "replaced.aside")


def place(row: Replacement, photograph: Photograph, who: Any) -> None:
    """Labels that lie aside come into a room, where they were in the old one.

    Raises:
        NothingAside, AnsweredAlready, DocumentChanged, MuseumArchived, MuseumFileWrong
    """
    if not row.aside:
        raise NothingAside

    def change(museum: Museum) -> Values:
        values = deepcopy(dict(museum.document))
        scenes = values.setdefault("scenes", [])
        number = scene_of(values, photograph.name)
        if number is None:
            scenes.append({"file": photograph.name, "listed": False})
            number = len(scenes) - 1
        there = scenes[number].setdefault("labels", [])
        taken = {label.get("id") for label in there}
        for label in row.aside:
            there.append({key: value for key, value in label.items() if key != "id" or value not in taken})
        row.aside = []
        return values

    _answer(row, (Replacement.ASIDE,), Replacement.KEPT, change, who, "replaced.placed")


def put_back(row: Replacement, who: Any) -> None:
    """The old photograph comes into its place again; labels and ways were never moved.

    Raises:
        OldGone, AnsweredAlready, OriginalGone, NothingIntoArchive
    """
    kept = Removed.objects.filter(museum=row.museum, name=row.name, sha256=row.sha256, replaced=True).first()
    if kept is None:
        raise OldGone(name=row.name)
    restore(kept, who)  # (`asking.note` hears of it, and settles the row)


def _answer(
    row: Replacement,
    sources: tuple[str, ...],
    target: str,
    change: Callable[[Museum], Values],
    who: Any,
    action: str,
) -> None:
    """The row's state and the document are written together or not at all."""
    for left in reversed(range(TURNS)):
        museum = Museum.objects.get(pk=row.museum_id)
        try:
            with transaction.atomic():
                Museum.objects.listed().select_for_update().get(pk=museum.pk)
                there = Replacement.objects.filter(
                    pk=row.pk, state__in=sources, new_sha256=row.new_sha256
                ).first()
                if there is None:
                    raise AnsweredAlready
                values = change(museum)
                save_document(
                    museum, museum.revision, checked(values), who, action=action, details={"file": row.name}
                )
                row.state, row.problem = target, None
                row.save(update_fields=["state", "problem", "found", "changes", "aside"])
        except DocumentChanged:
            if not left:
                raise
            continue
        return
