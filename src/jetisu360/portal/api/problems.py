"""How what goes wrong is told to a program: one form for all of it, and the status of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from pydantic import BaseModel

from jetisu360.errors import JetisuError
from jetisu360.portal.api.refusals import (
    BodyTooLarge,
    FieldsWrong,
    NotUnderstood,
    RegionUnknown,
    RevisionNeeded,
    TitleNeeded,
)
from jetisu360.portal.looks.problem import told
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.creating import SlugTaken, SlugWrong
from jetisu360.portal.museums.documents import DocumentChanged, MuseumArchived
from jetisu360.portal.publication.asking import TimeOver, TimeTooFar
from jetisu360.portal.publication.checks import NotYetPublishable, VersionGone
from jetisu360.portal.uploads.refusals import UploadRefused
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS, explain, listing, place_of, problem_of


class FieldProblem(BaseModel):
    """`place`: where it is in what was sent, such as `scenes[2].title.kk`."""

    place: str
    message: str


class Problem(BaseModel):
    """`code` stays for ever; `message` is for people, in the language of the request."""

    code: str
    message: str
    fields: list[FieldProblem] | None = None


STATUS: Mapping[type[JetisuError], int] = {
    NotUnderstood: 400,
    BodyTooLarge: 413,
    SlugTaken: 409,
    MuseumArchived: 409,
    NotYetPublishable: 409,
    VersionGone: 410,
    DocumentChanged: 412,
    SlugWrong: 422,
    MuseumFileWrong: 422,
    TitleNeeded: 422,
    RegionUnknown: 422,
    TimeOver: 422,
    TimeTooFar: 422,
    FieldsWrong: 422,
    RevisionNeeded: 428,
}
"""Whatever else is said to a person is a conflict with what is there."""


def refused(error: JetisuError) -> HttpResponse:
    if isinstance(error, UploadRefused):
        return told(error, error.status)
    return told(error, STATUS.get(type(error), 409))


def fields_wrong(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """What pydantic found, field by field."""
    kept = [{**error, "loc": _inside(error["loc"])} for error in errors[:MOST_PROBLEMS]]
    problems = listing([explain(error) for error in kept], len(errors) - len(kept))
    language = current_language()
    fields = [{"place": place_of(one["loc"]), "message": problem_of(one)[language]} for one in kept]
    return told(FieldsWrong(problems=problems), 422, fields=fields)


def _inside(location: Sequence[str | int]) -> tuple[str | int, ...]:
    """The place in what was sent: without the words by which we call a body as a whole."""
    of_a_body = location[:1] == ("body",)
    return tuple(location[2:] if of_a_body else location[1:]) or ("body",)
