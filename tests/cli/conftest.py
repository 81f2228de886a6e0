"""The command as a person calls it, and a site that it built."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import simplejpeg

from jetisu360 import cli

from ..command import Result, call_apart
from ..command import call as call_here
from ..here import Here

ROOT = Path(__file__).parents[2]


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """The command in this process: a start costs as much as most of what is tested."""
    return call_here


@pytest.fixture(scope="session")
def run_apart() -> Run:
    """The command in a process of its own."""
    return call_apart


@pytest.fixture(scope="session")
def make_photo() -> Callable[..., Path]:
    """Writes a small panorama whose pixels follow from `seed`; returns its path."""

    def make(path: Path, seed: int = 0, width: int = 1024, height: int = 512) -> Path:
        noise = np.random.default_rng(seed).uniform(0, 255, (height // 32 + 1, width // 32 + 1, 3))
        noise[:, width // 32 - 1] = noise[:, 0]  # it goes all the way round
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


@dataclass(frozen=True)
class Said:
    """What a command that ran in this process has said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def code(self) -> str:
        found: str = self.json["error"]["code"]
        return found


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """The command, in this process. A program that fails, or blames a photograph for that, fails the test."""
    monkeypatch.setattr("jetisu360.build.context.LocalRunner", Here)
    monkeypatch.setenv("JETISU360_LANGUAGE", "en")

    def run(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["jetisu360", *map(str, words)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            cli.main()
        said = Said(int(ended.value.code or 0), out.getvalue(), err.getvalue())
        for blame in ("Traceback", "send the photograph", "The program has failed"):
            assert blame not in said.out + said.err
        return said

    return run


@pytest.fixture(scope="session")
def museum(tmp_path_factory: pytest.TempPathFactory, make_photo: Callable[..., Path]) -> Path:
    """A folder with one photograph, its site, and the work folder of that."""
    root = tmp_path_factory.mktemp("museum")
    make_photo(root / "photos" / "a.jpg")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jetisu360.build.context.LocalRunner", Here)
        patch.setattr(sys, "argv", ["jetisu360", "build", str(root / "photos"), "--out", str(root / "site")])
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            with pytest.raises(SystemExit) as ended:
                cli.main()
            assert not ended.value.code
    return root


@pytest.fixture
def site(museum: Path, tmp_path: Path) -> Path:
    """A copy of that site whose files are as old as they were."""
    return Path(shutil.copytree(museum / "site", tmp_path / "site"))
