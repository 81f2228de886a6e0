"""What strangers and colleagues are shown of a site: the public one, and previews.

The public site asks the pointers in *published* and nothing else: it answers while the database is away.
"""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.portal.publication.responses import as_response, ask
from jetisu360.portal.publication.version_files import missing, version_files
from jetisu360.publish.layout import MUSEUMS, is_versioned, is_worker
from jetisu360.publish.serve.answers import Answer

PHONE_LINK = timedelta(hours=2)
POINTER_SECONDS = 2.0
"""How long a pointer in a bucket is believed: a page asks for dozens of files."""
_IN_A_MUSEUM = re.compile(rf"{MUSEUMS}/([a-z0-9][a-z0-9_-]*)(?:/(.*))?")
_SALT = "jetisu360.preview"
_pointers: dict[str, tuple[float, str | None]] = {}


def site(request: HttpRequest, region: str, path: str = "") -> HttpResponseBase:
    """A file of a region's public site, or of a museum's in it."""
    home = reverse("publication:site_home", args=[region])
    found = _IN_A_MUSEUM.fullmatch(path)
    if found is None:
        return _public(request, layout.region_pointer(region), path, home)
    museum, rest = found.groups()
    if rest is None:
        return redirect(f"{home}{MUSEUMS}/{museum}/", permanent=True)
    return _public(request, layout.museum_pointer(region, museum), rest, f"{home}{MUSEUMS}/{museum}/")


def _public(request: HttpRequest, pointer: str, path: str, home: str) -> HttpResponseBase:
    target = _current(pointer)
    files = version_files(layout.shown(target)) if target else None
    if target and (files is None or not files.there):
        version_files.cache_clear()  # (asked for before it was whole, or gone since)
        files = None
    answer = files.answer(*ask(request, path)) if files else missing()
    return as_response(request, answer, home)


def _current(name: str) -> str | None:
    published = layout.published()
    if not published.remote:
        return Pointer(published, name).read()
    now = time.monotonic()
    known = _pointers.get(name)
    if known is None or now - known[0] > POINTER_SECONDS:
        known = (now, Pointer(published, name).read())
        _pointers[name] = known
    return known[1]


def preview(request: HttpRequest, museum: str, folder: str, path: str = "") -> HttpResponseBase:
    """A version, for somebody who may see the museum."""
    version = get_object_or_404(Version, museum=request.museum, folder=folder, removed=False)
    home = reverse("publication:preview_home", args=[museum, folder])
    return _private(request, version, path, home)


def phone(request: HttpRequest, token: str, path: str = "") -> HttpResponseBase:
    """The same, for whoever has the link of the last hours."""
    try:
        number = signing.loads(token, salt=_SALT, max_age=PHONE_LINK)
    except signing.BadSignature:
        return render(request, "publication/phone_expired.html", status=410)
    version = (
        Version.objects.select_related("museum")
        .defer("museum__document")
        .filter(pk=number, removed=False)
        .first()
    )
    if version is None:
        return render(request, "publication/phone_expired.html", status=410)
    return _private(request, version, path, reverse("publication:phone_home", args=[token]))


def phone_link(version: Version) -> str:
    """The path of a link to the version that works for `PHONE_LINK`."""
    return reverse("publication:phone_home", args=[signing.dumps(version.pk, salt=_SALT)])


def _private(request: HttpRequest, version: Version, path: str, home: str) -> HttpResponseBase:
    files = version_files(version_folder(version))
    if not files.there:
        version_files.cache_clear()
        raise Http404
    if is_worker(path):
        # It would keep the preview in this browser, when the version is long another one.
        return as_response(request, missing(), home)
    answer = files.answer(*ask(request, path))
    return as_response(request, _kept_private(answer, path), home)


def version_folder(version: Version) -> Any:
    """Where its files are: in *working*, or, where those were tidied away, in *published*."""
    own = layout.preview(version.museum, version.folder)
    if own.exists():
        return own
    return layout.shown(layout.version_path(version.museum, version.folder))


def _kept_private(answer: Answer, path: str) -> Answer:
    caching = "private, max-age=3600" if is_versioned(path) else "private, no-cache"
    headers = [header for header in answer.headers if header[0] not in ("Cache-Control", "Referrer-Policy")]
    more = [("Cache-Control", caching), ("X-Robots-Tag", "noindex"), ("Referrer-Policy", "no-referrer")]
    return Answer(answer.status, [*headers, *more], answer.body, answer.length)
