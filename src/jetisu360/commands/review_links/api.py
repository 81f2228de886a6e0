"""What the page asks and sends: the same as the editor in a portal (portal/editor/api_views.py,
portal/links), over a museum.toml instead of a museum's document.

`POST editor/api/open`, `POST editor/api/changes`, `GET editor/api/news`, `GET editor/api/rooms`,
`GET editor/api/token`: see there. Revisions count what the file has said in this session; nobody else is
here.

`GET links/api/found?revision=N`: `{found, revision, solves}`: waits until the tour is solved with revision N.
`GET pictures/ROOM/tiles/…`: a tile.

What goes wrong is `{"error": {"code", "message": {"kk", "ru", "en"}}}`: 503 where it may work later (a
museum.toml with mistakes: the page keeps what was answered and tries again), 404 for what is not there, 400
for what no page of ours asks.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import parse_qs

from pydantic import ValidationError

from jetisu360.commands.local_page.answers import NotAsked, Reply, refused, told
from jetisu360.commands.review_links.session import Session
from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.tour.operations.change import MOST_BYTES
from jetisu360.tour.operations.wire import ChangesBody

MOST_BODY = MOST_BYTES
_DEPTH = 24
_TILE = re.compile(r"pictures/([^/]+)/tiles/(\d/[frblud]/\d{1,3}_\d{1,3}\.jpg)")


def get(session: Session, token: str, target: str) -> Reply:
    """The answer to GET `target`, the address behind the one of the API."""
    path, _, query = target.partition("?")
    values = parse_qs(query)
    try:
        if path == "editor/api/news":
            return told(session.news(_number(values, "since")))
        if path == "editor/api/rooms":
            return told({"photographs": session.rooms()})
        if path == "editor/api/token":
            return told({"token": token})
        if path == "links/api/found":
            return told(session.links(_number(values, "revision")))
        if match := _TILE.fullmatch(path):
            return _tile(session, match[1], match[2])
    except ValueError:
        return refused(NotAsked(), HTTPStatus.BAD_REQUEST)
    except JetisuError as error:
        return refused(error, HTTPStatus.SERVICE_UNAVAILABLE)
    return refused(NotAsked(), HTTPStatus.NOT_FOUND)


def post(session: Session, target: str, body: bytes) -> Reply:
    """The answer to POST `target` with that body."""
    if target not in ("editor/api/open", "editor/api/changes"):
        return refused(NotAsked(), HTTPStatus.NOT_FOUND)
    try:
        if target == "editor/api/open":
            return told(session.opened())
        asked = _asked(body)
        if asked is None:
            return refused(NotAsked(), HTTPStatus.BAD_REQUEST)
        return told(session.change(asked.changes, asked.revision))
    except JetisuError as error:
        return refused(error, HTTPStatus.SERVICE_UNAVAILABLE)


def _asked(body: bytes) -> ChangesBody | None:
    try:
        return ChangesBody.model_validate(read_json(body, "changes", most=MOST_BODY, depth=_DEPTH))
    except (ValidationError, ValueError, LimitExceeded):
        return None


def _number(values: dict[str, list[str]], name: str) -> int:
    """Raises ValueError."""
    return int(values.get(name, ["0"])[0])


def _tile(session: Session, room: str, address: str) -> Reply:
    shown = session.pictures.get(room) if room in session.pictures.rooms else None
    data = shown.tiles.get(address) if shown else None
    if data is None:
        return refused(NotAsked(), HTTPStatus.NOT_FOUND)
    return Reply(HTTPStatus.OK, "image/jpeg", data, lasting=True)
