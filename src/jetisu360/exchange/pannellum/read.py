"""A tour configuration of Pannellum as what museum.toml says. Its pictures: `pannellum_pictures.py`.

The configuration may be one file a language (`tour.kk.json`, `tour.ru.json` …, as our export writes them):
the texts are then put together again. Texts are HTML unless `escapeHTML` says otherwise; they become
plain text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import FoundScene, FoundTour, Photograph, ids_for
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.common.refusals import NothingToImport
from jetisu360.exchange.common.scripts.script_values import Code
from jetisu360.exchange.common.sphere.angles import number, on_sphere, rounded, vertical, wrapped
from jetisu360.exchange.common.text.cards import Card, Kind, label_of, plain_card, read_card
from jetisu360.exchange.common.text.own_keys import take
from jetisu360.exchange.common.text.texts import clean, merged
from jetisu360.exchange.pannellum.configuration import (
    Configurations,
    Json,
    default_of,
    scenes_of,
    spots_of,
)
from jetisu360.exchange.pannellum.pictures import Maker, picture_of
from jetisu360.tour.naming import Names, slugify

# What we read. `strings` and the like are words and habits of a viewer, not of a tour: they are not missed.
_SCENE_KEYS = frozenset(
    (
        *(
            "type",
            "title",
            "author",
            "yaw",
            "pitch",
            "hfov",
            "northOffset",
            "compass",
            "hotSpots",
            "panorama",
        ),
        *("haov", "vaov", "vOffset", "cubeMap", "multiRes", "basePath", "minYaw", "maxYaw", "minPitch"),
        *(
            "maxPitch",
            "horizonPitch",
            "horizonRoll",
            "ignoreGPanoXMP",
            "minHfov",
            "maxHfov",
        ),
        *(
            "multiResMinHfov",
            "preview",
            "autoLoad",
            "strings",
            "sceneFadeDuration",
            "firstScene",
            "escapeHTML",
        ),
        *("default", "scenes", "crossOrigin", "hotSpotDebug", "backgroundColor", "avoidShowingBackground"),
    )
)
_LIMITS = frozenset(("minYaw", "maxYaw", "minPitch", "maxPitch", "minHfov", "maxHfov"))
_SPOT_KEYS = frozenset(
    ("type", "yaw", "pitch", "text", "URL", "sceneId", "targetYaw", "targetPitch", "id", "cssClass", "scale")
)

_MEDIA_KEYS = frozenset(("image", "video", "width"))


def read_pannellum(
    files: Files, configurations: Configurations, folders: Sequence[str], losses: Losses | None = None
) -> FoundTour:
    """The tour of one configuration or of one a language. `folders`: where its addresses are counted from,
    the likeliest first.

    Raises:
        NothingToImport
    """
    reader = _Reader(configurations, losses or Losses())
    values, entries = reader.values(), reader.entries
    base = next(iter(configurations.values()))
    found = [
        FoundScene(
            reader.ids[name],
            entries[reader.ids[name]],
            _picture(files, folders, {**default_of(base), **scene}, name, entries[reader.ids[name]]),
        )
        for name, scene in reader.scenes.items()
    ]
    if not found:
        raise NothingToImport(source="Pannellum")
    # Pannellum puts basePath before the pictures of hot spots; those in a text are counted from the page.
    based = [posixpath.join(folder, path) for folder in folders for path in reader.base_paths]
    media = gathered(files, [*folders, *based], entries.values(), reader.losses)
    return FoundTour(values, found, reader.losses.told(), media)


def _picture(files: Files, folders: Sequence[str], scene: Json, name: str, entry: dict[str, Any]) -> Maker:
    """How the scene's photograph is made; what is wrong with its addresses is said when it is asked for."""
    try:
        return picture_of(files, folders, scene, name, entry)
    except JetisuError as error:
        wrong = error

    def read(entry: dict[str, Any]) -> Photograph:
        raise wrong

    return read


def museum_values(
    configurations: Configurations,
) -> tuple[dict[str, Any], dict[str, dict[str, Any]], list[Lost]]:
    """The top of museum.toml, the tables of its scenes by id, and what could not be taken. Pictures aside."""
    reader = _Reader(configurations, Losses())
    return reader.values(), reader.entries, reader.losses.told()


