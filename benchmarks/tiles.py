"""How fast tiles are cut, against the codec floor and against other programs, and in how much memory.

`python -m benchmarks.tiles [--repeats N] [--docs] [--no-others] [--no-large]`
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import pictures
from benchmarks.child import Failed, Run, run
from benchmarks.tables import keep, machine, table

OURS, OURS_JPEG, FLOOR, FLOOR_JPEG = "ours, webp", "ours, jpeg", "codec floor, webp", "codec floor, jpeg"
NONA, VIPS, VIPS_LINEAR, PY360 = (
    "nona + Pillow",
    "pyvips, bicubic",
    "pyvips, bilinear",
    "py360convert + Pillow",
)

CUTTERS = {
    OURS: ("ours", "--format", "webp"),
    FLOOR: ("floor", "--format", "webp"),
    OURS_JPEG: ("ours",),
    FLOOR_JPEG: ("floor",),
    NONA: ("nona",),
    VIPS: ("vips",),
    VIPS_LINEAR: ("vips", "--interpolation", "bilinear"),
    PY360: ("py360",),
}

MEMORY = {8192: "≤ 3 × decoded", 16384: "≤ 1.3 GB", 32768: "≤ 5 GB"}
LIMITS = {8192: 3 * 8192 * 4096 * 3, 16384: 1.3e9, 32768: 5e9}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--no-others", action="store_true", help="only our own and the floor")
    parser.add_argument("--no-large", action="store_true", help="no picture wider than 8192")
    options = parser.parse_args()

    wanted = [OURS, FLOOR, OURS_JPEG, FLOOR_JPEG] if options.no_others else list(CUTTERS)
    runs, missing = compare(pictures.picture(8192), wanted, options.repeats)
    memory = weigh([8192] if options.no_large else list(MEMORY))
    text, ratios = describe(runs, missing, memory)
    results: dict[str, object] = {
        "picture": pictures.picture(8192).name,
        "repeats": options.repeats,
        "runs": {
            name: [{**r.report, "process": [r.wall, r.cpu, r.peak]} for r in rs] for name, rs in runs.items()
        },
        "missing": missing,
        "ratios": ratios,
        "memory": memory,
    }
    keep("tiles", results, text, docs=options.docs)


def compare(picture: Path, wanted: list[str], repeats: int) -> tuple[dict[str, list[Run]], dict[str, str]]:
    """Each program in turn, so that what else the machine does meets all of them alike; then again."""
    runs: dict[str, list[Run]] = {}
    missing: dict[str, str] = {}
    if NONA in wanted and shutil.which("nona") is None:
        missing[NONA] = "nona is not installed: scripts/install_bench.sh"
        print(missing[NONA], file=sys.stderr)
    for number in range(repeats):
        for name in wanted:
            if name in missing:
                continue
            print(f"{number + 1}/{repeats} {name} …", file=sys.stderr, flush=True)
            try:
                found = cut(CUTTERS[name], picture)
                runs.setdefault(name, []).append(found)
            except Failed as error:
                missing[name] = str(error)
                print(f"{name}: {error}", file=sys.stderr)
    return runs, missing


def cut(cutter: tuple[str, ...], picture: Path) -> Run:
    with tempfile.TemporaryDirectory(prefix="jetisu-bench-") as folder:
        return run(f"benchmarks.cutters.{cutter[0]}", str(picture), str(Path(folder) / "tiles"), *cutter[1:])


def weigh(widths: list[int]) -> dict[str, dict[str, object]]:
    """Peak memory of the whole process, seen from outside, by width of the picture."""
    weighed: dict[str, dict[str, object]] = {}
    for width in widths:
        print(f"memory at {width} …", file=sys.stderr, flush=True)
        path = pictures.picture(width)
        try:
            one = cut(CUTTERS[OURS], path)
        except Failed as error:
            weighed[str(width)] = {"picture": path.name, "refused": str(error)}
            continue
        weighed[str(width)] = {
            "picture": path.name,
            "peak": one.peak,
            "decoded": width * width // 2 * 3,
            "limit": LIMITS[width],
            "wall": one.report["wall"],
            "cpu": one.report["cpu"],
        }
    return weighed


def describe(
    runs: dict[str, list[Run]], missing: dict[str, str], memory: dict[str, dict[str, object]]
) -> tuple[str, dict[str, float]]:
    def middle(name: str, what: str) -> float:
        return median(float(item.report[what]) for item in runs[name])

    rows = []
    for name, found in runs.items():
        wall = f"{middle(name, 'wall'):.2f}" if "wall" in found[0].report else "–"
        cpu = middle(name, "cpu")
        busy = f"{cpu / middle(name, 'wall'):.2f}" if "wall" in found[0].report else "–"
        peak = f"{median(item.peak for item in found) / 1e6:.0f}"
        size = f"{found[0].report['bytes'] / 1e6:.2f}"
        rows.append([name, wall, f"{cpu:.2f}", busy, peak, found[0].report["tiles"], size])
    rows += [[name, "–", "–", "–", "–", "–", why] for name, why in missing.items()]
    head = ["program", "wall, s", "processor, s", "processor / wall", "peak, MB", "tiles", "MB of tiles"]

    # Each ratio is the median of the ratios within one round: neighbours in time have the same noise.
    ratios: dict[str, float] = {}

    def ratio(label: str, above: str, below: str, what: str) -> None:
        if above in runs and below in runs:
            pairs = zip(runs[above], runs[below], strict=False)
            ratios[label] = median(float(a.report[what]) / float(b.report[what]) for a, b in pairs)

    ratio("processor, webp: ours / codec floor (must be ≤ 2.5)", OURS, FLOOR, "cpu")
    ratio("processor, jpeg: ours / codec floor", OURS_JPEG, FLOOR_JPEG, "cpu")
    ratio("wall, jpeg: nona + Pillow / ours (must be ≥ 12)", NONA, OURS_JPEG, "wall")
    ratio("processor, jpeg: nona + Pillow / ours", NONA, OURS_JPEG, "cpu")
    ratio("wall, jpeg: pyvips bicubic / ours (must be > 1)", VIPS, OURS_JPEG, "wall")
    ratio("wall, jpeg: pyvips bilinear / ours (must be > 1)", VIPS_LINEAR, OURS_JPEG, "wall")
    ratio("wall, jpeg: py360convert / ours (must be > 1)", PY360, OURS_JPEG, "wall")
    text = [table(head, rows), "", table(["ratio", "measured"], [[k, f"{v:.2f}"] for k, v in ratios.items()])]

    if memory:
        lines = []
        for width, one in memory.items():
            size = f"{width} × {int(width) // 2}"
            if "refused" in one:
                lines.append([size, "–", "–", MEMORY[int(width)], "–", f"refused: {one['refused']}"])
                continue
            weight, decoded = float(str(one["peak"])), float(str(one["decoded"]))
            within = "yes" if weight <= float(str(one["limit"])) else "NO"
            times = f"{float(str(one['wall'])):.1f}"
            lines.append(
                [size, f"{weight / 1e6:.0f}", f"{weight / decoded:.2f}", MEMORY[int(width)], times, within]
            )
        head = ["picture (webp)", "peak, MB", "× decoded", "allowed", "wall, s", "within"]
        text += ["", table(head, lines)]
    here = machine()
    text += [
        "",
        f"{here['cpu']}, {here['cores']} cores, Python {here['python']}, load {here['load']}, {here['at']}",
    ]
    return "\n".join(text), ratios


if __name__ == "__main__":
    main()
