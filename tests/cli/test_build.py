"""`jetisu360 build`, as a person calls it: what comes out, what is left out, and what it says."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jetisu360.files.lock import PlaceLock
from jetisu360.publish.check.site import verify_site
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
MakePhoto = Callable[..., Path]
Run = Callable[..., Any]

LEFT_OUT = {
    "type": "object",
    "required": ["name", "code", "message"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "code": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "message": {
            "type": "object",
            "required": ["kk", "ru", "en"],
            "additionalProperties": {"type": "string", "minLength": 1},
        },
    },
}
RESULT = {
    "type": "object",
    "required": [
        *("ok", "site", "unchanged", "tour", "scenes", "tiles", "files", "bytes", "seconds", "steps"),
        *("privacy", "left_out", "notes", "findings"),
    ],
    "additionalProperties": False,
    "properties": {
        "ok": {"const": True},
        "site": {"type": "string"},
        "unchanged": {"type": "boolean"},
        "links_waiting": {"type": "integer", "minimum": 0},
        "tour": {"type": "object", "required": ["id", "title", "language", "start"]},
        "scenes": {"type": "array", "items": {"type": "object", "required": ["id", "file", "title"]}},
        "tiles": {"type": "integer", "minimum": 6},
        "files": {"type": "integer"},
        "bytes": {"type": "integer"},
        "seconds": {"type": "number"},
        "steps": {"type": "object", "required": ["done", "reused"]},
        "privacy": {"type": ["object", "null"], "required": ["open"]},
        "left_out": {"type": "array", "items": LEFT_OUT},
        "notes": {"type": "array", "items": LEFT_OUT},
        "findings": {
            "type": "array",
            "items": {"type": "object", "required": ["code", "severity", "message"]},
        },
    },
}


def everything(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_documented_museum_is_built_and_whole(documented: Path) -> None:
    result = json.loads((documented / "result.json").read_text("utf-8"))
    jsonschema.validate(result, RESULT)
    assert [scene["id"] for scene in result["scenes"]] == ["entrance", "saka-gold", "courtyard"]
    tour = read_tour((documented / "site" / "tour.json").read_bytes())
    assert tour.scenes[2].limits is not None
    assert [(link.from_, link.to) for link in tour.links] == [
        ("entrance", "saka-gold"),
        ("saka-gold", "entrance"),
        ("saka-gold", "courtyard"),
    ]
    report = verify_site(Folder.at(documented / "site"))
    assert [finding.say("en") for finding in report.errors] == []
    assert report.scenes == 3


def test_nothing_changed_nothing_is_written(documented: Path, run: Run) -> None:
    before = everything(documented)
    again = run("build", documented / "photos", "--out", documented / "site", "--no-links", "--json").json
    assert again["unchanged"]
    assert again["steps"] == {"done": 0, "reused": 3, "cpu_seconds": 0}
    assert everything(documented) == before


def test_a_word_changed_in_museum_toml_makes_no_picture_again(
    documented: Path, tmp_path: Path, run: Run
) -> None:
    for name in ("photos", "site", "site.work"):
        shutil.copytree(documented / name, tmp_path / name)
    words = tmp_path / "photos" / "museum.toml"
    words.write_text(words.read_text("utf-8").replace("Entrance hall", "The way in"), "utf-8")
    result = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--no-links", "--json").json
    assert result["steps"] == {"done": 0, "reused": 3, "cpu_seconds": 0}
    assert not result["unchanged"]
    assert "The way in" in (tmp_path / "site" / "en" / "index.html").read_text("utf-8")


def test_bad_files_are_left_out_and_each_says_why(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    photos = tmp_path / "Менің суреттерім 2018"
    good = make_photo(photos / "Кіреберіс залы.jpg")
    (photos / "Көшірме.jpg").write_bytes(good.read_bytes())
    (photos / "text.jpg").write_text("not a picture")
    (photos / "empty.png").write_bytes(b"")
    (photos / "half.jpg").write_bytes(make_photo(tmp_path / "x.jpg", 5).read_bytes()[:20_000])
    make_photo(photos / "strip.jpg", 6, 2048, 512)
    make_photo(photos / "small.jpg", 7, 64, 32)
    (photos / "notes.txt").write_text("for us")
    (photos / "outside.jpg").symlink_to(tmp_path / "x.jpg")
    site = tmp_path / "Дайын сайт"
    result = run("build", photos, "--out", site, "--json")
    assert result.status == 0, result.err
    jsonschema.validate(result.json, RESULT)
    assert [scene["title"]["kk"] for scene in result.json["scenes"]] == ["Кіреберіс залы"]
    assert result.json["scenes"][0]["id"] == "kireberis-zaly"
    codes = {left["name"]: left["code"] for left in result.json["left_out"]}
    assert codes == {
        "Көшірме.jpg": "photo-duplicate",
        "text.jpg": "not-a-picture",
        "empty.png": "empty-file",
        "half.jpg": "truncated",
        "strip.jpg": "strip-without-coverage",
        "small.jpg": "too-small",
        "outside.jpg": "symlink-outside",
    }
    again = run("build", photos, "--out", site, "--json").json
    assert again["unchanged"], "refusals are remembered as well"
    assert {left["name"] for left in again["left_out"]} == {left["name"] for left in result.json["left_out"]}
    spoken = run("build", photos, "--out", site, "--language", "ru")
    assert "Не вошло в тур (7):" in spoken.out
    assert "«text.jpg»" in spoken.out


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda folder: None, "no-photographs"),
        (lambda folder: (folder / "a.jpg").write_text("text"), "nothing-to-show"),
        (lambda folder: folder.rmdir(), "folder-not-found"),
        (lambda folder: (folder / "museum.toml").write_text("titel = 1"), "museum-file-wrong"),
    ],
)
def test_no_good_scene_is_status_2_and_no_site(
    tmp_path: Path, run: Run, prepare: Callable[[Path], None], code: str
) -> None:
    (tmp_path / "photos").mkdir()
    prepare(tmp_path / "photos")
    result = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--json")
    assert result.status == 2
    assert result.json["ok"] is False
    assert result.json["error"]["code"] == code
    assert result.json["error"]["message"]["en"] in result.err
    assert not (tmp_path / "site").exists()
    plain = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--language", "kk")
    assert plain.status == 2
    assert result.json["error"]["message"]["kk"] in plain.err


@pytest.mark.parametrize("command", ["build", "links"])
def test_what_was_found_is_told_when_nothing_can_be_made(tmp_path: Path, run: Run, command: str) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "a.jpg").write_text("text")
    (photos / "tour.json").write_text('{"panoramas": []}')
    more = ("--out", tmp_path / "site") if command == "build" else ()
    result = run(command, photos, *more, "--json")
    assert result.status == 2
    assert [one["name"] for one in result.json["left_out"]] == ["a.jpg"]
    assert [one["code"] for one in result.notes] == ["document-foreign"]
    spoken = run(command, photos, *more, "--language", "kk")
    assert "«a.jpg»" in spoken.out
    assert "«tour.json»" in spoken.out


def test_a_foreign_folder_is_not_overwritten(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    make_photo(tmp_path / "photos" / "a.jpg")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_text("years of work")
    result = run("build", tmp_path / "photos", "--out", tmp_path / "site")
    assert result.status == 2
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["thesis.doc"]
    inside = run("build", tmp_path / "photos", "--out", tmp_path / "photos" / "site")
    assert inside.status == 2


def test_a_picture_that_went_away_goes_from_the_site_and_ids_stay(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    for number, name in enumerate(("hall_1024x512.jpg", "hall.jpg")):
        make_photo(photos / name, number)
    first = run("build", photos, "--out", site, "--title", "Музей", "--no-links", "--json").json
    ids = {scene["file"]: scene["id"] for scene in first["scenes"]}
    assert set(ids.values()) == {"hall", "hall-2"}
    assert first["tour"]["title"] == {"kk": "Музей", "ru": "Музей", "en": "Музей"}
    gone = next(name for name, one in ids.items() if one == "hall")
    (photos / gone).unlink()
    second = run("build", photos, "--out", site, "--no-links", "--json", "--language", "ru").json
    assert [scene["id"] for scene in second["scenes"]] == ["hall-2"]
    assert [path.name for path in (site / "scenes").iterdir()] == ["hall-2"]
    assert second["tour"]["language"] == "ru"


def test_formats_and_limits(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    make_photo(tmp_path / "photos" / "a.jpg")
    make_photo(tmp_path / "photos" / "large.jpg", 2, 2048, 1024)
    words = (
        "build",
        tmp_path / "photos",
        "--out",
        tmp_path / "site",
        "--format",
        "jpeg",
        "--quality",
        "60",
        "--no-links",
    )
    result = run(*words, "--max-pixels", "600000", "--json").json
    assert [left["code"] for left in result["left_out"]] == ["too-many-pixels"]
    assert "--max-pixels 2097152" in result["left_out"][0]["message"]["en"]
    assert list((tmp_path / "site").rglob("0_0.jpg"))
    assert not list((tmp_path / "site").rglob("0_0.webp"))
    more = run(*words, "--max-pixels", "2097152", "--json").json
    assert more["left_out"] == []
    assert (more["steps"]["done"], more["steps"]["reused"]) == (1, 1)
    # What was cut before the limit stays; a new work folder has nothing of it.
    kept = run(*words, "--max-megabytes", "0.001", "--json").json
    assert (kept["left_out"], kept["steps"]["reused"]) == ([], 2)
    tight = run(*words, "--max-megabytes", "0.001", "--work", tmp_path / "new", "--json")
    assert tight.status == 2
    assert [left["code"] for left in tight.json["left_out"]] == ["too-many-bytes"] * 2


def test_our_own_tour_document_serves_instead_of_museum_toml(
    documented: Path, tmp_path: Path, run: Run
) -> None:
    shutil.copytree(documented / "photos", tmp_path / "photos")
    (tmp_path / "photos" / "museum.toml").unlink()
    (tmp_path / "photos" / "courtyard-strip.jpg").unlink()
    shutil.copy(documented / "site" / "tour.json", tmp_path / "photos" / "tour.json")
    work = shutil.copytree(documented / "site.work", tmp_path / "work")
    result = run(
        "build", tmp_path / "photos", "--out", tmp_path / "site", "--work", work, "--no-links", "--json"
    ).json
    tour = read_tour((tmp_path / "site" / "tour.json").read_bytes())
    assert tour.id == "taldyqorgan-museum"
    assert tour.scene("saka-gold").labels[0].object == "golden-warrior"  # type: ignore[union-attr]
    assert [(link.from_, link.to) for link in tour.links] == [
        ("entrance", "saka-gold"),
        ("saka-gold", "entrance"),
    ]
    assert {note["code"] for note in result["notes"]} == {"link-dropped", "soft-pictures"}
    assert not (tmp_path / "site.work").exists()


def test_somebody_elses_tour_json_is_noted_and_not_used(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    make_photo(tmp_path / "photos" / "a.jpg")
    (tmp_path / "photos" / "tour.json").write_text('{"scenes": {"library": {"title": "Library"}}}')
    result = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--json")
    assert [note["code"] for note in result.notes] == ["document-foreign"]


def test_progress_is_on_stderr_and_the_next_command_on_stdout(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    make_photo(tmp_path / "my photos" / "a.jpg")
    result = run("build", "my photos", "--out", "my site", cwd=tmp_path)
    assert result.status == 0
    assert "[1/1] a.jpg: done" in result.err
    assert f"jetisu360 view '{tmp_path / 'my site'}'" in result.out
    assert "[1/1]" not in result.out


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_ctrl_c_is_one_line_and_130(tmp_path: Path, make_photo: MakePhoto) -> None:
    for number in range(6):
        make_photo(tmp_path / "photos" / f"{number}.jpg", number, 2048, 1024)
    command = [sys.executable, "-m", "jetisu360", "build", str(tmp_path / "photos")]
    build = subprocess.Popen(
        [*command, "--out", str(tmp_path / "site")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "JETISU360_LANGUAGE": "en"},
        start_new_session=True,
    )
    work = tmp_path / "site.work"
    while not list(work.glob("*.zip")) and build.poll() is None:
        time.sleep(0.02)
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    out, err = build.communicate(timeout=30)
    assert build.returncode == 130, err
    assert "Traceback" not in err
    assert err.strip().splitlines()[-1] == "Stopped."
    assert not (tmp_path / "site").exists()
    assert not PlaceLock(tmp_path / "site").path.exists()
    assert not out.startswith("{")


@pytest.mark.real
@pytest.mark.slow
def test_the_real_library_needs_nothing_but_its_photographs(tmp_path: Path, run: Run) -> None:
    library = DATA / "peabody-library"
    if not library.is_dir():
        pytest.skip(f"the real photographs are not at {DATA}")
    photos = tmp_path / "peabody-library"
    photos.mkdir()
    for name in ("tour.json", "peabody-library_gallery_8192x4096.jpg"):
        shutil.copy(library / name, photos / name)
    result = run("build", photos, "--out", tmp_path / "site", "--format", "jpeg", "--json")
    assert result.status == 0, result.err
    assert [note["code"] for note in result.notes] == ["document-foreign"]
    assert result.json["scenes"][0]["title"]["en"] == "Peabody library gallery"
    assert verify_site(Folder.at(tmp_path / "site")).errors == []


def test_a_build_says_how_many_ways_wait_and_how_to_look_at_them(
    call: Run, museum: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    for waits, told in ((0, ""), (1, "1 way between rooms is only"), (3, "3 ways between rooms are only")):
        monkeypatch.setattr("jetisu360.commands.build.waiting", lambda _, n=waits: n)
        said = call("build", museum / "photos", "--out", out, "--no-links")
        lines = [line for line in said.out.splitlines() if "between rooms" in line]
        assert len(lines) == (1 if waits else 0), "one sentence, or none"
        assert not waits or (lines[0].startswith(told) and "jetisu360 links " in lines[0])
        assert not waits or "--review" in lines[0]
