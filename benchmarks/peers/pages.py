"""One folder with our site and, beside it, a page of each peer with the same room from the same tiles."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class Room:
    """The room that all show, in the folder `out` that is served; `scratch` keeps the peers' packages."""

    site: Site
    scene: Any
    out: Path
    scratch: Path

    def peers(self, top: int | None = None) -> dict[str, str]:
        """Viewer → address of its page, with our levels; or with a cube whose faces are `top` pixels wide."""
        folder = TILES if top is None else f"{TILES}-{top}"
        found = cut(self.site, self.scene, self.out / "peers" / folder, top)
        view = {"yaw": self.scene.view.yaw, "pitch": self.scene.view.pitch, "fov": self.scene.view.fov}
        tour = {"base": f"../{folder}", "sizes": found.sizes, "side": found.side, "preview": found.preview}
        addresses = {}
        for name, entry in PEERS.items():
            at = entry if top is None else f"{entry}-{top}"
            write_page(name, entry, tour | view, self.scratch, self.out / "peers" / at)
            addresses[name] = f"peers/{at}/"
        return addresses

    def texels(self, addresses: Sequence[str]) -> float:
        """As high as the finest of these pictures is, in texels, for the height of the first view."""
        tangent = math.tan(math.radians(self.scene.view.fov) / 2)
        found = [0.0]
        for address in addresses:
            if still := re.search(r"/\d+-(\d+)\.webp$", address):
                found.append(float(still[1]))
            elif ours := re.search(r"/scenes/[^/]+/[0-9a-f]{8}/(\d+)/[frblud]/", address):
                found.append(self.scene.tiles.face_sizes[int(ours[1])] * tangent)
            elif theirs := re.search(rf"/{TILES}(?:-(\d+))?/(\d+)/[frblud]/", address):
                sizes = levels(self.scene, int(theirs[1]) if theirs[1] else None)[0]
                found.append(sizes[int(theirs[2]) - 1] * tangent)
        return max(found)


def prepare(site: Path, out: Path, scratch: Path) -> Room:
    """Fills `out` with the site. `scratch` keeps the peers' packages from run to run."""
    install(scratch)
    # Links: nothing of a site is changed, and large museums are large.
    shutil.copytree(site, out, copy_function=os.link, dirs_exist_ok=True)
    opened = Site(Folder.at(str(site)))
    scene = next(scene for scene in opened.tour.scenes if scene.id == opened.tour.start)
    return Room(opened, scene, out, scratch)


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


def levels(scene: Any, top: int | None) -> tuple[tuple[int, ...], int]:
    """Sizes of a face, and a side of tiles that divides all of them, which two of the three ask for."""
    sizes = tuple(scene.tiles.face_sizes) if top is None else (top // 4, top // 2, top)
    return sizes, max(size for size in sizes if size <= LARGEST_TILE or size == sizes[0])


def cut(site: Site, scene: Any, out: Path, top: int | None) -> Cut:
    """Cuts the room's cube again; `top`, a multiple of four: how large its faces are at most."""
    sizes, side = levels(scene, top)
    preview = sizes[0] // 2 if sizes[0] % 2 == 0 else sizes[0]
    best = site.cube(scene, len(scene.tiles.face_sizes) - 1)
    for level, size in enumerate(sizes):
        cube = site.cube(scene, level) if top is None else best
        for face in FACES:
            picture = np.asarray(cube.face(face))
            if len(picture) != size:
                shrunk = cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA)
                picture = shrunk.astype(np.uint8)
            for name, tile in tiles(picture, min(side, size)):
                put(out / str(level + 1) / face / f"{name}.webp", tile)
    small = {
        face: cv2.resize(site.cube(scene, 0).face(face), (preview, preview), interpolation=cv2.INTER_AREA)
        for face in FACES
    }
    for face, shown in small.items():
        put(out / "small" / f"{face}.webp", shown)
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
