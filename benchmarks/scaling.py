"""What a photograph costs when there are 1, 10 and 100 of them, and how much memory one takes.

    python benchmarks/scaling.py                       # 2048 × 1024, three sizes of museum
    python benchmarks/scaling.py --width 8192 --counts 1,4
    python benchmarks/scaling.py --scheduler tcp://…   # the same on a Dask cluster
    python benchmarks/scaling.py --memory              # peak memory of a step, and what is planned

Each row is one `jetisu360 build` in a process of its own, into an empty folder; CPU time is that of the
command and of all its steps together, wherever they ran, without the start of the workers. "again" is
the same build with nothing changed. Faces are not looked for: that is measured by `make bench-privacy`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import simplejpeg


@dataclass(frozen=True)
class Run:
    """Seconds, those of processors for the command alone, and what it printed."""

    wall: float
    cpu: float
    out: str


def write_photographs(folder: Path, count: int, width: int) -> None:
    """Panoramas with the detail of real ones: noise at four scales, different in each."""
    folder.mkdir(parents=True)
    for number in range(count):
        luck = np.random.default_rng(number)
        pixels = np.full((width // 2, width, 3), 128, np.float32)
        for scale, weight in ((256, 90.0), (64, 50.0), (16, 30.0), (4, 15.0)):
            small = luck.uniform(-1, 1, (width // 2 // scale + 1, width // scale + 1, 3)).astype(np.float32)
            small[:, width // scale - 1] = small[:, 0]  # it goes all the way round
            pixels += weight * small.repeat(scale, 0).repeat(scale, 1)[: width // 2, :width]
        encoded = simplejpeg.encode_jpeg(np.clip(pixels, 0, 255).astype(np.uint8), quality=90)
        (folder / f"{number:03}.jpg").write_bytes(encoded)


def measured(command: list[str]) -> Run:
    """Runs a command to its end; fails when it fails."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(wall, usage.ru_utime + usage.ru_stime, out)


def build(photos: Path, site: Path, more: list[str]) -> Run:
    """One build; its CPU time is that of the command and of all its steps, wherever they ran."""
    words = ["build", str(photos), "--out", str(site), "--no-links", "--no-privacy", "--json", *more]
    run = measured([sys.executable, "-m", "jetisu360", *words])
    return Run(run.wall, run.cpu + json.loads(run.out)["steps"]["cpu_seconds"], "")


def scaling(counts: list[int], width: int, more: list[str]) -> None:
    print(f"{os.cpu_count()} cores, photographs of {width} × {width // 2}")
    print(f"{'photographs':>12} {'wall, s':>9} {'a photo':>9} {'CPU, s':>9} {'a photo':>9} {'again, s':>9}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            photos, site = Path(folder, "photos"), Path(folder, "site")
            write_photographs(photos, count, width)
            run = build(photos, site, more)
            again = build(photos, site, more)
        columns = (run.wall, run.wall / count, run.cpu, run.cpu / count, again.wall)
        print(f"{count:>12} " + " ".join(f"{value:>9.2f}" for value in columns), flush=True)


STEP = """
import sys
from hashlib import sha256
from pathlib import Path
from jetisu360.build.steps.cut_scene import SceneTask, make_pack
from jetisu360.storage import Folder
photo = Path(sys.argv[1])
folder = Folder(str(photo.parent))
task = SceneTask(photo.name, folder, folder, sha256(photo.read_bytes()).hexdigest())
if sys.argv[2] == "cut":
    make_pack(task)
else:
    from jetisu360.build.steps.look_for_people import LookTask, look_for_people
    look_for_people(LookTask(task.file, folder), 1)
# Not ru_maxrss: that begins with what the parent had when it started us.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def memory(widths: list[int]) -> None:
    from jetisu360.build.looking import look_memory
    from jetisu360.build.run.memory import step_memory

    print(f"{'step':>5} {'width':>8} {'peak, MB':>9} {'decoded, MB':>12} {'ratio':>6} {'planned, MB':>12}")
    for width in widths:
        with tempfile.TemporaryDirectory() as folder:
            write_photographs(Path(folder, "photos"), 1, width)
            photo = str(Path(folder, "photos", "000.jpg"))
            pixels = width * width / 2
            for step, held in (("cut", pixels), ("look", look_memory(pixels))):
                run = measured([sys.executable, "-c", STEP, photo, step])
                peak, decoded, planned = int(run.out) * 1024 / 1e6, 3 * pixels / 1e6, step_memory(held) / 1e6
                figures = f"{peak:>9.0f} {decoded:>12.0f} {peak / decoded:>6.2f} {planned:>12.0f}"
                print(f"{step:>5} {width:>8} {figures}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="1,10,100")
    parser.add_argument("--width", type=int, default=2048)
    parser.add_argument("--scheduler")
    parser.add_argument("--workers")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--widths", default="2048,4096,8192,16384")
    options = parser.parse_args()
    if options.memory:
        memory([int(width) for width in options.widths.split(",")])
        return
    more = ["--scheduler", options.scheduler] if options.scheduler else []
    more += ["--workers", options.workers] if options.workers else []
    scaling([int(count) for count in options.counts.split(",")], options.width, more)


if __name__ == "__main__":
    main()
