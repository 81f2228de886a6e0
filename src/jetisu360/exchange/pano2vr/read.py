"""A Pano2VR tour (`pano.xml`) as what museum.toml says.

Angles are Pano2VR's own: `pan` to the *left*, `tilt` up, both in the picture after `levelingpitch` and
`levelingroll`, as a visitor sees it.
"""

from __future__ import annotations

import math
import posixpath
import re
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, ids_for
from jetisu360.exchange.common.import_losses import Losses, web_address
from jetisu360.exchange.common.places import museum_place
from jetisu360.exchange.common.refusals import ConfigurationDamaged, NothingToImport
from jetisu360.exchange.common.sphere.angles import ASPECT, number, rounded
from jetisu360.exchange.common.sphere.tilt import Turn, mean_direction, thinned
from jetisu360.exchange.common.text.cards import from_html, kind_of, label_of, read_card
from jetisu360.exchange.common.text.texts import clean
from jetisu360.exchange.common.xml_tree import Element, tree_of
from jetisu360.exchange.pano2vr.pictures import Maker, picture_of
from jetisu360.language import Language, _
from jetisu360.tour.naming import Names, humanise, slugify

MOST_OUTLINE = 200
"""Points of a polygon in museum.toml."""
ROOTS = ("tour", "panorama")
_NODE = re.compile(r"\{([^{}]++)\}")
_POINT_ID = re.compile(r"(?:Point|Poly|Element|Area)\d*", re.IGNORECASE)
"""What the program calls things that its user has not named."""


def read_pano2vr(files: Files, path: str, language: Language) -> FoundTour:
    """The tour of one XML, and of those that it leads to by file.

    Raises:
        ConfigurationDamaged, NothingToImport, SceneWrong, LimitExceeded
    """
    return _Reader(files, path, language).tour()


