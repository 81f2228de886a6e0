"""A project of the Marzipano Tool: `data.js` and the tiles beside it, in a folder or in the tool's zip.

`data.js` is JavaScript that holds one JSON value, and only that value is read. With one file a language
(`data.kk.js` …, as our export writes them) the texts are put together again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from jetisu360.exchange.common.files import Files, inside, shown
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.found import FoundScene, FoundTour, Photograph, ids_for
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.common.pictures import decode_picture
from jetisu360.exchange.common.refusals import NothingToImport, PathOutside, SceneWrong
from jetisu360.exchange.common.sphere.angles import number, on_sphere, rounded
from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.strips import jpeg_of, sensible_face
from jetisu360.exchange.common.text.cards import from_html, label_of, read_card
from jetisu360.exchange.common.text.languages_apart import apart
from jetisu360.exchange.common.text.own_keys import take
from jetisu360.exchange.common.text.texts import clean, merged
from jetisu360.exchange.marzipano.find import TOOL, Json, folder_of, in_languages, read_data
from jetisu360.language import Language, _
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.tour.camera_names import says_nothing

_TOP_KEYS = frozenset(("scenes", "name", "settings"))
_SCENE_KEYS = frozenset(("id", "name", "levels", "faceSize", "initialViewParameters"))
_PLACE_KEYS = frozenset(("yaw", "pitch", "rotation"))
_LINKS, _INFOS = "linkHotspots", "infoHotspots"
_UNTITLED = "Project Title"
"""What the tool calls a tour that nobody has named."""
_NUMBERED = re.compile(r"\d{3}")
"""A camera counts its pictures; a person may well call a room 12."""


def read_marzipano(files: Files, name: str, language: Language, others: Iterable[str] = ()) -> FoundTour:
    """The tour of the project in the file `name` (with one a language, in any of them). `others`: projects
    that lie beside it, which are told.

    Raises:
        ConfigurationDamaged, NothingToImport
    """
    paths = in_languages(files, name)
    projects: dict[str, Json] = {one: read_data(files, path) for one, path in paths.items()}
    if not projects:
        project = read_data(files, name)
        projects = apart(project) or {language: project}
    losses = Losses()
    values, entries = _values(projects, losses)
    folder = folder_of(name)
    for other in others:
        if not (paths and folder_of(other) == folder and TOOL.fullmatch(PurePosixPath(other).name)):
            losses.add("import-other-tours", other)
    first = next(iter(projects.values()))
    scenes = [
        FoundScene(entry["id"], entry, _picture(files, folder, scene))
        for entry, scene in zip(entries, first["scenes"], strict=True)
    ]
    if not scenes:
        raise NothingToImport(source=shown(name))
    media = gathered(files, [folder], entries, losses)
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
        if title := merged(_in_each(projects, index, lambda item: _room(clean(item.get("name"))))):
            entry["title"] = title
        entry |= _view(scene.get("initialViewParameters"))
        # The horizon is where the labels were measured.
        entry["level"] = {"pitch": 0.0, "roll": 0.0}
        labels = []
        for kind in _kinds(scene):
            spots = {
                language: _spots(project["scenes"][index], kind)
                for language, project in projects.items()
                if index < len(project["scenes"])
            }
            for place, spot in enumerate(_spots(scene, kind)):
                where = f"{entry['id']}/{kind}/{place + 1}"
                if kind == _LINKS or "target" in spot:
                    if link := _link(spot, entry["id"], ids, where, losses):
                        links.append(link)
                elif label := _label(spots, place, where, losses):
                    labels.append(_direction(spot) | label)
                else:
                    losses.add("import-label-empty", where)
        losses.options(entry["id"], scene, _SCENE_KEYS | frozenset(_kinds(scene)))
        if labels:
            entry["labels"] = labels
        entries.append(entry)
    values: dict[str, Any] = {"language": next(iter(projects))}
    if entries:
        values["start"] = entries[0]["id"]
    if title := merged({language: _museum(clean(one.get("name"))) for language, one in projects.items()}):
        values["title"] = title
    if links:
        values |= {"walk": {"find": False}, "links": links}
    losses.options("", first, _TOP_KEYS)
    return values, entries


def _kinds(scene: Json) -> list[str]:
    """The lists of hot spots of a scene: the tool's two, and those that authors add (`audioHotspots`)."""
    found = [str(key) for key, value in scene.items() if str(key).lower().endswith("hotspots")]
    return [_LINKS, _INFOS, *(key for key in found if key not in (_LINKS, _INFOS) and _spots(scene, key))]


def _link(
    spot: Json, scene: str, ids: Mapping[str, str], where: str, losses: Losses
) -> dict[str, Any] | None:
    target = str(spot.get("target"))
    for key, value in spot.items():
        if key not in _PLACE_KEYS and key != "target" and value not in ("", None):
            is_words = isinstance(value, str) and key in ("title", "text", "name", "label")
            losses.add("import-link-texts" if is_words else "import-options", f"{where}/{key}", value)
    if target not in ids:
        losses.add("import-link-nowhere", where, f"→ {target}")
        return None
    return {"from": scene, "to": ids[target], **_direction(spot)}


def _museum(name: str) -> str:
    """The title of a tour; nothing where the tool's own stands there still."""
    return "" if name == _UNTITLED else name


def _room(name: str) -> str:
    """The title of a scene. The tool calls it after its file: what a camera called it is no title, and
    underscores stand for blanks.
    """
    if _NUMBERED.search(name) and says_nothing(name):
        return ""
    return " ".join(name.replace("_", " ").split()) if "_" in name and " " not in name else name


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
    known = _PLACE_KEYS | {"title", "text"}
    for number_of_file, (language, spot) in enumerate(there.items()):
        # What stands in each language's file is told once.
        own = take(cards[language], spot, known, where, losses if not number_of_file else Losses())
        titles[language] = titles[language] or next(iter(own.titles), "")
        cards[language].text = own.text(cards[language].text) if own.texts else cards[language].text
    return label_of(cards, where, losses, titles)


def _view(given: object) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {}
    fov = math.degrees(number(given.get("fov"), 0.01, 3.1) or math.pi / 2)
    return {"view": {**_direction(given), "fov": rounded(min(max(fov, 10.0), 130.0), 2)}}


def _direction(spot: Json) -> dict[str, float]:
    """Degrees, pitch up. Marzipano turns over whatever is beyond the zenith: so do we."""
    yaw, down = number(spot.get("yaw")) or 0.0, number(spot.get("pitch")) or 0.0
    there, up = on_sphere(math.degrees(yaw), -math.degrees(down))
    return {"yaw": rounded(there), "pitch": rounded(up)}


def _spots(scene: Json, name: str) -> list[Json]:
    spots = scene.get(name)
    return [spot for spot in spots if isinstance(spot, Mapping)] if isinstance(spots, list) else []


def _picture(files: Files, folder: str, scene: Json) -> Any:
    """How the scene's photograph is made of the finest level."""

    def read(entry: dict[str, Any]) -> Photograph:
        return "jpg", jpeg_of(_cube(files, folder, scene))

    return read


def _cube(files: Files, folder: str, scene: Json) -> Cube:
    """
    Raises:
        SceneWrong, PathOutside
    """
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

    return Cube(size, tile, load)


_SIZES = _("size or tileSize in its levels cannot be right")
