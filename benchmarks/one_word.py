"""What one corrected title costs, from the command to the site, against the whole publishing of the museum.

    python -m benchmarks.one_word                 # the sample museum; 60 rooms with 240 objects
    python -m benchmarks.one_word --only sample --repeats 3

Both museums are built with `jetisu360 build` in a process of its own, in three languages and Kazakh twice.
All pictures are cut before anything is measured. *Publishing* is a build without a site and without any
knowledge of what was rendered and compressed before: every page made, every text compressed, every tile put
in place. *One title* is the same command after the Kazakh title of one room was changed. Python may keep what
it compiles, as it does for an installed package. The two take turns; seconds
are medians, the ratio is that of within a turn. Processor time is that of the command and what it started.

The sample is `demo/photos` with its links. The large museum is generated: photographs of 1024 × 512 without
links, texts of words drawn from the sample's, four objects a room.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from benchmarks.pictures import ROOT
from benchmarks.scaling import Run, measured, write_photographs
from benchmarks.tables import keep, machine, table

SAMPLE = ROOT / "demo" / "photos"
ROOMS, OBJECTS = 60, 240
GOALS = {"sample": 2.0, "large": 4.0}
"""Seconds that one title may take on a quiet machine with two cores."""
LANGUAGES = ("kk", "ru", "en")


def sample(folder: Path) -> None:
    shutil.copytree(SAMPLE, folder)


def large(folder: Path) -> None:
    """60 rooms and 240 objects; everything follows from a seed."""
    write_photographs(folder, ROOMS, 1024)
    luck = random.Random(360)
    words = vocabulary()
    lines = ['id = "large"', _texts("title", luck, words, 3)]
    for room in range(ROOMS):
        lines += ["[[scenes]]", f'id = "room-{room}"', f'file = "{room:03}.jpg"']
        lines += [_texts("scenes.title", luck, words, 3), _texts("scenes.description", luck, words, 40)]
        for place in range(OBJECTS // ROOMS):
            name = f"object-{room * OBJECTS // ROOMS + place}"
            lines += ["[[scenes.labels]]", f'id = "label-{place}"', 'kind = "object"', f'object = "{name}"']
            lines += [f"yaw = {place * 80 - 120}", "pitch = 0"]
    for number in range(OBJECTS):
        lines += ["[[objects]]", f'id = "object-{number}"', f'inventory_number = "L-{number:04}"']
        lines += [_texts("objects.title", luck, words, 4), _texts("objects.description", luck, words, 60)]
        lines += [_texts("objects.material", luck, words, 3), _texts("objects.date", luck, words, 2)]
    (folder / "museum.toml").write_text("\n".join(lines) + "\n", "utf-8")


def vocabulary() -> dict[str, list[str]]:
    """The words of the sample museum, by language."""
    raw = tomllib.loads((SAMPLE / "museum.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for thing in (*raw["scenes"], *raw["objects"]):
        for key in ("title", "description"):
            for language, text in thing.get(key, {}).items():
                found[language].update(re.findall(r"[^\W\d_]{3,}", text))
    return {language: sorted(some) for language, some in found.items()}


def _texts(key: str, luck: random.Random, words: Mapping[str, list[str]], count: int) -> str:
    lines = [f'{language} = "{" ".join(luck.choices(words[language], k=count))}"' for language in LANGUAGES]
    return "\n".join([f"[{key}]", *lines])


def change(folder: Path, number: int) -> None:
    """Gives one room another Kazakh title."""
    path = folder / "museum.toml"
    text = path.read_text("utf-8")
    changed, count = re.subn(
        r'(?s)(\[scenes\.title\]\nkk = ")[^"]*', rf"\g<1>Түзетілген атау {number}", text, count=1
    )
    assert count == 1, "the museum has a room with a Kazakh title"
    path.write_text(changed, "utf-8")


def build(folder: Path, site: Path, more: list[str]) -> Run:
    return measured([sys.executable, "-m", "jetisu360", "build", str(folder), "--out", str(site), *more])


def forget(site: Path) -> None:
    """Takes the site away and what is known of compressed texts; the pictures stay cut."""
    shutil.rmtree(site, ignore_errors=True)
    record = site.with_name(f"{site.name}.work") / "jetisu360-work.json"
    known = json.loads(record.read_text("utf-8", "surrogatepass"))
    known["compressed"] = {}
    record.write_text(json.dumps(known, ensure_ascii=False), "utf-8", "surrogatepass")


def measure(name: str, repeats: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as temporary:
        folder, site = Path(temporary, "photos"), Path(temporary, "site")
        more = [] if name == "sample" else ["--no-links"]
        (sample if name == "sample" else large)(folder)
        build(folder, site, more)
        turns: list[tuple[Run, Run]] = []
        for turn in range(repeats):
            forget(site)
            full = build(folder, site, more)
            change(folder, turn)
            turns.append((full, build(folder, site, more)))
    return {
        "publishing": statistics.median(full.wall for full, _ in turns),
        "publishing_cpu": statistics.median(full.cpu for full, _ in turns),
        "one_title": statistics.median(one.wall for _, one in turns),
        "one_title_cpu": statistics.median(one.cpu for _, one in turns),
        "ratio": statistics.median(one.wall / full.wall for full, one in turns),
        "ratio_cpu": statistics.median(one.cpu / full.cpu for full, one in turns),
        "goal": GOALS[name],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--only", choices=sorted(GOALS), action="append")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    # Whatever the shell says: a keeper's program is compiled once, when it is installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    found = {name: measure(name, options.repeats) for name in options.only or ("sample", "large")}
    shown = {"sample": "the sample: 12 rooms, 27 objects", "large": f"{ROOMS} rooms, {OBJECTS} objects"}
    keys = ("publishing", "publishing_cpu", "one_title", "one_title_cpu", "ratio", "ratio_cpu", "goal")
    head = ["museum", "publishing, s", "of a processor", "one title, s", "of a processor"]
    rows = [[shown[name], *(f"{one[key]:.2f}" for key in keys)] for name, one in found.items()]
    text = table([*head, "ratio", "of processors", "goal for one title, s"], rows)
    here = machine()
    facts = (here["cpu"], f"{here['cores']} cores", f"Python {here['python']}", f"load {here['load']}")
    text += f"\n\n{', '.join(map(str, facts))}, {here['at']}"
    keep("one_word", dict(found), text, docs=options.docs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
