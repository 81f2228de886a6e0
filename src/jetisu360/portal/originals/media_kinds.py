"""What a file beside the photographs may be, by its ending: as the document names it (`tour/museum_toml`)."""

from __future__ import annotations

from pathlib import PurePosixPath

from jetisu360.build.photos.beside import FILMS, SOUNDS, is_picture
from jetisu360.build.steps.media import Kind
from jetisu360.files.limits import MOST_CAPTIONS, MOST_CLOSE_UP, MOST_FILM, MOST_SOUND
from jetisu360.publish import layout

MOST: dict[Kind, int] = {
    "picture": MOST_CLOSE_UP,
    "sound": MOST_SOUND,
    "film": MOST_FILM,
    "captions": MOST_CAPTIONS,
}
"""Bytes, as a build takes them."""
PLAYED = frozenset((".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav", ".mp4", ".m4v", ".webm", ".vtt"))
"""Of no other file that somebody sent is a browser ever told what it is."""


def media_kind(name: str) -> Kind | None:
    """None: nothing that an object or a label can show."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SOUNDS:
        return "sound"
    if suffix in FILMS:
        return "film"
    if suffix == ".vtt":
        return "captions"
    return "picture" if is_picture(name) else None


def media_type(name: str) -> str | None:
    """`Content-Type` of a sound, a film or captions; None of everything else."""
    suffix = PurePosixPath(name).suffix.lower()
    return layout.media_type(f"file{suffix}") if suffix in PLAYED else None
