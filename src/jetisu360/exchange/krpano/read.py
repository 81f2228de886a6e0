"""A krpano tour (`tour.xml`) as what museum.toml says. The format: https://krpano.com/docu/xml/.

Angles are krpano's own: `ath`, `hlookat` to the right, `atv`, `vlookat` down; both are those of the picture
after `prealign`, as a visitor sees it.
"""

from __future__ import annotations

import math
import re
from pathlib import PurePosixPath
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, ids_for
from jetisu360.exchange.common.import_losses import Losses, web_address
from jetisu360.exchange.common.places import museum_place
from jetisu360.exchange.common.refusals import ConfigurationDamaged, NothingToImport
from jetisu360.exchange.common.sphere.angles import ASPECT, number, rounded, vertical
from jetisu360.exchange.common.text.cards import from_html, label_of
from jetisu360.exchange.common.text.texts import clean
from jetisu360.exchange.common.xml_tree import Element
from jetisu360.exchange.krpano.document import Document
from jetisu360.exchange.krpano.pictures import Image, image_of
from jetisu360.exchange.krpano.scripts import Actions, calls
from jetisu360.exchange.krpano.spots import Spot, SpotReader, outline_of
from jetisu360.language import Language, _
from jetisu360.tour.naming import Names, humanise, slugify

MOST_OUTLINE = 200
"""Points of a polygon in museum.toml."""
DEFAULT_FOV = 90.0
_TOOL_TITLES = frozenset(("virtual tour", "krpano", "krpano panorama viewer"))
"""What the program writes where its user has written nothing."""


def read_krpano(files: Files, path: str, language: Language) -> FoundTour:
    """The tour of one XML, with all that it includes.

    Raises:
        ConfigurationDamaged, NothingToImport, SceneWrong, TourEncrypted, LimitExceeded
    """
    folder = str(PurePosixPath(path).parent)
    document = Document(files, "" if folder == "." else folder, Losses())
    document.root = document.load(path)
    return _Reader(document, path, language).tour()


