"""No name out of somebody else's file leads out of its folder."""

from __future__ import annotations

import ast
import os
import pickle
import re
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import jetisu360
from jetisu360.build.plan.media_plan import MediaFile
from jetisu360.files.paths import Base, UnsafeName, is_safe, joined, safe_name, safe_names
from jetisu360.files.regular import NotAFile
from jetisu360.language import LANGUAGES, visible
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file
from jetisu360.tour.naming import unique

PIECES = st.sampled_from(
    [
        "..", ".", "", "a", "kk", "index.html", "/", "\\", "C:", "c:x", "//", "\\\\server\\share", "~", "\0",
        "\n", "\x1b[2K", "\u202e", "con", "NUL.txt", "aux", "COM¹", "x.", "x ", " ", ":stream", "%2e%2e", "‥",
        "．．", "a" * 256, "é", "e\u0301", "\ud800", "\udcff", "<", "|", "?", "link", "up",
    ]
)  # fmt: skip
NAMES = st.text(max_size=30) | st.lists(PIECES, max_size=6).map("/".join) | st.lists(PIECES).map("".join)


@given(NAMES)
@example("../x")
@example("a/../../x")
@example("C:/x")
@settings(max_examples=400, deadline=None)
def test_no_name_however_composed_leads_outside(name: str) -> None:
    base = Path("/srv/site")
    try:
        path = joined(base, name)
    except UnsafeName:
        return
    assert PurePosixPath(os.path.normpath(path)).is_relative_to(base)
    assert os.path.normpath(path) != str(base)
    # What Windows would make of it: no drive, no root, no way up, no stream, no NUL.
    meant = PureWindowsPath(name)
    assert not meant.drive
    assert not meant.root
    assert ".." not in meant.parts
    assert not {":", "\0", "\\"} & set(name)
    name.encode()  # a zip and a manifest can hold it
    assert visible(name) == name


@given(NAMES)
@settings(max_examples=200, deadline=None)
def test_what_is_written_can_be_held_by_every_system(name: str) -> None:
    if not is_safe(name, written=True):
        return
    assert is_safe(name)
    for part in name.split("/"):
        assert part == part.rstrip(". ")
        assert len(part.encode()) <= 255
        assert part.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
        assert not set('<>:"|?*') & set(part)


@given(NAMES)
@settings(max_examples=200, deadline=None)
def test_names_of_a_listing_stay_inside_too(name: str) -> None:
    if is_safe(name, own=True):
        assert PurePosixPath(os.path.normpath(f"/b/{name}")).is_relative_to("/b")


@pytest.mark.parametrize(
    "name",
    ["scenes/hall/0123abcd/0/f/0_0.webp", "бөлме 1.txt", "a..b/c...d", "café.jpg", "..a/b", "console.js"],
)
def test_plain_names_pass(name: str) -> None:
    assert safe_name(name) == safe_name(name, written=True) == name


def test_a_photograph_may_be_called_as_its_keeper_likes() -> None:
    for name in ("2018-02-12 10:30.jpg", "con.jpg", "a\\b.jpg", "зал \u202e.jpg", "x./y .jpg", "\udcff.jpg"):
        assert is_safe(name, own=True) or os.name == "nt", name
    for name in ("../x", "/x", "a/../x", "", "a\0"):
        assert not is_safe(name, own=True), name


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["a", "A"], "twice"),
        (["é", "e\u0301"], "twice"),
        (["a/b", "a"], "folder"),
        (["A", "a/b/c"], "folder"),
        (["a", "../a"], "upwards"),
        (["a", 5], "nothing"),
    ],
)
def test_names_that_cannot_stand_together(names: list[object], why: str) -> None:
    with pytest.raises(UnsafeName) as refused:
        safe_names(names)
    assert refused.value.details["why"] == why


def test_a_refusal_speaks_three_languages_and_shows_the_name() -> None:
    with pytest.raises(UnsafeName) as refused:
        safe_name("../\x1b[2J\u202efoo", where="museum/manifest.json")
    for language in LANGUAGES:
        said = pickle.loads(pickle.dumps(refused.value)).say(language)
        assert "\\u001b[2J\\u202efoo" in said
        assert "\x1b" not in said
        assert "museum/manifest.json" in said


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with links in and out, beside a secret."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    for folder in (site / "kk", outside):
        folder.mkdir(parents=True)
    (outside / "secret").write_text("secret")
    (site / "kk" / "page").write_text("page")
    (site / "link").symlink_to(outside)
    (site / "kk" / "link").symlink_to(outside / "secret")
    (site / "kk" / "within").symlink_to("page")
    (site / "latin").symlink_to("kk")
    (site / "loop").symlink_to("loop")
    (site / "gone").symlink_to("nowhere")
    os.mkfifo(site / "pipe")
    return site


