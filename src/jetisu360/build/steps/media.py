"""The steps that make what lies in a site's `media/`: pictures for screens, sounds and films as they are but
without what they tell of place, author and device (`clean/`).

Each is a pure function of its task, as `step.py` says: the pack is named by the task's key, and the names of
the files in it carry the key, so that an address never changes its content.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any, Literal

from jetisu360.build.left_out import LeftOut
from jetisu360.build.refusals import PhotoChanged, PhotoUnreadable
from jetisu360.build.run.runner import Outcome
from jetisu360.build.steps.step import made_once
from jetisu360.files.limits import MOST_CAPTIONS, MOST_CLOSE_UP, MOST_FILM, MOST_SOUND
from jetisu360.files.system_errors import said
from jetisu360.panorama.privacy.region import Box
from jetisu360.publish.layout import MEDIA, media_stem
from jetisu360.storage import Folder
from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.captions_file import inspect_captions
from jetisu360.tour.media_files.clean.mp4 import clean_mp4
from jetisu360.tour.media_files.clean.mpeg_audio import clean_mp3
from jetisu360.tour.media_files.clean.ogg import clean_ogg
from jetisu360.tour.media_files.clean.pieces import BLOCK, Cleaned, Data, NotUnderstood, Piece, View, blocks
from jetisu360.tour.media_files.clean.wav import clean_wav
from jetisu360.tour.media_files.clean.webm import clean_webm
from jetisu360.tour.media_files.clean.webvtt import clean_captions
from jetisu360.tour.media_files.film_file import inspect_film
from jetisu360.tour.media_files.refusals import (
    MediaNotCleanable,
    MediaRefusal,
    MediaTooLarge,
    MediaTracksLeftOut,
)
from jetisu360.tour.media_files.sound_file import inspect_sound
from jetisu360.tour.pack import SCENE_FILE, Pack, pack_bytes

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.resample import Pixels

Kind = Literal["picture", "sound", "film", "captions"]
MEDIA_VERSION = 2
SCREEN = 1600
"""The longest side of a picture as a page shows it; what is larger can be zoomed into."""
SMALL = 480
TILE = 512
_MOST = {"picture": MOST_CLOSE_UP, "sound": MOST_SOUND, "film": MOST_FILM, "captions": MOST_CAPTIONS}


@dataclass(frozen=True)
class MediaTask:
    """One file to take into the site. `slug`: what its address begins with, empty where the file's
    name is nobody's business. `boxes`: what nobody may see of a picture. `code`: see `cache_keys.scene_code`.
    """

    name: str
    kind: Kind
    slug: str
    source: Folder
    work: Folder
    sha256: str
    quality: int = 85
    boxes: tuple[Box, ...] = ()
    code: str = ""

    @functools.cached_property
    def key(self) -> str:
        """The name of the pack: the hash of everything that decides its contents."""
        of_pictures = [self.quality, sorted(map(astuple, self.boxes))] if self.kind == "picture" else None
        decides = [MEDIA_VERSION, self.code, self.kind, self.slug, self.sha256, of_pictures]
        return sha256(json.dumps(decides).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"

    @property
    def refusal_key(self) -> str:
        return f"{self.key} {self.name}"

    @property
    def stem(self) -> str:
        """The address of the file in a site without its suffix."""
        return media_stem(self.slug or f"{self.kind}-{self.key[8:12]}", self.key)


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
        return MEDIA

    @property
    def record(self) -> dict[str, Any]:
        """`src` and what else the file itself says, with addresses from the site's root."""
        return self.pack.scene


