"""Nothing that files say beside picture and sound is in a site, an archive or an export."""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import brotli
import pytest
from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

from jetisu360.build.options import Options
from jetisu360.build.pipeline import Built, build
from jetisu360.build.progress import Silent
from jetisu360.exchange.export_site import TARGETS, export
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.offline.archive import archive_site
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour

VECTORS = Path(__file__).parents[1] / "vectors" / "media"
SECRETS = (b"SECRET", "ҚҰПИЯ".encode(), b"+43.2354", b"Theta-4711", b"secret-file")
MUSEUM = """
title = { kk = "Музей", ru = "Музей", en = "Museum" }
licence = "CC0-1.0"

[[scenes]]
file = "SECRET-file hall.jpg"
id = "hall"
title = { kk = "Зал", ru = "Зал", en = "Hall" }

  [[scenes.labels]]
  id = "film"
  yaw = 10
  title = { kk = "Фильм", ru = "Фильм", en = "Film" }
  [scenes.labels.film]
  file = "SECRET-file.mp4"
  poster = "SECRET-file.png"
  transcript = "…"
  captions = [{ file = "SECRET-file.vtt", language = "kk" }]

  [[scenes.labels]]
  id = "web"
  yaw = 50
  title = { kk = "Фильм", ru = "Фильм", en = "Film" }
  film = { file = "SECRET-file.webm", transcript = "…" }

  [[scenes.labels]]
  id = "thing"
  yaw = 90
  object = "thing"

[[objects]]
id = "thing"
title = { kk = "Зат", ru = "Предмет", en = "Thing" }
rights = { kk = "Музей", ru = "Музей", en = "Museum" }
pictures = ["SECRET-file.png", "SECRET-file.webp"]
sound = { file = "SECRET-file.mp3", transcript = { kk = "…", ru = "…", en = "…" } }

[[scenes]]
file = "SECRET-file yard.jpg"
id = "yard"
title = { kk = "Аула", ru = "Двор", en = "Yard" }

  [[scenes.labels]]
  id = "song"
  yaw = 0
  title = { kk = "Ән", ru = "Песня", en = "Song" }
  sound = { file = "SECRET-file.ogg", transcript = "…" }

  [[scenes.labels]]
  id = "talk"
  yaw = 60
  title = { kk = "Сөз", ru = "Речь", en = "Talk" }
  sound = { file = "SECRET-file.m4a", transcript = "…" }

  [[scenes.labels]]
  id = "wind"
  yaw = 120
  title = { kk = "Жел", ru = "Ветер", en = "Wind" }
  sound = { file = "SECRET-file.wav", transcript = "…" }

[[links]]
from = "hall"
to = "yard"
yaw = 20
"""
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF creator="SECRET-xmp"/></x:xmpmeta>'


def exif() -> Image.Exif:
    said = Image.Exif()
    said[Base.Make], said[Base.Model], said[Base.Artist] = "SECRET-make", "Theta-4711", "ҚҰПИЯ"
    said[Base.Software] = "SECRET-software"
    inside = said.get_ifd(IFD.Exif)
    inside[Base.BodySerialNumber] = "SECRET-serial"
    inside[Base.MakerNote] = b"SECRET-maker note"
    inside[Base.UserComment] = b"ASCII\0\0\0SECRET"
    said.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (45.0, 0.0, 59.076)})
    return said


def wav(media_files: ModuleType) -> bytes:
    plain: bytes = media_files.wav(0.2)
    note = b"LIST" + struct.pack("<I", 24) + b"INFOIART" + struct.pack("<I", 12) + b"SECRET-name\0"
    return b"RIFF" + struct.pack("<I", len(plain) - 8 + len(note)) + b"WAVE" + note + plain[12:]


@pytest.fixture
def photos(tmp_path: Path, make_photo: Callable[..., Path], media_files: ModuleType) -> Path:
    folder = tmp_path / "photos"
    for seed, name in enumerate(("hall", "yard")):
        path = make_photo(folder / f"SECRET-file {name}.jpg", seed)
        saved = io.BytesIO()
        Image.open(path).save(saved, "JPEG", exif=exif(), comment=b"SECRET-comment", xmp=XMP)
        path.write_bytes(saved.getvalue() + b"SECRET after the end")
    for suffix, name in (
        ("mp4", "film"),
        ("webm", "film"),
        ("mp3", "sound"),
        ("ogg", "opus"),
        ("m4a", "sound"),
    ):
        shutil.copy(VECTORS / f"{name}.{suffix}", folder / f"SECRET-file.{suffix}")
    (folder / "SECRET-file.wav").write_bytes(wav(media_files))
    (folder / "SECRET-file.vtt").write_text(
        "WEBVTT ҚҰПИЯ\n\nNOTE SECRET phone\n\nSECRET-cue\n00:00.000 --> 00:00.900\nСәлем\n", "utf-8"
    )
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRET-png")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    flat = Image.open(io.BytesIO(media_files.picture(400, 300)))
    flat.save(folder / "SECRET-file.png", pnginfo=words, exif=exif())
    flat.save(folder / "SECRET-file.webp", exif=exif(), xmp=XMP)
    (folder / "museum.toml").write_text(MUSEUM, "utf-8")
    return folder