class _Reader:
    def __init__(self, document: Document, path: str, language: Language) -> None:
        self.document, self.path, self.language = document, path, language
        self.losses = document.losses
        self.panos = _panos(document, path)
        if not self.panos:
            raise NothingToImport(source=shown(path))
        if len(self.panos) > MOST_SCENES:
            raise ConfigurationDamaged(name=shown(path), problem=_TOO_MANY)
        names: dict[str, str] = {}
        for key, pano in self.panos.items():
            name = _id_name(key, pano)
            names[key if name in names else name] = key
        self.ids = {names[name]: found for name, found in ids_for(list(names)).items()}
        self.looks = {key: _look(pano) for key, pano in self.panos.items()}
        # 0 everywhere is what a camera without a compass writes.
        self.has_north = any(number(pano.get("heading")) for pano in self.panos.values())
        self.images: dict[str, Image] = {}
        self.links: list[dict[str, Any]] = []

    def tour(self) -> FoundTour:
        first_error: JetisuError | None = None
        for key, pano in self.panos.items():
            try:
                image = self.images[key] = image_of(self.document, pano, _shown_name(key))
                if image.finer:
                    self.losses.add("import-coarser", _shown_name(key), image.finer)
            except JetisuError as error:
                first_error = first_error or error
                self.losses.refused(
                    "import-scene-left-out", _shown_name(key), error, address=web_address(error)
                )
        if not self.images:
            raise first_error or NothingToImport(source=shown(self.path))
        names = {key: key for key in self.images}
        spots = SpotReader(self.document, names)
        entries = {key: self._entry(key, spots) for key in self.images}
        self._unused(spots)
        values = self._values()
        media = gathered(self.document.files, [self.document.folder], entries.values(), self.losses)
        scenes = [FoundScene(self.ids[key], entries[key], self.images[key].make) for key in self.images]
        return FoundTour(values, scenes, self.losses.told(), media, tuple(self.document.sources()))

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"language": self.language}
        start = self._start()
        if start in self.images:
            values["start"] = self.ids[start]
        title = from_html(self.document.root.get("title"))
        if title and title.lower() not in _TOOL_TITLES:
            values["title"] = {self.language: " ".join(title.split())}
        place = museum_place(
            [(pano.get("lat"), pano.get("lng"), _shown_name(key)) for key, pano in self.panos.items()],
            self.losses,
        )
        if place:
            values["visit"] = place
        if self.links:
            values |= {"walk": {"find": False}, "links": self.links}
        return values

    def _start(self) -> str:
        """The scene where the tour begins: what it says itself, else its first."""
        root = self.document.root
        told = [root.get("startscene"), self.document.variables.get("startscene", "")]
        scripts = [root.get("onstart"), *(item.get("onstart") for item in root.all("events"))]
        scripts += [item.text for item in root.all("action") if item.get("autorun")]
        actions = Actions(self.document.actions)
        for script in scripts:
            for name, arguments in actions.of(script):
                if "loadscene" in name and arguments:
                    told.append(arguments[0])
        return next((item.lower() for item in told if item.lower() in self.panos), next(iter(self.panos)))

    def _entry(self, key: str, reader: SpotReader) -> dict[str, Any]:
        pano, turn = self.panos[key], self.images[key].turn
        entry: dict[str, Any] = {"id": self.ids[key]}
        title = from_html(pano.get("title")) or humanise(_shown_name(key).removeprefix("scene_"))
        if title and (pano.name == "scene" or title.lower() not in _TOOL_TITLES):
            entry["title"] = {self.language: " ".join(title.split())}
        if description := from_html(pano.get("description") or pano.get("subtitle")):
            entry["description"] = {self.language: description}
        h, v, fov = self.looks[key]
        entry["view"] = {**turn.direction(h, -v), "fov": rounded(min(max(fov, 10.0), 130.0), 2)}
        heading = number(pano.get("heading"), -720, 720)
        if heading is not None and self.has_north:
            entry["heading"] = rounded((heading + turn.yaw) % 360)
        # The horizon is where the hot spots were measured.
        entry["level"] = turn.entry()
        labels, taken = [], Names()
        for element in pano.all("hotspot"):
            where = f"{_shown_name(key)}/{element.get('name')}"
            spot = reader.read(element)
            if spot is None:
                continue
            if spot.target:
                self._link(key, spot, where)
            elif spot.nowhere:
                self.losses.add("import-link-nowhere", where, f"→ {spot.nowhere}")
            elif label := self._label(key, spot, element.get("name"), where, taken):
                labels.append(label)
        if labels:
            entry["labels"] = labels
        self._sounds(key, pano)
        return entry

    def _link(self, key: str, spot: Spot, where: str) -> None:
        there = self.panos[spot.target]
        h, v = spot.look if spot.look else self.looks[spot.target][:2]
        link: dict[str, Any] = {
            "from": self.ids[key],
            "to": self.ids[spot.target],
            **self.images[key].turn.direction(spot.h, -spot.v),
            "arrival": self.images[spot.target].turn.direction(h, -v),
        }
        if spot.keeps_look and not spot.look:
            self.losses.add("import-arrival-same", where, f"→ {self.ids[spot.target]}")
        self.links.append(link)
        words = " – ".join(item for item in (spot.title, spot.card.text) if item)
        if words and words != from_html(there.get("title")):
            self.losses.add("import-link-texts", where, words)
        if spot.outline:
            self.losses.add("import-link-outlines", where, f"→ {self.ids[spot.target]}")
        for address in (*spot.card.pictures, *spot.card.films, *spot.card.sounds, *spot.card.links):
            self.losses.add("import-link-texts", where, address)

    def _label(self, key: str, spot: Spot, name: str, where: str, taken: Names) -> dict[str, Any] | None:
        card = spot.card
        if spot.icon and not any((card.pictures, card.films, card.sounds, card.links, spot.script.strip())):
            # A picture that lies in the room and does nothing: it is what one sees there.
            card.add(spot.icon)
        titles: dict[str, str] | None = {self.language: spot.title} if spot.title else None
        found = label_of({self.language: card}, where, self.losses, titles)
        if not found:
            code = "import-scripts" if spot.script else "import-label-empty"
            self.losses.add(code, where, spot.script)
            return None
        label: dict[str, Any] = {}
        slug = slugify(clean(name))
        if slug:
            label["id"] = taken.free(slug)
            taken.add(label["id"])
        turn = self.images[key].turn
        label |= turn.direction(spot.h, -spot.v)
        outline = outline_of(spot, turn, MOST_OUTLINE)
        if len(outline) > 2:
            label["polygon"] = outline
        return label | found

    def _sounds(self, key: str, pano: Element) -> None:
        """Music of scenes has no place in a museum's rooms: it is told."""
        scripts = [pano.get("onstart"), *(item.get("onnewpano") for item in pano.all("events"))]
        for script in scripts:
            for name, arguments in calls(script):
                if "sound" in name and len(arguments) > 1:
                    self.losses.add("import-scene-sounds", _shown_name(key), arguments[1])

    def _unused(self, reader: SpotReader) -> None:
        """Texts, pictures and plans of the tour that hang on no hot spot."""
        for name, text in self.document.texts.items():
            if name not in reader.used_texts and (said := from_html(text)):
                self.losses.add("import-texts-apart", name, said)
        for layer in (item for part in self.document.root.all("layer", "plugin") for item in part.walk()):
            if layer.base != self.document.folder or layer.name not in ("layer", "plugin"):
                continue
            target = next(
                (
                    one[0]
                    for _name, one in calls(layer.get("onclick"))
                    if one and one[0].lower() in self.panos
                ),
                "",
            )
            if target:
                said = f"{target} ({layer.get('x')}, {layer.get('y')})"
                self.losses.add("import-plan-places", layer.get("name"), said)
            elif said := from_html(layer.get("html")) or _file_of(layer.get("url")):
                self.losses.add("import-layers", layer.get("name"), said)


