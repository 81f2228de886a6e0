"""One place knows where a site's files are, what they are, and how long they may be kept."""

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import jetisu360
from jetisu360.publish import layout
from jetisu360.publish.pages import assets
from jetisu360.storage import Folder

SOURCE = Path(jetisu360.__file__).parent
VIEWER = Path(__file__).parents[2] / "viewer"

VERSIONED = (
    "scenes/gold/0123abcd/0/f/0_0.webp",
    "scenes/gold/0123abcd/poster.jpg",
    "search/0123abcd/0.bin",
    "search/0123abcd/kk-0.json.br",
    "media/warrior.0123abcd.webp",
    "media/warrior.0123abcd.small.webp",
    "media/warrior.0123abcd/0/0_0.webp",
    "data/kk-Latn/gold.0123abcd.json",
    "data/kk/gold.0123abcd.json.gz",
    "assets/pages.0123abcd.css",
    "assets/pages.0123abcd.css.br",
)
ASKED_AGAIN = (
    "index.html",
    "kk/index.html",
    "kk/rooms/gold.html.br",
    "tour.json",
    "manifest.json",
    "offline.json",
    "sw.js",
    "download/museum.zip",
    # In our folders, but with no version in their names.
    "assets/OFL.txt",
    "scenes/gold/poster.jpg",
    "scenes/gold/012/0/f/0_0.webp",
    "media/warrior.webp",
    "data/kk/gold.json",
    "search/0.bin",
    # Hidden below somebody else's folder, or only alike.
    "old/scenes/gold/0123abcd/poster.jpg",
    "my-assets/pages.0123abcd.css",
    "scenes/gold/0123ABCD/poster.jpg",
)


@pytest.mark.parametrize("path", VERSIONED)
def test_what_carries_its_version_is_kept(path: str) -> None:
    assert layout.is_versioned(path)
    assert layout.caching(path) == "public, max-age=31536000, immutable"
    assert layout.caching(f"museums/dala/{path}") == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ASKED_AGAIN)
def test_everything_else_is_asked_for_again(path: str) -> None:
    assert not layout.is_versioned(path)
    assert layout.caching(path) == "no-cache"
    assert layout.caching(f"museums/dala/{path}") == "no-cache"


def test_a_museum_of_a_region_is_not_this_site_s_own() -> None:
    # A bucket throws away versioned files that no manifest names: never those of a region beside it.
    assert not any(layout.is_versioned(f"museums/dala/{path}") for path in VERSIONED)


def test_the_service_worker_has_the_same_rules() -> None:
    script = assets.plain_script(layout.WORKER, layout.in_javascript())
    written = {name: rule[1:-1] for name, rule in layout.in_javascript().items()}
    assert set(written) == {"VERSIONED", "FRESH"}
    assert all(f"=/{rule}/" in script for rule in written.values()), "as expressions of the script's own"
    rules = {name: re.compile(rule.replace(r"\/", "/")) for name, rule in written.items()}
    assert re.search(r"(?<!\\)/", written["VERSIONED"] + written["FRESH"]) is None, "ends the expression"
    for path in (*VERSIONED, *ASKED_AGAIN):
        assert bool(rules["VERSIONED"].search(path)) == layout.is_versioned(path), path
    fresh = {path for path in (*VERSIONED, *ASKED_AGAIN) if rules["FRESH"].search(path)}
    assert fresh == {"manifest.json", "offline.json", "sw.js", "download/museum.zip"}


def test_a_script_never_keeps_a_place_that_nothing_was_given_for() -> None:
    with pytest.raises(KeyError):
        assets.plain_script(layout.WORKER)


@pytest.fixture(scope="module")
def rendered(sample: ModuleType, viewer: assets.Viewer) -> set[str]:
    return set(sample.rendered(sample.rich(address="https://museum.kz"), viewer=viewer))


def test_every_file_of_a_site_is_under_the_rule(rendered: set[str]) -> None:
    folders = {layout.SCENES, layout.MEDIA, layout.DATA, layout.ASSETS, layout.SEARCH}
    ours = {path for path in rendered if path.split("/")[0] in folders}
    assert {path for path in ours if not layout.is_versioned(path)} == {layout.unversioned_asset("OFL.txt")}
    assert not any(layout.is_versioned(path) for path in rendered - ours)
    assert {path.split("/")[0] for path in ours} == {layout.DATA, layout.ASSETS, layout.SEARCH}


def test_every_file_of_a_site_has_a_media_type(rendered: set[str]) -> None:
    nameless = {path for path in rendered if layout.media_type(path) == "application/octet-stream"}
    assert {path.rpartition(".")[2] for path in nameless} <= {"br", "bin"}
    for path in rendered:
        if layout.is_sibling(path):
            assert layout.is_text(path.rpartition(".")[0]), path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("kk/index.html", "text/html; charset=utf-8"),
        ("KK/INDEX.HTML", "text/html; charset=utf-8"),
        ("kk/manifest.webmanifest", "application/manifest+json"),
        ("scenes/a/0123abcd/0/f/0_0.avif", "image/avif"),
        ("media/a.0123abcd.m4a", "audio/mp4"),
        ("media/a.0123abcd.kk.vtt", "text/vtt; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("CNAME", "application/octet-stream"),
        ("a.exe", "application/octet-stream"),
    ],
)
def test_media_types(path: str, kind: str) -> None:
    assert layout.media_type(path) == kind


