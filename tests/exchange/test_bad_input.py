"""Whatever is wrong with a tour of somebody else's: one sentence, status 2, and no folder left behind."""

import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import simplejpeg

from jetisu360.errors import JetisuError
from jetisu360.exchange.common import files as exchange_files
from jetisu360.exchange.common.refusals import OutInSource, OutNotEmpty, SourceIsOurs
from jetisu360.exchange.export_site import export
from jetisu360.exchange.import_tour import import_tour
from jetisu360.language import LANGUAGES
from jetisu360.storage import Folder

MULTIRES = {
    "type": "multires",
    "multiRes": {
        "path": "%l/%s%y_%x",
        "extension": "jpg",
        "tileResolution": 256,
        "maxLevel": 1,
        "cubeResolution": 256,
    },
}


def refused(source: Path, out: Path, **options: Any) -> str:
    """The code of the refusal; there is nothing at `out`, hidden or not."""
    with pytest.raises(JetisuError) as caught:
        import_tour(source, out, **options)
    assert not out.exists()
    assert not list(out.parent.glob(f".{out.name}*"))
    for language in LANGUAGES:
        sentence = caught.value.say(language)
        assert sentence
        assert not re.search(r"\{[a-z_]+\}", sentence), sentence
    return caught.value.code


@pytest.fixture
def theirs(tmp_path: Path, helpers: Any) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(simplejpeg.encode_jpeg(helpers.sphere(1024), quality=80))
    return folder


def config(folder: Path, value: Any) -> Path:
    path = folder / "tour.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return path


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("{", "exchange-configuration-damaged"),
        ("[1]", "exchange-configuration-damaged"),
        ("[" * 100_000, "exchange-configuration-damaged"),
        ({"scenes": {"a": 1}}, "exchange-configuration-damaged"),
        ({"scenes": {}}, "exchange-nothing-to-import"),
        ({"scenes": {"a": {"type": "hologram"}}}, "exchange-scene-wrong"),
        ({"scenes": {"a": {}}}, "exchange-scene-wrong"),
        ({"panorama": "gone.jpg"}, "exchange-picture-missing"),
        ({"panorama": "https://example.com/a.jpg"}, "exchange-picture-remote"),
        ({"panorama": "//example.com/a.jpg"}, "exchange-picture-remote"),
        ({"panorama": "a.jpg", "basePath": "http://example.com/"}, "exchange-picture-remote"),
        ({"panorama": "data:image/jpeg;base64,AAAA"}, "exchange-picture-remote"),
        ({"panorama": "../a.jpg"}, "exchange-path-outside"),
        ({"panorama": "x/../../a.jpg"}, "exchange-path-outside"),
        ({"panorama": "..\\a.jpg"}, "exchange-path-outside"),
        ({"panorama": "C:/a.jpg"}, "exchange-path-outside"),
        ({"panorama": "/etc/passwd"}, "exchange-picture-missing"),
        ({"panorama": "%2e%2e/secret.jpg"}, "exchange-path-outside"),
        ({"panorama": "tour.json"}, "not-a-picture"),
        ({"type": "cubemap", "cubeMap": ["a.jpg"] * 5}, "exchange-scene-wrong"),
        ({"type": "cubemap", "cubeMap": ["a.jpg"] * 6}, "exchange-picture-wrong-size"),
        (MULTIRES, "exchange-picture-missing"),
        ({**MULTIRES, "multiRes": {**MULTIRES["multiRes"], "cubeResolution": 1e9}}, "exchange-scene-wrong"),
        ({**MULTIRES, "multiRes": {**MULTIRES["multiRes"], "tileResolution": -1}}, "exchange-scene-wrong"),
        ({**MULTIRES, "multiRes": {**MULTIRES["multiRes"], "maxLevel": "x"}}, "exchange-scene-wrong"),
        ({**MULTIRES, "multiRes": {**MULTIRES["multiRes"], "path": "../%s"}}, "exchange-path-outside"),
    ],
)
def test_a_bad_configuration(theirs: Path, tmp_path: Path, value: Any, code: str) -> None:
    (tmp_path / "secret.jpg").write_bytes((theirs / "a.jpg").read_bytes())
    assert refused(config(theirs, value), tmp_path / "out") == code


def test_a_picture_that_is_no_panorama_is_refused_as_the_build_would(theirs: Path, tmp_path: Path) -> None:
    flat = simplejpeg.encode_jpeg(simplejpeg.decode_jpeg((theirs / "a.jpg").read_bytes())[:, :700].copy())
    (theirs / "flat.jpg").write_bytes(flat)
    assert refused(config(theirs, {"panorama": "flat.jpg"}), tmp_path / "out") == "flat-photo"


def test_tiles_of_another_size(theirs: Path, tmp_path: Path) -> None:
    (theirs / "1").mkdir()
    for face in "frblud":
        (theirs / "1" / f"{face}0_0.jpg").write_bytes((theirs / "a.jpg").read_bytes())
    assert refused(config(theirs, MULTIRES), tmp_path / "out") == "exchange-picture-wrong-size"


