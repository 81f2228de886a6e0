"""Where the files of a site lie, what each of them is, and how long it may be kept. Nothing else knows.

An address is *versioned* when eight hex digits in it change with the content: of a SHA-256 of the file
itself (`data/`, `assets/`, `search/`), or of the key of the step that made it (`scenes/`, `media/`). A
versioned file never changes, so everybody may keep it; all others are asked for again. The server of
`jetisu360 view`, a bucket's headers, what a bucket may throw away, `offline.json` and the service worker go
by this one rule.

Paths are relative to the root of the site, with `/` between their parts.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

# ---- files that there is one of

HOME = "index.html"
# What servers show where there is nothing.
NOT_FOUND = "404.html"
TOUR = "tour.json"
MANIFEST = "manifest.json"
OFFLINE_PLAN = "offline.json"
REGION = "region.json"
WORKER = "sw.js"
SITEMAP = "sitemap.xml"
# A region's own pages; its `sitemap.xml` names this one and those of the museums.
REGION_SITEMAP = "sitemap-region.xml"
# What a region's office shows of its programmes; the pages of it are made of this document.
PROGRAMMES = "programmes.json"
ROBOTS = "robots.txt"
# In the folder of each language.
OFFLINE_PAGE = "offline.html"
SEARCH_PAGE = "search.html"
FAVOURITES_PAGE = "favourites.html"
APP = "manifest.webmanifest"

# ---- folders

SCENES, MEDIA, DATA, ASSETS, SEARCH = "scenes", "media", "data", "assets", "search"
DOWNLOAD = "download"
MUSEUMS = "museums"

# ---- what a file is

_OTHER = "application/octet-stream"
_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}
SOUNDS = frozenset({".mp3", ".ogg", ".m4a", ".wav"})
FILMS = frozenset({".mp4", ".webm"})
CAPTIONS = ".vtt"
# What pages, styles and the viewer's data point at.
POINTED_AT = frozenset(
    {
        *(".html", ".json", ".js", ".css", ".webp", ".jpg", ".jpeg", ".avif", ".png", ".svg", ".woff2"),
        *SOUNDS,
        *FILMS,
        CAPTIONS,
    }
)
# Texts have compressed siblings: the same path with the second word more, in the encoding of the first.
TEXTS = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml", ".bin"})
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

# ---- how long it may be kept

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# Written so that Python and JavaScript read it alike: the service worker is given it when a site is built.
_VERSIONED = (
    r"(?:scenes/[^/]+/[0-9a-f]{8}/.+"
    r"|search/[0-9a-f]{8}/.+"
    r"|media/[^/]+\.[0-9a-f]{8}[./].+"
    r"|data/[^/]+/[^/]+\.[0-9a-f]{8}\.json(?:\.(?:br|gz))?"
    r"|assets/[^/]+\.[0-9a-f]{8}\.[a-z0-9]+(?:\.(?:br|gz))?)"
)
# What says whether there is a newer copy, and what is too large to be in one: never answered out of one.
_FRESH = rf"(?:{re.escape(WORKER)}|{re.escape(OFFLINE_PLAN)}|{re.escape(MANIFEST)}|{DOWNLOAD}/)"
_IS_VERSIONED = re.compile(_VERSIONED)
_IN_A_MUSEUM = re.compile(rf"{MUSEUMS}/[^/]+/")
_SIBLING = re.compile(r"\.(?:br|gz)$")
_NOT_IN_A_COPY = frozenset({MANIFEST, OFFLINE_PLAN, TOUR, WORKER, SITEMAP, ROBOTS, NOT_FOUND})
_ZOOM = re.compile(rf"{MEDIA}/[^/]+/")
_OFFLINE_PAGE = re.compile(rf"[A-Za-z-]+/{re.escape(OFFLINE_PAGE)}")


def is_versioned(path: str) -> bool:
    """Whether the address changes with the content. Such a name is always one that we gave."""
    return bool(_IS_VERSIONED.fullmatch(path))


def caching(path: str) -> str:
    """`Cache-Control` of a file of a museum's site or, below `museums/<id>/`, of a region's."""
    museum = _IN_A_MUSEUM.match(path)
    return FOREVER if is_versioned(path[museum.end() :] if museum else path) else ASK_AGAIN


def media_type(path: str) -> str:
    """`Content-Type`, by the end of the name; the same on every machine."""
    return _MEDIA_TYPES.get(_suffix(path), _OTHER)


def image_type(path: str, otherwise: str = "image/jpeg") -> str:
    """The media type of a picture; `otherwise` where its name does not say that it is one."""
    found = media_type(path)
    return found if found.startswith("image/") else otherwise


def headers(path: str) -> tuple[str, str]:
    """`Content-Type` and `Cache-Control`, as a bucket is told them."""
    return media_type(path), caching(path)


def in_javascript() -> dict[str, str]:
    """The rules that the service worker needs: for a whole path, and for the beginning of one."""
    return {
        "VERSIONED": _literal(f"^{_VERSIONED}$"),
        "FRESH": _literal(f"^{_FRESH}"),
    }


def _literal(pattern: str) -> str:
    return "/" + pattern.replace("/", r"\/") + "/"


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def is_text(path: str) -> bool:
    """Whether it has compressed siblings, and is worth compressing in an archive."""
    return PurePosixPath(path).suffix in TEXTS


def is_sibling(path: str) -> bool:
    """Whether it is another file, compressed."""
    return bool(_SIBLING.search(path))


def is_page(path: str) -> bool:
    """Whether it is a page, compressed or not: what makes all other files visible."""
    return _SIBLING.sub("", path).endswith(".html")


def is_worker(path: str) -> bool:
    """Whether it is a service worker, here or in a museum of a region."""
    return path.rpartition("/")[2] == WORKER


# ---- what is kept on a phone, and in an archive


def in_a_copy(path: str) -> bool:
    """Whether a copy on a phone has the file: siblings, archives and what is for programs stay out."""
    return not (is_sibling(path) or path in _NOT_IN_A_COPY or path.startswith(f"{DOWNLOAD}/"))


def in_an_archive(path: str) -> bool:
    """Whether the archive of a site has the file: not its compressed siblings, and not the archive."""
    return not (is_sibling(path) or path.startswith(f"{DOWNLOAD}/"))


def is_heavy(path: str) -> bool:
    """Whether only the full copy has it: films, and the tiles of deep zoom."""
    return PurePosixPath(path).suffix in FILMS or bool(_ZOOM.match(path))


def is_offline_page(path: str) -> bool:
    """The page about copies itself: it differs between a site and its own archive by one link."""
    return bool(_OFFLINE_PAGE.fullmatch(path))


# ---- addresses of pages
# `code`: the folder of a reading (`kk`, `ru`, `kk-Latn`), or the way to it (`..`); without it the address is
# one in the reading's own folder.


def room_page(scene_id: str, code: str = "") -> str:
    """The address of a room's page."""
    return _page("rooms", scene_id, code)


