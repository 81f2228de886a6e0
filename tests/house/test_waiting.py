"""Tests wait for what they need, and find their helpers, in one way."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ..conftest import LONGEST_FIRST

TESTS = Path(__file__).parents[1]
FILES = sorted(path for path in TESTS.rglob("*.py") if path != Path(__file__))
IN_A_BROWSER = [
    path
    for path in FILES
    if re.search(r"pytest\.mark\.browser|playwright|\bchromium\b", path.read_text("utf-8"))
]

# What lets time pass in a browser test: `tests/waiting.py` has a wait for each need instead.
SLEEPS = re.compile(r"wait_for_timeout|\bsleep\(|\bsetTimeout\(")
# file: why nothing else will do.
ALLOWED = {
    "waiting.py": "looks again after a moment, in the one place that may",
    "portal/editor/test_kills.py": "a kill comes at any moment",
}

# Sources that are no tests, and so cannot be imported by a name: file, what it loads.
OTHER_SOURCES = {"viewer/test_unit.py": "scripts/build_viewer.py"}


def named(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


@pytest.mark.parametrize("path", IN_A_BROWSER, ids=named)
def test_no_browser_test_sleeps(path: Path) -> None:
    if named(path) in ALLOWED:
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        assert not SLEEPS.search(line), f"{named(path)}:{number} sleeps: wait for what it is that must come"


def test_the_browser_tests_are_looked_at() -> None:
    assert len(IN_A_BROWSER) >= 15
    assert {named(path) for path in IN_A_BROWSER} >= {"publish/pages/test_browser.py", "viewer/conftest.py"}


def test_the_files_that_begin_are_there() -> None:
    assert [name for name in LONGEST_FIRST if not (TESTS / name).is_file()] == []


def test_helpers_are_imported_as_everything_else() -> None:
    for path in set(FILES) - {TESTS / name for name in OTHER_SOURCES}:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            loads = found.endswith("spec_from_file_location") or found.startswith("sys.path.")
            assert not loads, f"{named(path)}: `from . import helper` finds it"