def test_pictures_elsewhere_are_pictures() -> None:
    assert layout.image_type("a.webp") == "image/webp"
    assert layout.image_type("a.html", "image/webp") == "image/webp"
    assert layout.image_type("a") == "image/jpeg"


def test_what_a_copy_and_an_archive_leave_out() -> None:
    for path in ("kk/index.html.br", "assets/a.0123abcd.css.gz", "download/a.zip"):
        assert not layout.in_a_copy(path)
        assert not layout.in_an_archive(path)
    for path in ("tour.json", "manifest.json", "offline.json", "sw.js", "sitemap.xml", "robots.txt"):
        assert not layout.in_a_copy(path)
        assert layout.in_an_archive(path)
    for path in ("kk/index.html", "kk/offline.html", "scenes/a/0123abcd/0/f/0_0.webp", "museums/tour.json"):
        assert layout.in_a_copy(path)
        assert layout.in_an_archive(path)


def test_what_only_the_full_copy_has() -> None:
    for path in ("media/a.0123abcd.mp4", "media/a.0123abcd.webm", "media/a.0123abcd/0/0_0.webp"):
        assert layout.is_heavy(path)
    for path in ("media/a.0123abcd.webp", "media/a.0123abcd.mp3", "scenes/a/0123abcd/0/f/0_0.webp"):
        assert not layout.is_heavy(path)


def test_pages_come_after_what_they_show() -> None:
    assert all(layout.is_page(path) for path in ("index.html", "kk/a.html.br", "kk/a.html.gz"))
    assert not any(layout.is_page(path) for path in ("tour.json", "a.css.br", "html", "a.html.webp"))


def test_addresses() -> None:
    assert layout.room_page("gold", "kk") == "kk/rooms/gold.html"
    assert layout.object_page("bowl", "..") == "../objects/bowl.html"
    assert layout.route_page("first") == "routes/first.html"
    assert [layout.objects_page(number) for number in (0, 1)] == ["objects.html", "objects-2.html"]
    assert layout.scene_folder("gold", "0123abcdef") == "scenes/gold/0123abcd"
    assert layout.media_stem("bowl", "0123abcdef") == "media/bowl.0123abcd"
    assert layout.tile("scenes/gold/0123abcd", 1, "f", 2, 3, "webp") == "scenes/gold/0123abcd/1/f/2_3.webp"
    assert layout.museum_folder("dala") == "museums/dala/"
    assert layout.region_of("https://a.kz/x/museums/dala/") == "https://a.kz/x/"
    assert layout.region_of("https://a.kz/dala/") is None


def test_a_version_is_that_of_the_content() -> None:
    assert layout.asset("a.css", b"a") != layout.asset("a.css", b"b")
    assert layout.is_versioned(layout.asset("a.css", b"a"))
    assert layout.is_versioned(layout.data_file("kk", "gold", b"{}"))


def test_a_bucket_is_told_by_whoever_knows_the_site(tmp_path: Path) -> None:
    plain = Folder(str(tmp_path))
    assert plain.headers is None
    told = pickle.loads(pickle.dumps(plain.served_with(layout.headers)))  # as it goes to a worker
    assert told == plain
    assert told.headers("kk/index.html") == ("text/html; charset=utf-8", "no-cache")


def test_scripts_name_files_as_the_layout_does() -> None:
    known = {layout.HOME, layout.OFFLINE_PLAN, layout.WORKER}
    scripts = [path for folder in ("pages", "worker") for path in (VIEWER / "src" / folder).rglob("*.ts")]
    assert len(scripts) > 10
    for script in scripts:
        text = re.sub(r"^\s*//.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
        named = {name.rpartition("/")[2] for name in re.findall(r'"([\w./-]+\.(?:html|json|js))"', text)}
        assert named <= known, script.name


# ---- nobody else has a table of their own


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name != "publish/layout.py":
            yield name, ast.parse(path.read_text("utf-8"))


def strings(tree: ast.AST) -> Iterator[str]:
    """The strings that a program uses, f-strings as they begin; no docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


MEDIA_TYPE = re.compile(r"(?:text|image|audio|video|font|application)/[a-z0-9.+-]+(?:;.*)?")
FOLDER = re.compile(r"\^?(?:\(\?:)?(?:scenes|media|data|assets|search|museums|download)(?:\||/)")
RULE = re.compile(r"\bimmutable\b|max-age|\[0-9a-f\]\{8\}|^no-cache$")


def test_nobody_else_has_a_table_of_media_types() -> None:
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):
                values = [one.value for one in node.values if isinstance(one, ast.Constant)]
                types = [one for one in values if isinstance(one, str) and MEDIA_TYPE.fullmatch(one)]
                assert len(types) < 2, f"{name}:{node.lineno}"
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            assert "mimetypes" not in names, f"{name}: differs from machine to machine"


def test_nobody_else_says_how_long_a_file_is_kept_or_where_it_is() -> None:
    # A name in the folder of photographs that an import writes: `media/` there is the keeper's.
    allowed = {"exchange/common/foreign_media.py"}
    found = [
        f"{name}: {text}"
        for name, tree in sources()
        if name not in allowed and name.split("/")[0] in ("publish", "build", "exchange", "storage.py")
        for text in strings(tree)
        if FOLDER.match(text) or RULE.search(text)
    ]
    assert found == []
