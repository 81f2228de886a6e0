"""`jetisu360 privacy`, and what builds tell of faces, as a person reads it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.panorama.privacy.region import Box, Proposal, Region

MakePhoto = Callable[..., Path]
Run = Callable[..., Any]
FOUND = [Proposal("face", Region(-120, 10, 2, 2), 0.4), Proposal("face", Region(12.5, -3.25, 4, 5), 0.9)]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The detector finds two faces in each photograph, one in each flat picture; and builds look for them."""
    monkeypatch.setenv("JETISU360_PRIVACY", "tell")
    monkeypatch.setattr("jetisu360.panorama.privacy.find.find", lambda pixels, crop: FOUND)
    flat = [Proposal("face", Box(10, 20, 30, 40), 0.8)]
    monkeypatch.setattr("jetisu360.panorama.privacy.find.find_flat", lambda pixels: flat)


@pytest.fixture
def photos(tmp_path: Path, make_photo: MakePhoto, media_files: ModuleType) -> Path:
    make_photo(tmp_path / "photos" / "hall.jpg", 1)
    (tmp_path / "photos" / "bust.jpg").write_bytes(media_files.picture(300, 200))
    (tmp_path / "photos" / "museum.toml").write_text(
        '[[scenes]]\nfile = "hall.jpg"\ntitle = {kk = "Зал", ru = "Зал", en = "The hall"}\n'
        '[[scenes.labels]]\nyaw = 3\nobject = "bust"\n'
        '[[objects]]\nid = "bust"\ntitle = {kk = "Мүсін"}\npictures = ["bust.jpg"]\n',
        "utf-8",
    )
    return tmp_path / "photos"


def test_open_proposals_are_listed_by_room_the_likeliest_first(
    call: Callable[..., Any], photos: Path, found: None
) -> None:
    said = call("privacy", photos)
    rows = [" ".join(line.split()) for line in said.out.splitlines() if "face 0." in " ".join(line.split())]
    assert rows == [
        "The hall face 0.90 +12.5° / -3.2° 4.0° × 5.0° hall.jpg",
        "face 0.40 -120.0° / +10.0° 2.0° × 2.0°",
        "bust.jpg face 0.80 10 % / 20 % 30 % × 40 % bust.jpg",
    ]
    assert f"To decide on them: jetisu360 privacy {photos} --review\n" in said.out
    assert "[2/2]" in said.err
    assert said.status == 0
    kept = call("privacy", photos, "--work", photos.parent / "site.work", "--language", "ru")
    assert f"--review --work {photos.parent / 'site.work'}" in kept.out
    assert "3 лица" in kept.out


def test_as_json(call: Callable[..., Any], photos: Path, found: None) -> None:
    told = call("privacy", photos, "--json").json
    assert told["ok"]
    assert told["open"] == {"face": 3, "plate": 0, "person": 0}
    assert told["steps"]["done"] == 2
    hall, bust = told["pictures"]
    assert (hall["kind"], hall["id"], hall["file"], hall["proposals"]) == ("scene", "hall", "hall.jpg", 2)
    first = {"kind": "face", "score": 0.9, "yaw": 12.5, "pitch": -3.25, "width": 4.0, "height": 5.0}
    assert hall["open"][0] == first
    assert (bust["kind"], bust["title"], bust["open"][0]["left"]) == ("picture", {"kk": "Мүсін"}, 10.0)
    assert call("privacy", photos, "--json").json["steps"] == {"done": 0, "reused": 2, "cpu_seconds": 0}


def test_nothing_is_open(call: Callable[..., Any], photos: Path, found: None) -> None:
    text = (photos / "museum.toml").read_text("utf-8")
    keep = "".join(
        f"[[scenes.keep]]\nyaw = {item.where.yaw}\npitch = {item.where.pitch}\n"
        f"width = {item.where.width}\nheight = {item.where.height}\nreason = 'exhibit'\n"
        for item in FOUND
    )
    head, tail = text.split("[[scenes.labels]]")
    boxes = (
        "[[pictures]]\nfile = 'bust.jpg'\n[[pictures.keep]]\nleft = 10\ntop = 20\nwidth = 30\nheight = 40\n"
    )
    (photos / "museum.toml").write_text(f"{head}{keep}[[scenes.labels]]{tail}{boxes}", "utf-8")
    assert call("privacy", photos).out == "Pictures: 2. Nothing waits for a decision.\n"
    strict = call("build", photos, "--out", photos.parent / "site", "--strict-privacy", "--no-links")
    assert strict.status == 0


