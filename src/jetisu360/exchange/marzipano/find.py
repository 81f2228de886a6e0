"""The projects of Marzipano in a folder or an archive: `data.js` of its tool, and what is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeGuard

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.found import MOST_SCENES
from jetisu360.exchange.common.refusals import NESTED, ConfigurationDamaged
from jetisu360.exchange.common.scripts.page_scripts import PageScripts
from jetisu360.exchange.common.scripts.script import Script, damaged
from jetisu360.exchange.common.scripts.script_values import Values
from jetisu360.files.limits import MOST_SCRIPT, read_json_at
from jetisu360.files.over_limits import LimitExceeded, TooDeep
from jetisu360.language import LANGUAGES, _

Json = Mapping[str, Any]
TOOL = re.compile(r"data(?:\.(?:kk|ru|en))?\.js", re.IGNORECASE)
_MARKS = re.compile(rb"linkHotspots|infoHotspots|initialViewParameters")
_PAGES = (".html", ".htm")
# What is given a value: of its name only the last letter is looked at, and each blank once.
_VALUE = re.compile(r"[\w.$]\s*+=\s*+(?=\{)")


@dataclass
class Projects:
    """`found`: the files that hold one, those with tiles first; `troubles`: why others could not be read."""

    found: list[str] = field(default_factory=list)
    troubles: list[JetisuError] = field(default_factory=list)


def projects(files: Files, names: Iterable[str]) -> Projects:
    """The projects among the files. One a language (`data.kk.js`) is found once, by any of them."""
    result = Projects()
    whole: list[str] = []
    bare: list[str] = []
    for name in sorted(names, key=_order):
        base = PurePosixPath(name).name
        if PurePosixPath(name).suffix.lower() not in (".js", ".mjs", *_PAGES):
            continue
        try:
            data = files.read(name, MOST_CONFIGURATION)
            if not (TOOL.fullmatch(base) or _MARKS.search(data)):
                continue
            project = project_in(data, name)
        except (JetisuError, LimitExceeded) as error:
            # A broken one is said, not passed over; a script that only speaks of hot spots is none.
            if TOOL.fullmatch(base):
                result.troubles.append(error)
            continue
        (whole if _has_tiles(files, name, project) else bare).append(name)
    result.found = [*whole, *bare]
    return result


def _order(name: str) -> tuple[int, bool, str]:
    """The highest first; the tool's own name before others, which are copies of it more often than not."""
    return name.count("/"), not TOOL.fullmatch(PurePosixPath(name).name), name


def read_data(files: Files, name: str) -> Json:
    """The project in a file.

    Raises:
        ConfigurationDamaged, FileTooLarge, PictureMissing, LimitExceeded
    """
    return project_in(files.read(name, MOST_CONFIGURATION), name)


def project_in(data: bytes, name: str) -> Json:
    """The project that a script holds, read and not run.

    Raises:
        ConfigurationDamaged: with line and column where it is a mistake of writing. LimitExceeded
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationDamaged(name=shown(name), problem=_NOT_DATA) from None
    try:
        value: Json | None = _strict(text, name) or _by_hand(text, name)
    except TooDeep:
        raise ConfigurationDamaged(name=shown(name), problem=NESTED) from None
    if value is None:
        raise ConfigurationDamaged(name=shown(name), problem=_NOT_DATA)
    if len(value["scenes"]) > MOST_SCENES:
        raise ConfigurationDamaged(name=shown(name), problem=_TOO_MANY)
    return value


def _is_project(value: object) -> TypeGuard[Json]:
    scenes = value.get("scenes") if isinstance(value, Mapping) else None
    return isinstance(scenes, list) and all(isinstance(scene, Mapping) for scene in scenes)


def _strict(text: str, name: str) -> Json | None:
    """What the tool itself writes is JSON behind a name."""
    start = _VALUE.search(text)
    if start is None:
        return None
    try:
        value = read_json_at(text, start.end(), shown(name))
    except ValueError:
        return None
    return value if _is_project(value) else None


def _by_hand(text: str, name: str) -> Json | None:
    """What somebody has edited is JavaScript: comments, trailing commas, names, single quotes."""
    if PurePosixPath(name).suffix.lower() in _PAGES:
        text = PageScripts(text).script
    if len(text) > MOST_SCRIPT:
        return None
    script = Script(text, shown(name))
    values = Values([script])
    for item in script.assigned:
        if item.value.type in ("object", "array", "call_expression"):
            # By its name, so that what is put into it afterwards is in it.
            named = values.named(str(item.path[0])) if len(item.path) == 1 else None
            for candidate in (named, values.value(item.value, script)):
                if _is_project(candidate):
                    return candidate
    wrong = script.damage()
    if wrong:
        raise damaged(shown(name), *wrong)
    return None


def _has_tiles(files: Files, name: str, project: Json) -> bool:
    """Whether the tiles of its first scene lie beside it."""
    folder = folder_of(name)
    for scene in project["scenes"][:1]:
        levels = scene.get("levels")
        for number in range(len(levels) if isinstance(levels, list) else 0):
            try:
                path = inside(f"tiles/{scene.get('id')}/{number}/f/0/0.jpg", folder)
            except JetisuError:
                return False
            if files.exists(path):
                return True
    return False


def folder_of(name: str) -> str:
    parent = str(PurePosixPath(name).parent)
    return "" if parent == "." else parent


def in_languages(files: Files, name: str) -> dict[str, str]:
    """The files of a project that is one a language, by language; empty for one that is not."""
    base = f"{folder_of(name)}/".removeprefix("/")
    found: dict[str, str] = {
        item: f"{base}data.{item}.js" for item in LANGUAGES if files.exists(f"{base}data.{item}.js")
    }
    return found if TOOL.fullmatch(PurePosixPath(name).name) else {}


_NOT_DATA = _("it is not the data of a Marzipano project")
_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