class _Reader:
    def __init__(self, configurations: Configurations, losses: Losses) -> None:
        self.configurations = configurations
        self._known_scenes: dict[int, dict[str, Json]] = {}
        self._known_spots: dict[int, list[Json]] = {}
        self.base = next(iter(configurations.values()))
        self.default = default_of(self.base)
        self.scenes = self._scenes(self.base)
        self.ids = ids_for(list(self.scenes))
        self.links: list[dict[str, Any]] = []
        self.losses = losses
        self.base_paths: dict[str, None] = {}
        self.entries = {self.ids[name]: self._entry(name) for name in self.scenes}

        if "scenes" in self.base:
            self._told_options("", self.base)
        self._told_options("default", self.default)

    def _told_options(self, where: str, part: Json) -> None:
        """Options that we do not read, with their values; the program's own actions are told as such."""
        for key, value in part.items():
            if key == "basePath" and isinstance(value, str):
                self.base_paths[value] = None
            # A whole sphere of ours has no limits of looking; of a strip and of a cube they say what there
            # is.
            limit = (
                key in _LIMITS
                and {**self.default, **part}.get("type", "equirectangular") == "equirectangular"
            )
            if key not in _SCENE_KEYS or limit:
                code = "import-code" if isinstance(value, Code) else "import-options"
                self.losses.add(
                    code, f"{where}/{key}" if where else key, str(value) if code == "import-code" else value
                )

    def values(self) -> dict[str, Any]:
        first = self.default.get("firstScene")
        values: dict[str, Any] = {"language": next(iter(self.configurations))}
        if first in self.ids:
            values["start"] = self.ids[first]
        lone = "scenes" not in self.base
        title = {} if lone else self._text(lambda item: default_of(item).get("title"))
        if not title and lone:
            title = self._text(lambda item: item.get("title"))
        credits = self._text(lambda item: default_of(item).get("author") or _common_author(item))
        if not credits:
            for name, scene in self.scenes.items():
                if scene.get("author"):
                    self.losses.add("import-options", f"{name}/author", scene["author"])
        values |= {key: text for key, text in (("title", title), ("credits", credits)) if text}
        if self.links:
            values["walk"] = {"find": False}
            values["links"] = self.links
        return values

    def _entry(self, name: str) -> dict[str, Any]:
        scene = self.scenes[name]
        self._told_options(name if "scenes" in self.base else "", scene)
        merged_scene = {**self.default, **scene}
        entry: dict[str, Any] = {"id": self.ids[name]}
        title = self._text(lambda item: self._scenes(item).get(name, {}).get("title"))
        if title:
            entry["title"] = title
        entry |= _view(merged_scene)
        north = number(merged_scene.get("northOffset"))
        if north is not None:
            entry["heading"] = rounded(north % 360)
        spots = self._spots(scene)
        taken = Names()
        labels = []
        for index, spot in enumerate(spots):
            place = f"{name}/{index + 1}"
            if label := self._spot(name, spot, index, place, taken):
                labels.append(label)
        if labels:
            entry["labels"] = labels
        return entry

    def _link(self, name: str, spot: Json, target: str, place: str, words: str) -> None:
        there = {**self.default, **self.scenes[target]}
        link: dict[str, Any] = {"from": self.ids[name], "to": self.ids[target], **_direction(spot)}
        if arrival := _arrival(spot, link, {**self.default, **self.scenes[name]}, there):
            link["arrival"] = arrival
        self.links.append(link)
        titles = self._text(lambda item: self._scenes(item).get(target, {}).get("title"))
        if words and words not in titles.values():
            self.losses.add("import-link-texts", place, words)

    def _spot(self, name: str, spot: Json, index: int, place: str, taken: Names) -> dict[str, Any] | None:
        """The label that a hot spot is; none for a link, which is kept, and for what says nothing, which is
        told.
        """
        target = spot.get("sceneId")
        is_link = target is not None or spot.get("type") == "scene"
        if any(number(spot.get(key, 0.0)) is None for key in ("yaw", "pitch")):
            said = {key: spot[key] for key in ("yaw", "pitch", "text", "sceneId") if key in spot}
            self.losses.add("import-placeless", place, said)
            return None
        cards = self._cards(name, index)
        first = next(iter(cards.values()))
        own = take(first, spot, _SPOT_KEYS if is_link else _SPOT_KEYS | _MEDIA_KEYS, place, self.losses)
        if not is_link and (known := next((item for item in own.targets if item in self.ids), None)):
            target, is_link = known, True
        if is_link:
            words = own.text(first.text) if own.titles or own.texts else first.text
            for parts in (first.pictures, first.sounds, first.films, first.links):
                for address in parts:
                    self.losses.add("import-link-texts", place, address)
            if str(target) in self.ids:
                self._link(name, spot, str(target), place, "" if words == str(target) else words)
            else:
                self.losses.add(
                    "import-link-nowhere", place, f"{words} → {target}" if words else f"→ {target}"
                )
            return None
        kinds: tuple[tuple[str, Kind], ...] = (("video", "film"), ("image", "picture"))
        for key, kind in kinds:
            if spot.get(key) is not None and not first.add(spot[key], "", kind):
                self.losses.add("import-options", f"{place}/{key}", spot[key])
        # The author's own address comes before those in the text.
        if isinstance(spot.get("URL"), str) and spot["URL"].strip():
            first.links = {spot["URL"].strip(): ""} | first.links
        first.text = own.text(first.text)
        found = label_of(cards, place, self.losses)
        if not found:
            self.losses.add("import-label-empty", place, "")
            return None
        label: dict[str, Any] = {}
        slug = slugify(clean(spot.get("id"))) if isinstance(spot.get("id"), str) else ""
        if slug:
            label["id"] = taken.free(slug)
            taken.add(label["id"])
        return label | _direction(spot) | found

    def _scenes(self, one: Json) -> dict[str, Json]:
        """Those of a configuration, put together once and not for each of its texts."""
        if id(one) not in self._known_scenes:
            spots = default_of(one).get("hotSpots")
            self._known_scenes[id(one)] = {
                name: {"hotSpots": spots, **scene} if spots else scene
                for name, scene in scenes_of(one).items()
            }
        return self._known_scenes[id(one)]

    def _spots(self, scene: Json) -> list[Json]:
        if not scene:
            return []
        if id(scene) not in self._known_spots:
            self._known_spots[id(scene)] = spots_of(scene)
        return self._known_spots[id(scene)]

    def _cards(self, name: str, index: int) -> dict[str, Card]:
        """The card of a hot spot in each language."""
        cards: dict[str, Card] = {}
        for language, one in self.configurations.items():
            spots = self._spots(self._scenes(one).get(name, {}))
            text = spots[index].get("text") if index < len(spots) else None
            cards[language] = plain_card(text) if one.get("escapeHTML") is True else read_card(text)
        return cards

    def _text(self, find: Any) -> dict[str, str]:
        return merged(self._texts(find))

    def _texts(self, find: Any) -> dict[str, str]:
        """A text of each configuration, stand-ins for missing languages among them."""
        texts: dict[str, str] = {}
        for language, one in self.configurations.items():
            value = find(one)
            texts[language] = clean(value) if one.get("escapeHTML") is True else read_card(value).text
        return texts


