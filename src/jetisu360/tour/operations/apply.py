"""A change made as one whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from jetisu360.language import _
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, check_museum
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS, Sentence, explain, listing
from jetisu360.tour.museum_toml.values import values_of
from jetisu360.tour.operations.change import Change, MoveOperation
from jetisu360.tour.operations.operate import SCENES, Rooms, Values, operated
from jetisu360.tour.operations.places import Node, Rows, document
from jetisu360.tour.operations.plain import alike, plain
from jetisu360.tour.operations.references import check_references, with_ids
from jetisu360.tour.operations.refusals import NotMade, RuleBroken

_NOT_TEXT: Sentence = _("a text holds a character that is not text")


@dataclass(frozen=True)
class Applied:
    """`values`: as the document is kept. `whole`: more was changed than the operations say by themselves
    (the order of all rooms, the id of a room that is named, a number that came as a text), so that who has
    the document takes it anew.
    """

    values: dict[str, Any]
    whole: bool


def applied(values: Values, change: Change, rooms: Rooms) -> Applied:
    """The change made in `values`, which hold to every rule, as they will after it.

    Raises:
        NotMade: nothing of it is made; `status` and `at` say why and where.
    """
    found: Values = values
    for operation in change.operations:
        found = operated(found, operation, rooms)
    named = with_ids(values, found, rooms)
    whole = named.get(SCENES) != found.get(SCENES) or any(
        isinstance(one, MoveOperation) and one.at[0] == SCENES and len(one.at) == 2
        for one in change.operations
    )
    at = change.operations[0].at
    try:
        kept, rewritten = _held_to_rules(values, named, at)
        check_references(values, kept)
    except NotMade as error:
        error.at = error.at or tuple(at)
        raise
    return Applied(kept, whole or rewritten)


def _held_to_rules(before: Values, after: Values, at: Iterable[str]) -> tuple[dict[str, Any], bool]:
    """`after` as the models write it, and whether that is more than leaving out what goes without saying.
    Only what is not the same object as in `before` is looked at: the rest was held to the rules when it was
    written.

    Raises:
        RuleBroken
    """
    kept = dict(after)
    problems: list[Sentence] = []
    rewritten = False

    def checked(model: type[BaseModel], item: Any, place: tuple[str | int, ...], node: Node) -> Any:
        nonlocal rewritten
        found = _checked(model, item, place, problems)
        rewritten = rewritten or not alike(plain(found, node), plain(item, node))
        return found

    for name, value in after.items():
        if value is before.get(name):
            continue
        node = document().fields[name]
        if not isinstance(node, Rows):
            del kept[name]
            kept.update(checked(MuseumFile, {name: value}, (), document()) or {})
            continue
        known = {id(item) for item in before.get(name, [])}
        kept[name] = [
            item if id(item) in known else checked(node.item.model, item, (name, number), node.item)
            for number, item in enumerate(value)
        ]
    if problems:
        raise RuleBroken(at=at, problem=listing(problems))
    try:
        # (Reading is quick; it is writing all of it anew that takes long.)
        check_museum(MuseumFile.model_validate(kept))
    except MuseumFileWrong as error:
        raise RuleBroken(at=at, problem=error.details["problems"]) from None
    return kept, rewritten


def _checked(
    model: type[BaseModel], item: Any, place: tuple[str | int, ...], problems: list[Sentence]
) -> Any:
    try:
        found = values_of(model.model_validate(item))
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        problems += [explain({**one, "loc": (*place, *one["loc"])}) for one in wrong[:MOST_PROBLEMS]]
        return None
    if any(map(_is_no_text, _texts(found))):
        problems.append(_NOT_TEXT)
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _is_no_text(text: str) -> bool:
    """NUL, which PostgreSQL does not keep, and halves of characters, which nothing does."""
    return "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)
