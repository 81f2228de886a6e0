"""The wheel is all that a user needs: no Node, no checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from jetisu360.publish.pages.assets import inline_script

ROOT = Path(__file__).parents[2]


def tracked_copy(folder: Path) -> Path:
    """The checkout as a fresh clone would have it, without what was built here and without the pictures."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file() and not name.startswith(("demo/", "tests/")):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return folder


@pytest.mark.slow
def test_a_wheel_from_a_fresh_clone_builds_a_site_elsewhere(tmp_path: Path) -> None:
    clone = tracked_copy(tmp_path / "clone")
    assert not (clone / "src/jetisu360/publish/static/built").exists()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, clone], check=True, timeout=280)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "jetisu360/publish/static/built/viewer.js" in names
    assert {"jetisu360/publish/static/built/pages/sw.js", "jetisu360/publish/static/built/pages/page.js"} < {
        *names
    }
    assert "jetisu360/panorama/privacy/weights/centerface.onnx" in names, "what finds faces"
    assert [
        name
        for name in names
        if name.endswith("licenses/src/jetisu360/panorama/privacy/weights/LICENSE-centerface.txt")
    ]
    for language in ("kk", "ru"):
        assert f"jetisu360/locale/{language}/LC_MESSAGES/jetisu360.mo" in names
    assert not [
        name
        for name in names
        if name.endswith((".ts", ".po")) or name.startswith(("tests/", "demo/", "viewer/"))
    ]
    assert any(name.endswith("licenses/LICENSE") for name in names)

    elsewhere = tmp_path / "elsewhere"
    subprocess.run([*pip, "install", "--no-deps", "--target", elsewhere, wheel], check=True)
    photos = tmp_path / "photos"
    photos.mkdir()
    picture = np.linspace(0, 255, 1024 * 512 * 3).reshape(512, 1024, 3).astype(np.uint8)
    Image.fromarray(picture).save(photos / "hall.jpg")
    # The packages we depend on come from this environment; ours come from the wheel alone. No Node in PATH.
    environment = {
        **os.environ,
        "PYTHONPATH": str(elsewhere),
        "PATH": "/nonexistent",
        "JETISU360_LANGUAGE": "en",
    }
    code = "import jetisu360.cli as cli, sys; print(cli.__file__, file=sys.stderr); cli.main()"
    run = [sys.executable, "-c", code, "build", str(photos), "--out", str(tmp_path / "site"), "--json"]
    done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert str(elsewhere) in done.stderr
    assert json.loads(done.stdout)["scenes"]
    page = (tmp_path / "site/ru/index.html").read_text("utf-8")
    brought = zipfile.ZipFile(wheel).read("jetisu360/publish/static/built/viewer.js").decode()
    assert inline_script(brought) in page, "the page shows the viewer that the wheel brought"
    assert "Перейти к тексту" in page, "the wheel carries the catalogues"
