"""In every picture that a build or an export makes, what is blurred is as good as painted over.

Four sites are made of the same rooms: as photographed, blurred, with the regions painted grey in the
photographs themselves, and with them painted white, which shows where they are in each picture that was made.
Inside them the blurred site may differ from the grey one by soft shades only: the fine detail of the
difference has at most 5 % of the energy that the photograph's own detail has there.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.panorama.privacy.test_blur import within
from tests.panorama.spheres import full, textured

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.build.steps.cut_scene import Settings
from jetisu360.exchange.export_site import Target, export
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.storage import Folder

Pixels = NDArray[np.uint8]
WIDTH = 1024
MOST = 0.05
"""Of the energy of the photograph's own detail."""
ROOMS = {
    # Behind, over ±180°; the edge between two cube faces; the corner of three; both poles.
    "hall": [Region(180, 5, 34, 40), Region(45, -5, 30, 40), Region(-45, 35.3, 24, 24)],
    "yard": [Region(20, 90, 50, 40), Region(-100, -86, 36, 50), Region(0, 0, 30, 44)],
}
FLAT = {"vase.png": [Box(20, 30, 30, 34)], "poster.png": [Box(60, 0, 40, 50)]}
TARGETS: tuple[Target, ...] = ("gpano", "iiif", "pannellum")
MUSEUM = """
[[objects]]
id = "vase"
title = "Vase"
pictures = ["vase.png"]
[publish]
source_names = true
[[scenes]]
file = "hall.png"
level = { pitch = 3.0, roll = -4.0 }
view = { yaw = 40, pitch = 0, fov = 80 }
[[scenes.labels]]
yaw = 50
pitch = -5
object = "vase"
@hall
[[scenes]]
file = "yard.png"
level = { pitch = 0.0, roll = 0.0 }
[[scenes.labels]]
yaw = 3
title = "Film"
kind = "film"
film = { file = "film.mp4", poster = "poster.png" }
@yard
"""


def decisions() -> str:
    museum = MUSEUM
    for name, regions in ROOMS.items():
        tables = [
            f"[[scenes.blur]]\nyaw = {r.yaw}\npitch = {r.pitch}\nwidth = {r.width}\nheight = {r.height}"
            for r in regions
        ]
        museum = museum.replace(f"@{name}", "\n".join(tables))
    for name, boxes in FLAT.items():
        museum += f"\n[[pictures]]\nfile = '{name}'\n"
        for box in boxes:
            museum += "[[pictures.blur]]\n" + "".join(
                f"{key} = {value}\n" for key, value in vars(box).items()
            )
    return museum


def in_regions(name: str, more: float) -> NDArray[np.bool_]:
    """Where the regions of a room are in its photograph, and what lies `more` of the shorter side around."""
    shape, crop = (WIDTH // 2, WIDTH), full(WIDTH)
    return np.any(
        [within(crop, shape, region, more * min(region.width, region.height)) for region in ROOMS[name]],
        axis=0,
    )


def in_boxes(name: str, shape: tuple[int, ...], more: float) -> NDArray[np.bool_]:
    found = np.zeros(shape[:2], dtype=bool)
    y, x = (np.mgrid[: shape[0], : shape[1]] + 0.5) / np.array(shape[:2]).reshape(2, 1, 1) * 100
    for box in FLAT[name]:
        grow = more * max(box.width, box.height)
        found |= (abs(x - box.left - box.width / 2) < box.width / 2 + grow) & (
            abs(y - box.top - box.height / 2) < box.height / 2 + grow
        )
    return found


def photographs(kind: str) -> Iterator[tuple[str, Pixels]]:
    names = [*ROOMS, *FLAT]
    for name in names:
        flat = name in FLAT
        pixels = textured(WIDTH, seed=names.index(name) + 1, boxes=300)
        if flat:
            size = (2000, 1400) if name == "vase.png" else (900, 500)
            pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC), np.uint8)
            # A close-up has detail of a pixel, too.
            grain = np.random.default_rng(5).normal(0, 25, pixels.shape)
            pixels = np.clip(pixels + grain, 0, 255).astype(np.uint8)

        def where(more: float, name: str = name, shape: tuple[int, ...] = pixels.shape) -> NDArray[np.bool_]:
            return in_boxes(name, shape, more) if name in FLAT else in_regions(name, more)

        if kind == "grey":
            pixels[where(0.4)] = 128
        elif kind == "where":
            pixels = np.where(where(0.0)[..., np.newaxis], 255, pixels // 3)  # black would be a pair of eyes
        yield name if flat else f"{name}.png", pixels


@dataclass(frozen=True)
class Made:
    """All pictures of a site and of its exports, by names that are the same in all of them."""

    pictures: dict[str, Pixels]
    photographs: list[bytes]
    files: dict[str, bytes]


def made(folder: Path, kind: str, media: ModuleType) -> Made:
    photos = folder / "photos"
    photos.mkdir(parents=True)
    for name, pixels in photographs(kind):
        Image.fromarray(pixels).save(photos / name, compress_level=1)
    (photos / "film.mp4").write_bytes(media.mp4())
    (photos / "museum.toml").write_text(
        decisions() if kind == "blurred" else re.sub(r"@\w+", "", MUSEUM), encoding="utf-8"
    )
    site = Folder.at(folder / "out" / "site")
    settings = Settings(formats=("webp", "jpg", "avif"), tile_size=256)
    places = Folder.at(photos), site, Folder.at(folder / "work")
    built = build(
        Options(*places, workers=1, links=False, draft=True, archive=True, settings=settings), Silent()
    )
    assert not built.report.left_out
    for target in TARGETS:
        export(site, target, folder / "out" / target, address="https://museum.example.kz/")
    files = {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file()
    }
    for name in [name for name in files if name.endswith(".zip")]:
        with zipfile.ZipFile(io.BytesIO(files.pop(name))) as archive:
            files |= {f"zip/{entry}": archive.read(entry) for entry in archive.namelist()}
    for scene in json.loads(files["site/tour.json"])["scenes"]:
        glimpse = scene.get("glimpse") or {}
        for part, address in {"preview": scene["preview"], **glimpse}.items():
            if str(address).startswith("data:"):
                kind_, _, data = address.partition(",")
                suffix = kind_.partition("/")[2].partition(";")[0]
                files[f"{part}/{scene['id']}.{suffix}"] = base64.b64decode(data)
    pictures = {
        re.sub(r"[./][0-9a-f]{8}(?=[./])", "", name): np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        for name, data in files.items()
        if name.endswith((".webp", ".jpg", ".jpeg", ".png", ".avif"))
    }
    return Made(pictures, [path.read_bytes() for path in photos.glob("*.png")], files)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, media_files: ModuleType) -> dict[str, Made]:
    folder = tmp_path_factory.mktemp("blurred")
    return {kind: made(folder / kind, kind, media_files) for kind in ("plain", "blurred", "grey", "where")}


