"""The objects of a museum.toml changed in its text, and nothing else that a keeper wrote.

New objects are appended as text. Objects that are there already are changed key by key with tomlkit, which
keeps comments, order and spacing. What came of it is read again and compared with what it should say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.refusals import MuseumFileNotEdited
from jetisu360.exchange.common.text.museum_text import inline, object_text
from jetisu360.files.limits import read_toml
from jetisu360.language import Language
from jetisu360.tour.museum_toml.entries import ObjectEntry
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file

Edits = Mapping[int, Mapping[str, Any]]


def difference(before: Mapping[str, Any], said: Mapping[str, Any], first: Language) -> dict[str, Any]:
    """The keys of an object that are said otherwise, with their whole new values. Files are only ever
    added.
    """
    change: dict[str, Any] = {}
    for key, value in said.items():
        old = before.get(key)
        if key == "pictures":
            pictures: list[Any] = old or []
            there = {_file_of(picture) for picture in pictures}
            more = [name for name in value if name not in there]
            if more:
                as_tables = bool(pictures) and all(isinstance(item, dict) for item in pictures)
                change[key] = [*pictures, *({"file": name} if as_tables else name for name in more)]
        elif isinstance(value, dict):
            texts = {first: old} if isinstance(old, str) else dict(old or {})
            if any(texts.get(language, "").strip() != text for language, text in value.items()):
                change[key] = {**texts, **value}
        elif (old or "").strip() != value:
            change[key] = value
    return change


def _file_of(picture: Any) -> str:
    name = picture.get("file", "") if isinstance(picture, dict) else picture
    return str(name).replace("\\", "/")


def edited(
    source: str,
    raw: Mapping[str, Any],
    edits: Edits,
    new: Sequence[dict[str, Any]],
    first: Language,
    file: Path,
) -> str:
    """The text of museum.toml with the edits, by the object's place in it, and with the new objects.

    Raises:
        MuseumFileNotEdited, MuseumFileWrong
    """
    added = [object_text(ObjectEntry.model_validate(entry, context={"language": first})) for entry in new]
    text = _changed(source, edits, file)
    if added:
        text = "\n\n".join(part for part in (item.rstrip() for item in (text, *added)) if part) + "\n"
    _verify(text, raw, edits, new, file)
    return text


def _changed(source: str, edits: Edits, file: Path) -> str:
    """The text with these keys changed and everything else as it was."""
    if not edits:
        return source
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(source)
        objects: Any = document["objects"]
        for place, change in edits.items():
            for key, value in change.items():
                there = objects[place].get(key)
                if isinstance(value, dict) and isinstance(there, dict):
                    for language, text in value.items():
                        there[language] = text
                elif key == "pictures" and there:
                    for picture in value[len(there) :]:
                        there.append(_table(picture) if _is_tables(there) else _item(picture))
                else:
                    objects[place][key] = _item(value)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError, ValueError):
        raise MuseumFileNotEdited(name=str(file)) from None


def _item(value: Any) -> Any:
    import tomlkit

    return tomlkit.value(inline(value))


def _table(values: dict[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.table()
    table.update(values)
    return table


def _is_tables(pictures: Any) -> bool:
    """Whether pictures are `[[objects.pictures]]`, not a list."""
    import tomlkit.items

    return isinstance(pictures, tomlkit.items.AoT)


def _verify(
    text: str, raw: Mapping[str, Any], edits: Edits, new: Sequence[dict[str, Any]], file: Path
) -> None:
    """Refuses a text that says anything else than the old one with the table's changes."""
    wanted: dict[str, Any] = {**raw, "objects": [dict(thing) for thing in raw.get("objects", [])]}
    for place, change in edits.items():
        wanted["objects"][place] |= change
    wanted["objects"] += [_as_read(entry) for entry in new]
    try:
        found = read_toml(text, NAME)
    except tomllib.TOMLDecodeError:
        raise MuseumFileNotEdited(name=str(file)) from None
    if found != wanted:
        raise MuseumFileNotEdited(name=str(file))
    read_museum_file(text.encode())


def _as_read(entry: dict[str, Any]) -> dict[str, Any]:
    """A new object as its text is read: pictures are written as tables."""
    if "pictures" not in entry:
        return entry
    return {**entry, "pictures": [{"file": name} for name in entry["pictures"]]}
