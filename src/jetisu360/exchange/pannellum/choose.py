"""Which of the tours that a folder holds is taken: one a language, several pictures as one tour, or the
highest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import inside
from jetisu360.exchange.common.text.languages_apart import apart
from jetisu360.exchange.pannellum.configuration import Configurations, Json, scenes_of, spots_of
from jetisu360.exchange.pannellum.find import Found
from jetisu360.language import LANGUAGES, Language

# `tour.kk.json`, `tour_ru.js`, `en/index.html`; many in Kazakhstan write kz for Kazakh.
_TAG = re.compile(r"(?:(?<=[/._-])|^)(kk|kz|kaz|qaz|ru|rus|en|eng)(?=[/._-])", re.IGNORECASE)
_TAGS: dict[str, Language] = {
    **{"kk": "kk", "kz": "kk", "kaz": "kk", "qaz": "kk"},
    **{"ru": "ru", "rus": "ru", "en": "en", "eng": "en"},
}


@dataclass(frozen=True)
class Chosen:
    """`configurations`: by language; `folders`: where its addresses are counted from; `others`: what was not
    taken.
    """

    configurations: Configurations
    folders: tuple[str, ...]
    others: tuple[str, ...]


def choose(found: Sequence[Found], language: Language) -> Chosen:
    """The tour of a folder; `language` is that of one that does not say it. `found` is not empty."""
    by_language = in_languages(found)
    ones = _different(found)
    if by_language:
        taken = list(by_language.values())
        configurations: Configurations = {key: one.value for key, one in by_language.items()}
    elif len(ones) > 1 and all("scenes" not in item.value for item in ones):
        taken = ones
        configurations = {language: _joined(ones)}
    else:
        taken = ones[:1]
        one_value = ones[0].value
        configurations = apart(one_value) or {language_of(ones[0].path) or language: one_value}
    folders = dict.fromkeys(folder for item in taken for folder in item.folders)
    rest = ones if len(taken) < len(ones) else []
    others = tuple(item.path for item in rest if all(item.value != other.value for other in taken))
    return Chosen(configurations, tuple(folders), others)


def _different(found: Sequence[Found]) -> list[Found]:
    """Each tour once: a page and the file that it loads hold the same."""
    ones: list[Found] = []
    for item in found:
        if all(item.value is not other.value and item.value != other.value for other in ones[:100]):
            ones.append(item)
    return ones


def language_of(path: str) -> Language | None:
    """The language in a path's names."""
    tags = _TAG.findall(path)
    return _TAGS[tags[-1].lower()] if tags else None


def in_languages(found: Sequence[Found]) -> dict[Language, Found]:
    """Tours that differ by the language in their paths, the highest such group; else none. Kazakh first."""
    groups: dict[str, dict[Language, Found]] = {}
    for item in found:
        language = language_of(item.path)
        if language:
            groups.setdefault(_TAG.sub("?", item.path), {}).setdefault(language, item)
    for group in groups.values():
        scenes = [scenes_of(item.value).keys() for item in group.values()]
        if len(group) > 1 and all(scenes[0] & other for other in scenes):
            return {language: group[language] for language in LANGUAGES if language in group}
    return {}


def _joined(ones: Sequence[Found]) -> Json:
    """Several pictures, each of its own page, as one tour. An address that leads to such a page is a link."""
    names: dict[str, str] = {}
    scenes: dict[str, dict[str, object]] = {}
    for item in ones:
        name = _name(item.page or item.path)
        while name in scenes:
            name += "-2"
        scenes[name] = dict(item.value)
        if item.page:
            names.setdefault(item.page, name)
    for one, scene in zip(ones, scenes.values(), strict=True):
        folder = one.folders[0] if one.folders else ""
        scene["hotSpots"] = [_linked(spot, folder, names) for spot in spots_of(scene)]
    return {"scenes": scenes}


def _linked(spot: Json, folder: str, names: dict[str, str]) -> Json:
    address = spot.get("URL")
    if not isinstance(address, str) or spot.get("sceneId") is not None:
        return spot
    try:
        path = inside(address, folder)
    except JetisuError:
        return spot
    if path not in names:
        return spot
    return {**{key: value for key, value in spot.items() if key != "URL"}, "sceneId": names[path]}


def _name(path: str) -> str:
    place = PurePosixPath(path)
    return (
        place.parent.name or place.stem
        if place.stem.lower() in ("index", "default", "config", "tour")
        else place.stem
    )
