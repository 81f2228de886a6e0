"""One folder with our site and, beside it, a page of each peer with the same room from the same tiles."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from jetisu360.exchange.common.site import Site
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.publish.compress import with_siblings
from jetisu360.storage import Folder

HERE = Path(__file__).parent
PEERS = {"Marzipano": "marzipano", "Pannellum": "pannellum", "Photo Sphere Viewer": "photo_sphere_viewer"}
QUALITY = 85
"""Of WebP, as our own tiles."""
LARGEST_TILE = 768
PREVIEW_ORDER = "bdflru"
"""Of the faces in Marzipano's preview, from the top down."""
TILES = "tiles"


@dataclass(frozen=True)
class Cut:
    """Tiles that all three can read: `sizes` of a face level by level, `side` of a tile; a small face."""

    sizes: tuple[int, ...]
    side: int
    preview: int


def prepare(site: Path, page: str, out: Path, scratch: Path) -> dict[str, str]:
    """Fills `out`; gives viewer → address in it. `scratch` keeps the peers' packages from run to run."""
    install(scratch)
    # Links: nothing of a site is changed, and large museums are large.
    shutil.copytree(site, out, copy_function=os.link, dirs_exist_ok=True)
    opened = Site(Folder.at(str(site)))
    scene = next(scene for scene in opened.tour.scenes if scene.id == opened.tour.start)
    found = cut(opened, scene, out / "peers" / TILES)
    view = {"yaw": scene.view.yaw, "pitch": scene.view.pitch, "fov": scene.view.fov}
    tour = {"base": f"../{TILES}", "sizes": found.sizes, "side": found.side, "preview": found.preview, **view}
    addresses = {"Jetisu 360": page}
    for name, entry in PEERS.items():
        write_page(name, entry, tour, scratch, out / "peers" / entry)
        addresses[name] = f"peers/{entry}/"
    return addresses


def install(scratch: Path) -> None:
    """The packages that `package-lock.json` names, without their install scripts."""
    scratch.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    kept = scratch / "node_modules" / ".installed"
    for source in HERE.iterdir():
        if source.suffix in (".js", ".json"):
            shutil.copyfile(source, scratch / source.name)
    if kept.exists() and kept.read_bytes() == lock:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("The peers come from npm: install Node.js 18 or newer, then try again.")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=scratch, check=False).returncode:
        raise SystemExit("npm did not bring the peers (see above). Is there a network?")
    kept.write_bytes(lock)


def cut(site: Site, scene: Any, out: Path) -> Cut:
    """Cuts the room's cube again: a side that divides every level, which two of the three ask for."""
    sizes = tuple(scene.tiles.face_sizes)
    side = max(size for size in sizes if size <= LARGEST_TILE or size == sizes[0])
    preview = sizes[0] // 2 if sizes[0] % 2 == 0 else sizes[0]
    for level, size in enumerate(sizes):
        cube = site.cube(scene, level)
        for face in FACES:
            for name, tile in tiles(cube.face(face), min(side, size)):
                put(out / str(level + 1) / face / f"{name}.webp", tile)
    small = {
        face: cv2.resize(site.cube(scene, 0).face(face), (preview, preview), interpolation=cv2.INTER_AREA)
        for face in FACES
    }
    for face, picture in small.items():
        put(out / "small" / f"{face}.webp", picture)
    put(out / "preview.webp", np.concatenate([small[face] for face in PREVIEW_ORDER]))
    return Cut(sizes, side, preview)


def tiles(face: np.ndarray, side: int) -> Iterator[tuple[str, np.ndarray]]:
    """`row/column` and pixels of each tile of a face."""
    for row in range(len(face) // side):
        for column in range(len(face) // side):
            yield f"{row}/{column}", face[row * side : (row + 1) * side, column * side : (column + 1) * side]


def put(path: Path, pixels: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode_image(pixels, "webp", QUALITY))


def write_page(name: str, entry: str, tour: dict[str, Any], scratch: Path, out: Path) -> None:
    """The peer in one minified script, its style, and a page; all with compressed siblings, as our own."""
    bundle = scratch / "bundles" / entry
    command = [
        "node_modules/.bin/esbuild",
        f"{entry}.js",
        "--bundle",
        "--minify",
        f"--outfile={bundle}/viewer.js",
    ]
    subprocess.run([*command, "--loader:.svg=dataurl", "--log-level=error"], cwd=scratch, check=True)
    style = bundle / "viewer.css"
    link = '<link rel="stylesheet" href="viewer.css">\n' if style.exists() else ""
    page = (HERE / "page.html").read_text("utf-8")
    for word, text in (("name", name), ("style", link), ("tour", json.dumps(tour))):
        page = page.replace(f"{{{word}}}", text)
    out.mkdir(parents=True, exist_ok=True)
    files = {"index.html": page.encode(), "viewer.js": (bundle / "viewer.js").read_bytes()}
    if style.exists():
        files["viewer.css"] = style.read_bytes()
    for path, data in files.items():
        for sibling, content in with_siblings(path, data):
            (out / sibling).write_bytes(content)
