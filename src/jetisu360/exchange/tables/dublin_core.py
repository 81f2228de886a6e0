"""The inventory card of an object in the words of Dublin Core
(https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).

A column is `dc:title@kk`: a term, and the language of its text (`@kk`, `@ru`, `@en`). `id` is ours: it is in
addresses and never changes. `pictures` and `sound` name files beside the photographs, divided by `|`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.language import LANGUAGES, Language
from jetisu360.tour.document.tour import ExhibitObject

TERMS = {
    "title": "dc:title",
    "description": "dc:description",
    "material": "dcterms:medium",
    "date": "dc:date",
    "maker": "dc:creator",
    "rights": "dc:rights",
}
"""Fields with a text in each language, by their term."""

PLAIN = {"inventory_number": "dc:identifier", "dimensions": "dcterms:extent"}
"""Fields with one text for all."""

HEADER = [
    "id",
    *PLAIN.values(),
    *(f"{term}@{language}" for term in TERMS.values() for language in LANGUAGES),
    "pictures",
    "sound",
]

# What else people call these columns: the field itself, and terms of the same meaning.
_ALSO = {
    **{field: field for field in (*TERMS, *PLAIN)},
    **{term.lower(): field for field, term in {**TERMS, **PLAIN}.items()},
    "dcterms:title": "title",
    "dcterms:description": "description",
    "dcterms:creator": "maker",
    "dcterms:created": "date",
    "dcterms:date": "date",
    "dcterms:rights": "rights",
    "dcterms:identifier": "inventory_number",
    "dc:format": "dimensions",
    "dcterms:format": "dimensions",
    "dc:medium": "material",
    # Plain names in the tables of other museums.
    "medium": "material",
    "object_number": "inventory_number",
    "accession_number": "inventory_number",
    "artist": "maker",
    "creator": "maker",
}


def row_of(thing: ExhibitObject) -> list[str]:
    """The cells of an object, in the order of HEADER."""
    texts = [getattr(thing, field).get(language, "") for field in TERMS for language in LANGUAGES]
    pictures = "|".join(picture.src for picture in thing.pictures)
    sound = thing.sound.src if thing.sound else ""
    return [thing.id, *(getattr(thing, field) for field in PLAIN), *texts, pictures, sound]


def field_of(column: str, language: Language) -> tuple[str, str | None] | None:
    """The field of a column and the language of its texts; None for a column that is none of ours.

    A column without a language is in `language`.
    """
    name, _, tag = column.strip().partition("@")
    if not tag and "." in name:  # as in museum.toml: title.kk
        name, _, tag = name.partition(".")
    field = _ALSO.get(name.strip().lower())
    if field is None:
        return None
    if field in PLAIN:
        return (field, None) if not tag else None
    spoken = tag.strip().lower() or language
    return (field, spoken) if spoken in LANGUAGES else None


def entry_of(row: Mapping[str, str], columns: Mapping[str, tuple[str, str | None]]) -> dict[str, Any]:
    """What a row says of an object, as in museum.toml; empty cells say nothing."""
    entry: dict[str, Any] = {}
    for column, (field, language) in columns.items():
        text = row.get(column, "").strip()
        if not text:
            continue
        if language is None:
            entry[field] = text
        else:
            entry.setdefault(field, {})[language] = text
    return entry
