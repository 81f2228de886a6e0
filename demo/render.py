"""Render the sample museum: ``python demo/render.py --help``. Needs the packages in
``demo/requirements.txt``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from model import plan  # noqa: E402

PHOTOS = HERE / "photos"
CACHE = HERE / "previews"
LIMIT = 1_500_000


def save_jpeg(png: Path, target: Path) -> None:
    """Write a picture as sRGB JPEG with no EXIF at the highest quality that stays within the size limit."""
    from PIL import Image

    picture = Image.open(png).convert("RGB")
    for quality in (93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 80, 78, 75, 70):
        part = target.with_name(target.name + ".part")
        picture.save(part, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, progressive=False)
        if part.stat().st_size <= LIMIT:
            break
    part.replace(target)


def develop(name: str, width: int, out: Path) -> None:
    """Turn kept light into a picture: exposure and view transform, which cost nothing to try again."""
    import bpy
    import numpy as np

    from model import camera, detail

    camera.settings(width, 1)
    bpy.context.scene.view_settings.exposure = plan.capture(name).exposure
    png = CACHE / f"{name}.png"
    light = np.load(CACHE / f"{name}-{width}.npy").astype(np.float32)
    detail.save(detail.close_seam(light), str(png))
    save_jpeg(png, out / f"{name}.jpg")
    png.unlink()


def render(
    names: list[str], width: int, samples: tuple[int, int], out: Path, again: bool, threads: int
) -> None:
    """Render capture points one after another; those whose picture exists are skipped.

    ``samples`` are those of the lit picture at half width and of the flat picture at full width, see
    `model.detail`.
    """
    todo = [n for n in names if again or not (out / f"{n}.jpg").exists()]
    if not todo:
        print("nothing to do")
        return
    import bpy
    import numpy as np

    from model import build, camera, detail, measure

    start = time.process_time()
    site = build.build()
    detail.prepare()
    print(f"built in {time.process_time() - start:.0f} CPU-s, {len(bpy.data.objects)} objects", flush=True)
    eye = camera.add_camera()
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="museum-"))
    for name in todo:
        begin = time.process_time()
        capture = plan.capture(name)
        camera.place(eye, capture)
        seen = measure.rooms_in_sight(capture)
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
        CACHE.mkdir(exist_ok=True)
        np.save(CACHE / f"{name}-{width}.npy", detail.join(*parts).astype(np.float16))
        develop(name, width, out)
        print(f"{name}: {time.process_time() - begin:.0f} CPU-s, rooms {sorted(seen)}", flush=True)
    work.rmdir()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", help="capture points to render; all if none is named")
    parser.add_argument("--width", type=int, default=4096)
    parser.add_argument("--samples", type=int, nargs=2, default=(3, 3), metavar=("LIT", "FLAT"))
    parser.add_argument("--out", type=Path, default=PHOTOS)
    parser.add_argument("--again", action="store_true", help="render even if the picture exists")
    parser.add_argument("--threads", type=int, default=0, help="0: all processors")
    parser.add_argument(
        "--truth", action="store_true", help="write ground_truth.json and anchors.json instead of pictures"
    )
    parser.add_argument(
        "--verify", action="store_true", help="render glowing markers and measure where they land"
    )
    parser.add_argument("--blend", type=Path, help="save the scene as a .blend file instead")
    parser.add_argument(
        "--develop", action="store_true", help="only expose again what is kept in demo/previews"
    )
    options = parser.parse_args()
    known = [c.id for c in plan.CAPTURES]
    unknown = [n for n in options.scenes if n not in known]
    if unknown:
        parser.error(f"unknown capture points {unknown}; known are {known}")
    if options.truth:
        from model import truth

        truth.write(HERE)
    elif options.verify:
        from model import verify

        sys.exit(verify.run())
    elif options.develop:
        for name in options.scenes or known:
            develop(name, options.width, options.out)
    elif options.blend:
        import bpy

        from model import build

        build.build()
        bpy.ops.wm.save_as_mainfile(filepath=str(options.blend.resolve()))
    else:
        render(
            options.scenes or known,
            options.width,
            tuple(options.samples),
            options.out,
            options.again,
            options.threads,
        )


if __name__ == "__main__":
    main()
