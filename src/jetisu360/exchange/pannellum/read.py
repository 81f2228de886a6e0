"""A tour configuration of Pannellum as what museum.toml says. Its pictures: `pannellum_pictures.py`.

The configuration may be one file a language (`tour.kk.json`, `tour.ru.json` …, as our export writes them):
the texts are then put together again. Texts are HTML unless `escapeHTML` says otherwise; they become
plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from jetisu360.exchange.common.angles import number, rounded, vertical, wrapped
from jetisu360.exchange.common.cards import Card, Kind, label_of, plain_card, read_card
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, ids_for
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.common.refusals import NESTED, ConfigurationDamaged, NothingToImport
from jetisu360.exchange.common.texts import clean, merged
from jetisu360.exchange.pannellum.pictures import picture_of
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import TooDeep
from jetisu360.language import LANGUAGES, _
from jetisu360.tour.naming import Names, slugify

Json = Mapping[str, Any]
Configurations = dict[str, Json]
"""A configuration for each language."""

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
        *("maxPitch", "horizonPitch", "horizonRoll", "ignoreGPanoXMP", "minHfov", "maxHfov"),
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
_SPOT_KEYS = frozenset(
    ("type", "yaw", "pitch", "text", "URL", "sceneId", "targetYaw", "targetPitch", "id", "cssClass", "scale")
)

_MEDIA_KEYS = frozenset(("image", "video", "width"))


def is_configuration(value: object) -> bool:
    """Whether this JSON is of a tour or a picture of Pannellum."""
    if not isinstance(value, Mapping):
        return False
    scenes = value.get("scenes")
    if isinstance(scenes, Mapping):
        return "version" not in value and all(isinstance(scene, Mapping) for scene in scenes.values())
    return any(key in value for key in ("panorama", "multiRes", "cubeMap"))


def read_configuration(files: Files, path: str) -> Json:
    """The JSON of a file.

    Raises:
        ConfigurationDamaged, FileTooLarge, PictureMissing, LimitExceeded
    """
    data = files.read(path, MOST_CONFIGURATION)
    try:
        value = read_json(data.decode("utf-8-sig"), shown(path))
    except TooDeep:
        raise ConfigurationDamaged(name=shown(path), problem=NESTED) from None
    except ValueError as error:
        where = f" ({str(error)[:120]})"
        problem = _("it is not JSON{where}").fill(where=where)
        raise ConfigurationDamaged(name=shown(path), problem=problem) from None
    if not is_configuration(value):
        raise ConfigurationDamaged(name=shown(path), problem=_NOT_A_TOUR)
    found: Json = value
    return found


def read_pannellum(files: Files, configurations: Configurations, paths: Mapping[str, str]) -> FoundTour:
    """The tour of one configuration or of one a language; `paths` says where each was found.

    Raises:
        NothingToImport, SceneWrong, PictureRemote, PathOutside
    """
    base = next(iter(configurations))
    reader = _Reader(configurations)
    values, entries = reader.values(), reader.entries
    scenes = _scenes(configurations[base])
    ids = ids_for(list(scenes))
    folder = str(PurePosixPath(paths[base]).parent)
    folder = "" if folder == "." else folder
    found = [
        FoundScene(
            ids[name],
            entries[ids[name]],
            picture_of(files, folder, {**_default(configurations[base]), **scene}, name, entries[ids[name]]),
        )
        for name, scene in scenes.items()
    ]
    if not found:
        raise NothingToImport(source=shown(paths[base]))
    # Pannellum puts basePath before the pictures of hot spots; those in a text are counted from the page.
    media = gathered(files, [folder], entries.values(), reader.losses)
    return FoundTour(values, found, reader.losses.told(), media)


def museum_values(
    configurations: Configurations,
) -> tuple[dict[str, Any], dict[str, dict[str, Any]], list[Lost]]:
    """The top of museum.toml, the tables of its scenes by id, and what could not be taken. Pictures aside."""
    reader = _Reader(configurations)
    return reader.values(), reader.entries, reader.losses.told()


class _Reader:
    def __init__(self, configurations: Configurations) -> None:
        self.configurations = configurations
        self._known_scenes: dict[int, dict[str, Json]] = {}
        self._known_spots: dict[int, list[Json]] = {}
        self.base = next(iter(configurations.values()))
        self.default = _default(self.base)
        self.scenes = self._scenes(self.base)
        self.ids = ids_for(list(self.scenes))
        self.links: list[dict[str, Any]] = []
        self.losses = Losses()
        self.entries = {self.ids[name]: self._entry(name) for name in self.scenes}

    def values(self) -> dict[str, Any]:
        first = self.default.get("firstScene")
        values: dict[str, Any] = {"language": next(iter(self.configurations))}
        if first in self.ids:
            values["start"] = self.ids[first]
        lone = "scenes" not in self.base
        title = {} if lone else self._text(lambda one: _default(one).get("title"))
        if not title and lone:
            title = self._text(lambda one: one.get("title"))
        credits = self._text(lambda one: _default(one).get("author") or _common_author(one))
        values |= {key: text for key, text in (("title", title), ("credits", credits)) if text}
        if self.links:
            values["walk"] = {"find": False}
            values["links"] = self.links
        return values

    def _entry(self, name: str) -> dict[str, Any]:
        scene = self.scenes[name]
        self.losses.options(name, scene, _SCENE_KEYS)
        merged_scene = {**self.default, **scene}
        entry: dict[str, Any] = {"id": self.ids[name]}
        title = self._text(lambda one: self._scenes(one).get(name, {}).get("title"))
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
            if spot.get("sceneId") is not None or spot.get("type") == "scene":
                self._link(name, spot, index, place)
            elif label := self._label(name, spot, index, place, taken):
                labels.append(label)
        if labels:
            entry["labels"] = labels
        return entry

    def _link(self, name: str, spot: Json, index: int, place: str) -> None:
        self.losses.options(place, spot, _SPOT_KEYS)
        target = str(spot.get("sceneId"))
        if target not in self.ids:
            self.losses.add("import-link-nowhere", place, f"→ {target}")
            return
        link: dict[str, Any] = {"from": self.ids[name], "to": self.ids[target], **_direction(spot)}
        yaw, pitch = number(spot.get("targetYaw")), number(spot.get("targetPitch"), -90, 90)
        if yaw is not None or pitch is not None:
            there = {**self.default, **self.scenes[target]}
            link["arrival"] = {
                "yaw": rounded(wrapped(yaw if yaw is not None else number(there.get("yaw")) or 0.0)),
                "pitch": rounded(pitch if pitch is not None else number(there.get("pitch"), -90, 90) or 0.0),
            }
        self.links.append(link)
        text = merged({key: card.text for key, card in self._cards(name, index).items()})
        titles = self._text(lambda one: self._scenes(one).get(target, {}).get("title"))
        if text and text != titles:
            self.losses.add("import-link-texts", place, next(iter(text.values())))

    def _label(self, name: str, spot: Json, index: int, place: str, taken: Names) -> dict[str, Any] | None:
        self.losses.options(place, spot, _SPOT_KEYS | _MEDIA_KEYS)
        cards = self._cards(name, index)
        kinds: tuple[tuple[str, Kind], ...] = (("video", "film"), ("image", "picture"))
        for key, kind in kinds:
            if spot.get(key) is not None and not next(iter(cards.values())).add(spot[key], "", kind):
                self.losses.add("import-options", f"{place}/{key}", spot[key])
        first = next(iter(cards.values()))
        # The author's own address comes before those in the text.
        if isinstance(spot.get("URL"), str) and spot["URL"].strip():
            first.links = {spot["URL"].strip(): ""} | first.links
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
            self._known_scenes[id(one)] = _scenes(one)
        return self._known_scenes[id(one)]

    def _spots(self, scene: Json) -> list[Json]:
        if not scene:
            return []
        if id(scene) not in self._known_spots:
            self._known_spots[id(scene)] = _spots(scene)
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


def _direction(spot: Json) -> dict[str, float]:
    return {
        "yaw": rounded(wrapped(number(spot.get("yaw")) or 0.0)),
        "pitch": rounded(number(spot.get("pitch"), -90, 90) or 0.0),
    }


def _default(configuration: Json) -> Json:
    value = configuration.get("default")
    return value if isinstance(value, Mapping) else {}


def _scenes(configuration: Json) -> dict[str, Json]:
    """The scenes by name; a configuration of one picture is one scene."""
    scenes = configuration.get("scenes")
    if not isinstance(scenes, Mapping):
        return {"panorama": configuration}
    if len(scenes) > MOST_SCENES:
        raise ConfigurationDamaged(name="JSON", problem=_TOO_MANY)
    return {str(name): scene for name, scene in scenes.items()}


def _spots(scene: Json) -> list[Json]:
    spots = scene.get("hotSpots")
    return [spot for spot in spots if isinstance(spot, Mapping)] if isinstance(spots, list) else []


def _common_author(configuration: Json) -> object:
    """The author of the scenes where all that name one name the same."""
    authors = {str(scene["author"]) for scene in _scenes(configuration).values() if scene.get("author")}
    return authors.pop() if len(authors) == 1 else None


def languages_of(paths: list[str]) -> dict[str, str]:
    """Of files that differ by the language in their names (`tour.kk.json`), language → path, Kazakh first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        ones = [path for path in paths if PurePosixPath(path).name.endswith(f".{language}.json")]
        if len(ones) == 1:
            found[language] = ones[0]
    return found


_NOT_A_TOUR = _("it is not a tour configuration of Pannellum")
_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