def _view(scene: Json) -> dict[str, Any]:
    if not any(key in scene for key in ("yaw", "pitch", "hfov")):
        return {}
    fov = vertical(number(scene.get("hfov"), 1, 179) or 100.0)
    return {
        "view": {
            "yaw": rounded(wrapped(number(scene.get("yaw")) or 0.0)),
            "pitch": rounded(number(scene.get("pitch"), -90, 90) or 0.0),
            "fov": rounded(min(max(fov, 10.0), 130.0), 2),
        }
    }


def _arrival(spot: Json, link: Json, here: Json, there: Json) -> dict[str, float] | None:
    """Where the author lets one look on arriving, if the link says it; else the view of the scene is the
    author's.

    Pannellum's “same” keeps the look and “sameAzimuth” the compass direction. Our viewer turns to the arrow
    before it walks, so that look is the arrow's.
    """
    if spot.get("targetYaw") is None and spot.get("targetPitch") is None:
        return None
    yaw, pitch = number(spot.get("targetYaw")), number(spot.get("targetPitch"), -90, 90)
    if spot.get("targetYaw") == "same":
        yaw = link["yaw"]
    elif spot.get("targetYaw") == "sameAzimuth":
        yaw = (
            link["yaw"] + (number(here.get("northOffset")) or 0.0) - (number(there.get("northOffset")) or 0.0)
        )
    if spot.get("targetPitch") == "same":
        # An arrow on the floor is looked down at only to find it; one up or down a stair is looked along.
        pitch = link["pitch"] if abs(link["pitch"]) > ON_THE_FLOOR else 0.0
    if yaw is None:
        yaw = number(there.get("yaw")) or 0.0
    if pitch is None:
        pitch = number(there.get("pitch"), -90, 90) or 0.0
    return {"yaw": rounded(wrapped(yaw)), "pitch": rounded(pitch)}


ON_THE_FLOOR = 35.0
"""Degrees: beyond it an arrow is no longer on the floor before one (linking/arrows.py calls it a stair)."""


def _direction(spot: Json) -> dict[str, float]:
    """Where it is on the sphere: a pitch beyond the zenith comes down on the other side."""
    yaw, pitch = on_sphere(number(spot.get("yaw")) or 0.0, number(spot.get("pitch")) or 0.0)
    return {"yaw": rounded(yaw), "pitch": rounded(pitch)}


def _common_author(configuration: Json) -> object:
    """The author of the scenes where all that name one name the same."""
    authors = {str(scene["author"]) for scene in scenes_of(configuration).values() if scene.get("author")}
    return authors.pop() if len(authors) == 1 else None