def take_media(task: MediaTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one file, unless it is there."""
    if task.kind == "picture":
        return made_once(task, lambda: make_media(task))

    def make() -> None:
        with task.work.writing(task.pack) as pack:
            write_media(task, pack)

    return made_once(task, make)


def make_media(task: MediaTask) -> bytes:
    """The pack's bytes.

    Raises:
        Refusal, MediaRefusal: the file cannot be taken.
        PhotoUnreadable, PhotoChanged
    """
    if task.kind != "picture":
        pack = io.BytesIO()
        write_media(task, pack)
        return pack.getvalue()
    with _opened(task) as (file, size):
        data = file.read(size)
    record, files = _picture(task, data, task.stem.removeprefix(f"{MEDIA}/"))
    return pack_bytes({**record, "remarks": []}, files)


def write_media(task: MediaTask, pack: IO[bytes]) -> None:
    """Writes the pack of a sound, a film or captions without what they tell beside picture and sound, in
    blocks: a film is never held whole. The same file gives the same pack.

    Raises:
        MediaRefusal, PhotoUnreadable, PhotoChanged: `pack` is then of no use.
    """
    with _opened(task) as (file, size):
        data = View(file, 0, size)
        try:
            record, pieces = cleaned_media(data, task.kind, task.name)
            suffix = record.pop("suffix")
            info = zipfile.ZipInfo(f"{task.stem.removeprefix(f'{MEDIA}/')}.{suffix}", (2018, 1, 1, 0, 0, 0))
            digest = sha256()
            with zipfile.ZipFile(pack, "w", zipfile.ZIP_STORED) as packed:
                with packed.open(info, "w") as out:
                    for block in blocks(data, pieces):
                        digest.update(block)
                        out.write(block)
                start = packed.start_dir - info.file_size
                _check(View(pack, start, info.file_size), task, {**record, "suffix": suffix})
                record["src"] = f"{task.stem}.{suffix}"
                record["files"] = {info.filename: [digest.hexdigest(), info.file_size]}
                head = zipfile.ZipInfo(SCENE_FILE, (2018, 1, 1, 0, 0, 0))
                packed.writestr(head, json.dumps(record, ensure_ascii=False).encode())
        except EOFError:
            raise PhotoChanged(name=task.name) from None
        except (NotUnderstood, BoxesDamaged, IndexError):
            # It was whole when it was looked at: what is inside is not as the specification has it.
            raise MediaNotCleanable(name=task.name) from None


def _check(made: View, task: MediaTask, record: dict[str, Any]) -> None:
    """Looks at the new file as at any other: what cannot be read back is not published."""
    try:
        again = _record(made, task.kind, task.name)
    except MediaRefusal:
        raise NotUnderstood from None
    if any(record[key] != value for key, value in again.items()):
        raise NotUnderstood


@contextlib.contextmanager
def _opened(task: MediaTask) -> Iterator[tuple[IO[bytes], int]]:
    """The file, looked through once to be sure that it is the one that was planned with; and its size.

    A remote one is brought here: it is read in many places.
    """
    most = _MOST[task.kind]
    try:
        size = task.source.size(task.name)
        if size > most:
            raise MediaTooLarge(name=task.name, size=f"{size / 1e6:.0f}", limit=f"{most / 1e6:.0f}")
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(task.source.open(task.name))
            here = stack.enter_context(tempfile.TemporaryFile()) if task.source.remote else None
            before = None if here else _stamp(file)
            digest = sha256()
            size = 0
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
                if here:
                    here.write(block)
            if digest.hexdigest() != task.sha256:
                raise PhotoChanged(name=task.name)
            used = here or file
            used.seek(0)
            yield used, size
            if before != (None if here else _stamp(file)):
                raise PhotoChanged(name=task.name)
    except OSError as error:
        if not _is_of(error, task) and error.errno not in (errno.EIO, None):
            raise  # about the disk that is written to, not about the file
        raise PhotoUnreadable(name=task.name, problem=said(error)) from None


def _is_of(error: OSError, task: MediaTask) -> bool:
    """Whether an error is about the file of a task, whose name may not be the one that is shown."""
    names = {task.source.shown(task.name)}
    if not task.source.remote:
        names.add(str(task.source.local(task.name)))
    return str(error.filename) in names


def _stamp(file: IO[bytes]) -> tuple[int, int]:
    stat = os.fstat(file.fileno())
    return stat.st_size, stat.st_mtime_ns


def cleaned_media(data: Data, kind: Kind, name: str) -> tuple[dict[str, Any], list[Piece]]:
    """What is known of a sound, a film or captions, remarks among it, and the file that is published.

    Raises:
        MediaRefusal, NotUnderstood, BoxesDamaged, IndexError
    """
    record = _record(data, kind, name)
    cleaned = _CLEANERS[record["suffix"]](data)
    remarks = []
    if cleaned.tracks:
        remarks.append(asdict(LeftOut.because(name, MediaTracksLeftOut(name=name, count=cleaned.tracks))))
    return {**record, "remarks": remarks}, cleaned.pieces


_CLEANERS: dict[str, Callable[[Data], Cleaned]] = {
    "vtt": clean_captions,
    "mp3": clean_mp3,
    "ogg": clean_ogg,
    "wav": clean_wav,
    "m4a": clean_mp4,
    "mp4": clean_mp4,
    "webm": clean_webm,
}


def _record(data: Data, kind: Kind, name: str) -> dict[str, Any]:
    if kind == "captions":
        inspect_captions(data[:], name)
        return {"suffix": "vtt"}
    info = inspect_sound(data, name) if kind == "sound" else inspect_film(data, name)
    return {"type": info.type, "suffix": info.suffix, "duration": info.duration}


def _picture(task: MediaTask, data: bytes, name: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The picture for a screen, a small one, and tiles of what a screen cannot show at once."""
    from jetisu360.panorama.privacy.blur import blur_flat
    from jetisu360.panorama.read.kinds.flat import read_flat
    from jetisu360.panorama.tiles.encode import encode_image

    pixels = blur_flat(read_flat(data, task.name), task.boxes)
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
