"""A test in the browser, or with servers, that fails once is tried again alone; nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "run_tests.py"
BROWSER = "import pytest\nfrom pathlib import Path\npytestmark = pytest.mark.browser\n"
UNSTEADY = """
def test_{name}():
    seen = Path(__file__).with_suffix(".seen")
    there = seen.exists()
    seen.touch()
    assert there
"""


def run(folder: Path, **tests: str) -> tuple[int, str]:
    """The exit status and the output of a suite of its own."""
    (folder / "scripts").mkdir()
    shutil.copy(SCRIPT, folder / "scripts")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser\n  cluster\n")
    for name, source in tests.items():
        (folder / f"test_{name}.py").write_text(source)
    command = [sys.executable, str(folder / "scripts" / "run_tests.py"), "-n0"]
    alone = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    # To load the plugins of the whole suite takes ten times as long as all that is tested here.
    alone |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "-p xdist"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=alone)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("mark", ["browser", "cluster"])
def test_an_unsteady_test_passes_and_is_named(tmp_path: Path, mark: str) -> None:
    status, said = run(tmp_path, page=BROWSER.replace("browser", mark) + UNSTEADY.format(name="page"))
    assert status == 0, said
    assert "Unsteady" in said.splitlines()[-1]
    assert "test_page.py::test_page" in said.splitlines()[-1]


@pytest.mark.parametrize(
    "tests",
    [
        {"page": BROWSER + "def test_page(): assert False\n"},
        {"sum": "from pathlib import Path\n" + UNSTEADY.format(name="sum")},
        {"many": BROWSER + "".join(f"def test_{number}(): assert False\n" for number in range(4))},
    ],
    ids=["a page that is broken", "no test in the browser", "more than a few"],
)
def test_what_else_fails_has_failed(tmp_path: Path, tests: dict[str, str]) -> None:
    status, said = run(tmp_path, **tests)
    assert status == 1, said
    assert "Unsteady" not in said
