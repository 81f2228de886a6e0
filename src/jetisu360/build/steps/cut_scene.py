"""The step that makes a scene's pictures: read the photograph, cut it, pack what came out into one file."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jetisu360.build.left_out import LeftOut
from jetisu360.build.run.runner import Outcome
from jetisu360.build.steps.patching import PlannedPatch, patched
from jetisu360.build.steps.reading import PictureFile, read_photograph
from jetisu360.build.steps.step import made_once
from jetisu360.panorama.privacy.region import Region
from jetisu360.storage import Folder
from jetisu360.tour.pack import pack_bytes

if TYPE_CHECKING:
    from jetisu360.build.steps.levelling import ChosenLevel
    from jetisu360.panorama.geometry.resample import Pixels
    from jetisu360.panorama.geometry.sphere import Level
    from jetisu360.panorama.read.photo import Photo
    from jetisu360.panorama.remarks import Remark

# Raise it when a pack's contents change in a way that the sources of panorama/ do not show.
STEP_VERSION = 4
POSTER = (1200, 630)
THUMBNAIL = (480, 300)


@dataclass(frozen=True)
class Settings:
    """What is the same for every scene of a build."""

    formats: tuple[str, ...] = ("webp",)
    quality: int = 85
    tile_size: int = 512
    max_bytes: int | None = None
    max_pixels: int | None = None


@dataclass(frozen=True)
class SceneTask:
    """One photograph to cut. `None` means "as the photograph says" for coverage and view, and for level what
    `levelling.choose_level` makes of it.

    `placed`: the keeper has said where something is in it, and so takes it for what surrounds one; it is not
    refused for what it only looks like. `regions`: what nobody may see, in the photograph's own directions.
    `patch`: what is laid over the tripod.
    `code` is `cache_keys.scene_code()` of the machine that plans the build.
    """

    name: str
    source: Folder
    work: Folder
    sha256: str
    settings: Settings = Settings()
    level: tuple[float, float] | None = None
    coverage: tuple[float, float | None, float | None] | None = None
    view: tuple[float, float, float] | None = None
    placed: bool = False
    regions: tuple[Region, ...] = ()
    patch: PlannedPatch | None = None
    code: str = ""

    @functools.cached_property
    def key(self) -> str:
        """The name of the pack: the hash of everything that decides its contents, and of nothing else."""
        settings = asdict(self.settings)
        # Limits decide whether a photograph is taken, not what comes out of it.
        del settings["max_bytes"], settings["max_pixels"]
        regions = sorted(map(astuple, self.regions))
        decides = [
            STEP_VERSION,
            self.code,
            self.sha256,
            settings,
            self.level,
            self.coverage,
            self.view,
            regions,
            *(self.patch.decides if self.patch else ()),
        ]
        return sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()

    @property
    def refusal_key(self) -> str:
        """Under which a refusal is remembered: here the limits do count, and whether it is placed."""
        limits = [self.key, self.settings.max_bytes, self.settings.max_pixels, self.name, self.placed]
        return sha256(json.dumps(limits).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"

    @property
    def file(self) -> PictureFile:
        """The photograph, and how it is to be read."""
        limits = self.settings.max_bytes, self.settings.max_pixels
        return PictureFile(self.name, self.source, self.sha256, self.coverage, self.placed, *limits)


def cut_scene(task: SceneTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one scene, unless it is there."""
    return made_once(task, lambda: make_pack(task, threads))


def read_and_level(task: SceneTask) -> tuple[Photo, ChosenLevel]:
    """The photograph of a task, and its tilt.

    Raises:
        Refusal, PhotoUnreadable, PhotoChanged
    """
    from jetisu360.build.steps.levelling import choose_level

    photo = read_source(task)
    return photo, choose_level(task.level, photo)