def object_page(object_id: str, code: str = "") -> str:
    """The address of an object's page."""
    return _page("objects", object_id, code)


def route_page(route_id: str, code: str = "") -> str:
    """The address of a guided route's page."""
    return _page("routes", route_id, code)


def _page(folder: str, name: str, code: str) -> str:
    return f"{code}/{folder}/{name}.html" if code else f"{folder}/{name}.html"


def objects_page(number: int = 0) -> str:
    """Sheet `number` of the list of objects in a reading's folder; not below `objects/`, where an object may
    have any name.
    """
    return "objects.html" if number == 0 else f"objects-{number + 1}.html"


# ---- pages of a region's programmes

PROGRAMMES_PAGE = "programmes.html"


def programme_page(programme_id: str, code: str = "") -> str:
    """The address of a programme's page."""
    return _page("programmes", programme_id, code)


def project_page(project_id: str, code: str = "") -> str:
    """The address of a project's page."""
    return _page("projects", project_id, code)


def indicator_page(indicator_id: str, code: str = "") -> str:
    """The address of an indicator's page."""
    return _page("indicators", indicator_id, code)


def oc4ids_file(language: str) -> str:
    """The region's projects as a package of OC4IDS in one language."""
    return f"oc4ids.{language}.json"


# ---- versioned addresses


def version_of(data: bytes) -> str:
    """The eight hex digits that change with the content."""
    return hashlib.sha256(data).hexdigest()[:8]


def versioned(path: str, data: bytes) -> str:
    """The path with the version of its content before its suffix."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.{version_of(data)}{dot}{suffix}"


def asset(name: str, data: bytes) -> str:
    """A file that every page shares: script, style, font, icon."""
    return versioned(unversioned_asset(name), data)


def unversioned_asset(name: str) -> str:
    """One that is no part of a page and is never linked, such as the licence of the fonts."""
    return f"{ASSETS}/{name}"


def data_file(code: str, name: str, data: bytes) -> str:
    """A record that the viewer reads, in one reading."""
    return versioned(f"{DATA}/{code}/{name}.json", data)


def search_folder(digest: str) -> str:
    """The folder of the search index whose files have the SHA-256 `digest` (hex) together."""
    return f"{SEARCH}/{digest[:8]}"


def scene_folder(scene_id: str, key: str) -> str:
    """Where the pictures of a scene are that the step with that key (hex) has made."""
    return f"{SCENES}/{scene_id}/{key[:8]}"


def media_stem(name: str, key: str) -> str:
    """The address of a picture, a sound or a film without its suffix; `key` as above."""
    return f"{MEDIA}/{name}.{key[:8]}"


def tile(folder: str, level: int, face: str, row: int, column: int, kind: str) -> str:
    """A tile of a scene; `folder` is the document's `tiles.path`, `kind` a suffix without its dot."""
    return f"{folder}/{level}/{face}/{row}_{column}.{kind}"


def zoom_tile(folder: str, level: int, row: int, column: int, kind: str) -> str:
    """A tile of a picture with deep zoom."""
    return f"{folder}/{level}/{row}_{column}.{kind}"


# ---- archives and regions


def archive_path(tour_id: str) -> str:
    """Where a site keeps its own archive."""
    return f"{DOWNLOAD}/{tour_id}.zip"


def museum_folder(museum_id: str) -> str:
    """Where a museum's site is in its region's, with the slash at its end."""
    return f"{MUSEUMS}/{museum_id}/"


# From the root of a museum's site to that of its region.
TO_REGION = "../../"


def region_of(address: str) -> str | None:
    """The whole address of the region, with the slash at its end, whose museum stands at `address`."""
    found = re.fullmatch(rf"(https?://.+/){MUSEUMS}/[^/]+/", address)
    return found[1] if found else None
