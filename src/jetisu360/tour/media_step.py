"""The steps that make what lies in a site's `media/`: pictures for screens, sounds and films as they are.

Each is a pure function of its task, as in `steps.py`: the pack is named by the task's key, and the names of
the files in it carry the key, so that an address never changes its content.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from jetisu360.limits import MOST_CAPTIONS, MOST_CLOSE_UP, MOST_FILM, MOST_SOUND
from jetisu360.system import said
from jetisu360.tour.folder import PhotoUnreadable
from jetisu360.tour.media_refusals import MediaTooLarge
from jetisu360.tour.steps import Outcome, Pack, PhotoChanged, made_once, pack_bytes
from jetisu360.tour.storage import Folder

if TYPE_CHECKING:
    from jetisu360.panorama.resample import Pixels

Kind = Literal["picture", "sound", "film", "captions"]
MEDIA_VERSION = 1
SCREEN = 1600
"""The longest side of a picture as a page shows it; what is larger can be zoomed into."""
SMALL = 480
TILE = 512
_MOST = {"picture": MOST_CLOSE_UP, "sound": MOST_SOUND, "film": MOST_FILM, "captions": MOST_CAPTIONS}


@dataclass(frozen=True)
class MediaTask:
    """One file to take into the site. `slug`: what its address begins with. `code`: see `code.pixel_code`."""

    name: str
    kind: Kind
    slug: str
    source: Folder
    work: Folder
    sha256: str
    quality: int = 85
    code: str = ""

    @functools.cached_property
    def key(self) -> str:
        """The name of the pack: the hash of everything that decides its contents."""
        pixels = [self.code, self.quality] if self.kind == "picture" else []
        decides = [MEDIA_VERSION, self.kind, self.slug, self.sha256, pixels]
        return sha256(json.dumps(decides).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"

    @property
    def stem(self) -> str:
        """The address of the file in a site without its suffix."""
        return f"media/{self.slug}.{self.key[:8]}"


@dataclass(frozen=True)
class PackedMedia:
    """A file of `media/` whose pack is there."""

    task: MediaTask
    pack: Pack

    @property
    def key(self) -> str:
        return self.task.key

    @property
    def path(self) -> str:
        return "media"

    @property
    def record(self) -> dict[str, Any]:
        """`src` and what else the file itself says, with addresses from the site's root."""
        return self.pack.scene


def take_media(task: MediaTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one file, unless it is there."""
    return made_once(task, lambda: make_media(task))


def make_media(task: MediaTask) -> bytes:
    """The pack's bytes.

    Raises:
        Refusal, MediaRefusal: the file cannot be taken.
        PhotoUnreadable, PhotoChanged
    """
    data = _read(task)
    name = task.stem.removeprefix("media/")
    if task.kind == "picture":
        record, files = _picture(task, data, name)
    else:
        record = _record(task, data)
        suffix = record.pop("suffix")
        files = {f"{name}.{suffix}": data}
        record["src"] = f"{task.stem}.{suffix}"
    return pack_bytes({**record, "remarks": []}, files)


def _read(task: MediaTask) -> bytes:
    most = _MOST[task.kind]
    try:
        size = task.source.size(task.name)
        if size > most:
            raise MediaTooLarge(name=task.name, size=f"{size / 1e6:.0f}", limit=f"{most / 1e6:.0f}")
        data = task.source.read(task.name)
    except OSError as error:
        raise PhotoUnreadable(name=task.name, problem=said(error)) from None
    if sha256(data).hexdigest() != task.sha256:
        raise PhotoChanged(name=task.name)
    return data


def _record(task: MediaTask, data: bytes) -> dict[str, Any]:
    if task.kind == "captions":
        from jetisu360.tour.captions_file import inspect_captions

        inspect_captions(data, task.name)
        return {"suffix": "vtt"}
    if task.kind == "sound":
        from jetisu360.tour.sound_file import inspect_sound

        sound = inspect_sound(data, task.name)
        return {"type": sound.type, "suffix": sound.suffix, "duration": sound.duration}
    from jetisu360.tour.film_file import inspect_film

    film = inspect_film(data, task.name)
    return {"type": film.type, "suffix": film.suffix, "duration": film.duration}


def _picture(task: MediaTask, data: bytes, name: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The picture for a screen, a small one, and tiles of what a screen cannot show at once."""
    from jetisu360.panorama.encode import encode_image
    from jetisu360.panorama.flat import read_flat

    pixels = read_flat(data, task.name)
    screen = _within(pixels, SCREEN)
    files = {
        f"{name}.webp": encode_image(screen, "webp", task.quality),
        f"{name}.small.webp": encode_image(_within(pixels, SMALL), "webp", task.quality),
    }
    record: dict[str, Any] = {
        "src": f"{task.stem}.webp",
        "width": int(screen.shape[1]),
        "height": int(screen.shape[0]),
        "thumbnail": f"{task.stem}.small.webp",
    }
    levels = _levels(pixels)
    for level, picture in enumerate(levels):
        for row in range(0, picture.shape[0], TILE):
            for column in range(0, picture.shape[1], TILE):
                tile = picture[row : row + TILE, column : column + TILE]
                address = f"{name}/{level}/{row // TILE}_{column // TILE}.webp"
                files[address] = encode_image(tile, "webp", task.quality)
    if levels:
        record["zoom"] = {
            "path": task.stem,
            "tile_size": TILE,
            "format": "webp",
            "widths": [int(picture.shape[1]) for picture in levels],
            "heights": [int(picture.shape[0]) for picture in levels],
        }
    return record, files


def _levels(pixels: Pixels) -> list[Pixels]:
    """The picture and its halves, down to what is no larger than a screen (which is a file of its own)."""
    found = []
    while max(pixels.shape[:2]) > SCREEN:
        found.append(pixels)
        pixels = _resized(pixels, -(-pixels.shape[1] // 2), -(-pixels.shape[0] // 2))
    return found[::-1]


def _within(pixels: Pixels, longest: int) -> Pixels:
    share = longest / max(pixels.shape[:2])
    if share >= 1:
        return pixels
    return _resized(pixels, max(1, round(pixels.shape[1] * share)), max(1, round(pixels.shape[0] * share)))


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    import cv2

    smaller: Pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    return smaller
