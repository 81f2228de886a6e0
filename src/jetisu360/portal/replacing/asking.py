"""A photograph has taken another's place: is anything in the document told by its directions?"""

from __future__ import annotations

from typing import Any

from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.museums.documents import read_rooms
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.replacing.models import Replacement
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong
from jetisu360.tour.naming import natural_key
from jetisu360.tour.turning.places import has_directions


def note(photograph: Photograph, before: str, who: Any) -> None:
    """Called in the transaction in which the row got other bytes; `before`: the SHA-256 that it had.

    Two replacements one after the other are one: the directions are still those of the first photograph.
    """
    museum = Museum.objects.get(pk=photograph.museum_id)
    row = Replacement.objects.filter(museum=museum, name=photograph.name, state__in=Replacement.OPEN).first()
    if row is None:
        if not has_directions(museum.document, photograph.name, room_of(museum, photograph.name)):
            return
        row = Replacement(museum=museum, name=photograph.name, sha256=before)
    row.new_sha256, row.found, row.problem, row.who = photograph.sha256, {}, None, person(who)
    row.state = Replacement.BACK if row.sha256 == row.new_sha256 else Replacement.WAITING
    row.save()
    if row.state == Replacement.WAITING:
        ask("align", museum, person(who))


def is_needed(museum: Any, sha256: str) -> bool:
    """Whether a file is needed until it is known how labels go (`originals.store`)."""
    rows = Replacement.objects.filter(museum=museum, state__in=Replacement.OPEN)
    return rows.filter(sha256=sha256).exists()


def room_of(museum: Any, name: str) -> str:
    """The id by which links and routes call the room of a photograph; empty where nothing can be said."""
    try:
        document = read_rooms(museum)
        for entry in document.scenes:
            if entry.id and form(entry.file) == form(name):
                return entry.id
        rows = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH)
        names = sorted({name, *rows.values_list("name", flat=True)}, key=natural_key)
        return next((scene.id for scene in plan_scenes(document, names).scenes if scene.name == name), "")
    except MuseumFileWrong:
        return ""


def person(who: Any) -> Any:
    """The person behind `who`, as a row keeps it."""
    return who if getattr(who, "is_authenticated", False) else None
