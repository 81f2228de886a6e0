"""The commands that `benchmarks.kills` kills: what each is given, what it makes, and who lives beside it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import numpy as np
import simplejpeg

HALF_MADE = re.compile(r"\.tmp-|staging|aside|\.part$|\.old$|lock$")
"""What a thing in a work folder is called that no finished command should leave there."""
HOURS_AGO = 7200


@dataclass
class House:
    """A folder with what is the keeper's (`kept`: files by relative path), and what is expected next."""

    root: Path
    wanted: str = ""
    kept: dict[str, bytes] = field(default_factory=dict)

    def keep(self, path: str, data: bytes) -> None:
        """Writes a file of the keeper's that no command may touch."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.kept[path] = data

    def plant(self, case: Case) -> None:
        for path, data in case.neighbours().items():
            self.keep(path, data)

    def lost(self) -> Iterator[str]:
        for path, data in self.kept.items():
            target = self.root / path
            if not target.is_file():
                yield f"lost: {path}"
            elif target.read_bytes() != data:
                yield f"altered: {path}"

    def plant_again(self) -> None:
        """So that each loss is counted by itself."""
        for path, data in self.kept.items():
            target = self.root / path
            if not target.is_file() or target.read_bytes() != data:
                if target.is_dir():
                    shutil.rmtree(target)
                with contextlib.suppress(FileNotFoundError):
                    target.unlink()
                self.keep(path, data)

    def grow_old(self, case: Case) -> None:
        """Half-made files of a work folder may be another command's at first: hours pass."""
        for path in self.root.rglob("*"):
            if path.relative_to(self.root).parts[0] in case.work:
                with contextlib.suppress(OSError):
                    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - HOURS_AGO))

    def left_behind(self, case: Case) -> Iterator[str]:
        """What is neither the keeper's nor what the command is there to make."""
        theirs = {parent for path in self.kept for parent in (Path(path), *Path(path).parents)}
        for path in sorted(self.root.rglob("*")):
            place = path.relative_to(self.root)
            top = place.parts[0]
            if place in theirs or top in case.made or top in case.inputs:
                continue
            if top not in case.work or HALF_MADE.search(path.name):
                yield re.sub(r"\d{2,}|[0-9a-f]{16,}", "…", place.as_posix())


class Case:
    """One command. `made`, `work` and `inputs` are names in the house's folder."""

    name: ClassVar[str]
    made: ClassVar[tuple[str, ...]] = ("site",)
    work: ClassVar[tuple[str, ...]] = ()
    inputs: ClassVar[tuple[str, ...]] = ()
    variants: ClassVar[tuple[str, ...]] = ("",)

    def __init__(self) -> None:
        self.variant = self.variants[0]
        self.learnt: dict[str, str] = {}

    def prepare(self, house: House) -> None:
        """Makes what the command is given."""
        raise NotImplementedError

    def neighbours(self) -> Mapping[str, bytes]:
        """The keeper's files beside what is made, by names that are easily taken for ours."""
        out = self.made[0]
        return {
            f"{out}.old/index.html": b"the site of last year, my only copy",
            f"{out}.staging-foo/notes.txt": b"for the new exhibition",
            f"{out}.staging-4711/notes.txt": b"numbers of the restorer",
            f".{out}.staging-4711/notes.txt": b"a hidden folder of mine",
            f"{out}.lock": b"keys: with Aigul, second floor",
            f"{out}.part": b"half of a download of mine",
            f"{out}.tmp-1": b"a draft of mine",
        }

    def later(self) -> Mapping[str, bytes]:
        """The same, put there after the first run."""
        return {}

    def change(self, house: House, number: int) -> None:
        """Gives the next run something to do, and says in `house.wanted` what it comes to."""
        raise NotImplementedError

    def words(self, house: House) -> list[str | Path]:
        raise NotImplementedError

    def state(self, house: House) -> tuple[str, str]:
        """Which one is there ("" is none), and what is wrong with it ("" is nothing)."""
        raise NotImplementedError

    def learn(self, house: House) -> None:
        """Keeps what a run to its end has made, where that can be known only so."""