def _panos(document: Document, path: str) -> dict[str, Element]:
    """Key → the element with the picture: the scenes, else the document itself and those it leads to."""
    scenes: dict[str, Element] = {}
    for item in document.root.all("scene"):
        name = item.get("name").lower() or f"scene {len(scenes) + 1}"
        if name not in scenes or item.all("image"):
            scenes[name] = item
    if scenes:
        return scenes
    panos: dict[str, Element] = {}
    todo = [(path, document.root)]
    while todo:
        place, root = todo.pop(0)
        if root.all("image"):
            panos[f"file:{place}".lower()] = root
        for element in root.all("hotspot", "plugin", "layer"):
            for event in ("onclick", "onup", "ondown"):
                for name, arguments in calls(element.get(event)):
                    if not name.endswith("loadpano") or not arguments:
                        continue
                    try:
                        found = document.find(arguments[0], element.base)
                        if not document.seen(found):
                            todo.append((found, document.load(found)))
                    except JetisuError:
                        continue
    return panos


def _id_name(key: str, pano: Element) -> str:
    name = pano.get("name") if pano.name == "scene" else ""
    return name.removeprefix("scene_") or _shown_name(key)


def _shown_name(key: str) -> str:
    return PurePosixPath(key.removeprefix("file:")).stem if key.startswith("file:") else key


def _look(pano: Element) -> tuple[float, float, float]:
    """`hlookat`, `vlookat` and the vertical field of view on a screen 16 : 9."""
    view = pano.first("view")
    fov = number(view.get("fov"), 0.1, 179) or DEFAULT_FOV
    kind = view.get("fovtype").upper() or "VFOV"
    if kind in ("HFOV", "MFOV"):
        fov = vertical(fov)
    elif kind == "DFOV":
        fov = _of_diagonal(fov)
    return number(view.get("hlookat")) or 0.0, number(view.get("vlookat"), -90, 90) or 0.0, fov


def _of_diagonal(fov: float) -> float:
    return math.degrees(2 * math.atan(math.tan(math.radians(fov) / 2) / math.hypot(ASPECT, 1)))


def _file_of(url: str) -> str:
    return url if re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", url, re.IGNORECASE) else ""


_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
