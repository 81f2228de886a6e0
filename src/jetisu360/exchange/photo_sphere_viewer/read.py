"""A virtual tour of Photo Sphere Viewer as what museum.toml says. The format:
https://photo-sphere-viewer.js.org/plugins/virtual-tour.html.

Angles are radians, or texts (`"30deg"`); yaw to the right, pitch up; positions may be pixels of the picture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, ids_for
from jetisu360.exchange.common.import_losses import Losses, web_address
from jetisu360.exchange.common.places import museum_place
from jetisu360.exchange.common.refusals import ConfigurationDamaged, NothingToImport
from jetisu360.exchange.common.sphere.angles import number, rounded
from jetisu360.exchange.common.sphere.tilt import Turn, X, Y, Z, about, mean_direction, thinned, turn_of
from jetisu360.exchange.common.text.cards import Card, from_html, label_of, read_card
from jetisu360.exchange.common.text.texts import clean
from jetisu360.exchange.photo_sphere_viewer.find import Found, tours_in
from jetisu360.exchange.photo_sphere_viewer.pictures import Picture, picture_of
from jetisu360.language import Language, _
from jetisu360.panorama.geometry.projection import angles_of, direction_of
from jetisu360.tour.naming import Names, humanise, slugify

Json = Mapping[str, Any]
MOST_OUTLINE = 200
"""Points of a polygon in museum.toml."""
_ANGLE = re.compile(r"(-?[0-9]++(?:\.[0-9]*+)?)\s*+(degs?|rads?)?")
_NODE_KEYS = frozenset(
    (
        *("id", "panorama", "name", "caption", "description", "panoData", "sphereCorrection", "links", "gps"),
        *("showInGallery", "thumbnail", "markers", "map", "plan", "data"),
    )
)
_MARKER_KEYS = frozenset(
    (
        *(
            "id",
            "position",
            "image",
            "imageLayer",
            "videoLayer",
            "html",
            "polygon",
            "polygonPixels",
            "polyline",
        ),
        *("polylinePixels", "size", "rotation", "scale", "hoverScale", "opacity", "zIndex", "className"),
        *("style", "svgStyle", "chromaKey", "anchor", "zoomLvl", "visible", "tooltip", "content", "autoplay"),
        *("listContent", "hideList", "square", "rect", "circle", "ellipse", "path", "longitude", "latitude"),
        *("width", "height", "yaw", "pitch", "x", "y", "gps", "layer"),
    )
)


def find_nodes(files: Files, names: Iterable[str], language: Language) -> FoundTour | None:
    """The tour of a folder, others named; None where there is none.

    Raises:
        what `read_nodes` raises
    """
    tours = tours_in(files, names)
    if not tours:
        return None
    found = read_nodes(files, tours[0], language)
    losses = Losses()
    for path in dict.fromkeys(tour.path for tour in tours[1:] if tour.path != tours[0].path):
        losses.add("import-other-tours", path)
    found.lost += losses.told()
    return found


def read_nodes(files: Files, tour: Found, language: Language) -> FoundTour:
    """The tour of a list of nodes.

    Raises:
        ConfigurationDamaged, NothingToImport, SceneWrong
    """
    return _Reader(files, tour, language).tour()


class _Reader:
    def __init__(self, files: Files, tour: Found, language: Language) -> None:
        self.files, self.found, self.language = files, tour, language
        self.losses = Losses()
        if len(tour.nodes) > MOST_SCENES:
            raise ConfigurationDamaged(name=shown(tour.path), problem=_TOO_MANY)
        self.nodes = {str(node["id"]): node for node in tour.nodes}
        self.ids = ids_for(list(self.nodes))
        self.pictures: dict[str, Picture] = {}
        self.turns: dict[str, Turn] = {}
        self.matrices: dict[str, np.ndarray] = {}
        self.links: list[dict[str, Any]] = []
        self.by_gps: set[str] = set()

    def tour(self) -> FoundTour:
        first: JetisuError | None = None
        for key, node in self.nodes.items():
            try:
                self.pictures[key] = picture_of(self.files, self.found.folder, node, key)
            except JetisuError as error:
                first = first or error
                self.losses.refused("import-scene-left-out", key, error, address=web_address(error))
                continue
            self.matrices[key] = _correction(node.get("sphereCorrection")) @ self.pictures[key].pose
            self.turns[key] = turn_of(self.matrices[key])
        if not self.pictures:
            raise first or NothingToImport(source=shown(self.found.path))
        entries = {key: self._entry(key) for key in self.pictures}
        for key in self.by_gps:
            # Yaw 0 of the viewer is north, where links are placed by coordinates.
            entries[key]["heading"] = rounded(self.turns[key].yaw % 360)
        media = gathered(self.files, [self.found.folder], entries.values(), self.losses)
        scenes = [FoundScene(self.ids[key], entries[key], one.make) for key, one in self.pictures.items()]
        return FoundTour(self._values(), scenes, self.losses.told(), media, (self.found.path,))

    def _values(self) -> dict[str, Any]:
        start = str(self.found.settings.get("startNodeId", ""))
        first = start if start in self.pictures else next(iter(self.pictures))
        values: dict[str, Any] = {"language": self.language, "start": self.ids[first]}
        for key in ("title", "name"):
            title = " ".join(from_html(self.found.settings.get(key)).split())
            if title and len(self.nodes) > 1 and "title" not in values:
                values["title"] = {self.language: title}
        places = [(gps[1], gps[0], key) for key, node in self.nodes.items() if (gps := _gps(node))]
        if place := museum_place(places, self.losses):
            values["visit"] = place
        if self.links:
            values |= {"walk": {"find": False}, "links": self.links}
        return values

    def _entry(self, key: str) -> dict[str, Any]:
        node = self.nodes[key]
        self.losses.options(key, {name: node[name] for name in node if name == "data"}, frozenset())
        entry: dict[str, Any] = {"id": self.ids[key]}
        texts = [" ".join(from_html(node.get(name)).split()) for name in ("name", "caption")]
        title = next((text for text in texts if text), "") or humanise(key)
        if title:
            entry["title"] = {self.language: title}
        description = from_html(node.get("description"))
        rest = [text for text in (*texts[1:], description) if text and text != title]
        if rest:
            entry["description"] = {self.language: "\n".join(dict.fromkeys(rest))}
        if view := self._view(key, node):
            entry["view"] = view
        # The horizon is where the links and markers were placed.
        entry["level"] = self.turns[key].entry()
        links = node.get("links")
        for index, link in enumerate(links if isinstance(links, list) else [], 1):
            if isinstance(link, Mapping):
                self._link(key, link, f"{key}/{index}")
        labels, taken = [], Names()
        markers = node.get("markers")
        for index, marker in enumerate(markers if isinstance(markers, list) else [], 1):
            if isinstance(marker, Mapping):
                where = f"{key}/{clean(str(marker.get('id', index)))}"
                if label := self._label(key, marker, where):
                    slug = slugify(clean(str(marker.get("id", ""))))
                    if slug:
                        label = {"id": taken.free(slug), **label}
                        taken.add(label["id"])
                    labels.append(label)
        if labels:
            entry["labels"] = labels
        for name in ("map", "plan"):
            if isinstance(node.get(name), Mapping):
                self.losses.add("import-plan-places", key, node[name])
        return entry

    def _view(self, key: str, node: Json) -> dict[str, Any] | None:
        """A viewer of one panorama says where one looks first; a tour says it of its first node."""
        settings = node if "defaultYaw" in node or "defaultPitch" in node else self.found.settings
        start = str(self.found.settings.get("startNodeId", next(iter(self.nodes))))
        yaw, pitch = _degrees(settings.get("defaultYaw")), _degrees(settings.get("defaultPitch"))
        if (yaw is None and pitch is None) or (settings is not node and key != start):
            return None
        return dict(self.turns[key].direction(yaw or 0.0, pitch or 0.0))

    def _place(self, key: str, given: object) -> tuple[float, float] | None:
        """Yaw and pitch in the viewer, degrees, of a position: angles, or a pixel."""
        if not isinstance(given, Mapping):
            return None
        yaw = _degrees(given.get("yaw", given.get("longitude")))
        pitch = _degrees(given.get("pitch", given.get("latitude")))
        if yaw is not None and pitch is not None:
            return yaw, pitch
        direction = self.pictures[key].direction(given)
        if direction is None:
            return None
        seen_yaw, seen_pitch = angles_of(self.matrices[key] @ direction)
        return float(seen_yaw), float(seen_pitch)

    def _link(self, key: str, link: Json, where: str) -> None:
        target = str(link.get("nodeId"))
        if target not in self.pictures:
            self.losses.add("import-link-nowhere", where, f"→ {target}")
            return
        place = self._place(key, link.get("position")) or self._place(key, link)
        if place is None:
            here, there = _gps(self.nodes[key]), _gps(link) or _gps(self.nodes[target])
            if here is None or there is None:
                self.losses.add("import-placeless", where, f"→ {target}")
                return
            place = _towards(here, there)
            self.by_gps.add(key)
        # The viewer keeps on looking where the link was.
        self.links.append(
            {
                "from": self.ids[key],
                "to": self.ids[target],
                **self.turns[key].direction(*place),
                "arrival": self.turns[target].direction(*place),
            }
        )

    def _label(self, key: str, marker: Json, where: str) -> dict[str, Any] | None:
        self.losses.options(where, marker, _MARKER_KEYS)
        outline = self._outline(key, marker)
        position = marker.get("position")
        if isinstance(position, list):  # the corners of a picture that lies in the room
            outline = [place for item in position if (place := self._place(key, item))]
            position = None
        place = self._place(key, position) or self._place(key, marker)
        if place is None and outline:
            place = mean_direction(outline)
        if place is None:
            self.losses.add("import-placeless", where, _said(marker))
            return None
        tooltip = marker.get("tooltip")
        tip = read_card(tooltip.get("content") if isinstance(tooltip, Mapping) else tooltip)
        listed = from_html(marker.get("listContent"))
        card = Card()
        for part in (tip, read_card(marker.get("content")), read_card(marker.get("html"))):
            if part.text and part.text not in card.text:
                card.text = f"{card.text}\n{part.text}".strip()
            for name in ("pictures", "sounds", "films", "links"):
                getattr(card, name).update(getattr(part, name))
        layer = marker.get("layer") if isinstance(marker.get("layer"), str) else None
        card.add(marker.get("imageLayer") or layer, "", "picture")
        card.add(marker.get("videoLayer"), "", "film")
        if not (card.text or card.pictures or card.films or card.sounds or card.links or listed):
            card.add(marker.get("image"), "", "picture")
        titles: dict[str, str] | None = None
        if title := listed or tip.text.partition("\n")[0]:
            titles = {self.language: title}
            card.text = "\n".join(line for line in card.text.split("\n") if line != title)
        found = label_of({self.language: card}, where, self.losses, titles)
        if not found:
            self.losses.add("import-label-empty", where)
            return None
        label: dict[str, Any] = dict(self.turns[key].direction(*place))
        if len(outline) > 2:
            corners = [self.turns[key].direction(*item) for item in thinned(outline, MOST_OUTLINE)]
            label["polygon"] = [[corner["yaw"], corner["pitch"]] for corner in corners]
        return label | found

    def _outline(self, key: str, marker: Json) -> list[tuple[float, float]]:
        """The corners of a polygon, of the outer one where it has holes: pairs, positions, or pixels."""
        found: list[tuple[float, float]] = []
        for name in ("polygon", "polygonPixels", "polyline", "polylinePixels"):
            points = marker.get(name)
            if not isinstance(points, list) or not points:
                continue
            inner = points[0]
            if isinstance(inner, list) and inner and isinstance(inner[0], (list, Mapping)):
                points = inner
            if name.endswith("Pixels") and not isinstance(points[0], (list, Mapping)):
                points = list(zip(points[::2], points[1::2], strict=False))
            for point in points:
                pair = isinstance(point, (list, tuple)) and len(point) == 2
                if pair and name.endswith("Pixels"):
                    point = {"textureX": point[0], "textureY": point[1]}
                elif pair:
                    point = {"yaw": point[0], "pitch": point[1]}
                if place := self._place(key, point):
                    found.append(place)
            break
        return found


def _degrees(value: object) -> float | None:
    """An angle as the viewer takes it: a number is radians, a text says its unit."""
    if isinstance(value, str):
        found = _ANGLE.fullmatch(value.strip().lower())
        if found is None:
            return None
        size = float(found[1])
        return size if (found[2] or "").startswith("deg") else math.degrees(size)
    size_or_none = number(value, -1e6, 1e6)
    return None if size_or_none is None else math.degrees(size_or_none)


def _correction(given: object) -> np.ndarray:
    values = given if isinstance(given, Mapping) else {}
    pan, tilt, roll = (_degrees(values.get(key)) or 0.0 for key in ("pan", "tilt", "roll"))
    return about(Y, -pan) @ about(X, tilt) @ about(Z, -roll)


def _gps(part: Json) -> tuple[float, float, float] | None:
    """Longitude, latitude, height."""
    # Version 4 called it `position`.
    given = part.get("gps") if "gps" in part else part.get("position")
    if not isinstance(given, list) or len(given) < 2:
        return None
    longitude, latitude = number(given[0], -180, 180), number(given[1], -90, 90)
    height = number(given[2]) if len(given) > 2 else None
    return None if longitude is None or latitude is None else (longitude, latitude, height or 0.0)


def _towards(here: tuple[float, float, float], there: tuple[float, float, float]) -> tuple[float, float]:
    """The bearing and the pitch from one place on Earth to another."""
    one, other = direction_of(here[0], here[1]), direction_of(there[0], there[1])
    east = direction_of(here[0] + 90, 0.0)
    north = direction_of(here[0], here[1] + 90)
    x, y = float(other @ east), float(other @ north)
    metres = math.hypot(x, y) * 6_371_000
    rise = there[2] - here[2]
    pitch = math.degrees(math.atan2(rise, metres)) if rise and metres else 0.0
    return math.degrees(math.atan2(x, y)) if (one != other).any() else 0.0, pitch


def _said(marker: Json) -> str:
    tooltip = marker.get("tooltip")
    return from_html(tooltip.get("content") if isinstance(tooltip, Mapping) else tooltip)


_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
