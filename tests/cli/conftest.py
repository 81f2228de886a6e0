"""The command as a person calls it, and a site that it built."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import simplejpeg

from ..command import Result, call, call_apart

ROOT = Path(__file__).parents[2]


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """The command in this process: a start costs as much as most of what is tested."""
    return call


@pytest.fixture(scope="session")
def run_apart() -> Run:
    """The command in a process of its own."""
    return call_apart


@pytest.fixture(scope="session")
def make_photo() -> Callable[..., Path]:
    """Writes a small panorama whose pixels follow from `seed`; returns its path."""

    def make(path: Path, seed: int = 0, width: int = 1024, height: int = 512) -> Path:
        noise = np.random.default_rng(seed).uniform(0, 255, (height // 32 + 1, width // 32 + 1, 3))
        rows, columns = np.arange(height) // 32, np.arange(width) // 32
        pixels = np.ascontiguousarray(noise[rows][:, columns].astype(np.uint8))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(simplejpeg.encode_jpeg(pixels, quality=80))
        return path

    return make


@pytest.fixture(scope="session")
def documented(
    tmp_path_factory: pytest.TempPathFactory,
    make_photo: Callable[..., Path],
    media_files: ModuleType,
    run: Run,
) -> Path:
    """A folder with the photographs and the museum.toml of docs/museum-toml.md, and the site made of it."""
    root = tmp_path_factory.mktemp("documented")
    page = (ROOT / "docs" / "museum-toml.md").read_text("utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    for number, name in enumerate(("entrance.jpg", "saka-gold.jpg", "blurred.jpg")):
        make_photo(root / "photos" / name, number)
    make_photo(root / "photos" / "courtyard-strip.jpg", 9, 1024, 370)
    (root / "photos" / "close-ups").mkdir()
    (root / "photos" / "close-ups" / "warrior.jpg").write_bytes(media_files.picture(2000, 1500))
    (root / "photos" / "warrior.mp3").write_bytes(media_files.mp3())
    (root / "photos" / "museum.toml").write_text(example[1], "utf-8")
    built = run("build", root / "photos", "--out", root / "site", "--no-links", "--json")
    assert built.status == 0, built.err
    (root / "result.json").write_text(built.out, "utf-8")
    return root
