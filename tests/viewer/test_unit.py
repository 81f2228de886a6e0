"""The viewer's own unit tests, and its promise on size."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest

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
    scripts = list(synthetic.BUILT.glob("*.js"))
    assert scripts
    assert sum(len(brotli.compress(script.read_bytes())) for script in scripts) <= 25 * 1024


def test_nothing_is_built_again_when_nothing_changed(built: None, builder: Any) -> None:
    assert builder.is_current(builder.inputs_digest())


def test_every_sentence_that_the_viewer_says_exists_in_three_languages(synthetic: Any) -> None:
    strings = json.loads(synthetic.STRINGS.read_text("utf-8"))
    for name, texts in strings.items():
        assert list(texts) == ["kk", "ru", "en"], name
        gaps = {language: set(re.findall(r"\{\w+\}", text)) for language, text in texts.items()}
        assert gaps["kk"] == gaps["ru"] == gaps["en"], name
        assert all(texts.values()), name
    source = "\n".join(path.read_text("utf-8") for path in (VIEWER / "src").rglob("*.ts"))
    # A name may be given in quotes, made with `look_${direction}`, or stand in the list of facts.
    for name in re.findall(r'say\([\w.]+, "(\w+)"', source):
        assert name in strings, name
    for name in strings:
        assert f'"{name}"' in source or name.startswith("look_"), f"nobody says {name}"


def test_the_lock_file_names_no_registry() -> None:
    text = (VIEWER / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "://" not in re.sub(r'"(?:url|funding)": "[^"]*"', "", text)
