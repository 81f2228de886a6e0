"""Sites that come from others: what a manifest says is checked before anything is opened, copied, written."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.region import BuiltRegion, RegionOptions, build_region
from jetisu360.build.report import Report
from jetisu360.commands.archive import run as archive
from jetisu360.files.paths import UnsafeName
from jetisu360.publish.check.region import verify_region
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.deploy.manifest import altered, checked_manifest, read_manifest
from jetisu360.publish.deploy.place import SiteNotOurs, check_place
from jetisu360.publish.region.refusals import RegionFileWrong, RegionHasNoTours
from jetisu360.publish.region.region_file import read_region_file
from jetisu360.storage import Folder

SECRET = b"SECRET-of-the-neighbour"
REGION = 'title = "R"\n[[museums]]\nid = "dala"\nfolder = "dala"\n[[museums]]\nid = "k"\ntitle = "K"\n'
# Every name here has to be refused by every command; {outside} is a folder that is nobody's but ours.
NAMES = (
    "../notes.txt", "kk/../../notes.txt", "../../../../payload", "{outside}/notes.txt", "kk//../../notes.txt",
    "..", "", ".", "kk/..", "\\..\\notes.txt", "..\\notes.txt", "C:\\notes.txt", "C:notes.txt", "\\\\host\\x",
    "a\0b", "kk/\x1b[2J", "x\u202egpj.exe", "index.html:stream", "NUL", "kk/aux.txt", "com1", "kk/x.",
    "kk/x ", "\ud800", "a" * 300, "manifest.json", "INDEX.html", "index.html/x", "kk",
)  # fmt: skip


@pytest.fixture(scope="module")
def plain(museum_site: Callable[..., Path], sample: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return museum_site(tmp_path_factory.mktemp("plain") / "dala", sample.tour())


@pytest.fixture
def options(plain: Path, tmp_path: Path) -> RegionOptions:
    """A region with one received museum; `notes.txt` and `payload` lie where names with ../ lead."""
    source = tmp_path / "alice" / "source"
    shutil.copytree(plain, source / "dala")
    (source / "region.toml").write_text(REGION, "utf-8")
    outside = tmp_path / "outside"
    outside.mkdir()
    for place in (
        source / "notes.txt",
        tmp_path / "payload",
        outside / "notes.txt",
        tmp_path / "alice" / "payload",
    ):
        place.write_bytes(SECRET)
    home = tmp_path / "out"
    return RegionOptions(
        Folder(str(source)), Folder(str(home / "site")), Folder(str(home / "work")), workers=1
    )


def add(site: Path, name: str, data: bytes = SECRET, **entry: Any) -> None:
    """Puts one more name into the manifest, newer than every file, as an attacker would."""
    manifest = site / "manifest.json"
    found = json.loads(manifest.read_bytes())
    facts = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} | entry
    found["files"][name] = facts
    manifest.write_bytes(json.dumps(found).encode())
    os.utime(manifest, (manifest.stat().st_mtime + 1e6,) * 2)


def everything(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()


WATCHED: list[str] = []
OPENED: list[str] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCHED and event in ("open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.symlink"):
        OPENED.extend(
            os.path.realpath(one) for one in arguments[:2] if isinstance(one, str | bytes | os.PathLike)
        )


sys.addaudithook(_audit)


def test_no_command_touches_what_a_manifest_names_outside(
    options: RegionOptions, quiet: Any, tmp_path: Path
) -> None:
    site = options.folder.path / "dala"
    untouched = (site / "manifest.json").read_bytes()
    WATCHED.append(str(tmp_path))
    try:
        for name in NAMES:
            (site / "manifest.json").write_bytes(untouched)
            written = name.format(outside=tmp_path / "outside")
            add(site, written)
            with pytest.raises(RegionHasNoTours):
                build_region(options, quiet, report := Report())
            assert [one.code for one in report.left_out] == ["unsafe-name"], name
            with pytest.raises(SystemExit) as ended:
                archive(Folder(str(site)), tmp_path / "out.zip", "en", as_json=False)
            assert ended.value.code == 2, name
            if name not in ("NUL", "kk/aux.txt", "com1", "kk/x.", "kk/x "):
                with pytest.raises(UnsafeName):
                    verify_site(Folder(str(site)))
                assert read_manifest(Folder(str(site))) is None
                with pytest.raises(SiteNotOurs):
                    check_place(Folder(str(tmp_path / "photos")), Folder(str(site)))
    finally:
        WATCHED.clear()
    secrets = {"notes.txt", "payload"}
    assert not [one for one in OPENED if Path(one).name in secrets], "nobody has even opened them"
    assert not (tmp_path / "out.zip").exists()
    assert not list(tmp_path.glob("out.zip*"))
    assert not options.site.path.exists()
    assert (tmp_path / "payload").read_bytes() == SECRET


@pytest.mark.parametrize(
    "entry",
    [{"sha256": "0" * 63}, {"sha256": 5}, {"sha256": "G" * 64}, {"size": -1}, {"size": True}, {"size": "1"}],
)
def test_facts_that_are_none_make_no_manifest(options: RegionOptions, entry: dict[str, Any]) -> None:
    site = options.folder.path / "dala"
    add(site, "index2.html", **entry)
    assert checked_manifest(Folder(str(site))) is None


def left_out(options: RegionOptions, quiet: Any) -> tuple[BuiltRegion | None, list[str]]:
    built, report = None, Report()
    with contextlib.suppress(RegionHasNoTours):
        built = build_region(options, quiet, report)
    return built, [one.code for one in report.left_out]


@pytest.mark.parametrize("how", ["file", "folder", "pipe", "device"])
def test_links_that_lead_outside_are_published_by_nobody(
    options: RegionOptions, quiet: Any, tmp_path: Path, how: str
) -> None:
    site = options.folder.path / "dala"
    name = "media/notes.txt"
    if how == "folder":
        (site / "media").symlink_to(tmp_path / "outside")
    else:
        (site / "media").mkdir(exist_ok=True)
        if how == "file":
            (site / name).symlink_to(tmp_path / "outside" / "notes.txt")
        elif how == "pipe":
            os.mkfifo(site / name)
        else:
            (site / name).symlink_to("/dev/null")
    add(site, name, SECRET if how in ("file", "folder") else b"")
    built, codes = left_out(options, quiet)
    assert built is None
    assert codes == ["museum-site-damaged"]
    with pytest.raises(SystemExit):
        archive(Folder(str(site)), tmp_path / "out.zip", "en", as_json=False)
    assert not (tmp_path / "out.zip").exists()
    found = verify_site(Folder(str(site))).findings
    assert {one.code for one in found if one.file == name} <= {"file-outside", "file-missing", "file-special"}
    assert [one for one in found if one.file == name]


def test_a_link_that_stays_inside_is_taken_as_the_file_that_it_means(
    options: RegionOptions, quiet: Any, tmp_path: Path
) -> None:
    site = options.folder.path / "dala"
    data = (site / "index.html").read_bytes()
    (site / "again.html").symlink_to("index.html")
    add(site, "again.html", data)
    assert left_out(options, quiet)[1] == []
    taken = options.site.path / "museums" / "dala" / "again.html"
    assert not taken.is_symlink()
    assert taken.read_bytes() == data


def alter(file: Path) -> None:
    """Other bytes, the same size, the same time."""
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[-2] ^= 1
    file.unlink()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_file_that_does_not_fit_the_manifest_is_caught(
    options: RegionOptions, quiet: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = options.folder.path / "dala"
    alter(site / "ru" / "index.html")
    assert left_out(options, quiet)[1] == ["museum-site-damaged"]
    with pytest.raises(SystemExit):
        archive(Folder(str(site)), tmp_path / "out.zip", "en", as_json=False)
    assert "ru/index.html" in capsys.readouterr().err
    assert not list(tmp_path.glob("out.zip*"))


def test_what_was_taken_once_is_not_read_again(
    options: RegionOptions, quiet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left_out(options, quiet)[1] == []
    read: list[int] = []

    def noted(site: Path, manifest: Any, sound: Any = ()) -> str | None:
        read.append(len(manifest.files.keys() - sound))
        return altered(site, manifest, sound)

    monkeypatch.setattr("jetisu360.publish.region.museums.altered", noted)
    built, codes = left_out(options, quiet)
    assert built is not None
    assert built.unchanged
    assert (read, codes) == ([0], [])
    # Only the file that is another one now is read, and found to be altered.
    alter(options.folder.path / "dala" / "kk" / "index.html")
    assert left_out(options, quiet)[1] == ["museum-site-damaged"]
    assert read == [0, 1]
    assert verify_region(options.site).errors == [], "the region keeps what it had"


def test_a_region_file_names_only_folders_beside_it(
    options: RegionOptions, quiet: Any, tmp_path: Path
) -> None:
    for folder in ("../x", "/etc", "C:/x", "..\\x", "a/../../x", str(tmp_path)):
        with pytest.raises(RegionFileWrong) as wrong:
            read_region_file(f"[[museums]]\nid = 'a'\nfolder = '{folder}'\n".encode())
        assert "region.toml" in wrong.value.say("kk")
    for folder, name in (("./a/", "a"), (".\\a", "a"), ("a b/ә", "a b/ә")):
        assert (
            read_region_file(f"[[museums]]\nid = 'a'\nfolder = '{folder}'\n".encode()).museums[0].folder
            == name
        )
    dala = options.folder.path / "dala"
    dala.rename(tmp_path / "elsewhere")
    dala.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeName):
        build_region(options, quiet)


def test_check_reads_no_museum_outside_its_region(options: RegionOptions, quiet: Any, tmp_path: Path) -> None:
    left_out(options, quiet)
    dala = options.site.path / "museums" / "dala"
    dala.rename(tmp_path / "elsewhere")
    dala.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeName):
        verify_region(options.site)


def test_an_honest_site_is_archived_and_taken_whole(
    options: RegionOptions, quiet: Any, tmp_path: Path
) -> None:
    assert left_out(options, quiet)[1] == []
    site = options.folder.path / "dala"
    archive(Folder(str(site)), tmp_path / "out.zip", "en", as_json=True)
    with zipfile.ZipFile(tmp_path / "out.zip") as whole:
        assert "index.html" in whole.namelist()
    assert SECRET not in b"".join(everything(options.site.path))
