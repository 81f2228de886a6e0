"""The work folder does not grow for ever and loses nothing in use; large pictures are known by heads."""

import os
import struct
import time
import zlib
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from jetisu360.build.left_out import LeftOut
from jetisu360.build.run.picture_size import picture_pixels, pixels_in_memory
from jetisu360.build.state import State
from jetisu360.build.work_folder import prune
from jetisu360.storage import Folder, Stat

DAY = 86_400


def pack(folder: Path, letter: str, days: float, size: int = 1000, end: str = ".zip") -> str:
    path = folder / f"{letter * 64}{end}"
    path.write_bytes(b"x" * size)
    os.utime(path, (time.time() - days * DAY,) * 2)
    return path.name


def test_the_oldest_unused_packs_go_first(tmp_path: Path) -> None:
    State(Folder(str(tmp_path))).save()
    used = pack(tmp_path, "a", 400)
    young, old, older = pack(tmp_path, "b", 1), pack(tmp_path, "c", 2), pack(tmp_path, "d", 3)
    fresh = pack(tmp_path, "e", 0, size=10**6)
    half = pack(tmp_path, "f", 1, end=".zip.tmp-host-1")
    (tmp_path / "notes.txt").write_text("not ours")
    # Room for the used pack's size and for as much again: two of the three old ones.
    gone = prune(Folder(str(tmp_path)), {"a" * 64}, spare=1000)
    assert sorted(gone) == sorted([older, half])
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {used, young, old, fresh, "notes.txt", "jetisu360-work.json"}


def test_in_somebody_elses_folder_nothing_goes(tmp_path: Path) -> None:
    """`--work` at a folder that was not empty: what is there may be named like a pack of ours."""
    theirs = {pack(tmp_path, letter, 400, size=10**6) for letter in "abc"}
    state = State(Folder(str(tmp_path)))
    state.save()
    mine = pack(tmp_path, "d", 3)
    half = pack(tmp_path, "e", 3, end=".zip.tmp-1")
    assert prune(Folder(str(tmp_path)), set(), spare=0) == []
    assert {path.name for path in tmp_path.iterdir()} == theirs | {mine, half, "jetisu360-work.json"}


def test_a_folder_filled_by_a_program_of_the_first_days_is_ours(tmp_path: Path) -> None:
    """Its state did not say so. The same where a failing disk has damaged the state."""
    old = pack(tmp_path, "a", 3)
    (tmp_path / "jetisu360-work.json").write_text('{"version": 1, "hashes": {}, "pixels": {}, "refused": {}}')
    assert State(Folder(str(tmp_path))).own
    (tmp_path / "jetisu360-work.json").write_text("{half")
    assert prune(Folder(str(tmp_path)), set(), spare=0) == [old]
    (tmp_path / "letter.zip").touch()
    assert not State(Folder(str(tmp_path))).own


def test_folders_and_links_are_no_packs(tmp_path: Path) -> None:
    State(Folder(str(tmp_path))).save()
    old = time.time() - 3 * DAY
    (tmp_path / f"{'a' * 64}.zip").mkdir()
    (tmp_path / f"{'b' * 64}.zip").symlink_to(tmp_path / "elsewhere")
    os.utime(tmp_path / f"{'a' * 64}.zip", (old, old))
    os.utime(tmp_path / f"{'b' * 64}.zip", (old, old), follow_symlinks=False)
    assert prune(Folder(str(tmp_path)), set(), spare=0) == []


def test_writing_never_touches_a_file_that_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jetisu360.storage.secrets.token_hex", lambda count: "0" * 2 * count)
    theirs = tmp_path / f"a.json.tmp-{'0' * 16}"
    theirs.write_text("precious")
    with pytest.raises(FileExistsError):
        Folder(str(tmp_path)).write("a.json", b"x")
    assert theirs.read_text() == "precious"


def test_there_may_be_no_work_folder(tmp_path: Path) -> None:
    assert prune(Folder(str(tmp_path / "nothing")), set()) == []
    assert prune(Folder("s3://bucket/work"), set()) == []


def test_the_state_remembers_until_a_file_changes(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    state = State(folder)
    state.remember_hash("/photos/a.jpg", Stat(10, "1"), "ab")
    state.remember_refusal(
        "key", LeftOut("b.jpg", "empty-file", {"kk": "Бос.", "ru": "Пусто.", "en": "Empty."})
    )
    state.save()
    again = State(folder)
    assert again.hash_of("/photos/a.jpg", Stat(10, "1")) == "ab"
    assert again.hash_of("/photos/a.jpg", Stat(10, "2")) is None
    assert again.hash_of("/photos/a.jpg", Stat(11, "1")) is None
    assert again.refusal_of("key").say("ru") == "Пусто."  # type: ignore[union-attr]
    again.keep_only(set(), set())
    again.save()
    assert State(folder).hash_of("/photos/a.jpg", Stat(10, "1")) is None


def test_a_damaged_state_is_as_good_as_none(tmp_path: Path) -> None:
    for text in (b"", b"{", b"[]", b'{"version": 1, "hashes": []}', b'{"version": 99}'):
        (tmp_path / "jetisu360-work.json").write_bytes(text)
        assert State(Folder(str(tmp_path))).hashes == {}


def test_a_very_large_picture_is_known_by_its_head(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 65536, 32768, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    (tmp_path / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT")
    assert picture_pixels(tmp_path / "huge.png") == 65536 * 32768
    (tmp_path / "text.jpg").write_text("not a picture")
    assert picture_pixels(tmp_path / "text.jpg") == 0


def test_the_size_of_a_heic_is_known_too(tmp_path: Path) -> None:
    path = tmp_path / "phone.heic"
    pillow_heif.from_pillow(Image.new("RGB", (640, 320))).save(path, quality=50)
    assert picture_pixels(path) == 640 * 320
    (tmp_path / "cut.heic").write_bytes(path.read_bytes()[:40])
    assert picture_pixels(tmp_path / "cut.heic") == 0


def test_the_file_itself_counts_and_what_it_claims_does_not(tmp_path: Path) -> None:
    path = tmp_path / "part.jpg"
    Image.new("RGB", (640, 320)).save(path)
    plain = pixels_in_memory(path)
    assert 640 * 320 < plain < 640 * 320 + path.stat().st_size
    xmp = b'<x xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:FullPanoWidthPixels="60000"/>'
    Image.new("RGB", (640, 320)).save(path, xmp=xmp)
    assert pixels_in_memory(path) - plain < len(xmp) + 100
    assert pixels_in_memory(tmp_path / "none.jpg") == 0
