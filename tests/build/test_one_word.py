"""A corrected title: what did not change is not made again, and the site is as if made from nothing."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.publish import compress
from jetisu360.publish.pages import page_file
from jetisu360.publish.pages.render import Page, render
from jetisu360.storage import Folder


def photograph() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((1024, 512), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def words(title: str) -> str:
    names = enumerate((title, "Екінші бөлме", "Үшінші бөлме"))
    rooms = "".join(
        f'[[scenes]]\nid = "r{n}"\nfile = "{n}.jpg"\n'
        f'[scenes.title]\nkk = "{name}"\nru = "Зал {n}"\nen = "Hall {n}"\n'
        for n, name in names
    )
    things = "".join(f'[[objects]]\nid = "o{n}"\n[objects.title]\nkk = "Қобыз {n}"\n' for n in range(4))
    return f'id = "m"\n[title]\nkk = "Мұражай"\n{rooms}{things}'


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_only_what_changed_is_rendered_and_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos, site, work = tmp_path / "photos", tmp_path / "site", tmp_path / "work"
    photos.mkdir()
    for number in range(3):
        (photos / f"{number}.jpg").write_bytes(photograph())
    asked: list[bytes] = []
    rendered: list[str] = []

    def fast(data: bytes) -> bytes:
        """In the place of Brotli at its highest quality, which this test is not about."""
        asked.append(data)
        return b"br" + data

    monkeypatch.setitem(compress._COMPRESSORS, ".br", fast)

    def counted(page: Page) -> str:
        rendered.append(render(page))
        return rendered[-1]

    monkeypatch.setattr(page_file, "render", counted)

    def publish(title: str, where: Path = site) -> dict[str, bytes]:
        asked.clear()
        rendered.clear()
        (photos / "museum.toml").write_text(words(title), "utf-8")
        places = (Folder.at(photos), Folder.at(where), Folder.at(work))
        build(Options(*places, workers=1, links=False), Silent())
        return contents(where)

    before = publish("Бірінші бөлме")
    assert len(asked) > 50
    every = len(rendered)
    # In each reading the museum, its rooms, objects, their list and favourites; the first page and 404 once.
    assert every == 2 + 4 * (1 + 3 + 4 + 1 + 1)
    after = publish("Түзетілген бөлме")
    changed = {data for name, data in after.items() if before.get(name) != data}
    assert set(asked) <= changed, "a content that was there is compressed again"
    assert 0 < len(asked) < 25
    assert len(asked) == len(set(asked)), "a content is compressed twice"
    # The museum's page, the room's and those beside it, in Cyrillic and in Latin letters.
    assert 4 <= len(rendered) < 12
    (site / "ru" / "rooms" / "r1.html").unlink()
    (site / "en" / "rooms" / "r1.html").write_text("by hand", "utf-8")
    assert publish("Түзетілген бөлме") == after, "a page that is missing or was touched is made again"
    assert len(rendered) == 2
    with monkeypatch.context() as other:
        other.setattr("jetisu360.build.place.site_code", lambda: "another release")
        assert publish("Түзетілген бөлме")["kk/index.html"] == after["kk/index.html"]
        assert len(rendered) == every, "another release makes all pages anew"
    (work / "jetisu360-work.json").unlink()
    again = publish("Түзетілген бөлме", tmp_path / "other")
    assert len(asked) > 50
    assert again == after, "what was taken over is what would have been made"


PICTURES = {
    "cv2",
    "PIL",
    "imagecodecs",
    "tifffile",
    "simplejpeg",
    "pi_heif",
    "scipy",
    "fsspec",
    "distributed",
}
"""Packages that open pictures and reach other machines; each takes part of a second to import."""


def test_a_corrected_title_loads_nothing_that_opens_pictures(tmp_path: Path) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    photos.mkdir()
    for number in range(2):
        (photos / f"{number}.jpg").write_bytes(photograph())
    loaded = """
import sys
from jetisu360.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
    met = set[str]()
    for title in ("Бірінші бөлме", "Түзетілген бөлме"):
        (photos / "museum.toml").write_text(words(title).split('[[scenes]]\nid = "r2"')[0], "utf-8")
        command = [sys.executable, "-c", loaded, "build", str(photos), "--out", str(site), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
        met = set(done.stdout.splitlines()[-1].split())
    assert "Түзетілген бөлме" in (site / "kk" / "index.html").read_text("utf-8")
    assert met & PICTURES == set()
