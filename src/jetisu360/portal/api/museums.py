"""Museums: the list, a new one, the document, the archive."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status
from ninja.params.functions import Query
from pydantic import BaseModel, Field

from jetisu360.portal.accounts.policy import Action, museums_where
from jetisu360.portal.api.operation import MUSEUM, operation
from jetisu360.portal.api.paging import LIMIT, Page, page
from jetisu360.portal.api.refusals import RegionUnknown, RevisionNeeded, TitleNeeded
from jetisu360.portal.museums.archiving import set_archived
from jetisu360.portal.museums.create_form import LONGEST_TITLE
from jetisu360.portal.museums.creating import (
    FIRST_REGION,
    create_museum,
    first_region,
    proposed_slug,
    regions_for,
)
from jetisu360.portal.museums.documents import DocumentChanged, save_document
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.values import values_of

router = Router(tags=["museums"])
_ETAG = re.compile(r'"([0-9]{1,9})"')
_JSON = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/MuseumFile"}}}}


class Title(BaseModel):
    kk: str = Field("", max_length=LONGEST_TITLE)
    ru: str = Field("", max_length=LONGEST_TITLE)
    en: str = Field("", max_length=LONGEST_TITLE)


class NewMuseum(BaseModel):
    """`slug`: its address for ever, made of the title where it is left out. `region`: needed where there are
    several.
    """

    title: Title
    slug: str | None = Field(None, max_length=60)
    region: str | None = Field(None, max_length=60)


class ShownMuseum(BaseModel):
    """`uploads`: the path at which photographs are sent by tus. `quota`: bytes; null without a limit."""

    slug: str
    title: dict[str, str]
    region: str
    revision: int
    archived: bool
    quota: int | None
    changed_at: datetime
    uploads: str


def shown_museum(museum: Museum) -> ShownMuseum:
    return ShownMuseum(
        slug=museum.slug,
        title=museum.title,
        region=museum.region.slug,
        revision=museum.revision,
        archived=museum.archived,
        quota=museum.quota,
        changed_at=museum.changed_at,
        uploads=reverse("uploads:collection", args=[museum.slug]),
    )


@operation(router, "get", "/museums", "listMuseums", "museums", Page[ShownMuseum])
def list_museums(
    request: HttpRequest,
    cursor: str = Query("", pattern=r"^[-a-zA-Z0-9_]*$", max_length=60),
    limit: int = LIMIT,
) -> Any:
    rows = Museum.objects.filter(museums_where(request.user, Action.SEE_MUSEUM)).select_related("region")
    return page(rows, "slug", cursor, limit, shown_museum)


@operation(router, "post", "/museums", "createMuseum", "museums", ShownMuseum, status=201, problems=(409,))
def create(request: HttpRequest, museum: NewMuseum) -> Any:
    title = {code: text.strip() for code, text in museum.title.model_dump().items() if text.strip()}
    if not title:
        raise TitleNeeded
    region = _region(request.user, museum.region)
    made = create_museum(title, museum.slug or proposed_slug(title), region, request.user)
    return Status(201, shown_museum(made))


def _region(who: Any, slug: str | None) -> Region:
    """The one that was named, or the only one.

    Raises:
        RegionUnknown
    """
    regions, first = regions_for(who)
    if first and slug is None:
        return first_region(FIRST_REGION, who)
    found = [region for region in regions if slug in (None, region.slug)]
    if len(found) != 1:
        raise RegionUnknown(slug=slug or "")
    return found[0]


@operation(router, "get", "/museums/{slug:museum}", "getMuseum", "museum", ShownMuseum)
def get(request: HttpRequest, museum: str = MUSEUM) -> Any:
    return shown_museum(request.museum)


@operation(
    router,
    "get",
    "/museums/{slug:museum}/document",
    "getDocument",
    "document",
    dict[str, Any],
    openapi_extra={"responses": {200: _JSON}},
)
def get_document(request: HttpRequest, response: HttpResponse, museum: str = MUSEUM) -> Any:
    response["ETag"] = f'"{request.museum.revision}"'
    return request.museum.document


@operation(
    router,
    "put",
    "/museums/{slug:museum}/document",
    "replaceDocument",
    "document",
    dict[str, Any],
    problems=(409, 412, 428),
    openapi_extra={
        "parameters": [
            {
                "in": "header",
                "name": "If-Match",
                "required": True,
                "schema": {"type": "string", "pattern": _ETAG.pattern, "title": "If-Match"},
            }
        ],
        "responses": {200: _JSON},
    },
)
def replace_document(
    request: HttpRequest, response: HttpResponse, document: MuseumFile, museum: str = MUSEUM
) -> Any:
    there = request.museum
    save_document(there, _revision(request), document, request.user)
    response["ETag"] = f'"{there.revision}"'
    return values_of(document)


def _revision(request: HttpRequest) -> int:
    """Raises RevisionNeeded, DocumentChanged: nothing that we gave out."""
    said = request.headers.get("If-Match")
    if said is None:
        raise RevisionNeeded
    found = _ETAG.fullmatch(said.strip())
    if found is None:
        raise DocumentChanged(revision=request.museum.revision)
    return int(found[1])


@operation(router, "post", "/museums/{slug:museum}/archive", "archiveMuseum", "archive", ShownMuseum)
def archive(request: HttpRequest, museum: str = MUSEUM) -> Any:
    set_archived(request.museum, True, request.user)
    return shown_museum(request.museum)


@operation(router, "delete", "/museums/{slug:museum}/archive", "restoreMuseum", "archive", ShownMuseum)
def restore(request: HttpRequest, museum: str = MUSEUM) -> Any:
    set_archived(request.museum, False, request.user)
    return shown_museum(request.museum)
