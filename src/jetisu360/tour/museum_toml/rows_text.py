"""Changes of a museum's values written into the text of its museum.toml; every other byte of it stays.

What changes are rows of the lists that answers about ways are written to: scenes, links, `walk.pairs`. As
with decisions about faces (`decisions.py`), lines are cut where tables have lines of their own; where
somebody has written them in one line, a parser that keeps the rest does it. What the new text says is
compared with what it is to say before anything is written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from jetisu360.files.limits import read_toml
from jetisu360.language import _
from jetisu360.tour.museum_toml.decision_text import NoSuchPlace, TomlText
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFileWrong, read_museum_file
from jetisu360.tour.museum_toml.values import values_of
from jetisu360.tour.refusals import TourRefusal

Values = Mapping[str, Any]
LISTS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("scenes",): ("file",),
    ("links",): ("from", "to"),
    ("walk", "pairs"): ("between",),
}
"""The lists that answers are written to, and what tells their rows apart."""


class AnswerNotWritten(TourRefusal):
    """`name`: the museum.toml that could not be changed without harm."""

    code = "answer-not-written"
    sentence = _("“{name}” could not be changed without touching the rest of it, so it is as it was.")
    advice = _(
        "Write scenes, links and pairs as tables of their own, under [[scenes]], [[links]] and "
        "[[walk.pairs]]."
    )


@dataclass(frozen=True)
class _Edit:
    """Of one list: rows (by their numbers before) that go, what is said in others, rows that come last."""

    at: tuple[str, ...]
    gone: tuple[int, ...]
    said: tuple[tuple[int, str, Any], ...]
    more: tuple[Values, ...]


def rewritten(source: str, before: Values, after: Values, *, name: str = NAME) -> str:
    """The text of a museum.toml that said `before` (`values_of`), saying `after`. New rows stand last.

    Raises:
        AnswerNotWritten
    """
    edits = [edit for at in LISTS if (edit := _edit(at, _rows(before, at), _rows(after, at)))]
    if not edits:
        return source
    for way in (_cut, _parsed):
        text = way(source, edits)
        if text is not None and _says(text, after):
            return text
    raise AnswerNotWritten(name=name)


def _rows(values: Any, at: Sequence[str]) -> Sequence[Values]:
    for part in at:
        values = values.get(part) or {}
    return list(values)


def _edit(at: tuple[str, ...], before: Sequence[Values], after: Sequence[Values]) -> _Edit | None:
    keys = LISTS[at]
    known = [_key(row, keys) for row in before]
    wanted = [_key(row, keys) for row in after]
    gone: list[int] = []
    said: list[tuple[int, str, Any]] = []
    more: list[Values] = []
    for kind, one, end, first, last in SequenceMatcher(None, known, wanted, autojunk=False).get_opcodes():
        if kind == "equal":
            said += [
                (one + k, *change)
                for k in range(end - one)
                for change in _changes(before[one + k], after[first + k])
            ]
        else:
            gone += range(one, end)
            more += after[first:last]
    if not (gone or said or more):
        return None
    return _Edit(at, tuple(gone), tuple(said), tuple(more))


def _key(row: Values, keys: Sequence[str]) -> tuple[Any, ...]:
    return tuple(tuple(sorted(value)) if isinstance(value, list) else value for value in map(row.get, keys))


def _changes(before: Values, after: Values) -> Iterator[tuple[str, Any]]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield key, after.get(key)


def _cut(source: str, edits: Sequence[_Edit]) -> str | None:
    text = TomlText(source)
    try:
        for edit in edits:
            for number, key, value in edit.said:
                text.say((*edit.at, number), key, value)
            for number in edit.gone:
                text.take((*edit.at, number))
            for row in edit.more:
                text.put_new(".".join(edit.at), row, ())
    except NoSuchPlace:
        return None
    return str(text)


def _parsed(source: str, edits: Sequence[_Edit]) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(source)
        for edit in edits:
            holder: Any = document
            for part in edit.at[:-1]:
                holder = holder.setdefault(part, {})
            rows = holder.get(edit.at[-1])
            for number, key, value in edit.said:
                if value is None:
                    del rows[number][key]
                else:
                    rows[number][key] = value
            for number in sorted(edit.gone, reverse=True):
                del rows[number]
            if rows is None and edit.more:
                holder[edit.at[-1]] = [dict(row) for row in edit.more]
            else:
                for row in edit.more:
                    rows.append(dict(row))
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError, ValueError):
        return None


def _says(text: str, wanted: Values) -> bool:
    """Whether a text says just that; rows that were put last may stand elsewhere than they were wanted."""
    try:
        read_toml(text, NAME)
        found = values_of(read_museum_file(text.encode())[0])
    except (tomllib.TOMLDecodeError, MuseumFileWrong):
        return False
    return bool(_unordered(found) == _unordered(wanted))


def _unordered(values: Values) -> Any:
    kept = dict(values)
    for at in (("links",), ("walk", "pairs")):
        rows = sorted(_rows(values, at), key=lambda row: [str(row.get(key)) for key in LISTS[at]])
        if at == ("links",):
            kept["links"] = rows
        elif "walk" in kept:
            kept["walk"] = {**kept["walk"], "pairs": rows}
    return kept
