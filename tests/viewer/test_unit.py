"""The viewer's own unit tests, and its promise on size."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest

from jetisu360.language import POSSESSED
from jetisu360.publish.pages.assets import PAGES, own_script
from jetisu360.publish.pages.viewer_words import VIEWER as VIEWER_SAYS
from jetisu360.publish.pages.viewer_words import VIEWER_MORE as VIEWER_SAYS_LATER

ROOT = Path(__file__).parents[2]
VIEWER = ROOT / "viewer"


@pytest.fixture(scope="module")
def builder() -> Any:
    spec = importlib.util.spec_from_file_location("build_viewer", ROOT / "scripts" / "build_viewer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_viewers_own_tests_pass(built: None, builder: Any) -> None:
    npm, environment = builder.find_node()
    builder.install_packages(npm, environment)
    answer = subprocess.run(
        [*npm, "test"], cwd=VIEWER, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout[-6000:] + answer.stderr[-2000:]


def test_all_javascript_fits_in_25_kb(built: None, synthetic: Any) -> None:
    """All that comes by itself; what is fetched when somebody asks for it may not be large either."""
    sizes = {path.name: len(brotli.compress(path.read_bytes())) for path in synthetic.BUILT.glob("*.js")}
    assert sizes.pop("viewer-xr.js") <= 8 * 1024
    assert sizes.pop("viewer-kiosk.js") <= 2 * 1024
    assert sizes.pop("viewer-plain.js") <= 2 * 1024
    asked = sizes.pop("viewer-rare.js")
    assert sizes.pop("viewer-own.js") <= 1.75 * 1024  # on a first visit, and for who likes or listens
    assert sizes.pop("viewer-asked.js") <= 4.5 * 1024
    assert sizes.pop("viewer-aside.js") <= 0.75 * 1024  # not on a phone held upright
    assert sizes.pop("review.js") <= 20 * 1024  # a keeper's page, on the keeper's own computer
    assert sizes.pop("keeper-bar.js") <= 4 * 1024  # likewise
    assert sizes.pop("links.js") <= 32 * 1024  # likewise: the editor with one of its screens
    page = len(brotli.compress(own_script("page.js").encode()))
    assert sizes.keys() == {"viewer.js", "viewer-more.js"}
    assert sum(sizes.values()) + page <= 24.5 * 1024, sizes
    assert asked <= 2.25 * 1024


# Bytes, compressed: what these scripts of pages were on 29 November 2026, before they had types (`visits` is
# younger). They are in every page of their kind.
PAGE_SCRIPTS = {
    "chooser": 150,
    "enter": 90,
    "favourites": 1600,
    "kiosk": 900,
    "kiosk_hall": 86,
    "kiosk_start": 241,
    "elsewhere": 80,
    "first_view": 340,
    "late_fonts": 245,
    "not_found": 420,
    "offline": 1434,
    "page": 814,
    "search": 3880,
    "sw": 2298,
    "text": 750,
    "visits": 5400,
    "zoom": 1844,
}


def test_scripts_of_pages_stay_small(built: None, builder: Any) -> None:
    sizes = {path.stem: len(brotli.compress(path.read_bytes().strip())) for path in PAGES.glob("*.js")}
    assert sizes.keys() == PAGE_SCRIPTS.keys()
    assert {f"pages/{name}.js" for name in sizes} < set(builder.RESULTS)
    assert {name: size for name, size in sizes.items() if size > PAGE_SCRIPTS[name]} == {}


def test_every_script_is_strictly_typed() -> None:
    """The type check itself is part of the build; these would pass it by."""
    evasion = re.compile(r"\bany\b(?=[\]\[>,;)=]|$)|:\s*any\b|\bas any\b|@ts-|eslint-disable")
    for path in (VIEWER / "src").rglob("*.ts"):
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^@].*", "", path.read_text("utf-8"))
        found = [line for line in code.splitlines() if evasion.search(line)]
        assert not found, f"{path.name}: {found}"
    assert not list((ROOT / "src").rglob("static/*.js")), "scripts are built out of viewer/src"


def test_the_editor_fits_in_120_kb(built: None, synthetic: Any) -> None:
    """All its screens; no public page has any of it."""
    assert len(brotli.compress((synthetic.BUILT / "portal" / "editor.js").read_bytes())) <= 120 * 1024


def test_nothing_is_built_again_when_nothing_changed(built: None, builder: Any) -> None:
    assert builder.is_current(builder.inputs_digest())


def sources(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*.ts"))


def test_every_sentence_that_the_viewer_says_exists_in_three_languages() -> None:
    first, more = VIEWER_SAYS, VIEWER_SAYS_LATER
    assert not first.keys() & more.keys()
    for name, texts in (first | more).items():
        assert list(texts) == ["kk", "ru", "en"], name
        gaps = {language: set(re.findall(r"\{(\w+)(?::poss3)?\}", text)) for language, text in texts.items()}
        assert gaps["kk"] == gaps["ru"] == gaps["en"], name
        assert all(texts.values()), name
        # Only the second script knows the suffixes of numbers (viewer/src/more/words.ts).
        assert name in more or POSSESSED not in texts["kk"], name
    whole = sources(VIEWER / "src")
    later = "".join(sources(VIEWER / "src" / part) for part in ("more", "asked", "xr"))
    # The first script has its words from the page, the later ones have theirs with them.
    for name in re.findall(r'say\([\w.]+, "(\w+)"', whole):
        assert name in first, name
    for name in re.findall(r'\bsay\("(\w+)"', later):
        assert name in more, name
    # A name may be given in quotes, made with `look_${direction}`, or stand in a list.
    made = set(re.findall(r"`(\w+_)\$\{", whole))
    for name in first | more:
        assert f'"{name}"' in whole or any(name.startswith(start) for start in made), f"nobody says {name}"


def test_the_lock_file_names_no_registry() -> None:
    text = (VIEWER / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "://" not in re.sub(r'"(?:url|funding)": "[^"]*"', "", text)