def make_pack(
    task: SceneTask,
    threads: int | None = None,
    read: Callable[[SceneTask], tuple[Photo, ChosenLevel]] = read_and_level,
) -> bytes:
    """The pack's bytes: tiles, poster, thumbnail and `scene.json` in a zip that is stored, not compressed.
    `read`: what reads and levels the photograph.

    Raises:
        Refusal: the photograph cannot be taken.
        PhotoUnreadable, PhotoChanged
    """
    from jetisu360.build.steps.framing import first_view, limits_of
    from jetisu360.panorama.tiles.encode import encode_image
    from jetisu360.panorama.tiles.pyramid import cut_pyramid
    from jetisu360.panorama.tiles.view import render_view

    photo, chosen = read(task)
    info = photo.info
    level = chosen.level
    pixels, remarks = covered(task, photo, level)
    del photo  # from here on there is nothing but what everybody may see
    limits = limits_of(info.crop, level)
    view = task.view or first_view(limits)

    files: dict[str, bytes] = {}
    lock = threading.Lock()

    def sink(path: str, tile: bytes) -> None:
        with lock:  # tiles come from several threads
            files[path] = tile

    settings = task.settings
    pyramid = cut_pyramid(
        pixels,
        info.crop,
        sink,
        level=level,
        formats=settings.formats,
        quality=settings.quality,
        tile_size=settings.tile_size,
        threads=threads,
    )
    yaw, pitch, fov = view

    def seen(width: int, height: int) -> Pixels:
        return render_view(
            pixels, info.crop, yaw=yaw, pitch=pitch, fov=fov, width=width, height=height, level=level
        )

    files["poster.jpg"] = encode_image(seen(*POSTER), "jpeg", settings.quality)
    files["thumbnail.webp"] = encode_image(seen(*THUMBNAIL), "webp", settings.quality)
    scene = {
        "source": {
            "name": task.name,
            "sha256": task.sha256,
            "width": int(pixels.shape[1]),
            "height": int(pixels.shape[0]),
        },
        # A position on Earth stays in the photograph: the site must not give away a store room or a home.
        "captured_at": info.captured_at.isoformat() if info.captured_at else None,
        "camera": info.camera,
        "heading": info.heading,
        "tiles": {
            "tile_size": pyramid.tile_size,
            "face_sizes": list(pyramid.face_sizes),
            "formats": list(pyramid.formats),
        },
        "preview": preview_address(pyramid.preview),
        "level": chosen.as_record(),
        "view": {"yaw": yaw, "pitch": pitch, "fov": fov},
        "remarks": [
            asdict(LeftOut.because(task.name, remark))
            for remark in (*info.remarks, *chosen.remarks, *remarks)
        ],
        "limits": limits and {"yaw": list(limits[0]), "pitch": list(limits[1])},
    }
    return pack_bytes(scene, files)


def covered(task: SceneTask, photo: Photo, level: Level) -> tuple[Pixels, list[Remark]]:
    """The photograph as everybody may see it, of which all pictures are made; and what to say of the regions.
    The patch over the tripod comes last: what it is made of is blurred by then.

    What is only measured in a photograph (its tilt, what it is known by) is measured in the whole of it, so
    that no decision of this kind turns a picture or changes a link.
    """
    from jetisu360.panorama.privacy.blur import blur, outside
    from jetisu360.panorama.remarks import RegionsOutside

    crop = photo.info.crop
    beyond = outside(photo.pixels, crop, task.regions)
    remarks: list[Remark] = []
    if beyond:
        first = f"{beyond[0].yaw:g}°", f"{beyond[0].pitch:g}°"
        remarks.append(RegionsOutside(name=task.name, n=len(beyond), yaw=first[0], pitch=first[1]))
    pixels = blur(photo.pixels, crop, task.regions)
    own = pixels is not photo.pixels
    return patched(pixels, crop, level, task.patch, task.source, own=own), remarks


def preview_address(preview: bytes | str) -> str:
    """A small picture as a `data:` address."""
    import base64

    if isinstance(preview, str):
        return preview
    kind = "webp" if preview[8:12] == b"WEBP" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(preview).decode()}"


def preview_of(address: str) -> bytes:
    """The small picture of a `data:` address of `preview_address`."""
    import base64

    return base64.b64decode(address.partition(",")[2])


def read_source(task: SceneTask) -> Photo:
    """The photograph of a task.

    Raises:
        Refusal, PhotoUnreadable, PhotoChanged
    """
    return read_photograph(task.file)
