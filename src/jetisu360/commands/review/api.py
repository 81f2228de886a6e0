"""What the review page asks and is told: JSON and JPEG over HTTP, small enough for any server to speak it.

The page (`viewer/src/review/`) knows nothing of who serves it. It is given the address that the requests
below begin with, and a token that it sends with every change. `jetisu360 privacy --review` serves it on this
computer (`server.py`); a portal may serve the same from its own database.

`GET review`
    Everything: `{"version", "problem", "title", "pictures": [PICTURE]}`. `problem`: a text by language (kk,
    ru, en) that says why nothing can be written now, or null. `title`: the museum's name by language.

    PICTURE is `{"id", "file", "title", "flat", "problem", "proposals": [PROPOSAL], "decisions": [DECISION]}`;
    its `problem` says why there is nothing to see of it, or is null. PROPOSAL is `{"kind", "score", "where",
    "around", "answer", "by"}`: `kind` is face, plate or person, `score` from 0 to 1, `answer` is null while
    it is open, `blur`, or the reason of what is kept. `where` is `{"yaw", "pitch", "width", "height"}` in
    degrees of the photograph's own directions, of a flat picture `{"left", "top", "width", "height"}` in
    percent.
    `around`: degrees that its small picture shows (spheres only). DECISION is `{"verdict", "reason", "where",
    "around", "stale", "by"}`: `verdict` is blur or keep; `stale` ones were made of another photograph and
    count no more. `by`: who decided and when, `{"name", "at"}` (ISO 8601), or null where that is not known;
    on this computer nobody is named.

`GET version`
    `{"version", "problem"}`: `version` is another word when anything is new. Asked every few seconds.

`GET pictures/ID`
    `{"extent": {"left", "top", "width", "height"}}`: what the picture of the whole covers, in degrees (yaw
    and pitch of the upper left corner, and how far it reaches), or the pixels of a flat one.
`GET pictures/ID/whole.jpg`
    The picture of the whole: equirectangular, as the file's pixels lie.
`GET pictures/ID/small.jpg?yaw=&pitch=&width=&height=` (or `?left=&top=&width=&height=`)
    A square picture of a place and what is around it.

`POST changes` `{"add": [CHANGE], "remove": [CHANGE], "made": ms}`
    Writes decisions, all or none. CHANGE is `{"file", "flat", "verdict", "where", "reason"}`. The answer is
    `{"version", "problem", "pictures"}` with the pictures concerned as they are now. The same decision twice
    is one; what is removed need not be there. Of one place the verdict that was made later holds (`made`: by
    the browser's clock), whichever arrives first.

What goes wrong is `{"error": {"code", "message": {"kk", "ru", "en"}}}` with status 409 where it may work
later (a museum.toml with mistakes: the page keeps the decision and tries again), 404 for what is not there,
422 for a photograph that cannot be shown and for more decisions than a picture may have, 400 for what no
page of ours asks.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jetisu360.commands.local_page.answers import NotAsked, Reply, refused, told
from jetisu360.commands.review.session import Changes, Session
from jetisu360.commands.review.subject import Subject
from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_json
from jetisu360.language import _
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml.decision import Decision, Verdict
from jetisu360.tour.museum_toml.decisions import TooManyDecisions
from jetisu360.tour.museum_toml.privacy_entries import BoxEntry, RegionEntry
from jetisu360.tour.refusals import TourRefusal

MOST_BODY = 1 << 18
"""Bytes of a POST: a thousand decisions."""
MOST_CHANGES = 1000

JPEG_TYPE = "image/jpeg"

_PICTURE = re.compile(r"pictures/([0-9a-f]{12})(?:/(whole|small)\.jpg)?")


class NotUnderReview(TourRefusal):
    """`name`."""

    code = "review-not-there"
    sentence = _("“{name}” is not among the photographs under review.")
    advice = _("Start the review again, in the portal make a new preview: it is then looked at as well.")


class ChangeBody(BaseModel):
    """One CHANGE."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[str, Field(min_length=1, max_length=4096)]
    flat: bool = False
    verdict: Literal["blur", "keep"]
    where: dict[str, float]
    reason: Annotated[str, Field(max_length=200)] = ""


Several = Annotated[list[ChangeBody], Field(max_length=MOST_CHANGES)]


class ChangesBody(BaseModel):
    """What `POST changes` takes."""

    model_config = ConfigDict(extra="forbid")

    add: Several = []
    remove: Several = []
    made: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None


def get(session: Session, target: str) -> Reply:
    """The answer to GET `target`, the address behind the one of the API: `review`, `pictures/…`."""
    path, _, query = target.partition("?")
    try:
        if path == "review":
            return told(session.state())
        if path == "version":
            return told(session.version())
        if match := _PICTURE.fullmatch(path):
            subject = session.subjects.get(match[1])
            if subject is None:
                return refused(NotUnderReview(name=match[1]), HTTPStatus.NOT_FOUND)
            return _of_picture(session, subject, match[2], query)
    except (ValidationError, ValueError):
        return refused(NotAsked(), HTTPStatus.BAD_REQUEST)
    except JetisuError as error:
        return refused(error, HTTPStatus.UNPROCESSABLE_ENTITY)
    return refused(NotAsked(), HTTPStatus.NOT_FOUND)


def post(session: Session, target: str, body: bytes) -> Reply:
    """The answer to POST `target` with that body."""
    if target != "changes":
        return refused(NotAsked(), HTTPStatus.NOT_FOUND)
    try:
        asked = ChangesBody.model_validate(read_json(body, "changes"))
        add = [_decision(session, item) for item in asked.add]
        remove = [_decision(session, item) for item in asked.remove]
    except (ValidationError, ValueError):
        return refused(NotAsked(), HTTPStatus.BAD_REQUEST)
    except JetisuError as error:
        return refused(error, HTTPStatus.NOT_FOUND)
    try:
        return told(session.change(Changes(tuple(add), tuple(remove), asked.made)))
    except TooManyDecisions as error:
        return refused(error, HTTPStatus.UNPROCESSABLE_ENTITY)
    except JetisuError as error:
        return refused(error, HTTPStatus.CONFLICT)


def _of_picture(session: Session, subject: Subject, kind: str | None, query: str) -> Reply:
    if kind is None:
        return told({"extent": vars(session.crops.extent(subject))})
    if kind == "whole":
        return _jpeg(session.crops.whole(subject))
    return _jpeg(session.crops.small(subject, _where(dict(parse_qsl(query)), subject.flat)))


def _decision(session: Session, change: ChangeBody) -> Decision:
    """Raises ValidationError, ValueError, NotUnderReview."""
    verdict: Verdict = change.verdict
    where = _where(change.where, change.flat)
    found = Decision(change.file, verdict, where)
    try:
        subject = session.subject_of(found)
    except KeyError:
        raise NotUnderReview(name=change.file) from None
    return session.decision(subject, verdict, where, change.reason)


def _where(values: dict[str, Any], flat: bool) -> Region | Box:
    """Raises ValidationError for a place that museum.toml could not hold."""
    return BoxEntry.model_validate(values).box if flat else RegionEntry.model_validate(values).region


def _jpeg(data: bytes) -> Reply:
    return Reply(HTTPStatus.OK, JPEG_TYPE, data, lasting=True)
