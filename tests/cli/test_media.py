"""Pictures and sounds beside the photographs, from museum.toml to the site: whole, and when one is bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.check.site import verify_site
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour

Run = Callable[..., Any]
MUSEUM = """
title = { kk = "Музей", ru = "Музей", en = "Museum" }
highlights = ["kobyz"]

[[scenes]]
file = "hall.jpg"
id = "hall"
title = { kk = "Зал", ru = "Зал", en = "Hall" }

[[scenes.labels]]
yaw = 10
object = "kobyz"

[[objects]]
id = "kobyz"
title = { kk = "Қобыз", ru = "Кобыз", en = "Kobyz" }
rights = { kk = "Музей", ru = "Музей", en = "Museum" }
pictures = [{ file = "Close-Up.JPG", alt = { kk = "Бас жағы", ru = "Головка", en = "The head" } }]
sound = { file = "sounds/kui.ogg", transcript = { kk = "Күй", ru = "Кюй", en = "A kui" } }
"""


@pytest.fixture
def photos(tmp_path: Path, make_photo: Callable[..., Path], media_files: ModuleType) -> Path:
    folder = tmp_path / "photos"
    make_photo(folder / "hall.jpg", 1)
    (folder / "sounds").mkdir()
    (folder / "sounds" / "kui.ogg").write_bytes(media_files.ogg(2.0))
    (folder / "close-up.jpg").write_bytes(media_files.picture(1024, 512))
    (folder / "museum.toml").write_text(MUSEUM, "utf-8")
    return folder


def built(site: Path) -> Tour:
    return read_tour((site / "tour.json").read_bytes())


def test_a_close_up_is_no_panorama_whatever_its_shape(run: Run, photos: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = run("build", photos, "--out", site, "--json")
    assert result.status == 0, result.err
    assert result.json["left_out"] == []
    tour = built(site)
    assert [scene.id for scene in tour.scenes] == ["hall"]
    thing = tour.objects[0]
    assert thing.sound
    assert (thing.sound.type, thing.sound.duration) == ("audio/ogg", 2.0)
    for name in (thing.pictures[0].src, thing.sound.src, tour.scenes[0].labels[0].poster):
        assert (site / str(name)).is_file(), name
    assert verify_site(Folder.at(site)).findings == []
    again = run("build", photos, "--out", site, "--json")
    assert again.json["unchanged"]
    assert again.json["steps"]["done"] == 0


def test_a_dead_sound_is_left_out_by_name_alone(run: Run, photos: Path, tmp_path: Path) -> None:
    sound = photos / "sounds" / "kui.ogg"
    sound.write_bytes(sound.read_bytes()[:-100])
    for _ in range(2):  # the second time it is remembered
        result = run("build", photos, "--out", tmp_path / "site", "--json")
        assert result.status == 0, result.err
        assert [(one["name"], one["code"]) for one in result.json["left_out"]] == [
            ("sounds/kui.ogg", "media-cut-off")
        ]
    assert built(tmp_path / "site").objects[0].sound is None
    assert "<audio" not in (tmp_path / "site/ru/objects/kobyz.html").read_text("utf-8")


def test_a_file_that_is_not_there_is_named(run: Run, photos: Path, tmp_path: Path) -> None:
    (photos / "close-up.jpg").rename(photos / "close-ups.jpg")
    text = run("build", photos, "--out", tmp_path / "site")
    assert text.status == 0
    assert "Close-Up.JPG" in text.out
    assert "close-ups.jpg" in text.out


def test_a_sound_that_dies_later_is_found_by_the_check(
    run: Run, photos: Path, tmp_path: Path, media_files: ModuleType
) -> None:
    site = tmp_path / "site"
    assert run("build", photos, "--out", site).status == 0
    (sound,) = (site / "media").glob("*.ogg")
    sound.write_bytes(sound.read_bytes()[:-100])
    assert "file-altered" in [one.code for one in verify_site(Folder.at(site)).errors]


def test_what_would_embarrass_is_not_published_but_as_a_draft(run: Run, photos: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", photos, "--out", site).status == 0
    before = (site / "manifest.json").read_bytes()
    mute = '[[scenes.labels]]\nid = "mute"\nyaw = 50\nkind = "sound"\n\n[[objects]]'
    (photos / "museum.toml").write_text(MUSEUM.replace("[[objects]]", mute), "utf-8")
    refused = run("build", photos, "--out", site, "--json")
    assert refused.status == 2
    assert refused.json["error"]["code"] == "not-for-visitors"
    assert "mute" in refused.json["error"]["message"]["kk"]
    assert (site / "manifest.json").read_bytes() == before
    draft = run("build", photos, "--out", site, "--draft", "--json")
    assert draft.status == 0
    assert {one["code"] for one in draft.json["findings"]} >= {"label-without-media", "label-empty"}


def test_nothing_that_a_camera_wrote_into_a_close_up_reaches_the_site(
    run: Run, photos: Path, tmp_path: Path, media_files: ModuleType
) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    (photos / "close-up.jpg").write_bytes(media_files.picture(800, 600, exif=exif))
    assert run("build", photos, "--out", tmp_path / "site").status == 0
    for path in (tmp_path / "site").rglob("*"):
        assert path.is_dir() or b"SecretCamera" not in path.read_bytes(), path
