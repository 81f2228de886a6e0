"""A project of the Marzipano Tool: `data.js` and the tiles beside it, in a folder or in the tool's zip.

`data.js` is JavaScript that holds one JSON value, and only that value is read. With one file a language
(`data.kk.js` …, as our export writes them) the texts are put together again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from jetisu360.exchange.common.angles import number, rounded, wrapped
from jetisu360.exchange.common.cards import from_html, label_of, read_card
from jetisu360.exchange.common.cube import Cube
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, Photograph, ids_for
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.common.pictures import decode_picture
from jetisu360.exchange.common.refusals import (
    NESTED,
    ConfigurationDamaged,
    ExchangeRefusal,
    NothingToImport,
    PathOutside,
    SceneWrong,
)
from jetisu360.exchange.common.strips import jpeg_of, sensible_face
from jetisu360.exchange.common.texts import clean, merged
from jetisu360.files.limits import read_json_at
from jetisu360.files.over_limits import LimitExceeded, TooDeep
from jetisu360.language import LANGUAGES, Language, _
from jetisu360.panorama.geometry.resample import Pixels

Json = Mapping[str, Any]
# What is given a value: of its name only the last letter is looked at, and each blank once.
_VALUE = re.compile(r"[\w.$]\s*+=\s*+(?=\{)")


def is_project(files: Files, name: str) -> bool:
    """Whether a file is the data of a project."""
    if not re.fullmatch(r"data(?:\.(?:kk|ru|en))?\.js", PurePosixPath(name).name):
        return False
    try:
        read_data(files, name)
    except (ExchangeRefusal, LimitExceeded):
        # A broken one is said when it is read, not skipped.
        return PurePosixPath(name).name == "data.js"
    return True


def read_data(files: Files, name: str) -> Json:
    """The project in a data.js.

    Raises:
        ConfigurationDamaged, FileTooLarge, PictureMissing, LimitExceeded
    """
    data = files.read(name, MOST_CONFIGURATION)
    try:
        text = data.decode("utf-8-sig")
        start = _VALUE.search(text)
        if start is None:
            raise ValueError("no value")
        value = read_json_at(text, start.end(), shown(name))
    except TooDeep:
        raise ConfigurationDamaged(name=shown(name), problem=NESTED) from None
    except ValueError:
        raise ConfigurationDamaged(name=shown(name), problem=_NOT_DATA) from None
    scenes = value.get("scenes") if isinstance(value, Mapping) else None
    if not isinstance(scenes, list) or not all(isinstance(one, Mapping) for one in scenes):
        raise ConfigurationDamaged(name=shown(name), problem=_NOT_DATA)
    if len(scenes) > MOST_SCENES:
        raise ConfigurationDamaged(name=shown(name), problem=_TOO_MANY)
    found: Json = value
    return found


def read_marzipano(files: Files, folder: str, language: Language) -> FoundTour:
    """The tour of the project in `folder`.

    Raises:
        ConfigurationDamaged, NothingToImport, SceneWrong, PathOutside
    """
    base = "" if folder == "." else f"{folder}/"
    paths = {one: f"{base}data.{one}.js" for one in LANGUAGES if files.exists(f"{base}data.{one}.js")}
    projects: dict[str, Json] = {one: read_data(files, path) for one, path in paths.items()}
    if not projects:
        projects = {language: read_data(files, f"{base}data.js")}
    losses = Losses()
    values, entries = _values(projects, losses)
    first = next(iter(projects.values()))
    scenes = [
        FoundScene(entry["id"], entry, _picture(files, folder, scene))
        for entry, scene in zip(entries, first["scenes"], strict=True)
    ]
    if not scenes:
        raise NothingToImport(source=shown(f"{base}data.js"))
    media = gathered(files, [base.rstrip("/")], entries, losses)
    return FoundTour(values, scenes, losses.told(), media)


def museum_values(projects: Mapping[str, Json]) -> tuple[dict[str, Any], list[dict[str, Any]], list[Lost]]:
    """The top of museum.toml, its scenes in order, and what could not be taken. Pictures aside."""
    losses = Losses()
    return (*_values(projects, losses), losses.told())


def _values(projects: Mapping[str, Json], losses: Losses) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    first = next(iter(projects.values()))
    scenes = first["scenes"]
    ids = ids_for([str(scene.get("id")) for scene in scenes])
    entries, links = [], []
    for index, scene in enumerate(scenes):
        entry: dict[str, Any] = {"id": ids[str(scene.get("id"))]}
        if title := merged(_in_each(projects, index, lambda one: clean(one.get("name")))):
            entry["title"] = title
        entry |= _view(scene.get("initialViewParameters"))
        # The horizon is where the labels were measured.
        entry["level"] = {"pitch": 0.0, "roll": 0.0}
        for place, spot in enumerate(_spots(scene, "linkHotspots"), 1):
            target = str(spot.get("target"))
            if target in ids:
                links.append({"from": entry["id"], "to": ids[target], **_direction(spot)})
            else:
                losses.add("import-link-nowhere", f"{entry['id']}/{place}", f"→ {target}")
        labels = []
        spots = {
            language: _spots(project["scenes"][index], "infoHotspots")
            for language, project in projects.items()
            if index < len(project["scenes"])
        }
        for place, spot in enumerate(_spots(scene, "infoHotspots")):
            if label := _label(spots, place, f"{entry['id']}/{place + 1}", losses):
                labels.append(_direction(spot) | label)
            else:
                losses.add("import-label-empty", f"{entry['id']}/{place + 1}")
        if labels:
            entry["labels"] = labels
        entries.append(entry)
    values: dict[str, Any] = {"language": next(iter(projects))}
    if entries:
        values["start"] = entries[0]["id"]
    if title := merged({language: clean(one.get("name")) for language, one in projects.items()}):
        values["title"] = title
    if links:
        values |= {"walk": {"find": False}, "links": links}
    return values, entries


def _in_each(projects: Mapping[str, Json], index: int, find: Any) -> dict[str, str]:
    return {
        language: find(project["scenes"][index])
        for language, project in projects.items()
        if index < len(project["scenes"])
    }


def _label(spots_of: Mapping[str, list[Json]], place: int, where: str, losses: Losses) -> dict[str, Any]:
    there = {language: spots[place] for language, spots in spots_of.items() if place < len(spots)}
    titles = {language: from_html(spot.get("title")) for language, spot in there.items()}
    cards = {language: read_card(spot.get("text")) for language, spot in there.items()}
    return label_of(cards, where, losses, titles)


def _view(given: object) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {}
    fov = math.degrees(number(given.get("fov"), 0.01, 3.1) or math.pi / 2)
    return {"view": {**_direction(given), "fov": rounded(min(max(fov, 10.0), 130.0), 2)}}


def _direction(spot: Json) -> dict[str, float]:
    """Degrees, pitch up."""
    yaw, pitch = number(spot.get("yaw")) or 0.0, number(spot.get("pitch"), -math.pi, math.pi) or 0.0
    down = min(max(math.degrees(pitch), -90.0), 90.0)
    return {"yaw": rounded(wrapped(math.degrees(yaw))), "pitch": rounded(-down)}


def _spots(scene: Json, name: str) -> list[Json]:
    spots = scene.get(name)
    return [spot for spot in spots if isinstance(spot, Mapping)] if isinstance(spots, list) else []


def _picture(files: Files, folder: str, scene: Json) -> Any:
    """How the scene's photograph is made of the finest level."""
    written = str(scene.get("id"))
    given = scene.get("levels")
    finest: tuple[int, int, int] | None = None
    for index, level in enumerate(given if isinstance(given, list) else []):
        if not isinstance(level, Mapping) or level.get("fallbackOnly") is True:
            continue
        size, tile = sensible_face(level.get("size")), sensible_face(level.get("tileSize"))
        if size is None or tile is None or size % tile:
            raise SceneWrong(scene=shown(written), problem=_SIZES)
        if finest is None or size > finest[1]:
            finest = index, size, tile
    if finest is None:
        raise SceneWrong(scene=shown(written), problem=_SIZES)
    number_of_level, size, tile = finest
    if "/" in written or "\\" in written or written.startswith("."):
        raise PathOutside(path=shown(written))  # an id is the name of one folder

    def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
        path = inside(f"tiles/{written}/{number_of_level}/{face}/{row}/{column}.jpg", folder)
        return decode_picture(files.read(path), path, (width, height))

    def read(entry: dict[str, Any]) -> Photograph:
        return "jpg", jpeg_of(Cube(size, tile, load))

    return read


_NOT_DATA = _("it is not the data of a Marzipano project")
_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
_SIZES = _("size or tileSize in its levels cannot be right")
