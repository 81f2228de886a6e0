"""The command line that renders a building; Blender is loaded only for what needs it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .building import Building


def run(building: Building, about: str | None) -> None:
    """Read the arguments and do one thing: pictures, ground truth, its verification, or a .blend file."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("scenes", nargs="*", help="capture points to render; all if none is named")
    parser.add_argument("--width", type=int, default=building.width)
    parser.add_argument(
        "--samples", type=int, nargs=2, default=building.samples, metavar=("LIT", "FLAT"), help="a pixel"
    )
    parser.add_argument("--out", type=Path, default=building.folder / "photos")
    parser.add_argument("--again", action="store_true", help="render even if the picture exists")
    parser.add_argument("--threads", type=int, default=0, help="0: all processors")
    parser.add_argument("--truth", action="store_true", help="write ground_truth.json instead of pictures")
    parser.add_argument(
        "--verify", action="store_true", help="render glowing markers and measure where they land"
    )
    parser.add_argument("--blend", type=Path, help="save the scene as a .blend file instead")
    parser.add_argument("--develop", action="store_true", help="only expose again what is kept in previews/")
    options = parser.parse_args()
    known = [c.id for c in building.plan.captures]
    unknown = [n for n in options.scenes if n not in known]
    if unknown:
        parser.error(f"unknown capture points {unknown}; known are {known}")
    if options.truth:
        from . import truth

        truth.write(building)
    elif options.verify:
        from . import verify

        sys.exit(verify.run(building.plan.captures))
    elif options.develop:
        from . import studio

        for name in options.scenes or known:
            studio.develop(building, name, options.width, options.out)
    elif options.blend:
        import bpy

        building.build()
        bpy.ops.wm.save_as_mainfile(filepath=str(options.blend.resolve()))
    else:
        from . import studio

        studio.render(
            building,
            options.scenes or known,
            options.width,
            tuple(options.samples),
            options.out,
            options.again,
            options.threads,
        )
