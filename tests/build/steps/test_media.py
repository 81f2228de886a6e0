"""Pictures, sounds, films and captions: what browsers can show is taken, what is broken is named."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.build.steps.media import MediaTask, make_media, take_media
from jetisu360.panorama.refusals import Refusal
from jetisu360.storage import Folder
from jetisu360.tour.media_files.captions_file import inspect_captions
from jetisu360.tour.media_files.film_file import inspect_film
from jetisu360.tour.media_files.refusals import CaptionsWrong, MediaCutOff, NotAFilm, NotASound
from jetisu360.tour.media_files.sound_file import inspect_sound
from jetisu360.tour.pack import read_pack


def test_sounds_are_known_by_their_bytes(media_files: ModuleType) -> None:
    found = {
        "mp3": inspect_sound(media_files.mp3(40), "a.wav"),
        "tagged": inspect_sound(media_files.mp3(40, promised=40), "a"),
        "ogg": inspect_sound(media_files.ogg(2.5), "a"),
        "m4a": inspect_sound(media_files.mp4(b"soun", 7.0), "a"),
        "wav": inspect_sound(media_files.wav(0.5), "a"),
    }
    assert [(one.type, one.suffix) for one in found.values()] == [
        ("audio/mpeg", "mp3"),
        ("audio/mpeg", "mp3"),
        ("audio/ogg", "ogg"),
        ("audio/mp4", "m4a"),
        ("audio/wav", "wav"),
    ]
    lengths = [one.duration for one in found.values()]
    assert lengths == pytest.approx([40 * 1152 / 44100, 40 * 1152 / 44100, 2.5, 7.0, 0.5], abs=0.01)


@pytest.mark.parametrize("kind", ["mp3", "ogg", "wav", "m4a", "film", "webm"])
@pytest.mark.parametrize("share", [0.4, 0.7, 0.97])
def test_a_file_that_is_cut_off_is_named(media_files: ModuleType, kind: str, share: float) -> None:
    whole, inspect = {
        "mp3": (media_files.mp3(30), inspect_sound),
        "ogg": (media_files.ogg(), inspect_sound),
        "wav": (media_files.wav(), inspect_sound),
        "m4a": (media_files.mp4(b"soun"), inspect_sound),
        "film": (media_files.mp4(), inspect_film),
        "webm": (media_files.webm(), inspect_film),
    }[kind]
    assert inspect(whole, "whole")
    with pytest.raises(MediaCutOff) as caught:
        inspect(whole[: int(len(whole) * share)], "күй.mp3")
    assert "күй.mp3" in caught.value.say("kk")


def test_a_sound_that_says_it_is_longer_was_cut_at_a_frame(media_files: ModuleType) -> None:
    with pytest.raises(MediaCutOff):
        inspect_sound(media_files.mp3(20, promised=400), "a.mp3")


def test_a_damaged_page_of_an_ogg_is_found(media_files: ModuleType) -> None:
    data = bytearray(media_files.ogg())
    data[-20] ^= 1
    with pytest.raises(MediaCutOff):
        inspect_sound(bytes(data), "a.ogg")


def test_what_is_something_else_is_refused(media_files: ModuleType) -> None:
    foreign = {
        "an empty file": b"",
        "a page": b"<!doctype html><script>alert(1)</script>" * 40,
        "a picture": media_files.picture(64, 64),
        "Theora in Ogg": media_files.ogg(codec=b"\x80theora" + bytes(40)),
        "a film": media_files.mp4(),
    }
    for what, data in foreign.items():
        with pytest.raises((NotASound, MediaCutOff)) as caught:
            inspect_sound(data, "a.mp3")
        assert what != "a film" or caught.type is NotASound
    for data in (b"", media_files.wav(), media_files.mp4(b"soun"), media_files.webm(b"matroska")):
        with pytest.raises(NotAFilm):
            inspect_film(data, "a.mp4")


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_no_garbage_is_worse_than_a_sentence(media_files: ModuleType, cut: int) -> None:
    random = np.random.default_rng(cut)
    for whole in (
        media_files.mp3(3),
        media_files.ogg(),
        media_files.mp4(),
        media_files.webm(),
        media_files.wav(),
    ):
        data = bytearray(whole)
        for place in random.integers(0, len(data), 12):
            data[place] = random.integers(0, 256)
        for inspect in (inspect_sound, inspect_film):
            try:
                inspect(bytes(data[cut:]), "a")
            except (MediaCutOff, NotASound, NotAFilm):
                continue


def test_films_are_known_by_their_bytes(media_files: ModuleType) -> None:
    film = inspect_film(media_files.mp4(seconds=3.0), "a")
    assert (film.type, film.suffix, film.duration) == ("video/mp4", "mp4", 3.0)
    assert inspect_film(media_files.webm(), "a").type == "video/webm"


def test_captions_are_read_before_a_visitor_needs_them(media_files: ModuleType) -> None:
    assert inspect_captions(media_files.VTT, "a.vtt") == 2
    wrong = {
        b"": 1,
        b"1\n00:00:01,000 --> 00:00:02,000\nSRT\n": 1,
        b"WEBVTT\n\n00:04.000 --> 00:01.000\nbackwards\n": 3,
        b"WEBVTT\n\n00:01 --> 00:02\nno thousandths\n": 3,
        b"WEBVTT\n\nno cue\n": 3,
        "WEBVTT\n\nСәлем".encode("utf-16"): 1,
    }
    for data, line in wrong.items():
        with pytest.raises(CaptionsWrong) as caught:
            inspect_captions(data, "a.vtt")
        assert caught.value.details["line"] == line, data


def task(folder: Path, name: str, data: bytes, kind: Any = "picture") -> MediaTask:
    (folder / "photos").mkdir(exist_ok=True)
    (folder / "photos" / name).write_bytes(data)
    digest = sha256(data).hexdigest()
    return MediaTask(name, kind, "thing", Folder.at(folder / "photos"), Folder.at(folder / "work"), digest)


def packed(made: bytes) -> tuple[dict[str, Any], zipfile.ZipFile]:
    return read_pack(io.BytesIO(made)).scene, zipfile.ZipFile(io.BytesIO(made))


def test_a_picture_becomes_files_that_give_nothing_away(tmp_path: Path, media_files: ModuleType) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[2] = (43.0, 14.0, 0.0)
    record, files = packed(make_media(task(tmp_path, "a.jpg", media_files.picture(400, 300, exif=exif))))
    assert (record["width"], record["height"]) == (300, 400)
    assert "zoom" not in record, "a picture that a screen shows whole has no tiles"
    name = record["src"].removeprefix("media/")
    shown = Image.open(io.BytesIO(files.read(name)))
    assert (shown.format, shown.size) == ("WEBP", (300, 400))
    assert not shown.getexif()
    for one in files.namelist():
        assert b"SecretCamera" not in files.read(one)
    # Turned by 90° to the right: what was at the left edge (dark) is at the top now.
    assert shown.convert("L").getpixel((150, 5)) < shown.convert("L").getpixel((150, 395))


def test_the_tiles_of_a_large_picture_are_the_picture(tmp_path: Path, media_files: ModuleType) -> None:
    record, files = packed(make_media(task(tmp_path, "a.png", media_files.picture(3400, 1700, "PNG"))))
    assert (record["width"], record["height"]) == (1600, 800)
    zoom = record["zoom"]
    assert (zoom["widths"], zoom["heights"]) == ([1700, 3400], [850, 1700])
    whole = np.zeros((1700, 3400, 3), np.uint8)
    for row in range(4):
        for column in range(7):
            address = f"{zoom['path']}/1/{row}_{column}.webp".removeprefix("media/")
            tile = np.asarray(Image.open(io.BytesIO(files.read(address))).convert("RGB"))
            whole[row * 512 : row * 512 + tile.shape[0], column * 512 : column * 512 + tile.shape[1]] = tile
    expected = np.asarray(Image.open(io.BytesIO(media_files.picture(3400, 1700, "PNG"))).convert("RGB"))
    assert np.abs(whole.astype(int) - expected).mean() < 3


def test_a_picture_that_is_broken_is_refused_by_the_readers_of_photographs(
    tmp_path: Path, media_files: ModuleType
) -> None:
    whole = media_files.picture(400, 300)
    with pytest.raises(Refusal):
        make_media(task(tmp_path, "a.jpg", whole[: len(whole) // 2]))
    outcome = take_media(task(tmp_path, "b.jpg", b"GIF89a" + bytes(50)))
    assert outcome.left_out
    assert outcome.lasting


def test_the_frames_of_a_sound_are_copied_as_they_are_and_it_is_named_by_what_it_is(
    tmp_path: Path, media_files: ModuleType
) -> None:
    data = media_files.mp3(30)
    one = task(tmp_path, "a.wav", data, "sound")
    record, files = packed(make_media(one))
    assert record["src"] == f"{one.stem}.mp3"
    assert files.read(record["src"].removeprefix("media/")) == media_files.MP3_FRAME * 30
    assert make_media(one) == make_media(one)


def test_a_sound_in_a_bucket_becomes_a_pack_in_a_bucket(media_files: ModuleType) -> None:
    source, work = Folder.at("memory://media-step/photos"), Folder.at("memory://media-step/work")
    data = media_files.mp3(30)
    source.write("a.mp3", data)
    one = MediaTask("a.mp3", "sound", "", source, work, sha256(data).hexdigest())
    assert take_media(one).left_out is None
    record, files = packed(work.read(one.pack))
    assert record["src"].startswith("media/sound-"), "no name of a file"
    assert files.read(record["src"].removeprefix("media/")) == media_files.MP3_FRAME * 30
    changed = MediaTask("a.mp3", "sound", "", source, work, "0" * 64)
    outcome = take_media(changed)
    assert outcome.left_out
    assert outcome.left_out.code == "photo-changed"
    assert sorted(work.files()) == [one.pack], "nothing half made"
