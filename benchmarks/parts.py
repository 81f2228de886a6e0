"""What a small part of an ever larger sphere costs: it must not go with the sphere.

`python -m benchmarks.parts [--docs]`
"""

from __future__ import annotations

import argparse
import json
import resource
import time

from benchmarks.child import run
from benchmarks.tables import keep, machine, table

WIDTH, HEIGHT = 1024, 512
SPHERES = (4096, 16384, 32768, 60000, 262144)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--one", type=int, help="(this program's own child)")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(cut(options.one)))
        return
    found = {full: run("benchmarks.parts", "--one", str(full)) for full in SPHERES}
    rows = [
        [
            f"{full} × {full // 2}",
            f"{WIDTH / full * 360:.1f}° × {HEIGHT / full * 360:.1f}°",
            one.report["tiles"],
            f"{one.report['bytes'] / 1e6:.2f}",
            f"{one.report['wall']:.2f}",
            f"{one.report['view']:.2f}",
            f"{one.peak / 1e6:.0f}",
        ]
        for full, one in found.items()
    ]
    head = ["sphere", "part", "tiles", "MB of tiles", "cut, s", "poster, s", "peak, MB"]
    here = machine()
    where = ", ".join(f"{here[what]}" for what in ("cpu", "cores", "python", "load", "at"))
    text = f"{table(head, rows)}\n\n{where}"
    keep("parts", {str(full): one.report for full, one in found.items()}, text, docs=options.docs)


def cut(full: int) -> dict[str, float]:
    """Tiles and poster of a picture `WIDTH` × `HEIGHT` in the middle of a sphere `full` wide."""
    import numpy as np

    from jetisu360.panorama.geometry.sphere import Crop
    from jetisu360.panorama.tiles.pyramid import cut_pyramid
    from jetisu360.panorama.tiles.view import render_view

    random = np.random.default_rng(1)
    blocks = random.integers(0, 255, (HEIGHT // 8, WIDTH // 8, 3), dtype=np.uint8)
    pixels = blocks.repeat(8, 0).repeat(8, 1)
    crop = Crop((full - WIDTH) / 2, (full / 2 - HEIGHT) / 2, WIDTH, HEIGHT, full, full / 2)
    seen = [0, 0]

    def sink(_: str, data: bytes) -> None:
        seen[0] += 1
        seen[1] += len(data)

    started = time.perf_counter()
    cut_pyramid(pixels, crop, sink)
    done = time.perf_counter()
    render_view(pixels, crop, yaw=0, pitch=0, fov=75, width=1200, height=630)
    view = time.perf_counter() - done
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"tiles": seen[0], "bytes": seen[1], "wall": done - started, "view": view, "own": own}


if __name__ == "__main__":
    main()
