"""What was typed becomes part of the document, over whatever revision is there by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.document_form import DocumentForm, Maker
from jetisu360.portal.museums.documents import DocumentChanged, checked, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong

TURNS = 8
"""How often somebody else may come first before it is given up."""

Values = Mapping[str, Any]


def edit(
    museum: Museum,
    posted: Mapping[str, str],
    make: Maker,
    part_of: Callable[[Values], Values],
    with_part: Callable[[Values, dict[str, Any]], Values],
    who: Any,
) -> tuple[DocumentForm, bool]:
    """The form as it is to be shown, and whether what was typed is written.

    Raises:
        DocumentChanged: others kept coming first. MuseumArchived
    """
    for _turn in range(TURNS):
        museum.refresh_from_db(fields=["document", "revision", "archived"])
        form = make(posted, part_of(museum.document))
        if not form.is_valid():
            return form, False
        try:
            save_document(museum, museum.revision, checked(with_part(museum.document, form.changed)), who)
        except DocumentChanged:
            continue
        except MuseumFileWrong as error:
            form.add_error(None, error.sentence.say(current_language(), **error.details))
            return form, False
        return form, True
    raise DocumentChanged(revision=museum.revision)


def change(museum: Museum, made: Callable[[Values], Values], who: Any) -> None:
    """The same for a change that needs no form: `made` gives the new values of whatever is there.

    Raises:
        DocumentChanged, MuseumFileWrong, MuseumArchived
    """
    for _turn in range(TURNS):
        museum.refresh_from_db(fields=["document", "revision", "archived"])
        try:
            save_document(museum, museum.revision, checked(made(museum.document)), who)
        except DocumentChanged:
            continue
        return
    raise DocumentChanged(revision=museum.revision)