def test_a_link_out_of_the_folder_is_not_followed(theirs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes((theirs / "a.jpg").read_bytes())
    (theirs / "b.jpg").symlink_to(secret)
    assert refused(config(theirs, {"panorama": "b.jpg"}), tmp_path / "out") == "exchange-path-outside"


def test_a_configuration_of_a_gigabyte_is_not_read(theirs: Path, tmp_path: Path) -> None:
    path = config(theirs, "{}")
    os.truncate(path, 1_000_000_000)
    assert refused(path, tmp_path / "out") == "exchange-file-too-large"


def test_a_huge_file_in_a_folder_is_not_read_to_find_out_what_it_is(theirs: Path, tmp_path: Path) -> None:
    os.truncate(config(theirs, "{}"), 1_000_000_000)
    assert refused(theirs, tmp_path / "out") == "exchange-file-too-large"


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


PROJECT = b'var APP_DATA = {"scenes": [{"id": "a", "levels": [{"size": 512, "tileSize": 512}]}]};'


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"../evil.jpg": b"x", "app-files/data.js": PROJECT}, "exchange-path-outside"),
        ({"/evil.jpg": b"x"}, "exchange-path-outside"),
        ({"app-files/data.js": PROJECT}, "exchange-picture-missing"),
        ({"app-files/data.js": b"alert(1)"}, "exchange-configuration-damaged"),
        ({"app-files/data.js": PROJECT.replace(b'"a"', b'"../a"')}, "exchange-path-outside"),
        ({"app-files/data.js": PROJECT.replace(b"512", b"1000000")}, "exchange-scene-wrong"),
        ({"app-files/data.js": PROJECT.replace(b'"size": 512', b'"size": 700')}, "exchange-scene-wrong"),
        ({"app-files/data.js": b'var APP_DATA = {"scenes": []};'}, "exchange-nothing-to-import"),
        ({"readme.txt": b"x"}, "exchange-source-unknown"),
    ],
)
def test_a_bad_archive(tmp_path: Path, members: dict[str, bytes], code: str) -> None:
    assert refused(archive(tmp_path / "p.zip", members), tmp_path / "out") == code
    assert not (tmp_path / "evil.jpg").exists()


def test_an_archive_that_is_none_or_broken_or_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.zip").write_bytes(b"no zip")
    assert refused(tmp_path / "p.zip", tmp_path / "out") == "exchange-configuration-damaged"
    whole = archive(tmp_path / "q.zip", {"app-files/data.js": PROJECT * 50}).read_bytes()
    (tmp_path / "q.zip").write_bytes(whole.replace(whole[60:70], b"\0" * 10))
    assert refused(tmp_path / "q.zip", tmp_path / "out").startswith("exchange-")
    bomb = archive(tmp_path / "r.zip", {"app-files/data.js": b" " * 60_000_000})
    assert bomb.stat().st_size < 100_000
    assert refused(bomb, tmp_path / "out") == "exchange-file-too-large"
    assert exchange_files.MOST_CONFIGURATION == 50_000_000


def test_a_place_that_is_taken(theirs: Path, tmp_path: Path) -> None:
    path = config(theirs, {"panorama": "a.jpg"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(OutNotEmpty):
        import_tour(path, tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine.txt"]
    with pytest.raises(OutInSource):
        import_tour(theirs, theirs / "out")
    (tmp_path / "empty").mkdir()
    assert import_tour(path, tmp_path / "empty").scenes == 1


def test_our_own_site_needs_no_import(museum: Any, tmp_path: Path) -> None:
    with pytest.raises(SourceIsOurs):
        import_tour(museum.site, tmp_path / "out")


def test_an_export_that_fails_leaves_nothing(museum: Any, tmp_path: Path) -> None:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(museum.site, site)
    path = museum.tour.scenes[1].tiles.path
    (site / path / "1" / "u" / "0_0.webp").unlink()
    for target in ("gpano", "pannellum", "marzipano", "iiif"):
        with pytest.raises(JetisuError) as caught:
            export(Folder.at(site), target, tmp_path / "out")  # type: ignore[arg-type]
        assert caught.value.code == "exchange-picture-missing"
        assert "u/0_0.webp" in caught.value.say("ru")
        assert not (tmp_path / "out").exists()
    with pytest.raises(OutInSource):
        export(Folder.at(site), "csv", site / "csv")


def test_the_commands_end_with_status_2_and_one_sentence(
    theirs: Path, tmp_path: Path, run: Callable[..., Any]
) -> None:
    done = run("import", config(theirs, {"panorama": "https://a.kz/a.jpg"}), "--out", tmp_path / "out")
    assert done.status == 2
    assert "is on the web" in done.err
    done = run("export", theirs, "--to", "csv", "--out", tmp_path / "out", "--json")
    assert done.status == 2
    assert done.json["error"]["code"] == "exchange-not-a-site"
    assert not (tmp_path / "out").exists()


def test_a_folder_says_which_limit_its_only_file_exceeds(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    tiles = '{"scenes":{"a":{"type":"multires","multiRes":{"path":"%l","cubeResolution":SIZE}}}}'
    for size, code in (("9" * 400, "limit-digits"), ("1e400", "limit-number")):
        config(folder, tiles.replace("SIZE", size))
        assert refused(folder, tmp_path / "out") == code


def test_one_file_under_a_thousand_names_is_not_unpacked_a_thousand_times(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.json", b'["' + b" " * 1_000_000 + b'"]')
    files = exchange_files.ZipFiles(tmp_path / "a.zip")
    files._left = 2_500_000
    for number in range(2):
        files.read(f"{number}.json", exchange_files.MOST_CONFIGURATION)
    with pytest.raises(JetisuError) as caught:
        files.read("2.json", exchange_files.MOST_CONFIGURATION)
    assert caught.value.code == "limit-unpacked"
