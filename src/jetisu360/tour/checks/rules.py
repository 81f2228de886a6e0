"""The sentences of the checks: what can be wrong with a tour, and the places where it can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jetisu360.language import Message, _

Severity = Literal["error", "warning"]

RULES: Mapping[str, tuple[Severity, Message]] = {
    "duplicate-scene": (
        "error",
        _("Two scenes have the id “{id}”."),
    ),
    "duplicate-label": (
        "error",
        _("Two labels of the scene “{scene}” have the id “{id}”."),
    ),
    "duplicate-object": (
        "error",
        _("Two objects have the id “{id}”."),
    ),
    "no-scenes": (
        "error",
        _("The tour has no scenes."),
    ),
    "start-missing": (
        "error",
        _("The tour should begin at the scene “{id}”, but there is none."),
    ),
    "link-from-nowhere": (
        "error",
        _("A link begins at the scene “{id}”, but there is none."),
    ),
    "link-to-nowhere": (
        "error",
        _("A link of the scene “{scene}” leads to “{id}”, but there is no such scene."),
    ),
    "link-to-itself": (
        "error",
        _("A link of the scene “{scene}” leads back to itself."),
    ),
    "link-twice": (
        "warning",
        _("Two links lead from the scene “{scene}” to “{id}”."),
    ),
    "scene-unreachable": (
        "warning",
        _("No links lead to the scene “{scene}”: it opens from the list only."),
    ),
    "object-missing": (
        "error",
        _("The label “{label}” of the scene “{scene}” points at the object “{id}”, but there is none."),
    ),
    "label-empty": (
        "error",
        _("The label “{label}” of the scene “{scene}” has neither a title nor an object."),
    ),
    "label-without-address": (
        "error",
        _("The label “{label}” of the scene “{scene}” is a link without an address."),
    ),
    "yaw-out-of-range": (
        "error",
        _("{what}: the yaw {value:g} is not between −180 and 180 degrees."),
    ),
    "pitch-out-of-range": (
        "error",
        _("{what}: the pitch {value:g} is not between −90 and 90 degrees."),
    ),
    "outside-picture": (
        "warning",
        _("{what} points where the scene “{scene}” has no picture."),
    ),
    "text-missing": (
        "error",
        _("{what}: there is no text {in_language}."),
    ),
    "language-missing": (
        "error",
        _("{in_language} there is no text at all ({count} are missing)."),
    ),
    "object-without-rights": (
        "warning",
        _("The object “{id}” does not say who holds the rights."),
    ),
    "duplicate-route": (
        "error",
        _("Two routes have the id “{id}”."),
    ),
    "route-empty": (
        "warning",
        _("The route “{id}” has no stops."),
    ),
    "stop-to-nowhere": (
        "error",
        _("Stop {number} of the route “{route}” is in the scene “{id}”, but there is none."),
    ),
    "stop-label-missing": (
        "error",
        _(
            "Stop {number} of the route “{route}” looks at the label “{label}” of “{scene}”, but "
            "there is none."
        ),
    ),
    "highlight-missing": (
        "error",
        _("The highlights name the object “{id}”, but there is none."),
    ),
    "label-without-media": (
        "error",
        _("The label “{label}” of the scene “{scene}” has not the picture, sound or film that it promises."),
    ),
    "picture-without-alt": (
        "warning",
        _("The picture “{file}” has no description for those who do not see it (alt)."),
    ),
    "sound-without-transcript": (
        "warning",
        _("The sound “{file}” has no transcript for those who do not hear it."),
    ),
    "film-without-captions": (
        "warning",
        _("The film “{file}” has no captions for those who do not hear it."),
    ),
    "duplicate-plan": (
        "error",
        _("Two plans have the id “{id}”."),
    ),
    "plan-scene-missing": (
        "error",
        _("The plan “{plan}” names the scene “{id}”, but there is none."),
    ),
    "plan-scene-without-position": (
        "error",
        _("The scene “{scene}” is on the plan “{plan}”, but has no position."),
    ),
    "plan-scene-on-another-floor": (
        "error",
        _("The scene “{scene}” and the plan “{plan}” are on different storeys (floor: {own} and {floor})."),
    ),
    "plan-scene-twice": (
        "error",
        _("The scene “{scene}” is named on the plans more than once."),
    ),
}
PLACES: Mapping[str, Message] = {
    "title": _("title of the tour"),
    "description": _("description of the tour"),
    "credits": _("credits"),
    "scene-title": _("title of the scene “{scene}”"),
    "scene-description": _("description of the scene “{scene}”"),
    "label-title": _("title of the label “{label}” of the scene “{scene}”"),
    "label-text": _("text of the label “{label}” of the scene “{scene}”"),
    "object": _("field “{field}” of the object “{object}”"),
    "visit": _("field “{field}” of the opening facts"),
    "route": _("title of the route “{route}”"),
    "route-description": _("description of the route “{route}”"),
    "stop": _("stop {number} of the route “{route}”"),
    "alt": _("description of “{file}”"),
    "transcript": _("transcript of “{file}”"),
    "view": _("first view of “{scene}”"),
    "label": _("label “{label}”"),
    "link": _("link to “{to}”"),
    "arrival": _("view on arriving at “{to}”"),
}