def test_a_build_tells_and_a_strict_one_refuses(
    call: Callable[..., Any], photos: Path, found: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("build", photos, "--out", photos.parent / "site", "--no-links")
    told = call(*words, "--json").json
    assert told["privacy"]["open"] == {"face": 3, "plate": 0, "person": 0}
    assert [(room["kind"], room["id"], room["file"]) for room in told["privacy"]["rooms"]] == [
        ("scene", "hall", "hall.jpg"),
        ("picture", "", "bust.jpg"),
    ]
    assert "privacy-undecided" in {note["code"] for note in told["notes"]}
    assert "“The hall” (2), “bust.jpg” (1)" in call(*words).out
    site = {path: path.read_bytes() for path in (photos.parent / "site").rglob("*") if path.is_file()}
    refused = call(*words, "--title", "New", "--strict-privacy", "--json")
    assert (refused.status, refused.code) == (2, "privacy-strict")
    assert refused.json["privacy"]["open"]["face"] == 3
    assert "Found, and nobody has decided on it: 3 faces." in refused.err
    assert site == {path: path.read_bytes() for path in site}
    monkeypatch.setenv("JETISU360_PRIVACY", "strict")
    assert call(*words, "--json").code == "privacy-strict"
    assert call(*words, "--no-privacy", "--json").json["privacy"] is None, "an option goes before it"
    assert call(*words, "--no-privacy", "--strict-privacy", "--json").code == "privacy-both"
    monkeypatch.setenv("JETISU360_PRIVACY", "perhaps")
    assert call(*words, "--json").code == "privacy-variable"


def test_a_region_looks_too_and_a_museum_that_is_refused_keeps_its_site(
    call: Callable[..., Any], photos: Path, found: None, make_photo: MakePhoto
) -> None:
    root = photos.parent / "region"
    root.mkdir()
    photos.rename(root / "saka")
    make_photo(root / "steppe" / "yard.jpg", 4)
    (root / "region.toml").write_text(
        "[title]\nkk = 'Жетісу'\nru = 'Жетісу'\n"
        + "".join(
            f"[[museums]]\nid = '{name}'\nfolder = '{name}'\ntitle = {{kk = '{name}', ru = '{name}'}}\n"
            for name in ("saka", "steppe")
        ),
        "utf-8",
    )
    words = ("region", root, "--out", photos.parent / "site")
    told = call(*words, "--json").json
    assert [(note["name"], note["code"]) for note in told["notes"]] == [
        ("saka", "privacy-undecided"),
        ("steppe", "privacy-undecided"),
    ]
    assert "steppe: Found, and nobody has decided on it" in call(*words).out
    refused = call(*words, "--strict-privacy", "--json").json
    assert {item["code"] for item in refused["left_out"]} == {"privacy-strict"}
    assert all(museum["tour"] for museum in refused["museums"]), "they keep the sites that they had"


def test_what_cannot_be_looked_at_is_a_sentence(
    call: Callable[..., Any], photos: Path, found: None, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert call("privacy", tmp_path / "nothing", "--json").code == "folder-not-found"
    assert call("privacy", tmp_path / "empty", "--json").code == "no-photographs"
    assert call("privacy", photos, "--work", photos / "work", "--json").code == "work-misplaced"
    (photos / "bad.jpg").write_text("text")
    said = call("privacy", photos)
    assert said.status == 0
    assert "“bad.jpg” is not a picture" in said.out
    (photos / "museum.toml").write_text("[[scenes]]\nfil = 'hall.jpg'\n")
    assert call("privacy", photos, "--json").code == "museum-file-wrong"


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_killed_again_and_again_it_looks_at_nothing_twice(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    """With the detector itself, in processes of its own."""
    photos, work = tmp_path / "photos", tmp_path / "photos.work"
    for number in range(4):
        make_photo(photos / f"{number}.jpg", number)
    words = [sys.executable, "-m", "jetisu360", "privacy", str(photos), "--workers", "1"]
    before: dict[str, int] = {}
    for _ in range(2):
        look = subprocess.Popen(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        while packs(work).keys() == before.keys():
            assert look.poll() is None, "it has finished before it was killed"
            time.sleep(0.02)
        look.kill()
        look.wait()
        assert before.items() <= packs(work).items(), "what was looked at stays as it is"
        before = packs(work)
    done = run(*words[3:], "--json")
    assert done.status == 0, done.err
    steps = done.json["steps"]
    assert steps["done"] + steps["reused"] == 4
    assert steps["reused"] >= 2
    assert before.items() <= packs(work).items()
    assert {path.name for path in tmp_path.iterdir()} == {"photos", "photos.work"}


def packs(work: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in work.glob("*.zip")}
