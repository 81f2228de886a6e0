"""The kinds of value in the tour document, and the base of its parts. See docs/tour-document.md."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# Addresses inside a site: relative; no part begins with a dot, so none steps upwards or hides.
RELATIVE = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$"
SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")


def _safe_href(value: str) -> str:
    """An address that a visitor may be sent to; never one that runs code in the page."""
    # Browsers drop control characters and leading spaces before they read the scheme.
    if any(ord(character) <= 0x20 for character in value):
        raise ValueError("an address holds no spaces or control characters")
    if urlsplit(value).scheme.lower() not in SAFE_SCHEMES:
        raise ValueError("an address begins with https://, http://, mailto: or tel:")
    return value


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _iso(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
RelativeAddress = Annotated[str, Field(pattern=RELATIVE, max_length=400)]
Href = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_safe_href)]
Degrees = Annotated[float, Field(allow_inf_nan=False)]
Metres = Annotated[float, Field(allow_inf_nan=False)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Moment = Annotated[AwareDatetime, AfterValidator(_utc), PlainSerializer(_iso, return_type=str)]
# As in the ends of file names.
ImageFormat = Literal["webp", "jpg", "avif"]
Text = Annotated[
    dict[str, str],
    WithJsonSchema(
        {
            "type": "object",
            "description": "The same text in each language; a missing one falls back kk → ru → en.",
            "properties": {language: {"type": "string"} for language in ("kk", "ru", "en")},
            "additionalProperties": {"type": "string"},
        }
    ),
]


class Model(BaseModel):
    """Base of every part: unknown fields are kept, Python names and document names are both understood."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, validate_assignment=True)
