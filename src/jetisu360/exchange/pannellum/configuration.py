"""What a configuration of Pannellum is: a tour of scenes, or a single picture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, shown
from jetisu360.exchange.common.found import MOST_SCENES
from jetisu360.exchange.common.refusals import NESTED, ConfigurationDamaged
from jetisu360.exchange.common.scripts.script import mistake
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import TooDeep
from jetisu360.language import _

Json = Mapping[str, Any]
Configurations = dict[str, Json]
"""A configuration for each language."""


def is_configuration(value: object) -> bool:
    """Whether this is a tour or a picture of Pannellum."""
    if not isinstance(value, Mapping):
        return False
    scenes = value.get("scenes")
    if isinstance(scenes, Mapping):
        return "version" not in value and all(isinstance(scene, Mapping) for scene in scenes.values())
    return any(key in value for key in ("panorama", "multiRes", "cubeMap"))


def configuration_in(data: bytes, name: str) -> Any:
    """The value of a JSON file, whatever it is.

    Raises:
        ConfigurationDamaged: with line and column. LimitExceeded
    """
    try:
        return read_json(data.decode("utf-8-sig"), shown(name))
    except TooDeep:
        raise ConfigurationDamaged(name=shown(name), problem=NESTED) from None
    except json.JSONDecodeError as error:
        raise ConfigurationDamaged(name=shown(name), problem=mistake(error.lineno, error.colno)) from None
    except ValueError:
        raise ConfigurationDamaged(name=shown(name), problem=_NOT_UTF_8) from None


def read_configuration(files: Files, path: str) -> Json:
    """The configuration in a JSON file.

    Raises:
        ConfigurationDamaged, FileTooLarge, PictureMissing, LimitExceeded
    """
    value = configuration_in(files.read(path, MOST_CONFIGURATION), path)
    if not is_configuration(value):
        raise ConfigurationDamaged(name=shown(path), problem=_NOT_A_TOUR)
    found: Json = value
    return found


def default_of(configuration: Json) -> Json:
    value = configuration.get("default")
    return value if isinstance(value, Mapping) else {}


def scenes_of(configuration: Json) -> dict[str, Json]:
    """The scenes by name; a configuration of one picture is one scene.

    Raises:
        ConfigurationDamaged: there are too many.
    """
    scenes = configuration.get("scenes")
    if not isinstance(scenes, Mapping):
        return {"panorama": configuration}
    if len(scenes) > MOST_SCENES:
        raise ConfigurationDamaged(name="JSON", problem=_TOO_MANY)
    return {str(name): scene for name, scene in scenes.items()}


def spots_of(scene: Json) -> list[Json]:
    spots = scene.get("hotSpots")
    return [spot for spot in spots if isinstance(spot, Mapping)] if isinstance(spots, list) else []


_NOT_A_TOUR = _("it is not a tour configuration of Pannellum")
_NOT_UTF_8 = _("it is not in UTF-8")
_TOO_MANY = _("it has too many scenes (at most {most_scenes})").fill(most_scenes=MOST_SCENES)