def test_links_that_lead_outside_are_not_followed(house: Path) -> None:
    base = Base(house)
    assert base.file("kk/page").read_text() == "page"
    assert base.file("kk/within") == house.resolve() / "kk" / "page"
    assert base.file("latin/page").read_text() == "page"
    for name in ("link/secret", "kk/link"):
        for _ in range(2):  # what it remembers is right
            with pytest.raises(UnsafeName):
                base.file(name)
    with pytest.raises(NotAFile):
        base.file("pipe")
    for name in ("loop", "gone", "nothing", "kk", "kk/page/x"):
        with pytest.raises((OSError, UnsafeName)):
            base.file(name)


def test_nothing_is_written_through_a_link_that_leads_outside(house: Path) -> None:
    base = Base(house)
    assert base.place("new/deep/file") == house / "new" / "deep" / "file"
    assert base.place("latin/file") == house / "latin" / "file"
    for name in ("link/file", "link/new/file", "../file"):
        with pytest.raises(UnsafeName):
            base.place(name)
    with pytest.raises(UnsafeName):
        base.directory("link")
    assert base.directory("kk") == (house / "kk").resolve()


@given(st.lists(st.sampled_from(["..", "link", "kk", "within", "page", "secret", "latin", "", "."])))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_way_through_links_leads_to_the_secret(house: Path, parts: list[str]) -> None:
    try:
        path = Base(house).file("/".join(parts))
    except (UnsafeName, OSError):
        return
    assert path.read_text() != "secret"


def test_folders_and_buckets_refuse_the_same_names(house: Path) -> None:
    for folder in (Folder(str(house)), Folder("memory://bucket/site")):
        for name in ("../outside/secret", "kk/../../outside/secret", "/etc/passwd", "a\0b"):
            for act in (folder.read, folder.size, folder.open, folder.exists, folder.below):
                with pytest.raises(UnsafeName):
                    act(name)
            with pytest.raises(UnsafeName):
                folder.write(name, b"x")
            with pytest.raises(UnsafeName):
                folder.delete_many([name])
    local = Folder(str(house))
    for name in ("kk/link", "link/secret"):
        with pytest.raises(UnsafeName):
            local.read(name)
    with pytest.raises(NotAFile):
        local.read("pipe")
    with pytest.raises(UnsafeName):
        local.write("link/secret", b"x")
    assert (house.parent / "outside" / "secret").read_text() == "secret"
    # They are listed, so that they can be said, but nobody takes them for files.
    assert local.files()["pipe"].size == local.files()["gone"].size == -1
    local.write("new/file", b"x")
    assert local.read("new/file") == b"x"


def test_ids_are_names_that_every_system_can_hold() -> None:
    for slug in ("con", "aux", "nul", "com1", "lpt9"):
        assert unique(slug, ()) == f"{slug}-2"
        with pytest.raises(MuseumFileWrong) as wrong:
            read_museum_file(f"[[objects]]\nid = '{slug}'".encode())
        assert "Windows" in wrong.value.say("kk")
        assert MediaFile(f"{slug}.jpg", "picture").slug == f"picture-{slug}"


# What names of others may be joined to a folder without `paths`, and why that is well.
KNOWN = {
    "minutes/common/wordlists.py": {
        "files('jetisu360.minutes').joinpath(language, 'data', name)": "ours",
    },
    "build/work_folder.py": {"work.path / name": "of a listing"},
    "build/cache_keys.py": {"_ROOT / name": "ours"},
    "commands/local_page/page.py": {"BUILT / name": "ours"},
    "commands/local_page/server.py": {"STATIC / 'fonts' / name": "asked of a fixed set"},
    "build/region.py": {
        "options.site.path / MUSEUMS / entry.id": "a slug",
        "options.work.path / 'sites' / entry.id": "a slug",
        "options.work.path / 'steps' / entry.id": "a slug",
        "site.path / museum.path": "made of a slug",
    },
    "publish/deploy/region.py": {
        "site.path / museum.path": "made of a slug",
        "stage / museum.path": "made of a slug",
    },
    "publish/deploy/swap.py": {"Path(root) / name": "of a listing"},
    "publish/pages/assets.py": {
        "STATIC / name": "ours",
        "PAGES / name": "ours",
        "HERE / 'strings' / name": "ours",
    },
    "publish/offline/pages.py": {"assets.STATIC / 'icons' / name": "ours"},
    "storage.py": {"self.path / name": "only shown to people"},
}
NAMED = re.compile(
    r"(?:^|[._])(?:name|path|file|filename|member|candidate|still|id|entry|written|target|address)$"
)


def test_nobody_joins_a_name_by_hand() -> None:
    source = Path(jetisu360.__file__).parent
    for place in ("publish", "exchange", "build", "tour", "commands", "minutes"):
        for file in sorted((source / place).rglob("*.py")):
            known = KNOWN.get(file.relative_to(source).as_posix(), {})
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                    found = bool(NAMED.search(ast.unparse(node.right)))
                elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    last = ast.unparse(node.args[-1]) if node.args else ""
                    found = node.func.attr == "joinpath" and bool(NAMED.search(last))
                    found = found and "__package__" not in ast.unparse(node)
                else:
                    continue
                assert not found or ast.unparse(node) in known, (
                    f"{file}:{node.lineno} joins a name without jetisu360.files.paths: {ast.unparse(node)}"
                )