def jpeg(seed: int) -> bytes:
    """A small panorama whose pixels follow from `seed`."""
    noise = np.random.default_rng(seed).uniform(0, 255, (17, 33, 3))
    pixels = noise[np.arange(512) // 32][:, np.arange(1024) // 32].astype(np.uint8)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=80))


def museum(title: str) -> bytes:
    return f'title = {{ kk = "{title}", ru = "{title}", en = "{title}" }}\n'.encode()


def jetisu360(*words: str | Path) -> None:
    """Runs a command to its end, while a house is made ready."""
    done = subprocess.run(
        [sys.executable, "-m", "jetisu360", *map(str, words)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr.strip()}")


def checked(site: Path) -> str:
    """What `jetisu360 check` finds wrong, without the start of a process; "" is nothing."""
    from jetisu360.cli import app

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        try:
            app(["check", str(site), "--json"], standalone_mode=False)
        except SystemExit as ended:
            if ended.code:
                result = json.loads(said.getvalue())
                errors = [item["code"] for item in result.get("findings", ()) if item["severity"] == "error"]
                return f"the site is not whole: {errors[:3] or result['error']['code']}"
    return ""


def digest(path: Path) -> str:
    """Of a file, or of all files of a folder with their names; "" where there is nothing."""
    if path.is_file():
        return hashlib.sha256(_lasting(path)).hexdigest()
    files = sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else []
    if not files:
        return ""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.relative_to(path).as_posix()}\0{digest(file)}\n".encode())
    return total.hexdigest()


def _lasting(path: Path) -> bytes:
    """The bytes of a file; of a table for Excel what is in it, but for the moment when it was made."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as book:
            parts = {info.filename: info.CRC for info in book.infolist()}
    except zipfile.BadZipFile:
        return b"half of a table"
    parts.pop("docProps/core.xml", None)
    return json.dumps(parts, sort_keys=True).encode()


def keep_site(house: House, place: str, photos: Mapping[str, bytes]) -> None:
    """Builds the site of a folder of photographs; only its files stay, and are the keeper's."""
    folder, site = house.root / "photos", house.root / place
    folder.mkdir(parents=True)
    for name, data in photos.items():
        (folder / name).write_bytes(data)
    jetisu360("build", folder, "--out", site)
    shutil.rmtree(folder)
    shutil.rmtree(site.with_name(f"{site.name}.work"))
    for file in site.rglob("*"):
        if file.is_file():
            house.kept[file.relative_to(house.root).as_posix()] = file.read_bytes()


class Build(Case):
    name = "build"
    work = ("site.work",)
    inputs = ("photos",)
    document: ClassVar[str] = "tour.json"
    """The file of the site that says its title."""

    def prepare(self, house: House) -> None:
        for number, name in enumerate(("hall", "yard")):
            house.keep(f"photos/{name}.jpg", jpeg(number))

    def later(self) -> Mapping[str, bytes]:
        return {
            "site.work/holiday.zip": b"PK pictures of my holiday",
            "site.work/holiday.zip.tmp-2024": b"more of them",
            "site/robots.txt": b"User-agent: *",
        }

    def change(self, house: House, number: int) -> None:
        house.wanted = f"Museum {number}"
        house.keep("photos/changing.jpg", jpeg(100 + number))
        house.keep("photos/museum.toml", museum(house.wanted))

    def words(self, house: House) -> list[str | Path]:
        return ["build", house.root / "photos", "--out", house.root / "site"]

    def state(self, house: House) -> tuple[str, str]:
        site = house.root / "site"
        if not site.exists():
            return "", ""
        if problem := checked(site):
            return "", problem
        return json.loads((site / self.document).read_bytes())["title"]["en"], ""


class Region(Build):
    name = "region"
    inputs = ("source",)
    document = "region.json"

    def prepare(self, house: House) -> None:
        house.keep("source/dala/hall.jpg", jpeg(1))
        keep_site(house, "source/auyl", {"yard.jpg": jpeg(2)})

    def change(self, house: House, number: int) -> None:
        house.wanted = f"Region {number}"
        house.keep("source/dala/changing.jpg", jpeg(100 + number))
        museums = "".join(f'[[museums]]\nid = "{item}"\nfolder = "{item}"\n' for item in ("dala", "auyl"))
        house.keep("source/region.toml", museum(house.wanted) + museums.encode())

    def words(self, house: House) -> list[str | Path]:
        return ["region", house.root / "source", "--out", house.root / "site"]


class Learnt(Case):
    """The same call makes the same bytes: what a run to its end made is what a killed one has to make."""

    def change(self, house: House, number: int) -> None:
        self.variant = self.variants[number % len(self.variants)]
        house.wanted = self.learnt.get(self.variant, "")

    def state(self, house: House) -> tuple[str, str]:
        return digest(house.root / self.made[0]), ""

    def learn(self, house: House) -> None:
        house.wanted = self.learnt[self.variant] = self.state(house)[0]


def sites(house: House, *names: str) -> None:
    """One museum, built under each of these titles; its files are the keeper's."""
    for number, name in enumerate(names):
        keep_site(house, name, {"hall.jpg": jpeg(number), "museum.toml": b'id = "museum"\n' + museum(name)})


class Archive(Learnt):
    name = "archive"
    made = ("museum.zip",)
    inputs = ("one", "two")
    variants = ("one", "two")

    def prepare(self, house: House) -> None:
        sites(house, "one", "two")

    def words(self, house: House) -> list[str | Path]:
        return ["archive", house.root / self.variant, "--out", house.root / self.made[0]]


class Export(Learnt):
    name = "export"
    made = ("out",)
    inputs = ("one",)
    variants = ("pannellum", "csv", "marzipano", "iiif", "gpano")

    def prepare(self, house: House) -> None:
        sites(house, "one")

    def change(self, house: House, number: int) -> None:
        super().change(house, number)
        shutil.rmtree(house.root / "out", ignore_errors=True)

    def words(self, house: House) -> list[str | Path]:
        words: list[str | Path] = ["export", house.root / "one", "--to", self.variant]
        return [*words, "--out", house.root / "out", "--address", "https://museum.example.kz/"]


class Import(Learnt):
    name = "import"
    made = ("out",)
    inputs = ("pannellum", "marzipano", "gpano", "pannellum.zip")
    variants = ("pannellum", "marzipano", "gpano", "pannellum.zip")

    def prepare(self, house: House) -> None:
        sites(house, "one")
        for name in ("pannellum", "marzipano", "gpano"):
            jetisu360("export", house.root / "one", "--to", name, "--out", house.root / name)
        shutil.rmtree(house.root / "one")
        shutil.make_archive(str(house.root / "pannellum"), "zip", house.root / "pannellum")
        house.kept = {
            file.relative_to(house.root).as_posix(): file.read_bytes()
            for name in self.inputs
            for file in (house.root / name, *(house.root / name).rglob("*"))
            if file.is_file()
        }

    def change(self, house: House, number: int) -> None:
        super().change(house, number)
        shutil.rmtree(house.root / "out", ignore_errors=True)

    def words(self, house: House) -> list[str | Path]:
        return ["import", house.root / self.variant, "--out", house.root / "out"]


class ImportTable(Case):
    """A table of objects goes into a museum.toml that is there, with the keeper's comments."""

    name = "import-table"
    made = ("photos",)
    inputs = ("things.csv",)
    comment = "# Written by hand in 2019; do not lose.\n"

    def prepare(self, house: House) -> None:
        house.keep("photos/hall.jpg", jpeg(1))
        (house.root / "photos" / "museum.toml").write_bytes(self.comment.encode() + museum("Museum"))

    def neighbours(self) -> Mapping[str, bytes]:
        names = ("museum.toml.old", "museum.toml.part", "museum.toml.lock", "museum.toml.tmp-1")
        return {f"photos/{name}": f"{name} of mine".encode() for name in names}

    def change(self, house: House, number: int) -> None:
        house.wanted = f"Cup {number}"
        rows = "".join(f"cup-{item},Cup {number}\n" for item in range(300))
        house.keep("things.csv", f"id,dc:title@en\n{rows}".encode())

    def words(self, house: House) -> list[str | Path]:
        return ["import", house.root / "things.csv", "--into", house.root / "photos"]

    def state(self, house: House) -> tuple[str, str]:
        text = (house.root / "photos" / "museum.toml").read_text("utf-8")
        try:
            objects = tomllib.loads(text).get("objects", [])
        except tomllib.TOMLDecodeError:
            return "", "museum.toml cannot be read"
        if not text.startswith(self.comment):
            return "", "the comments of museum.toml are lost"
        titles = {item["title"]["en"] for item in objects}
        if len(titles) > 1 or len(objects) not in (0, 300):
            return "", "museum.toml has half of the table"
        return next(iter(titles), ""), ""


CASES: dict[str, Callable[[], Case]] = {
    case.name: case for case in (Build, Region, Archive, Export, Import, ImportTable)
}