class _Reader:
    def __init__(self, files: Files, path: str, language: Language) -> None:
        self.files, self.path, self.language = files, path, language
        self.losses = Losses()
        self.folder = posixpath.dirname(path)
        self.sources = {path}
        self.top = tree_of(files.read(path, MOST_CONFIGURATION), shown(path), *ROOTS)
        self.nodes = self._nodes()
        if not self.nodes:
            raise NothingToImport(source=shown(path))
        if len(self.nodes) > MOST_SCENES:
            raise ConfigurationDamaged(name=shown(path), problem=_TOO_MANY)
        self.ids = ids_for(list(self.nodes))
        self.links: list[dict[str, Any]] = []
        self.called: dict[str, list[tuple[str, str]]] = {}
        self.makers: dict[str, Maker] = {}
        self.turns = {key: _turn(node) for key, node in self.nodes.items()}
        self.starts = {key: _start(node) for key, node in self.nodes.items()}

    def _nodes(self) -> dict[str, Element]:
        """Key → panorama: those of a tour by their ids, single ones by their files."""
        if self.top.name == "tour":
            return {
                one.get("id") or f"node{index}": one for index, one in enumerate(self.top.all("panorama"), 1)
            }
        found: dict[str, Element] = {}
        todo = [(self.path, self.top)]
        seen = {self.path}
        self.sources = seen
        while todo and len(found) <= MOST_SCENES:
            path, node = todo.pop(0)
            node.base = posixpath.dirname(path)
            found[posixpath.splitext(path)[0]] = node
            for spot in node.first("hotspots").all("hotspot", "polyhotspot"):
                url = spot.get("url").strip("{}")
                if not url.lower().endswith((".xml", ".swf")):
                    continue
                try:
                    other = inside(posixpath.splitext(url)[0] + ".xml", node.base)
                    if other not in seen:
                        seen.add(other)
                        data = self.files.read(other, MOST_CONFIGURATION)
                        todo.append((other, tree_of(data, shown(other), "panorama")))
                except JetisuError:
                    continue
        return found

    def tour(self) -> FoundTour:
        first_error: JetisuError | None = None
        for key, node in self.nodes.items():
            try:
                self.makers[key], finer = picture_of(self.files, node.base or self.folder, node, key)
                if finer:
                    self.losses.add("import-coarser", key, finer)
            except JetisuError as error:
                first_error = first_error or error
                self.losses.refused("import-scene-left-out", key, error, address=web_address(error))
        if not self.makers:
            raise first_error or NothingToImport(source=shown(self.path))
        entries = {key: self._entry(key) for key in self.makers}
        self._name_by_links(entries)
        values = self._values()
        media = gathered(self.files, [self.folder], entries.values(), self.losses)
        scenes = [FoundScene(self.ids[key], entries[key], self.makers[key]) for key in self.makers]
        return FoundTour(values, scenes, self.losses.told(), media, tuple(self.sources))

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"language": self.language}
        start = self.top.get("start")
        values["start"] = self.ids[start] if start in self.makers else self.ids[next(iter(self.makers))]
        master = self.top.first("masternode").first("userdata")
        project = self.top.first("projectuserdata")
        own = [node.first("userdata") for node in self.nodes.values()]
        title = next((text for item in (master, project) if (text := from_html(item.get("title")))), "")
        if title:
            values["title"] = self._said(" ".join(title.split()))
        if text := next(
            (said for item in (master, project) if (said := _words(item.get("description")))), ""
        ):
            values["description"] = self._said(text)
        credits = _common([item.get("author") for item in (master, project, *own)])
        rights = _common([item.get("copyright") for item in (master, project, *own)])
        if said := " ".join(dict.fromkeys(item for item in (credits, rights) if item)):
            values["credits"] = self._said(said)
        place = museum_place(
            [
                (one.get("latitude"), one.get("longitude"), key)
                for key, one in zip(self.nodes, own, strict=True)
            ],
            self.losses,
        )
        if place:
            values["visit"] = place
        if self.links:
            values |= {"walk": {"find": False}, "links": self.links}
        return values

    def _said(self, text: str) -> dict[str, str]:
        return {self.language: text}

    def _direction(self, key: str, pan: float, tilt: float) -> dict[str, float]:
        return self.turns[key].direction(-pan, tilt)

    def _entry(self, key: str) -> dict[str, Any]:
        node = self.nodes[key]
        told = node.first("userdata")
        entry: dict[str, Any] = {"id": self.ids[key]}
        title = " ".join(from_html(told.get("title")).split())
        if title or (title := humanise(posixpath.basename(key)) if not key.startswith("node") else ""):
            entry["title"] = self._said(title)
        texts = [_words(told.get(name)) for name in ("description", "info", "comment")]
        if text := "\n".join(dict.fromkeys(item for item in texts if item and item != title)):
            entry["description"] = self._said(text)
        pan, tilt, fov = self.starts[key]
        entry["view"] = {
            **self._direction(key, pan, tilt),
            "fov": rounded(min(max(fov, 10.0), 130.0), 2),
        }
        # Pano2VR writes 0 where north is not known, so 0 says nothing.
        if north := number(node.first("view").get("pannorth"), -720, 720):
            entry["heading"] = rounded(north % 360)
        # The horizon is where the hot spots were measured.
        entry["level"] = self.turns[key].entry()
        labels: list[dict[str, Any]] = []
        taken = Names()
        for spot in node.first("hotspots").all("hotspot", "polyhotspot"):
            where = f"{self.ids[key]}/{spot.get('id')}"
            if label := self._spot(key, spot, where):
                labels.append(_named(label, spot.get("id"), taken))
        for medium in node.first("media").children:
            where = f"{self.ids[key]}/{medium.get('id')}"
            if label := self._medium(key, medium, where):
                labels.append(_named(label, medium.get("id"), taken))
        if labels:
            entry["labels"] = labels
        for place in told.all("mapcoords"):
            x, y = place.get("x_floorplan_percent"), place.get("y_floorplan_percent")
            self.losses.add("import-plan-places", self.ids[key], f"{place.get('mapid')} ({x} %, {y} %)")
        return entry

    def _spot(self, key: str, spot: Element, where: str) -> dict[str, Any] | None:
        """A hot spot that is a label; a link goes to the links."""
        outline = _outline(spot)
        pan, tilt = number(spot.get("pan")), number(spot.get("tilt"), -90, 90)
        if outline and pan is None:
            pan, tilt = mean_direction(outline)
        url = spot.get("url").strip()
        node = self._target(key, url)
        if node is not None:
            self._link(key, spot, node, (pan or 0.0, tilt or 0.0), where)
            return None
        if _NODE.fullmatch(url):
            self.losses.add("import-link-nowhere", where, f"→ {url}")
            return None
        card = read_card(spot.get("description"))
        if url and not card.add(url):
            card.link(url)
        image = spot.get("customimage")
        if image and not (card.pictures or card.films or card.text):
            card.add(image)
        title = from_html(spot.get("title"))
        titles: dict[str, str] | None = {self.language: title} if title else None
        label = label_of({self.language: card}, where, self.losses, titles)
        if not label:
            self.losses.add("import-label-empty", where, spot.get("skinid"))
            return None
        placed: dict[str, Any] = dict(self._direction(key, pan or 0.0, tilt or 0.0))
        if len(outline) > 2:
            corners = [self._direction(key, *corner) for corner in thinned(outline, MOST_OUTLINE)]
            placed["polygon"] = [[item["yaw"], item["pitch"]] for item in corners]
        return {**placed, **label}

    def _target(self, key: str, url: str) -> str | None:
        found = _NODE.fullmatch(url)
        if found and found[1] in self.makers:
            return found[1]
        if url in self.makers and url.startswith("node"):
            return url
        name = url.strip("{}")
        if name.lower().endswith((".xml", ".swf")):
            try:
                path = inside(posixpath.splitext(name)[0], self.nodes[key].base or self.folder)
            except JetisuError:
                return None
            return path if path in self.makers else None
        return None

    def _link(self, key: str, spot: Element, node: str, place: tuple[float, float], where: str) -> None:
        link: dict[str, Any] = {
            "from": self.ids[key],
            "to": self.ids[node],
            **self._direction(key, *place),
        }
        target = spot.get("target").strip()
        angles = [number(part) for part in target.split("/")] if "/" in target else []
        if len(angles) > 1 and angles[0] is not None and angles[1] is not None:
            link["arrival"] = self._direction(node, angles[0], angles[1])
        elif target != "$fwd":  # onward, which is how one arrives here where nothing is said
            if target == "$cur":
                self.losses.add("import-arrival-same", where, f"→ {self.ids[node]}")
            pan, tilt, _fov = self.starts[node]
            link["arrival"] = self._direction(node, pan, tilt)
        self.links.append(link)
        words = " – ".join(
            item for item in (from_html(spot.get("title")), _words(spot.get("description"))) if item
        )
        if words:
            self.called.setdefault(node, []).append((where, words))
        if spot.name == "polyhotspot":
            self.losses.add("import-link-outlines", where, f"→ {self.ids[node]}")

    def _name_by_links(self, entries: dict[str, dict[str, Any]]) -> None:
        """A scene without a title gets that of the links which lead to it, where they agree; other words of
        links are told.
        """
        for key, said in self.called.items():
            titles = {words for _where, words in said}
            if "title" not in entries[key] and len(titles) == 1:
                entries[key]["title"] = self._said(" ".join(titles.pop().split()))
            for where, words in said:
                if entries[key].get("title", {}).get(self.language) != " ".join(words.split()):
                    self.losses.add("import-link-texts", where, words)

    def _medium(self, key: str, medium: Element, where: str) -> dict[str, Any] | None:
        """A picture, a film, a sound or a page that is set into the panorama."""
        if medium.name == "lensflare":
            return None
        card = read_card(medium.get("code"))
        kinds = {"image": "picture", "video": "film", "sound": "sound"}
        kind: Any = kinds.get(medium.name)
        for source in [medium, *medium.all("source")]:
            url = source.get("url")
            if url and medium.name == "sound" and medium.get("loop") == "0":
                # It plays for ever, wherever one looks: the music of a room.
                self.losses.add("import-scene-sounds", where, url)
                return None
            if url and not card.add(url, "", kind):
                card.link(url)
            if url and kind in ("film", "sound"):
                break  # the others are the same in other formats
        name = medium.get("id")
        title = from_html(medium.get("title")) or ("" if _POINT_ID.fullmatch(name) else clean(name))
        titles: dict[str, str] | None = {self.language: title} if title else None
        label = label_of({self.language: card}, where, self.losses, titles)
        if not label:
            self.losses.add("import-label-empty", where, medium.name)
            return None
        pan, tilt = number(medium.get("pan")) or 0.0, number(medium.get("tilt"), -90, 90) or 0.0
        return {**self._direction(key, pan, tilt), **label}


