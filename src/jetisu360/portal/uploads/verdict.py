"""What is said of a photograph, kept in every language, and with what to do in the portal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, Message, _, pick

_ASK = _(
    "If it is a panorama all the same, ask the region's office: it can say how much of the circle it covers."
)
_CROP = _(
    "Save the panorama that the camera's own program makes, twice as wide as it is high, and replace this "
    "one."
)
_SMALLER = _("Make it smaller in a picture program, save it as JPEG and replace this one.")

ADVICE: Mapping[str, Message] = {
    # Elsewhere these speak of museum.toml, of a folder or of the command line, which a keeper never sees.
    "not-a-picture": _("Upload a photograph as JPEG, PNG, WebP, TIFF, HEIC or AVIF."),
    "too-many-bytes": _SMALLER,
    "too-many-pixels": _SMALLER,
    "sphere-too-large": _SMALLER,
    "flat-photo": _("A room needs a panorama of a 360° camera, twice as wide as it is high."),
    "no-sphere": _CROP,
    "stereo-part": _ASK,
    "squeezed-sphere": _("Scale it to twice as wide as it is high and replace this one."),
    "strip-without-coverage": _ASK,
    "panorama-data-wrong": _ASK,
    "coverage-impossible": _ASK,
    "memory-short": _SMALLER,
    "panorama-data-ignored": _("It is shown as a full sphere."),
    "plain-all-round": _("If it is a photograph of one object, remove it."),
    "sphere-doubtful": _(
        "Look behind you in the preview of the tour. If the picture is only a part, ask the region's office."
    ),
    "margin-seen": _(
        "If it is a margin or pieces are missing, save the panorama again in the camera's program and "
        "replace this one. If it covers the tripod, all is well."
    ),
    "missing-tiles": _("Save or download the panorama again, and replace this one."),
    "pose-contradicted": _("Where it leans in the preview, ask the region's office."),
    "regions-outside": _("Look once more at what is blurred in this room."),
    "horizon-assumed": _("Where it leans in the preview, ask the region's office."),
}


def told(error: JetisuError, *, kind: str = "remark") -> dict[str, Any]:
    """A refusal or a remark as it is kept in a row: `code`, `kind`, `sentence` and `advice` by language."""
    advice = ADVICE.get(error.code, error.advice)
    return {
        "code": error.code,
        "kind": kind,
        "sentence": {language: error.sentence.say(language, **error.details) for language in LANGUAGES},
        "advice": {language: advice.say(language, **error.details) for language in LANGUAGES},
    }


def sentences(verdict: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """(what is so, what to do) of all that is said of a photograph, in one language."""
    said = verdict.get("said")
    return [
        (pick(item.get("sentence") or {}, language), pick(item.get("advice") or {}, language))
        for item in (said if isinstance(said, list) else [])
        if isinstance(item, Mapping)
    ]
