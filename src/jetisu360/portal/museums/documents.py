"""A museum's document: read as museum.toml is read, and written only over the revision that was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.changes import changed_places
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, check_museum
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS, explain
from jetisu360.tour.museum_toml.values import values_of


class DocumentChanged(JetisuError):
    """`revision`: which one is there now."""

    code = "document-changed"
    sentence = _("Somebody else has changed the museum meanwhile.")
    advice = _("Load the page anew and make your change once more.")


class MuseumArchived(JetisuError):
    """The museum may not be changed."""

    code = "museum-archived"
    sentence = _("The museum is in the archive, so nothing in it can be changed.")
    advice = _("The region's office can bring it back.")


def read_document(museum: Museum) -> MuseumFile:
    """What the museum's row holds.

    Raises:
        MuseumFileWrong: it is not the portal that has written it.
    """
    return checked(museum.document)


def read_rooms(museum: Museum) -> MuseumFile:
    """The same without the objects: pages of rooms are as quick however many objects there are.

    Raises:
        MuseumFileWrong: it is not the portal that has written it.
    """
    return _typed({name: value for name, value in museum.document.items() if name != "objects"})


def checked(values: object) -> MuseumFile:
    """Values of a document, held to every rule that museum.toml is held to.

    Raises:
        MuseumFileWrong
    """
    document = _typed(values)
    check_museum(document)
    return document


def _typed(values: object) -> MuseumFile:
    try:
        return MuseumFile.model_validate(values)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        told = [explain(item) for item in wrong[:MOST_PROBLEMS]]
        raise MuseumFileWrong.at(told, len(wrong) - len(told)) from None


def save_document(
    museum: Museum,
    revision: int,
    document: MuseumFile,
    who: Any,
    *,
    action: str = "museum.edited",
    details: dict[str, object] | None = None,
) -> int:
    """Writes `document` over `revision`; the number of the new revision. What is the same is not written.

    `museum` then has what was written. The change and its event happen together or not at all.

    Raises:
        DocumentChanged: another revision is there; nothing was written. MuseumArchived
        MuseumFileWrong: the document holds what no museum.toml may.
    """
    # As it will be read: what a model was given without checking is found here.
    values = values_of(checked(values_of(document)))
    _check_text(values)
    with transaction.atomic():
        now = _held(museum, revision, Museum.objects.all())
        changed = changed_places(now.document, values)
        if changed or action != "museum.edited":
            _write(museum, revision, values, who, action, {"changed": changed, **(details or {})})
    return int(museum.revision)


def save_values(
    museum: Museum,
    revision: int,
    values: dict[str, Any],
    who: Any,
    details: dict[str, object],
    also: Callable[[int], None],
) -> int:
    """The same for values that hold to the rules already (`tour/operations/apply.py`), over those that
    `museum` has of that revision. `also` is called with the new revision, in the same transaction.

    Raises:
        DocumentChanged: another revision is there; nothing was written. MuseumArchived
    """
    changed = changed_places(museum.document, values)
    with transaction.atomic():
        _held(museum, revision, Museum.objects.listed())
        also(revision + 1)
        _write(museum, revision, values, who, "museum.edited", {"changed": changed, **details})
    return int(museum.revision)


def _held(museum: Museum, revision: int, rows: Any) -> Museum:
    """The museum's row, which nobody else writes until the transaction ends.

    Raises:
        DocumentChanged, MuseumArchived
    """
    now: Museum = rows.select_for_update().get(pk=museum.pk)
    if now.archived:
        raise MuseumArchived
    if now.revision != revision:
        raise DocumentChanged(revision=now.revision)
    return now


def _write(
    museum: Museum, revision: int, values: dict[str, Any], who: Any, action: str, details: dict[str, object]
) -> None:
    fields = {"document": values, "revision": revision + 1, "changed_at": timezone.now()}
    if not Museum.objects.filter(pk=museum.pk, revision=revision).update(**fields):
        raise DocumentChanged(revision=revision)
    museum.document, museum.revision = values, revision + 1
    museum.changed_at = fields["changed_at"]
    record(who, action, museum, {"revision": revision + 1, **details})


def _check_text(values: dict[str, Any]) -> None:
    # PostgreSQL keeps no NUL in a text, and nobody has ever meant one.
    if _has_nul(values):
        raise MuseumFileWrong.at([_("a text holds a character that is not text (NUL)")])


def _has_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_nul, value.values()))
    return any(map(_has_nul, value)) if isinstance(value, list) else isinstance(value, str) and "\0" in value
