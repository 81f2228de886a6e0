"""From a built scene to pictures on disk: render, develop, add sensor noise, write JPEG."""

from __future__ import annotations

import tempfile
import time
import zlib
from pathlib import Path

import bpy
import numpy as np
from PIL import Image

from . import camera, detail, measure
from .building import Building


def _noisy(picture: Image.Image, name: str, sigma: float) -> Image.Image:
    """Sensor noise with the grain of a demosaiced picture; every picture has its own, fixed by its name."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    pixels = np.asarray(picture, np.float32)
    field = rng.standard_normal(pixels.shape).astype(np.float32)
    # Neighbouring pixels share photosites, and the colours share their brightness.
    grain = field
    for axis in (0, 1):
        grain = 0.64 * grain + 0.18 * (np.roll(grain, 1, axis) + np.roll(grain, -1, axis))
    grain = 0.8 * grain.mean(-1, keepdims=True) * 3**0.5 + 0.6 * grain
    grain /= grain.std()
    # Shot noise is strongest, after the tone curve, in the shadows.
    strength = sigma * (1.25 - 0.5 * pixels / 255)
    return Image.fromarray(np.clip(pixels + strength * grain + 0.5, 0, 255).astype(np.uint8))


def save_jpeg(building: Building, png: Path, target: Path) -> None:
    """Write a picture as sRGB JPEG with no EXIF at the highest quality that stays within the size limit."""
    picture = Image.open(png).convert("RGB")
    if building.noise:
        picture = _noisy(picture, target.stem, building.noise)
    part = target.with_name(target.name + ".part")
    for quality in building.qualities:
        picture.save(part, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, progressive=False)
        if part.stat().st_size <= building.limit:
            break
    part.replace(target)


def develop(building: Building, name: str, width: int, out: Path) -> None:
    """Turn kept light into a picture: exposure and view transform, which cost nothing to try again."""
    camera.settings(width, 1)
    bpy.context.scene.view_settings.exposure = building.plan.capture(name).exposure
    cache = building.folder / "previews"
    png = cache / f"{name}.png"
    light = np.load(cache / f"{name}-{width}.npy").astype(np.float32)
    detail.save(detail.close_seam(light), str(png))
    save_jpeg(building, png, out / f"{name}.jpg")
    png.unlink()


def render(
    building: Building,
    names: list[str],
    width: int,
    samples: tuple[int, int],
    out: Path,
    again: bool,
    threads: int,
) -> None:
    """Render capture points one after another; those whose picture exists are skipped.

    ``samples`` are those of the lit picture at half width and of the flat picture at full width, see
    `model.detail`.
    """
    todo = [n for n in names if again or not (out / f"{n}.jpg").exists()]
    if not todo:
        print("nothing to do")
        return
    start = time.process_time()
    site = building.build()
    detail.prepare()
    print(f"built in {time.process_time() - start:.0f} CPU-s, {len(bpy.data.objects)} objects", flush=True)
    eye = camera.add_camera()
    out.mkdir(parents=True, exist_ok=True)
    cache = building.folder / "previews"
    work = Path(tempfile.mkdtemp(prefix=f"{building.name}-"))
    for name in todo:
        begin = time.process_time()
        capture = building.plan.capture(name)
        camera.place(eye, capture)
        seen = measure.rooms_in_sight(building.plan, capture)
        if building.dress:
            building.dress(capture)
            detail.prepare()
        parts = []
        for flat in (False, True):
            camera.settings(width if flat else width // 2, samples[flat], threads)
            detail.use_flat(flat)
            if flat:
                camera.flat_settings()
            # A lamp in a room that cannot be seen only takes samples away from those that matter.
            for room, lamp in site.lamps:
                lamp.hide_render = flat or room not in seen
            bpy.data.objects["sun"].hide_render = flat
            part = work / f"{name}-{'flat' if flat else 'lit'}.exr"
            camera.linear_output(str(part))
            bpy.ops.render.render(write_still=True)
            parts.append(detail.read(str(part)))
            part.unlink()
            print(
                f"{name}: {'flat' if flat else 'lit'} at {time.process_time() - begin:.0f} CPU-s", flush=True
            )
        cache.mkdir(exist_ok=True)
        np.save(cache / f"{name}-{width}.npy", detail.join(*parts).astype(np.float16))
        develop(building, name, width, out)
        print(f"{name}: {time.process_time() - begin:.0f} CPU-s, rooms {sorted(seen)}", flush=True)
    work.rmdir()
