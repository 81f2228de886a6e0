"""From a preview to visitors: versions with what was found, publishing, taking off, bringing back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Router, Status
from ninja.params.functions import Path
from pydantic import AwareDatetime, BaseModel

from jetisu360.language import pick
from jetisu360.portal.api.jobs import ShownJob, shown_job
from jetisu360.portal.api.operation import MUSEUM, operation
from jetisu360.portal.api.paging import LIMIT, NUMBER, Page, page
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.publication.addresses import site_path, web_address
from jetisu360.portal.publication.asking import ask_preview, ask_publishing, take_off
from jetisu360.portal.publication.changes import told
from jetisu360.portal.publication.checks import blocking, findings
from jetisu360.portal.publication.mending import photographs_of, place_of
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.switch import shown_to_visitors

router = Router(tags=["publication"])
NUMBERED = Path(..., ge=0, le=2**31 - 1)


class ShownVersion(BaseModel):
    """`blocking`: how much keeps it from visitors. `revision`: of the document. `kept`: with its files."""

    number: int
    revision: int
    rooms: int
    objects: int
    files: int
    size: int
    blocking: int
    built_at: datetime
    built_by: str
    published_at: datetime | None
    kept: bool


class Finding(BaseModel):
    """`blocks`: it keeps the version from visitors. `place`: the page where it is mended; empty for none."""

    code: str
    message: str
    blocks: bool
    photograph: str | None
    place: str


class WholeVersion(ShownVersion):
    """`changes`: what visitors would notice. `told`: what the build said. `look`: the preview's path."""

    changes: list[str]
    findings: list[Finding]
    told: list[Finding]
    look: str | None


class Wish(BaseModel):
    """`at`: when, with its time zone; as soon as possible where it is left out."""

    at: AwareDatetime | None = None


class ShownPublication(BaseModel):
    """`version`: what visitors see; null for nothing. `address`: where they see it."""

    version: int | None
    address: str


def _values(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "revision": version.revision,
        "rooms": version.rooms,
        "objects": version.objects_shown,
        "files": version.files,
        "size": version.size,
        "blocking": len(blocking(version)),
        "built_at": version.built_at,
        "built_by": str(version.built_by or ""),
        "published_at": version.published_at,
        "kept": not version.removed,
    }


def _shown(version: Version) -> ShownVersion:
    return ShownVersion(**_values(version))


def _version(request: HttpRequest, number: int) -> Version:
    rows = Version.objects.select_related("museum", "built_by")
    return get_object_or_404(rows, museum=request.museum, number=number)


def _findings(museum: Any, rows: Sequence[Mapping[str, Any]]) -> list[Finding]:
    photographs, language = photographs_of(museum), current_language()
    return [
        Finding(
            code=row["code"],
            message=pick(row["message"], language),
            blocks=bool(row.get("blocks")),
            photograph=row.get("photograph") or row.get("file"),
            place=place_of(museum, row, photographs),
        )
        for row in rows
    ]


@operation(
    router,
    "post",
    "/museums/{slug:museum}/previews",
    "makePreview",
    "previews",
    ShownJob,
    status=202,
)
def make_preview(request: HttpRequest, museum: str = MUSEUM) -> Any:
    return Status(202, shown_job(ask_preview(request.museum, request.user)))


@operation(router, "get", "/museums/{slug:museum}/versions", "listVersions", "versions", Page[ShownVersion])
def list_versions(
    request: HttpRequest, museum: str = MUSEUM, cursor: int | None = NUMBER, limit: int = LIMIT
) -> Any:
    rows = Version.objects.filter(museum=request.museum).select_related("built_by")
    return page(rows, "number", cursor, limit, _shown, newest_first=True)


@operation(
    router, "get", "/museums/{slug:museum}/versions/{int:number}", "getVersion", "version", WholeVersion
)
def get_version(request: HttpRequest, number: int = NUMBERED, museum: str = MUSEUM) -> Any:
    version = _version(request, number)
    look = None if version.removed else reverse("publication:preview_home", args=[museum, version.folder])
    return WholeVersion(
        **_values(version),
        changes=[say(message) for message in told(version.changes)],
        findings=_findings(request.museum, findings(version)),
        told=_findings(request.museum, version.told),
        look=look,
    )


@operation(
    router,
    "post",
    "/museums/{slug:museum}/versions/{int:number}/publish",
    "publishVersion",
    "publish",
    ShownJob,
    status=202,
    problems=(409, 410),
)
def publish(request: HttpRequest, wish: Wish, number: int = NUMBERED, museum: str = MUSEUM) -> Any:
    return Status(202, shown_job(ask_publishing(_version(request, number), request.user, wish.at)))


@operation(
    router, "get", "/museums/{slug:museum}/publication", "getPublication", "publication", ShownPublication
)
def get(request: HttpRequest, museum: str = MUSEUM) -> Any:
    return _publication(request)


@operation(router, "delete", "/museums/{slug:museum}/publication", "takeOff", "publication", ShownPublication)
def take_off_site(request: HttpRequest, museum: str = MUSEUM) -> Any:
    take_off(request.museum, request.user)
    return _publication(request)


def _publication(request: HttpRequest) -> ShownPublication:
    there = request.museum
    version = shown_to_visitors(there)
    address = web_address(there) or request.build_absolute_uri(site_path(there))
    return ShownPublication(version=version.number if version else None, address=address)
