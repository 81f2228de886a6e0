"""A result is made again when anything that decides it has changed, and only then."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jetisu360.build import cache_keys
from jetisu360.build.cache_keys import (
    features_code,
    graph_code,
    pairs_code,
    privacy_code,
    scene_code,
    site_code,
)
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.solve_graph import GraphTask
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import MuseumFile

CODES: dict[str, Callable[[], str]] = {
    "scene": scene_code,
    "privacy": privacy_code,
    "features": features_code,
    "pairs": pairs_code,
    "graph": graph_code,
    "site": site_code,
}
HEAD, CHANGED = "import annotations\n", "import annotations\n\nX = 1\n"
LINKING = {"features", "pairs", "graph"}
SOURCE = Path(cache_keys.__file__).parents[1]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wanted = shutil.ignore_patterns("__pycache__", "static", "data")
    return Path(shutil.copytree(SOURCE, tmp_path_factory.mktemp("code") / "jetisu360", ignore=wanted))


@pytest.fixture
def codes(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, str]]:
    """The codes of the copy as it is now."""
    monkeypatch.setattr(cache_keys, "_ROOT", copied)
    cached = [*CODES.values(), cache_keys.package_hash, cache_keys._imports, cache_keys._source]

    def now() -> dict[str, str]:
        for one in cached:
            one.cache_clear()  # type: ignore[attr-defined]
        return {name: code() for name, code in CODES.items()}

    yield now
    for one in cached:
        one.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("file", "before", "after", "made_again"),
    [
        # The height of a storey stands beside the step: it decides the floors of the solved graph all the
        # same.
        ("build/steps/constraints.py", "STOREY = ", "STOREY = 1 + ", {"graph"}),
        ("build/photos/folder.py", HEAD, CHANGED, set()),
        ("build/report.py", HEAD, CHANGED, set()),
        ("build/run/local.py", HEAD, CHANGED, set()),
        ("linking/graph/neighbours.py", HEAD, CHANGED, {"graph"}),
        (
            "linking/pair/matching.py",
            "import annotations\n",
            "import annotations\n\nX = 1\n",
            {"features", "pairs", "graph"},
        ),
        (
            "linking/features/scale_space.py",
            "import annotations\n",
            "import annotations\n\nX = 1\n",
            {"features", "pairs", "graph"},
        ),
        # Pairs and the graph are named by the keys of the features as well, and so follow them.
        (
            "build/steps/framing.py",
            "import annotations\n",
            "import annotations\n\nX = 1\n",
            {"scene", "features"},
        ),
        (
            "panorama/tiles/encode.py",
            "import annotations\n",
            "import annotations\n\nX = 1\n",
            {"scene", "features"},
        ),
        # What was found does not depend on how tiles are encoded, nor on what is decided of it.
        ("build/steps/look_for_people.py", HEAD, CHANGED, {"privacy"}),
        ("build/steps/reading.py", HEAD, CHANGED, {"scene", "features", "privacy"}),
        ("panorama/privacy/centerface.py", 'SHA256 = "', 'SHA256 = "0', {"privacy"}),
        ("panorama/privacy/views.py", "DENSEST = ", "DENSEST = 1 + ", {"privacy"}),
        ("panorama/privacy/answered.py", HEAD, CHANGED, set()),
        ("publish/pages/dates.py", HEAD, CHANGED, {"site"}),
        ("publish/pages/models/objects.py", "SHEET = ", "SHEET = 1 + ", {"site"}),
        ("publish/templates/macros.html", 'class="closeup"', 'class="close-up"', {"site"}),
        ("kazakh/latin.py", HEAD, CHANGED, {"site"}),
        ("language.py", HEAD, CHANGED, {"site"}),
        ("publish/layout.py", '".pdf": "application/pdf"', '".pdf": "application/x-pdf"', {"site"}),
        ("locale/kk/LC_MESSAGES/jetisu360.po", 'msgstr "Залдар"', 'msgstr "Бөлмелер"', {"site"}),
        ("errors.py", HEAD, CHANGED, set()),
        ("panorama/refusals.py", HEAD, CHANGED, set()),
    ],
)
def test_what_a_changed_file_makes_again(
    copied: Path,
    codes: Callable[[], dict[str, str]],
    file: str,
    before: str,
    after: str,
    made_again: set[str],
) -> None:
    path, old = copied / file, codes()
    source = path.read_text("utf-8")
    assert before in source
    path.write_text(source.replace(before, after, 1), "utf-8")
    try:
        new = codes()
    finally:
        path.write_text(source, "utf-8")
    assert {name for name in CODES if old[name] != new[name]} == made_again


def test_imports_within_functions_count() -> None:
    found = cache_keys.imported("build.steps.cut_scene")
    assert {"jetisu360.panorama.tiles.pyramid", "jetisu360.panorama.read.photo"} <= found
    assert not [name for name in found if name.startswith(("jetisu360.publish", "jetisu360.linking"))]


def test_what_is_named_by_features_follows_them() -> None:
    """A comparison of photographs that were looked at anew is another one, and so is the graph of it."""
    assert pair_file("a", "b", "code") != pair_file("a", "c", "code")
    museum, work = MuseumFile(), Folder("work")
    graphs = [GraphTask(("hall",), (look,), (), museum, {}, work, "code") for look in "ab"]
    assert graphs[0].key != graphs[1].key