def built(photos: Path, site: Path, work: Path | None = None) -> Built:
    where = Folder.at(site)
    work_folder = Folder.at(work or f"{site}.work")
    return build(Options(Folder.at(photos), where, work_folder, workers=1, links=False, draft=True), Silent())


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below with its name, unpacked where it is packed."""
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    for one in files:
        data = one.read_bytes()
        yield one.name, data
        if one.suffix == ".br":
            yield one.name, brotli.decompress(data)
        elif one.suffix == ".gz":
            yield one.name, gzip.decompress(data)
        elif zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for name in packed.namelist():
                    yield name, packed.read(name)


def told(path: Path) -> list[tuple[str, bytes]]:
    return [
        (name, secret)
        for name, data in contents(path)
        for secret in SECRETS
        if secret in data or secret in name.encode() or secret.lower() in data
    ]


def test_no_secret_is_anywhere(photos: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    made = built(photos, site)
    assert [one.name for one in made.report.left_out] == []
    silent = next(one for one in made.report.findings if one.code == "picture-without-alt")
    assert silent.file == "SECRET-file.png", "to the keeper a file has its name"
    assert "«SECRET-file.png»" in silent.say("ru")
    tour = read_tour((site / "tour.json").read_bytes())
    assert len({path.suffix for path in (site / "media").iterdir() if path.is_file()}) == 8, "of every kind"
    assert [scene.source.name for scene in tour.scenes] == ["", ""]
    assert [scene.camera for scene in tour.scenes] == [None, None]
    assert told(site) == []
    manifest = read_manifest(Folder.at(site))
    assert manifest
    archive_site(site, tmp_path / "museum.zip", tour, manifest)
    assert told(tmp_path / "museum.zip") == []
    for form in TARGETS:
        export(Folder.at(site), form, tmp_path / form, address="https://museum.example.kz/")
        assert told(tmp_path / form) == [], form


def test_with_consent_names_and_camera_are_told_and_nothing_else(photos: Path, tmp_path: Path) -> None:
    text = MUSEUM.replace("[[scenes]]", "[publish]\nsource_names = true\n\n[[scenes]]", 1)
    (photos / "museum.toml").write_text(text, "utf-8")
    built(photos, tmp_path / "site")
    tour = read_tour((tmp_path / "site" / "tour.json").read_bytes())
    assert [scene.source.name for scene in tour.scenes] == ["SECRET-file hall.jpg", "SECRET-file yard.jpg"]
    assert tour.scenes[0].camera
    assert "Theta-4711" in tour.scenes[0].camera
    for name, data in contents(tmp_path / "site"):
        assert b"SECRET-serial" not in data, name
        assert b"SECRET-title" not in data, name
        assert b"+43.2354" not in data, name


def test_addresses_stay_without_names_and_without_a_work_folder(photos: Path, tmp_path: Path) -> None:
    (photos / "museum.toml").unlink()
    site = tmp_path / "site"
    for _ in range(2):
        built(photos, site)
        tour = read_tour((site / "tour.json").read_bytes())
        assert [scene.id for scene in tour.scenes] == ["secret-file-hall", "secret-file-yard"]
        assert [scene.source.name for scene in tour.scenes] == ["", ""]
        state = json.loads((tmp_path / "site.work" / "jetisu360-work.json").read_text("utf-8"))
        assert list(state["ids"].values()) == [
            {"SECRET-file hall.jpg": "secret-file-hall", "SECRET-file yard.jpg": "secret-file-yard"}
        ]
    (photos / "SECRET-file hall.jpg").rename(photos / "a.jpg")
    shutil.rmtree(tmp_path / "site.work")
    built(photos, site)
    ids = {scene.id for scene in read_tour((site / "tour.json").read_bytes()).scenes}
    assert ids == {"secret-file-hall", "secret-file-yard"}


def test_the_published_document_still_stands_for_museum_toml(photos: Path, tmp_path: Path) -> None:
    built(photos, tmp_path / "site")
    tour = (tmp_path / "site" / "tour.json").read_text("utf-8")
    (photos / "museum.toml").unlink()
    tour = re.sub(r'"(kk|ru|en)": "(?:Зал|Hall)"', r'"\1": "Үлкен зал"', tour)
    (photos / "tour.json").write_text(tour, "utf-8")
    again = built(photos, tmp_path / "again")
    assert [(scene.id, scene.title["kk"]) for scene in again.tour.scenes] == [
        ("hall", "Үлкен зал"),
        ("yard", "Аула"),
    ]
