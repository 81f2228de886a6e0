"""No name stops a build, and every part of the house knows a photograph by a name that can be written."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
MakePhoto = Callable[..., Path]
linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text on this system")

STRANGE = (
    "CON.jpg",
    "aux",
    "a.jpg ",
    "b.jpg.",
    "line\nend.jpg",
    "\u202egpj.laz.jpg",
    "esc\x1b[2J.jpg",
    "Кий\u0438\u0306.jpg",
    "\U0001f3db\ufe0f.jpg",
    'quote".jpg',
    "back\\slash.jpg",
    "100%.jpg",
    "{n}.jpg",
    "#1?.jpg",
    "-rf.jpg",
    "é" * 125 + ".jpg",
)


def rename(photo: Path, name: bytes) -> Path:
    """The same file, called by bytes."""
    target = Path(os.fsdecode(os.path.join(os.fsencode(photo.parent), name)))  # noqa: PTH118
    return photo.rename(target)


@linux
def test_a_name_of_an_old_archive_is_taken_and_said(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    make_photo(photos / "good.jpg", 1)
    rename(make_photo(photos / "1.jpg", 2), "Зал.jpg".encode("cp866"))
    rename(make_photo(photos / "2.jpg", 3), "Зал.jpg".encode("cp1251"))
    rename(make_photo(photos / "3.jpg", 4), "Қобыз.jpg".encode("kz1048"))
    built = run("build", photos, "--out", site, "--no-links", "--json")
    assert built.status == 0, built.err
    assert [(scene["file"], scene["title"]["kk"]) for scene in built.json["scenes"]] == [
        ("good.jpg", "Good"),
        ("Зал (2).jpg", "Зал (2)"),
        ("Зал.jpg", "Зал"),
        ("Қобыз.jpg", "Қобыз"),
    ]
    assert built.json["left_out"] == []
    assert [note["code"] for note in built.notes] == ["name-guessed"] * 3
    said = " ".join(note["message"]["ru"] for note in built.notes)
    for encoding, name in (("cp866", "«Зал.jpg»"), ("cp1251", "«Зал (2).jpg»"), ("KZ-1048", "«Қобыз.jpg»")):
        assert encoding in said
        assert name in said
    again = run("build", photos, "--out", site, "--no-links", "--json").json
    assert again["unchanged"]
    assert again["steps"]["done"] == 0, "the work folder knows them by the same names"

    # The keeper calls it by the name that was said; the tour, an archive and an export do so, too.
    (photos / "museum.toml").write_text(
        "[publish]\nsource_names = true\n[[scenes]]\nfile = 'зал.jpg'\nid = 'hall'\n"
        "title = {kk = 'Бас зал', ru = 'Главный зал', en = 'Main hall'}",
        "utf-8",
    )
    named = run("build", photos, "--out", site, "--no-links", "--json").json
    assert named["scenes"][0] == {**named["scenes"][0], "id": "hall", "file": "Зал.jpg"}
    tour = json.loads((site / "tour.json").read_text("utf-8"))
    assert tour["scenes"][0]["source"]["name"] == "Зал.jpg"
    assert run("archive", site, "--out", tmp_path / "site.zip").status == 0
    for kind in ("gpano", "csv", "iiif"):
        made = run("export", site, "--to", kind, "--out", tmp_path / kind, "--address", "https://a.kz/")
        assert made.status == 0, made.err
    assert run("check", site).status == 0


@linux
def test_a_folder_in_an_old_encoding_names_its_room(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    make_photo(tmp_path / "photos" / "room" / "R0010001.JPG")
    rename(tmp_path / "photos" / "room", "Зал природы".encode("cp1251"))
    rename(tmp_path / "photos", "Музей".encode("cp866"))
    folder = os.fsdecode(os.path.join(os.fsencode(tmp_path), "Музей".encode("cp866")))  # noqa: PTH118
    built = run("build", folder, "--out", tmp_path / "site", "--no-links", "--json")
    assert built.status == 0, built.err
    assert built.json["scenes"][0]["title"]["ru"] == "Зал природы"
    assert built.json["tour"]["title"]["ru"] == "Музей"


@linux
def test_no_strange_name_stops_the_others(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    photos.mkdir()
    for number, name in enumerate(STRANGE):
        make_photo(tmp_path / "one.jpg", number).rename(photos.joinpath(name))
    built = run("build", photos, "--out", site, "--no-links", "--json")
    assert built.status == 0, built.err
    assert {scene["file"] for scene in built.json["scenes"]} == set(STRANGE)
    assert built.json["left_out"] == []
    for language in ("kk", "ru", "en"):
        said = run("build", photos, "--out", site, "--no-links", "--language", language)
        assert said.status == 0
        assert not {"\x1b", "\u202e"} & set(said.out + said.err), "shown, not obeyed"
    assert run("check", site).status == 0


@linux
def test_a_site_may_stand_under_an_old_name(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    make_photo(tmp_path / "photos" / "a.jpg")
    site = os.fsdecode(os.path.join(os.fsencode(tmp_path), "сайт".encode("cp866")))  # noqa: PTH118
    for _ in range(2):
        built = run("build", tmp_path / "photos", "--out", site, "--no-links")
        assert built.status == 0, built.err
    assert run("build", tmp_path / "photos", "--out", site, "--no-links", "--json").json["unchanged"]
    assert run("check", site).status == 0


def test_what_lies_there_but_is_not_read_is_not_called_missing(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    photos = tmp_path / "photos"
    make_photo(photos / "a.jpg")
    make_photo(photos / "foyer", 2)
    (photos / "film.mov").write_bytes(b"\0\0\0\x18ftypqt  " + bytes(100))
    (photos / "museum.toml").write_text(
        "[[scenes]]\nfile = 'foyer'\nid = 'foyer'\n[[scenes]]\nfile = 'film.mov'\nid = 'film'", "utf-8"
    )
    built = run("build", photos, "--out", tmp_path / "site", "--no-links", "--json")
    assert built.status == 0, built.err
    assert [scene["file"] for scene in built.json["scenes"]] == ["foyer", "a.jpg"]
    assert built.json["left_out"] == []
    assert [note["code"] for note in built.notes] == ["unread-beside"]
    assert "film.mov" in built.notes[0]["message"]["kk"]


@linux
def test_letters_are_no_hindrance_where_the_system_is_set_to_none(
    tmp_path: Path, make_photo: MakePhoto, run_apart: Run
) -> None:
    make_photo(tmp_path / "photos" / "Қобыз.jpg", 1)
    rename(make_photo(tmp_path / "photos" / "2.jpg", 2), "Зал.jpg".encode("cp866"))
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = ("build", tmp_path / "photos", "--out", tmp_path / "site", "--no-links", "--json")
    built = run_apart(*words, **ascii_only)
    assert built.status == 0, built.err
    assert [scene["file"] for scene in built.json["scenes"]] == ["Зал.jpg", "Қобыз.jpg"]
    assert [note["code"] for note in built.notes] == ["name-guessed"]
