"""Photographs, work and site in an S3 bucket, with no cluster."""

import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.deploy import bucket as bucket_module
from jetisu360.publish.deploy.place import SiteNotOurs
from jetisu360.storage import Folder, StorageFailed
from jetisu360.tour.refusals import FolderNotFound

pytestmark = pytest.mark.cluster
Panorama = Callable[..., bytes]


@pytest.fixture
def options(bucket: str, panorama: Panorama) -> Options:
    photos = Folder.at(f"s3://{bucket}/photos")
    photos.write_many({f"{number}.jpg": panorama(number) for number in range(2)})
    photos.write_many({"museum.toml": "title = 'Музей'".encode(), ".hidden/x.jpg": b"", "notes.txt": b"x"})
    return Options(
        photos,
        Folder.at(f"s3://{bucket}/site"),
        Folder.at(f"s3://{bucket}/site.work"),
        workers=1,
        links=False,
    )


def test_a_site_in_a_bucket(options: Options, s3: dict[str, str], panorama: Panorama) -> None:
    built = build(options, Silent())
    assert built.tour.title == {"kk": "Музей"}
    assert {finding.code for finding in verify_site(options.site).errors} == {"text-missing"}
    address = f"{s3['AWS_ENDPOINT_URL']}/{options.site.address.removeprefix('s3://')}"

    def headers(name: str) -> tuple[str, str]:
        request = urllib.request.Request(f"{address}/{name}", headers={"Authorization": "AWS testing:x"})
        with urllib.request.urlopen(request) as answer:
            return answer.headers["Content-Type"], answer.headers["Cache-Control"]

    page = headers("kk/index.html")
    assert page == ("text/html; charset=utf-8", "no-cache")
    media_type, life = headers(built.tour.scenes[0].poster)
    assert media_type == "image/jpeg"
    assert "immutable" in life

    assert build(options, Silent()).site.unchanged
    before = options.site.files()
    options.photos.write_many({"1.jpg": panorama(7)})
    changed = build(options, Silent())
    assert (changed.report.done, changed.report.scenes_reused) == (1, 1)
    after = options.site.files()
    assert {finding.code for finding in verify_site(options.site).findings} == {"text-missing"}
    kept = f"{built.tour.scenes[0].tiles.path}/"
    gone = f"{built.tour.scenes[1].tiles.path}/"
    assert [name for name in after if name.startswith(kept)]
    assert not [name for name in after if name.startswith(gone)], "what only the old site needed is gone"
    assert {name: before[name] for name in before if name.startswith(kept)} == {
        name: after[name] for name in after if name.startswith(kept)
    }


def test_from_a_bucket_into_a_folder(options: Options, tmp_path: Path) -> None:
    near = Options(
        options.photos, Folder.at(tmp_path / "site"), Folder.at(tmp_path / "work"), workers=1, links=False
    )
    assert len(build(near, Silent()).tour.scenes) == 2
    assert {finding.code for finding in verify_site(near.site).errors} == {"text-missing"}


@pytest.mark.parametrize("moment", ["scenes", "pages"])
def test_stopped_half_way_the_old_pages_go_on_and_the_next_build_finishes(
    options: Options, panorama: Panorama, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    build(options, Silent())
    pages = {name: options.site.read(name) for name in options.site.files() if name.endswith(".html")}
    options.photos.write_many({"1.jpg": panorama(8), "2.jpg": panorama(9)})
    write_many, calls = Folder.write_many, []

    def stops(folder: Folder, files: Any) -> None:
        if folder.address == options.site.address:
            calls.append(list(files))
            names = set(files)
            if (moment == "scenes" and len(calls) == 2) or (moment == "pages" and "kk/index.html" in names):
                raise KeyboardInterrupt
        write_many(folder, files)

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "write_many", stops)
        with pytest.raises(KeyboardInterrupt):
            build(options, Silent())
    assert {name: options.site.read(name) for name in pages} == pages
    missing = [finding for finding in verify_site(options.site).errors if finding.code == "file-missing"]
    assert missing == [], "everything that the old pages need is still there"
    done = build(options, Silent())
    assert done.report.done == 0
    assert {finding.code for finding in verify_site(options.site).findings} == {"text-missing"}
    assert len(done.tour.scenes) == 3


def test_killed_before_the_old_pictures_were_removed_the_next_build_removes_them(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A face that was blurred today must not stay at yesterday's address, known to a search engine alone."""
    old = build(options, Silent()).tour.scenes[0].tiles.path
    museum = "[[scenes]]\nfile = '0.jpg'\n[[scenes.blur]]\nyaw = 0\npitch = 0\nwidth = 9\nheight = 9\n"
    options.photos.write_many({"museum.toml": museum.encode()})

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "delete_many", stops)
        with pytest.raises(KeyboardInterrupt):
            build(options, Silent())
    assert [name for name in options.site.files() if name.startswith(f"{old}/")]
    assert not build(options, Silent()).site.unchanged
    assert not [name for name in options.site.files() if name.startswith(f"{old}/")]
    assert build(options, Silent()).site.unchanged


def test_a_first_build_that_was_stopped_may_go_on(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bucket_module, "send_scene", stops)
        with pytest.raises(KeyboardInterrupt):
            build(options, Silent())
    assert build(options, Silent()).site.files > 10


def test_somebody_elses_bucket_is_not_touched(options: Options) -> None:
    options.site.write_many({"thesis.doc": b"years of work"})
    with pytest.raises(SiteNotOurs):
        build(options, Silent())
    assert list(options.site.files()) == ["thesis.doc"]


def test_what_is_not_there(options: Options, bucket: str) -> None:
    with pytest.raises(FolderNotFound):
        build(Options(Folder.at(f"s3://{bucket}/nothing"), options.site, options.work), Silent())
    with pytest.raises((FolderNotFound, StorageFailed)):
        build(Options(Folder.at("s3://no-such-bucket-at-all/x"), options.site, options.work), Silent())


def test_a_name_that_looks_like_a_pattern_is_one_file(bucket: str) -> None:
    folder = Folder.at(f"s3://{bucket}/photos")
    folder.write_many({"hall [1].jpg": b"1", "hall 1.jpg": b"2", "hall*.jpg": b"3", "hall 2.jpg": b"4"})
    folder.delete_many(["hall [1].jpg", "hall*.jpg", "hall 2.jpg", "never.jpg"])
    assert set(folder.files()) == {"hall 1.jpg"}


def test_what_another_process_has_put_there_is_there(bucket: str) -> None:
    import fsspec

    folder = Folder.at(f"s3://{bucket}/pictures")
    folder.write_many({"a.webp": b"1"})
    assert set(folder.files()) == {"a.webp"}
    other = fsspec.filesystem("s3", skip_instance_cache=True)
    other.pipe({f"{bucket}/pictures/b.webp": b"22", f"{bucket}/pictures/a.webp": b"333"})
    assert folder.read("b.webp", most=2) == b"22"
    assert folder.size("a.webp") == 3