def detail(picture: NDArray, where: NDArray[np.bool_]) -> NDArray:
    """What is finer than a few pixels; what lies outside `where` has no part in it."""
    weight = where.astype(np.float32)
    near = cv2.GaussianBlur(weight, (0, 0), 2.0)
    soft = cv2.GaussianBlur(picture * weight[..., np.newaxis], (0, 0), 2.0)
    return (picture - soft / np.maximum(near, 1e-6)[..., np.newaxis])[where]


def kind_of(name: str) -> str:
    """What a picture is: `site/scenes/*/0 .webp`, `iiif/….jpg`, …"""
    parts = ["face" if part in FACES else part for part in name.removesuffix(".webp").split("/")]
    level = next((part for part in parts[2:-1] if part.isdigit()), "")
    last = "" if level else re.sub(r"\d+", "0", parts[-1].partition(".")[0])
    return f"{'/'.join(parts[:2])} {level}{last} {name.rpartition('.')[2]}"


def energies(sites: dict[str, Made], kind: str) -> dict[str, tuple[float, float, int]]:
    """By kind of picture: energy of the detail by which this site differs from the grey one, that of the
    photograph's own, and pixels; in the regions.
    """
    sums: dict[str, NDArray] = defaultdict(lambda: np.zeros(3))
    for name, mask in sites["where"].pictures.items():
        if "/assets/" in name:  # our own icons
            continue
        pictures = [sites[which].pictures[name] for which in ("plain", kind, "grey")]
        # Previews have as many pixels as fit into so many bytes.
        size = min(picture.shape[1::-1] for picture in (mask, *pictures))
        mask, *pictures = (
            picture
            if picture.shape[1::-1] == size
            else cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
            for picture in (mask, *pictures)
        )
        where = cv2.erode((mask.min(axis=2) > 200).astype(np.uint8), np.ones((5, 5), np.uint8))
        x, y, width, height = cv2.boundingRect(where)
        if not width:
            continue
        part = slice(y, y + height), slice(x, x + width)
        plain, one, grey = (picture[part].astype(np.float32) for picture in pictures)
        where = where[part].astype(bool)
        difference = (detail(one - grey, where) ** 2).sum()
        sums[kind_of(name)] += difference, (detail(plain, where) ** 2).sum(), where.sum()
    return {name: (float(a), float(b), int(n)) for name, (a, b, n) in sums.items()}


def test_every_picture_is_as_good_as_painted_over(sites: dict[str, Made]) -> None:
    assert len({frozenset(site.pictures) for site in sites.values()}) == 1
    found = energies(sites, "blurred")
    assert {name.rpartition(" ")[2] for name in found} == {"webp", "jpg", "avif"}
    told = {name: f"{left / own:.4f} of {own / n:.0f} in {n}" for name, (left, own, n) in found.items()}
    assert max(left / own for left, own, _ in found.values()) <= MOST, told


def test_the_measure_sees_what_is_not_blurred(sites: dict[str, Made]) -> None:
    assert min(left / own for left, own, _ in energies(sites, "plain").values()) > 0.9


def test_no_photograph_lies_in_a_site_or_an_export(sites: dict[str, Made]) -> None:
    for site in sites.values():
        assert len(site.photographs) == len(ROOMS) + len(FLAT)
        for data in site.files.values():
            assert not any(photograph[:4000] in data for photograph in site.photographs)


def test_the_pictures_inside_pages_are_the_previews_that_were_measured(sites: dict[str, Made]) -> None:
    files = sites["blurred"].files
    # Of the room where the tour begins the page has the glimpse and what is around it, too.
    previews = {data for name, data in files.items() if name.startswith(("preview/", "src/", "around/"))}
    inside = {
        base64.b64decode(found)
        for name, data in files.items()
        if name.endswith((".html", ".json", ".js", ".css", ".svg", ".webmanifest"))
        for found in re.findall(rb"data:image/(?:webp|jpeg|png|avif);base64,([A-Za-z0-9+/=]+)", data)
    }
    assert previews <= inside
    assert inside == previews
