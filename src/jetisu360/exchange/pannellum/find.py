"""The tours of Pannellum in a folder or an archive, on whatever level: in JSON, in scripts, in pages.

A script is read, never run (`common/script.py`). What a page begins with `pannellum.viewer(…, {…})`, what it
adds with `addScene` and `addHotSpot`, and what it names elsewhere is put together; a configuration that only
a running program makes is refused with a sentence that says how to save it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.refusals import FileTooLarge, MadeByScript
from jetisu360.exchange.common.scripts.page_scripts import PageScripts, imported
from jetisu360.exchange.common.scripts.script import Called, Script, damaged
from jetisu360.exchange.common.scripts.script_values import Code, Values
from jetisu360.exchange.common.sphere.angles import number
from jetisu360.exchange.pannellum.configuration import (
    Json,
    configuration_in,
    is_configuration,
    scenes_of,
)
from jetisu360.files.limits import MOST_SCRIPT, read_json
from jetisu360.files.over_limits import LimitExceeded

PAGES = (".html", ".htm", ".php")
SCRIPTS = (".js", ".mjs")
# A file without any of these words holds no tour and is not taken apart.
_MARKS = re.compile(
    rb"pannellum\s*+\.\s*+viewer|hotSpots|multiRes|cubeMap|[\"']?panorama[\"']?\s*+:", re.IGNORECASE
)
_LOADS = re.compile(rb"<script|<iframe|<frame|<embed", re.IGNORECASE)
# The programs themselves: they hold the words, and no tour.
_PROGRAM = re.compile(
    r"^(?:lib)?pannellum[\w.-]*\.(?:m?js|html?)$|^standalone\.js$|^(?:jquery|three|bootstrap|marzipano)[\w.-]*\.js$|\.min\.js$"
)
_LIBRARY = re.compile(r"(?:^|/)(?:lib)?pannellum[\w.@-]*\.m?js(?:$|[?#])", re.IGNORECASE)
"""What a page loads that shows a tour of Pannellum."""
MOST_LOADS = 1000
"""Scripts of one page, with the modules that they import."""
ASIDE = frozenset(("node_modules", "__MACOSX"))
MOST_LOADED = 2_000_000
"""Bytes of a script without any of the words that a page loads beside: names that a tour uses may stand
there.
"""


@dataclass(frozen=True)
class Found:
    """One configuration. `path`: the file it stands in; `folders`: where its addresses are counted from, the
    likeliest first; `page`: the page that shows it, where one does.
    """

    value: Json
    path: str
    folders: tuple[str, ...]
    page: str = ""

    @property
    def depth(self) -> tuple[int, int, bool, str]:
        """The order in which tours are looked at: the highest first, then the largest, then JSON."""
        return self.path.count("/"), -len(scenes_of(self.value)), not self.path.endswith(".json"), self.path


@dataclass
class Search:
    """What there is: tours; why others could not be read; and files that are too large to be looked into."""

    found: list[Found] = field(default_factory=list)
    troubles: list[JetisuError] = field(default_factory=list)
    beyond: list[JetisuError] = field(default_factory=list)


def search(files: Files, names: Iterable[str]) -> Search:
    """All configurations among the files, in the order of `Found.depth`."""
    return _Search(files, [name for name in names if not ASIDE & set(PurePosixPath(name).parts)]).done()


@dataclass
class _Page:
    name: str
    scripts: list[Script] = field(default_factory=list)


class _Search:
    def __init__(self, files: Files, names: list[str]) -> None:
        self.files = files
        self.names = names
        self.result = Search()
        self._scripts: dict[str, Script | None] = {}
        self._fetching: list[JetisuError] = []
        self.loads_program = ""

    def done(self) -> Search:
        pages: list[_Page] = []
        for name in self.names:
            suffix = PurePosixPath(name).suffix.lower()
            if suffix == ".json":
                self._json(name)
            elif suffix in PAGES and (page := self._page(name)):
                pages.append(page)
        loaded = set()
        for page in pages:
            loaded |= {script.name for script in page.scripts}
            self._tours(page.scripts, page.name)
        # Scripts that no page loads: those of one folder are taken to be of one page.
        alone: dict[str, list[Script]] = {}
        for name in self.names:
            if PurePosixPath(name).suffix.lower() in SCRIPTS and name not in loaded:
                script = self._script(name)
                if script is not None:
                    alone.setdefault(_folder(name), []).append(script)
        for scripts in alone.values():
            self._tours(scripts, "")
        self.result.found.sort(key=lambda item: item.depth)
        # A page that fetches its configuration is read where the configuration is.
        if not self.result.found:
            self.result.troubles += self._fetching
            if self.loads_program and not self.result.troubles and not self.result.beyond:
                # There is a tour, and nothing of it is where it could be read.
                self.result.troubles.append(MadeByScript(name=shown(self.loads_program)))
        return self.result

    def _read(self, name: str, most: int) -> bytes | None:
        """The file where it may hold a tour; why it cannot be read is a trouble."""
        try:
            return self.files.read(name, most)
        except FileTooLarge as error:
            (self.result.troubles if name.lower().endswith(".json") else self.result.beyond).append(error)
        except JetisuError as error:
            self.result.troubles.append(error)
        return None

    def _json(self, name: str) -> None:
        data = self._read(name, MOST_CONFIGURATION)
        if data is None or not _MARKS.search(data):
            return
        try:
            value = configuration_in(data, name)
        except LimitExceeded as error:
            self.result.beyond.append(error)
            return
        except JetisuError as error:
            self.result.troubles.append(error)
            return
        if is_configuration(value):
            self.result.found.append(Found(value, name, (_folder(name),)))

    def _page(self, name: str) -> _Page | None:
        if _PROGRAM.search(PurePosixPath(name).name.lower()):
            return None
        data = self._read(name, MOST_SCRIPT)
        if data is None or not (_MARKS.search(data) or _LOADS.search(data)):
            return None
        text = _decoded(data)
        parts = PageScripts(text)
        folder = _folder(name)
        for written in parts.data:
            try:
                value = read_json(written, shown(name))
            except (ValueError, LimitExceeded):
                continue
            if is_configuration(value):
                self.result.found.append(Found(value, name, (folder,), name))
        for frame in parts.frames:
            if (value := framed(frame)) is not None:
                self.result.found.append(Found(value, name, (folder,), name))
        page = _Page(name)
        waiting = [(source, folder) for source in reversed(parts.sources)]
        loaded: set[str] = set()
        while waiting and len(loaded) < MOST_LOADS:
            source, base = waiting.pop()
            self.loads_program = self.loads_program or (name if _LIBRARY.search(source) else "")
            try:
                path = inside(source, base)
            except JetisuError:
                continue  # on the web: a library
            if path in loaded or not self.files.exists(path):
                continue
            loaded.add(path)
            if script := self._script(path, beside=True):
                page.scripts.append(script)
                # A module counts the addresses of others from itself.
                waiting += [(one, _folder(path)) for one in reversed(imported(script.text))]
        if parts.script.strip():
            try:
                page.scripts.append(Script(parts.script, name))
            except LimitExceeded as error:
                self.result.beyond.append(error)
        return page

    def _script(self, name: str, *, beside: bool = False) -> Script | None:
        if name not in self._scripts:
            self._scripts[name] = self._parsed(name, beside)
        return self._scripts[name]

    def _parsed(self, name: str, beside: bool) -> Script | None:
        if _PROGRAM.search(PurePosixPath(name).name.lower()):
            return None
        data = self._read(name, MOST_SCRIPT)
        if data is None or not (_MARKS.search(data) or (beside and len(data) <= MOST_LOADED)):
            return None
        try:
            return Script(_decoded(data), name)
        except LimitExceeded as error:
            self.result.beyond.append(error)
            return None

    def _tours(self, scripts: list[Script], page: str) -> None:
        """The tours that the scripts of one page show, or else hold."""
        if not any(_MARKS.search(script.text.encode()) for script in scripts):
            return
        try:
            self._shown(scripts, page)
        except LimitExceeded as error:
            self.result.beyond.append(error)
        except MadeByScript as error:
            fetches = any(".json" in script.text for script in scripts)
            (self._fetching if fetches else self.result.troubles).append(error)
        except JetisuError as error:
            self.result.troubles.append(error)

    def _shown(self, scripts: list[Script], page: str) -> None:
        values = Values(scripts)
        begun = [(script, call) for script in scripts for call in script.called if _begins(call)]
        made: list[tuple[Script, Any]] = []
        unread: Script | None = None
        for script, call in begun:
            value = values.value(call.given[1], script)
            if is_configuration(value) and scenes_of(value):
                made.append((script, value))
            else:
                unread = unread or script
        if not made:
            made = _held(values, scripts)
        if not made:
            if unread is not None:
                wrong = unread.damage()
                raise damaged(shown(unread.name), *wrong) if wrong else MadeByScript(name=shown(unread.name))
            for script in scripts:
                if (wrong := script.damage()) and _MARKS.search(script.text.encode()):
                    raise damaged(shown(script.name), *wrong)
            return
        _added(values, scripts, made)
        for script, value in made:
            folders = dict.fromkeys([_folder(page)] if page else [])
            folders |= dict.fromkeys([_folder(script.name)])
            self.result.found.append(Found(value, script.name, tuple(folders), page))


_FRAME = re.compile(r"(?:^|/)pannellum(?:\.html?)?[?#](.*+)$", re.DOTALL)


def framed(address: str) -> Json | None:
    """The picture that a page shows in a frame, `pannellum.htm#panorama=a.jpg&title=…`."""
    found = _FRAME.search(address)
    if found is None:
        return None
    pairs = parse_qsl(found[1], keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    value: dict[str, Any] = {name: _parameter(text) for name, text in pairs}
    return value if isinstance(value.get("panorama"), str) else None


MOST_PARAMETERS = 100
"""Of one address: Pannellum knows some thirty."""


def _parameter(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    number_of_it = number(text)
    return text if number_of_it is None else number_of_it


def _begins(call: Called) -> bool:
    """`pannellum.viewer(place, configuration)`, on whatever object it stands."""
    return call.path[-2:] == ("pannellum", "viewer") and len(call.given) > 1


def _held(values: Values, scripts: list[Script]) -> list[tuple[Script, Any]]:
    """Tours that are written in a script and begun by other means: a function of its own, another file."""
    found: list[tuple[Script, Any]] = []
    for script in scripts:
        # By its name, so that what is put into it afterwards is in it.
        names = {
            str(item.path[0]): values.named(str(item.path[0]))
            for item in script.assigned
            if len(item.path) == 1 and item.value.type == "object"
        }
        whole = {name for name, value in names.items() if _holds_tour(value)}
        found += [(script, names[name]) for name in names if name in whole]
        nodes = [item.value for item in script.assigned if item.path[:1] and item.path[0] not in whole]
        nodes += [node for call in script.called for node in call.given]
        for node in nodes:
            if node.type == "object" and _holds_tour(value := values.value(node, script)):
                found.append((script, value))
    return found


def _holds_tour(value: Any) -> bool:
    scenes = list(scenes_of(value).values()) if is_configuration(value) else []
    return bool(scenes) and all(_has_picture(scene) for scene in scenes)


def _has_picture(scene: object) -> bool:
    return isinstance(scene, Mapping) and any(
        isinstance(scene.get(key), kind)
        for key, kind in (("panorama", str), ("multiRes", Mapping), ("cubeMap", list))
    )


def _added(values: Values, scripts: list[Script], made: list[tuple[Script, Any]]) -> None:
    """What a page adds to its tour afterwards: `addScene('id', {…})`, `addHotSpot({…}, 'id')`."""
    tour = made[0][1]
    for script in scripts:
        for call in script.called:
            if call.path[-1:] == ("addScene",) and len(call.given) == 2:
                name, scene = (values.value(node, script) for node in call.given)
                if isinstance(name, str) and isinstance(scene, dict) and isinstance(tour.get("scenes"), dict):
                    tour["scenes"].setdefault(name, scene)
            elif call.path[-1:] == ("addHotSpot",) and call.given:
                given = [values.value(node, script) for node in call.given]
                _add_spot(tour, given[0], given[1] if len(given) > 1 else None)


def _add_spot(tour: dict[str, Any], spot: object, where: object) -> None:
    if not isinstance(spot, dict) or isinstance(spot.get("yaw"), Code) or isinstance(spot.get("pitch"), Code):
        return
    scenes = scenes_of(tour)
    if where is None:
        default = tour.get("default")
        where = default.get("firstScene") if isinstance(default, Mapping) else None
    scene = scenes.get(where) if isinstance(where, str) else next(iter(scenes.values()), None)
    if isinstance(scene, dict):
        spots = scene.setdefault("hotSpots", [])
        if isinstance(spots, list) and spot not in spots:
            spots.append(spot)


def _folder(name: str) -> str:
    parent = str(PurePosixPath(name).parent)
    return "" if parent == "." else parent


def _decoded(data: bytes) -> str:
    """UTF-8, as nearly all are; else the old Russian encoding, of which each byte is a letter."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")
