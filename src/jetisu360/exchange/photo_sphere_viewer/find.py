"""The virtual tours of Photo Sphere Viewer in a folder: lists of nodes in JSON, in scripts, in pages.

A script is read, never run. A page that shows one panorama without a tour is a tour of one node.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.scripts.page_scripts import PageScripts
from jetisu360.exchange.common.scripts.script import Script
from jetisu360.exchange.common.scripts.script_values import Values
from jetisu360.files.limits import MOST_SCRIPT, read_json

Json = Mapping[str, Any]
PAGES = (".html", ".htm", ".php")
SCRIPTS = (".js", ".mjs")
# A file without any of these words holds no tour and is not taken apart.
_MARKS = re.compile(rb"nodeId|VirtualTour|photo-sphere-viewer|PhotoSphereViewer", re.IGNORECASE)
_PROGRAM = re.compile(r"^(?:index\.module|photo-sphere-viewer|three|pannellum)[\w.-]*\.m?js$|\.min\.js$")
MOST_DEPTH = 6
"""Lists and tables around the nodes: a configuration has `plugins`, a pair in it, and `nodes`."""


@dataclass(frozen=True)
class Found:
    """`nodes`: at least one. `settings`: what stands beside them (`startNodeId`, `positionMode`). `folder`:
    where addresses are counted from.
    """

    nodes: list[Json]
    settings: Json
    path: str
    folder: str


def is_nodes(value: object) -> bool:
    """A list of nodes: each has a name and a panorama, and some lead to others."""
    if not isinstance(value, list) or not value:
        return False
    if not all(isinstance(item, Mapping) and "id" in item and "panorama" in item for item in value):
        return False
    return len(value) == 1 or any("links" in item or "markers" in item for item in value)


def tours_in(files: Files, names: Iterable[str]) -> list[Found]:
    """All of them, the uppermost and largest first. What cannot be read is none."""
    found: list[Found] = []
    for name in names:
        suffix = posixpath.splitext(name)[1].lower()
        if suffix not in (".json", *PAGES, *SCRIPTS) or _PROGRAM.search(posixpath.basename(name).lower()):
            continue
        try:
            data = files.read(name, MOST_CONFIGURATION if suffix == ".json" else MOST_SCRIPT)
            if _MARKS.search(data) or suffix == ".json":
                found += _in_file(files, data, name, suffix)
        except (JetisuError, ValueError):
            continue  # who else reads such files says what is wrong with them
    return sorted(found, key=lambda item: (item.path.count("/"), -len(item.nodes), item.path))


def _in_file(files: Files, data: bytes, name: str, suffix: str) -> Iterator[Found]:
    folder = posixpath.dirname(name)
    if suffix == ".json":
        if b"panorama" in data and (_MARKS.search(data) or b"markers" in data):
            yield from _held(read_json(data, shown(name)), name, folder)
        return
    text = data.decode("utf-8-sig", "replace")
    if suffix in SCRIPTS:
        yield from _in_scripts([Script(text, name)], name, folder)
        return
    page = PageScripts(text)
    for part in page.data:
        yield from _held(read_json(part, shown(name)), name, folder)
    scripts = [Script(page.script, name)]
    for source in page.sources:
        try:
            path = inside(source, folder)
            if not _PROGRAM.search(posixpath.basename(path).lower()):
                scripts.append(Script(files.read(path, MOST_SCRIPT).decode("utf-8-sig", "replace"), path))
        except JetisuError:
            continue
    yield from _in_scripts(scripts, name, folder)


def _in_scripts(scripts: list[Script], name: str, folder: str) -> Iterator[Found]:
    values = Values(scripts)
    begun: list[Json] = []
    for script in scripts:
        for call in script.called:
            if call.path and call.path[-1] in ("Viewer", "PhotoSphereViewer", "setNodes", "withConfig"):
                for node in call.given:
                    value = values.value(node, script)
                    found = list(_held({"nodes": value} if isinstance(value, list) else value, name, folder))
                    yield from found
                    if call.path[-1] in ("Viewer", "PhotoSphereViewer") and isinstance(value, Mapping):
                        begun.append(value)
        for item in script.assigned:
            if item.value.type in ("array", "object"):
                yield from _held(values.value(item.value, script), name, folder)
    for viewer in begun:
        if isinstance(viewer.get("panorama"), (str, Mapping, list)):
            yield Found([_lone(viewer)], viewer, name, folder)


def _lone(viewer: Json) -> Json:
    """The one node of a viewer without a tour."""
    markers: list[Any] = next(_named(viewer, "markers", 0), [])
    panorama = viewer["panorama"]
    name = posixpath.splitext(posixpath.basename(panorama))[0] if isinstance(panorama, str) else "panorama"
    return {"id": name, **viewer, "markers": markers}


def _named(value: object, key: str, depth: int) -> Iterator[Any]:
    if depth > MOST_DEPTH:
        return
    if isinstance(value, Mapping):
        if isinstance(value.get(key), list):
            yield value[key]
        for item in value.values():
            yield from _named(item, key, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item, key, depth + 1)


def _held(value: object, name: str, folder: str, depth: int = 0) -> Iterator[Found]:
    """The lists of nodes inside of a value."""
    if depth > MOST_DEPTH:
        return
    if is_nodes(value):
        assert isinstance(value, list)
        yield Found(value, {}, name, folder)
    elif isinstance(value, Mapping):
        for item in value.values():
            if is_nodes(item):
                yield Found(item, value, name, folder)
            elif isinstance(item, (Mapping, list)):
                yield from _held(item, name, folder, depth + 1)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (Mapping, list)):
                yield from _held(item, name, folder, depth + 1)
