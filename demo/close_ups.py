"""Make the close-up pictures of `photos/close-ups/`, without Blender.

Two kinds, and both say in their credit what they are: views of an object out of a panorama, as sharp as the
panorama is there; and the drawings that carved stones and felt were made of, drawn larger than the model uses
them.

    python demo/close_ups.py
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from jetisu360.panorama.geometry.sphere import Level  # noqa: E402
from jetisu360.panorama.read.photo import read_photo  # noqa: E402
from jetisu360.panorama.tiles.view import render_view  # noqa: E402
from model import carvings, ornament  # noqa: E402

OUT = HERE / "photos" / "close-ups"
QUALITY = {"view": 84, "drawing": 70}
# Object: scene, field of view (degrees, vertical), and how far the middle lies above its label (degrees).
VIEWS = {
    "golden-warrior": ("gold", 40.0, 2.0),
    "kobyz": ("music", 34.0, 0.0),
    "dombra": ("music", 30.0, 0.0),
    "cauldron": ("atrium-1", 34.0, -2.0),
    "balbal": ("courtyard-2", 26.0, -1.0),
}
# Object: width and height (metres), seed and composition, as in model/petroglyphs.py.
SLABS = {
    "slab-sun": (2.1, 2.3, 101, "sun"),
    "slab-bull": (1.75, 1.95, 103, "bull"),
}
# Field, figure, border and accent of the carpet on the wall, as in model/halls.py.
FELT = ((0.74, 0.64, 0.47), (0.44, 0.08, 0.05), (0.14, 0.08, 0.05), (0.70, 0.42, 0.14))
DOTS_A_METRE = 900.0


def _view(name: str, museum: dict) -> np.ndarray:
    scene_id, fov, up = VIEWS[name]
    scene = next(item for item in museum["scenes"] if item["id"] == scene_id)
    label = next(item for item in scene["labels"] if item.get("object") == name)
    level = scene.get("level", {})
    photo = read_photo((HERE / "photos" / scene["file"]).read_bytes(), scene["file"])
    return render_view(
        photo.pixels,
        photo.info.crop,
        yaw=label["yaw"],
        pitch=label["pitch"] + up,
        fov=fov,
        width=960,
        height=1200,
        level=Level(level.get("pitch", 0.0), level.get("roll", 0.0)),
    )


def _save(name: str, pixels: np.ndarray, kind: str) -> None:
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    picture.save(OUT / f"{name}.jpg", quality=QUALITY[kind], optimize=True, progressive=True)
    print(f"{name}: {picture.width} × {picture.height}, {(OUT / f'{name}.jpg').stat().st_size / 1000:.0f} KB")


def main() -> None:
    """All of them."""
    OUT.mkdir(exist_ok=True)
    museum = tomllib.loads((HERE / "photos" / "museum.toml").read_text(encoding="utf-8"))
    for name in VIEWS:
        _save(name, _view(name, museum), "view")
    for name, (width, height, seed, composition) in SLABS.items():
        _save(name, 255 * carvings.panel(width, height, seed, composition, DOTS_A_METRE), "drawing")
    _save("wall-syrmak", 255 * ornament.syrmak(2.4, 3.0, 112, *FELT, scale=DOTS_A_METRE), "drawing")


if __name__ == "__main__":
    main()
