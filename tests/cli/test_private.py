"""What a photograph says of its camera and its place on Earth stays at home."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

Run = Callable[..., Any]
DATA = Path(__file__).parents[3] / "shared" / "data"
PICTURES = {".webp", ".jpg", ".avif"}
METADATA = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0", b"ICC_PROFILE")
CHUNKS = (b"EXIF", b"XMP ", b"ICCP")


def with_secrets(photo: Path) -> None:
    picture = Image.open(photo)
    exif = picture.getexif()
    exif[Base.Make], exif[Base.Model], exif[Base.Artist] = "Ricoh", "Theta", "Somebody Private"
    exif.get_ifd(IFD.Exif)[Base.BodySerialNumber] = "SERIAL-4711"
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (45.0, 0.0, 59.076), GPS.GPSLongitudeRef: "E"}
        | {GPS.GPSLongitude: (78.0, 22.0, 45.048)}
    )
    saved = io.BytesIO()
    picture.save(saved, "JPEG", exif=exif)
    photo.write_bytes(saved.getvalue())


def assert_nothing_leaves(site: Path, secrets: tuple[str, ...]) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    pictures = [path for path in files if path.suffix in PICTURES and "scenes" in path.parts]
    assert pictures
    for path in pictures:
        data = path.read_bytes()
        assert not [mark for mark in METADATA if mark in data], path
        if path.suffix == ".webp":
            assert data[12:16] != b"VP8X" or not [chunk for chunk in CHUNKS if chunk in data[:64]], path
        assert not Image.open(io.BytesIO(data)).getexif(), path
    for path in files:
        if path.suffix in {".json", ".html"}:
            text = path.read_text("utf-8")
            assert not [secret for secret in secrets if secret in text], path
            assert not re.search(r'"(gps|lat|lon|latitude|longitude|altitude)"', text, re.IGNORECASE), path


@pytest.mark.parametrize("picture_format", ["webp", "jpeg"])
def test_no_metadata_and_no_place_leave(
    tmp_path: Path, run: Run, make_photo: Callable[..., Path], picture_format: str
) -> None:
    with_secrets(make_photo(tmp_path / "photos" / "hall.jpg"))
    built = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--format", picture_format)
    assert built.status == 0, built.err
    assert_nothing_leaves(tmp_path / "site", ("SERIAL-4711", "Somebody Private", "45.0164", "78.3791"))


@pytest.mark.real
def test_a_real_camera_tells_nothing_either(tmp_path: Path, run: Run) -> None:
    source = DATA / "geovisio" / "2.jpg"
    if not source.exists():
        pytest.skip(f"the real photographs are not at {DATA}")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "outside.jpg").write_bytes(source.read_bytes())
    assert run("build", tmp_path / "photos", "--out", tmp_path / "site").status == 0
    assert_nothing_leaves(tmp_path / "site", ("49.006", "1.919"))
