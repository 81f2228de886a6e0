"""Pictures, sounds and films on a page. Addresses count from the page."""

from __future__ import annotations

import json
from dataclasses import dataclass

from jetisu360.language import Language
from jetisu360.publish.pages.labels import IN_LANGUAGE
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.readings import reading
from jetisu360.publish.pages.shown_text import Said
from jetisu360.tour.document import media


@dataclass(frozen=True)
class Picture:
    """`zoom`: what `zoom.js` reads of its tiles, as JSON."""

    src: str
    width: int | None
    height: int | None
    alt: Said
    credit: Said
    zoom: str


@dataclass(frozen=True)
class Track:
    """Captions; `label`: their language, in itself; `default`: shown unless the visitor turns them off."""

    src: str
    language: Language
    label: str
    default: bool


@dataclass(frozen=True)
class Sound:
    """`length`: `1:05`, empty where unknown; `spoken_in`: names a language other than the reader's."""

    src: str
    title: Said
    length: str
    language: Language | None
    spoken_in: str
    captions: Track | None
    transcript: Said


@dataclass(frozen=True)
class Film:
    """A film with its captions."""

    src: str
    poster: str | None
    title: Said
    captions: tuple[Track, ...]
    transcript: Said


def picture(museum: InReading, record: media.PictureRecord, base: str) -> Picture:
    """`base`: from the page to the root of the site."""
    return Picture(
        src=base + record.src,
        width=record.width,
        height=record.height,
        alt=museum.say(record.alt),
        credit=museum.say(record.credit),
        zoom=_zoom(record, base),
    )


def sound(museum: InReading, record: media.Sound, base: str) -> Sound:
    """`base`: from the page to the root of the site."""
    record = record.spoken_for(museum.language)
    spoken = record.language
    return Sound(
        src=base + record.src,
        title=museum.say(record.title),
        length=minutes(record.duration) if record.duration else "",
        language=spoken,
        spoken_in=museum.words(IN_LANGUAGE[spoken]) if spoken and spoken != museum.language else "",
        captions=_track(base + record.captions, spoken or museum.language, default=True)
        if record.captions
        else None,
        transcript=museum.say(record.transcript),
    )


def film(museum: InReading, record: media.Film, title: Said, base: str) -> Film:
    """`base`: from the page to the root of the site."""
    return Film(
        src=base + record.src,
        poster=base + record.poster if record.poster else None,
        title=title,
        captions=tuple(
            _track(base + caption.src, caption.language, default=caption.language == museum.language)
            for caption in record.captions
        ),
        transcript=museum.say(record.transcript),
    )


def minutes(seconds: float) -> str:
    """`1:05`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _track(src: str, language: Language, *, default: bool) -> Track:
    return Track(src, language, reading(language).name, default)


def _zoom(record: media.PictureRecord, base: str) -> str:
    """The picture's tiles; of a picture without, nothing."""
    zoom = record.zoom
    if zoom is None:
        return "{}"
    return json.dumps(
        {
            "path": base + zoom.path,
            "tile": zoom.tile_size,
            "widths": zoom.widths,
            "heights": zoom.heights,
            "format": zoom.format,
        },
        separators=(",", ":"),
    )
