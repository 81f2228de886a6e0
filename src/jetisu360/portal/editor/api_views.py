"""What the editor's page asks and sends (viewer/src/editor/store/wire.ts).

`POST open` `{tab}`: `{revision, document, photographs, rooms, people}`.
`POST changes` `{tab, who, room, revision, changes: [CHANGE]}`: NEWS since that revision and `results`, what
    became of each change: `{id, status}`, `status` being done, changed, gone or refused; with `at` and
    `present` or `sentence` where it was not done.
`GET news?tab&who&room&since`: NEWS: `{revision, changes, document, rooms, people}`; `document` is null where
    `changes` tell all that is new. `rooms` is another word when photographs or tiles are others.
`GET rooms`: `{photographs}`.
`GET token`: the token that POST needs, which is another after somebody has signed in anew.

What goes wrong is `{"error": {"code", "message": {"kk", "ru", "en"}}}`: 401 somebody else is signed in, 409
nothing may be changed, 413 too large, 503 try again, 400 what no page of ours sends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token

from jetisu360.errors import JetisuError
from jetisu360.portal.editor import log
from jetisu360.portal.editor.body import ChangesBody, NewsQuery, OpenBody, read_body, read_values
from jetisu360.portal.editor.changing import make_all
from jetisu360.portal.editor.names import editor_name
from jetisu360.portal.editor.opening import name_labels
from jetisu360.portal.editor.presence import others
from jetisu360.portal.editor.refusals import AnotherPerson, ChangeTooLarge, Crowded, EditorNotUnderstood
from jetisu360.portal.editor.rooms import rooms_word, told_rooms
from jetisu360.portal.museums.documents import DocumentChanged, MuseumArchived
from jetisu360.portal.museums.models import Museum

View = Callable[..., HttpResponseBase]
_STATUS: dict[type[JetisuError], int] = {
    EditorNotUnderstood: 400,
    AnotherPerson: 401,
    MuseumArchived: 409,
    ChangeTooLarge: 413,
    Crowded: 503,
    DocumentChanged: 503,
}


def _answers(view: Callable[[HttpRequest], dict[str, Any]]) -> View:
    def answer(request: HttpRequest, museum: str) -> HttpResponseBase:
        try:
            told = view(request)
            status = 200
        except JetisuError as error:
            told, status = {"error": error.as_json()}, _STATUS.get(type(error), 422)
        except RequestDataTooBig:
            told, status = {"error": ChangeTooLarge(most=4).as_json()}, 413
        reply = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
        reply["Cache-Control"] = "no-store"
        return reply

    return answer


@_answers
def open_editor(request: HttpRequest) -> dict[str, Any]:
    """The document as it is edited: every label in it has an id."""
    body = read_body(request.body, OpenBody)
    museum: Museum = request.museum
    name_labels(museum, request.user)
    return {
        "revision": museum.revision,
        "document": museum.document,
        "changes": [],
        "photographs": told_rooms(museum),
        "rooms": rooms_word(museum),
        "people": others(museum, request.user, body.tab, ""),
    }


@_answers
def changes(request: HttpRequest) -> dict[str, Any]:
    body = read_body(request.body, ChangesBody)
    museum: Museum = request.museum
    _check_person(request, body.who)
    results = list(make_all(museum, body.changes, request.user))
    own = {change.id for change in body.changes}
    people = others(museum, request.user, body.tab, body.room or "")
    return {**_news(museum, body.revision, own), "people": people, "results": results}


@_answers
def news(request: HttpRequest) -> dict[str, Any]:
    query = read_values(request.GET.dict(), NewsQuery)
    _check_person(request, query.who)
    museum: Museum = request.museum
    people = others(museum, request.user, query.tab, query.room)
    return {**_news(museum, query.since, ()), "people": people}


@_answers
def rooms(request: HttpRequest) -> dict[str, Any]:
    return {"photographs": told_rooms(request.museum)}


@_answers
def token(request: HttpRequest) -> dict[str, Any]:
    return {"token": get_token(request)}


def _news(museum: Museum, since: int, own: Any) -> dict[str, Any]:
    told = log.since(museum, since, own)
    return {
        "revision": museum.revision,
        "changes": told or [],
        "document": museum.document if told is None else None,
        "rooms": rooms_word(museum),
    }


def _check_person(request: HttpRequest, name: str) -> None:
    """Raises AnotherPerson: what waits in a browser is sent in nobody else's name."""
    if name != editor_name(request.museum, request.user):
        raise AnotherPerson
