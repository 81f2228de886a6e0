"""Photographs: the list with verdicts, removing, putting back. They are sent by tus (`uploads`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import BaseModel

from jetisu360.portal.api.operation import MUSEUM, operation
from jetisu360.portal.api.paging import LIMIT, NUMBER, Page, page
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads import checking, receiving
from jetisu360.portal.uploads.models import Removed
from jetisu360.portal.uploads.removed import remove, restore
from jetisu360.portal.uploads.verdict import sentences

router = Router(tags=["photographs"])


class Remark(BaseModel):
    """What is so, and what to do."""

    message: str
    advice: str


class ShownPhotograph(BaseModel):
    """`state`: `received` (nobody has looked into it yet), `good`, `remarks`, `refused` (it can be no room).
    `kind`: `photograph`, or `media` beside one. `size` in bytes; `width`, `height` in pixels.
    """

    id: int
    name: str
    kind: str
    state: str
    remarks: list[Remark]
    sha256: str
    size: int
    width: int | None
    height: int | None
    received_at: datetime


class ShownRemoved(BaseModel):
    """`replaced`: another photograph took its place."""

    id: int
    name: str
    sha256: str
    size: int
    replaced: bool
    removed_at: datetime


def _shown(photograph: Photograph) -> ShownPhotograph:
    verdict = photograph.verdict if isinstance(photograph.verdict, dict) else {}
    said = sentences(verdict, current_language())
    return ShownPhotograph(
        id=photograph.pk,
        name=photograph.name,
        kind=photograph.kind,
        state=photograph.state,
        remarks=[Remark(message=message, advice=advice) for message, advice in said],
        sha256=photograph.sha256,
        size=photograph.size,
        width=verdict.get("width"),
        height=verdict.get("height"),
        received_at=photograph.received_at,
    )


def _removed(row: Removed) -> ShownRemoved:
    return ShownRemoved(
        id=row.pk,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        replaced=row.replaced,
        removed_at=row.removed_at,
    )


def _photograph(request: HttpRequest, number: int) -> Photograph:
    return get_object_or_404(Photograph.objects.select_related("museum"), museum=request.museum, pk=number)


@operation(
    router,
    "get",
    "/museums/{slug:museum}/photographs",
    "listPhotographs",
    "photographs",
    Page[ShownPhotograph],
)
def list_photographs(
    request: HttpRequest, museum: str = MUSEUM, cursor: int | None = NUMBER, limit: int = LIMIT
) -> Any:
    receiving.finish_all(request.museum)
    checking.wake()
    return page(Photograph.objects.filter(museum=request.museum), "pk", cursor, limit, _shown)


@operation(
    router,
    "get",
    "/museums/{slug:museum}/photographs/{int:photograph}",
    "getPhotograph",
    "photograph",
    ShownPhotograph,
)
def get(request: HttpRequest, photograph: int, museum: str = MUSEUM) -> Any:
    return _shown(_photograph(request, photograph))


@operation(
    router,
    "delete",
    "/museums/{slug:museum}/photographs/{int:photograph}",
    "removePhotograph",
    "photograph",
    ShownRemoved,
)
def remove_photograph(request: HttpRequest, photograph: int, museum: str = MUSEUM) -> Any:
    return _removed(remove(_photograph(request, photograph), request.user))


@operation(router, "get", "/museums/{slug:museum}/removed", "listRemoved", "removed", Page[ShownRemoved])
def list_removed(
    request: HttpRequest, museum: str = MUSEUM, cursor: int | None = NUMBER, limit: int = LIMIT
) -> Any:
    rows = Removed.objects.filter(museum=request.museum)
    return page(rows, "pk", cursor, limit, _removed, newest_first=True)


@operation(
    router,
    "post",
    "/museums/{slug:museum}/removed/{int:removed}/restore",
    "putBackPhotograph",
    "put_back",
    ShownPhotograph,
    problems=(410,),
)
def put_back(request: HttpRequest, removed: int, museum: str = MUSEUM) -> Any:
    rows = Removed.objects.select_related("museum")
    return _shown(restore(get_object_or_404(rows, museum=request.museum, pk=removed), request.user))