def _turn(node: Element) -> Turn:
    given = node.first("input")
    pitch = number(given.get("levelingpitch"), -90, 90) or 0.0
    roll = number(given.get("levelingroll"), -180, 180) or 0.0
    return Turn(0.0, pitch, -roll)


def _start(node: Element) -> tuple[float, float, float]:
    """Pan, tilt and the vertical field of view where one looks first."""
    view = node.first("view")
    start = view.first("start")
    fov = number(start.get("fov"), 0.1, 179) or 70.0
    across = {"1": ASPECT, "2": math.hypot(ASPECT, 1), "3": ASPECT * 3 / 4}.get(view.get("fovmode"), 1.0)
    upright = math.degrees(2 * math.atan(math.tan(math.radians(fov) / 2) / across))
    return number(start.get("pan")) or 0.0, number(start.get("tilt"), -90, 90) or 0.0, upright


def _named(label: dict[str, Any], name: str, taken: Names) -> dict[str, Any]:
    slug = slugify(clean(name))
    if not slug:
        return label
    free = taken.free(slug)
    taken.add(free)
    return {"id": free, **label}


def _outline(spot: Element) -> list[tuple[float, float]]:
    """The corners of a polygon: `pan/tilt|pan/tilt|…`, or `<vertex pan tilt>`."""
    found = []
    for part in spot.first("polystring").text.split("|"):
        pan, _stroke, tilt = part.partition("/")
        found.append((number(pan), number(tilt, -90, 90)))
    found += [(number(item.get("pan")), number(item.get("tilt"), -90, 90)) for item in spot.all("vertex")]
    return [(pan, tilt) for pan, tilt in found if pan is not None and tilt is not None]


def _words(value: str) -> str:
    """A text that is a text and no address of a file."""
    text = from_html(value)
    return "" if text and kind_of(text) and " " not in text else text


def _common(texts: list[str]) -> str:
    """What is said by all that say anything."""
    said = {text.strip() for text in texts if text.strip()}
    return from_html(said.pop()) if len(said) == 1 else ""


_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
