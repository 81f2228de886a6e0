"""A browser's twin is held to these vectors: they are the package's own answers, and what search promises."""

import json
import runpy
from pathlib import Path

from jetisu360.kazakh import fold, lookups, stem

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "kazakh.json").read_text("utf-8"))


def test_vectors_are_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "kazakh_vectors.py"))
    assert (ROOT / "tests" / "vectors" / "kazakh.json").read_text("utf-8") == script["written"](), (
        "run python scripts/kazakh_vectors.py"
    )


def test_what_must_be_found_is_found_and_nothing_else() -> None:
    for wanted, typed in VECTORS["accepted"]:
        assert wanted in lookups(typed), typed
    for wanted, typed in VECTORS["rejected"]:
        assert wanted not in lookups(typed), typed


def test_vectors_agree_with_the_package() -> None:
    assert all(fold(text) == folded for text, folded in VECTORS["fold"])
    assert all(stem(word) == found for word, found in VECTORS["stem"])
