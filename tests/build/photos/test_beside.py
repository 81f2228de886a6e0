"""What lies beside the photographs: taken by its first bytes, named in one sentence, or left in peace."""

import io
from pathlib import Path

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.beside import about_unread, kind_beside, kind_of_media
from jetisu360.build.photos.folder import list_folder
from jetisu360.storage import Folder

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
TIFF = b"II*\0" + bytes(100)
WEBP = b"RIFF\0\0\0\0WEBPVP8 " + bytes(100)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
AVIF = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(100)
FILM = b"\0\0\0\x18ftypqt  " + bytes(100)


def kind(name: str, data: bytes) -> str:
    return kind_beside(name, lambda: io.BytesIO(data))


@pytest.mark.parametrize("data", [JPEG, PNG, TIFF, WEBP, HEIC, AVIF])
@pytest.mark.parametrize(
    "name", ["foyer", "hall.jpg_1", "hall.jpg ", "hall.jpg.", "зал 2.0", "hall.txt", "a.xyz"]
)
def test_a_picture_is_one_whatever_its_ending(name: str, data: bytes) -> None:
    assert kind(name, data) == "taken"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("film.mov", "film"),
        ("VID_20180512_120000_00_001.insv", "film"),
        ("GS010135.360", "film"),
        ("P1000001.RW2", "raw"),
        ("stereo.jps", "stereo"),
        ("DSCF0001.MPO", "stereo"),
        ("layers.xcf", "picture"),
        ("photos.zip", "archive"),
        ("zal.jpg.download", "unfinished"),
        ("zal.jpg.crdownload", "unfinished"),
        ("hall.jpg_original", "backup"),
        ("hall.jpg.bak", "backup"),
        *((name, "quiet") for name in ("museum.toml", "about.docx", "objects.xlsx", "plan.pdf", "walk.gpx")),
        *(
            (name, "quiet")
            for name in ("hall.xmp", "GOPR0001.THM", "GL010135.LRV", "DJI_0001.SRT", "pano.pto")
        ),
    ],
)
def test_an_ending_that_says_what_it_is_is_believed(name: str, wanted: str) -> None:
    assert kind(name, JPEG) == wanted


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (FILM, "film"),
        (b"8BPS" + bytes(60), "picture"),
        ("Мәтін: зал туралы".encode(), "quiet"),
        ("текст в старой кодировке".encode("cp1251"), "quiet"),
        (b"", "quiet"),
        (bytes(range(256)), "other"),
    ],
)
def test_what_no_ending_tells_the_first_bytes_do(data: bytes, wanted: str) -> None:
    assert kind("README", data) == wanted


def test_everything_is_in_one_sentence(tmp_path: Path) -> None:
    files = {"foyer": JPEG, "film.mov": FILM, "video.insv": FILM, "stereo.jps": JPEG, "stereo.mpo": JPEG}
    files |= {"zal.jpg.download": JPEG, "hall.jpg": JPEG, "README": b"for us", "museum.toml": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    listing = list_folder(Folder.at(tmp_path))
    assert list(listing.photographs) == ["foyer", "hall.jpg"]
    [note] = listing.remarks("museum", set())
    assert note.code == "unread-beside"
    assert note.message["en"].startswith("6 files beside the photographs have endings that are not read: ")
    for language in ("kk", "ru"):
        said = note.message[language]
        for name in ("foyer", "film.mov", "video.insv", "stereo.jps", "stereo.mpo", "zal.jpg.download"):
            assert f"«{name}»" in said
        assert "README" not in said
        assert "hall.jpg" not in said


def test_what_museum_toml_names_is_not_complained_of(tmp_path: Path) -> None:
    for name in ("a.jpg", "walk.mp4", "flyover.mp4", "bell.mp3", "bell.vtt"):
        (tmp_path / name).write_bytes(JPEG)
    listing = list_folder(Folder.at(tmp_path))
    [note] = listing.remarks("museum", {"walk.mp4", "a.jpg"})
    assert "flyover.mp4" in note.message["en"]
    assert "walk.mp4" not in note.message["en"]
    assert "bell" not in note.message["en"], "nobody names anything here, and a sound is no photograph"
    (tmp_path / "museum.toml").touch()
    assert "bell.mp3" in list_folder(Folder.at(tmp_path)).remarks("museum", {"walk.mp4"})[0].message["en"]


def test_of_very_many_the_first_are_named_and_the_others_counted() -> None:
    error = about_unread({f"{number}.mov": "film" for number in range(100)}, ())
    assert error is not None
    said = LeftOut.because("museum", error).message
    assert "«11.mov» и ещё 88" in said["ru"]
    assert len(said["kk"]) < 700


def test_a_close_up_is_nothing_to_speak_of() -> None:
    assert kind_of_media("close-ups/warrior.jpg") == "quiet"
    assert about_unread({"close-ups/warrior.jpg": "quiet"}, ()) is None
