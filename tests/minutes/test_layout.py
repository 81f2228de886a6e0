"""The shape of the package: both languages are alike, no circle of imports, letters stand once."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

from jetisu360 import kazakh
from jetisu360.minutes.common import letters

SOURCE = Path(__file__).parents[2] / "src"
MINUTES = SOURCE / "jetisu360" / "minutes"
ONLY_KAZAKH = {"verbal_noun.py"}
"""Kazakh names a task by a verbal noun, Russian by an infinitive, which the analyser tags (`ru/words.py`)."""
ONLY_RUSSIAN = {"phrases.py", "duties.py", "obliged.py"}
"""Kazakh attributes do not change with their noun; its other duties are all in `needs.py`."""


def files(folder: str) -> set[str]:
    return {path.name for path in (MINUTES / folder).glob("*.py")}


def test_a_concept_has_the_same_file_name_in_both_languages() -> None:
    assert files("kk") - files("ru") == ONLY_KAZAKH
    assert files("ru") - files("kk") == ONLY_RUSSIAN


def test_no_files_import_each_other_in_a_circle() -> None:
    modules = {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts): path for path in MINUTES.rglob("*.py")
    }
    imports = {}
    for module, path in modules.items():
        found = [
            name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        ]
        imports[module] = {name for name in found if name in modules}
    assert "jetisu360.minutes.kk.items" in imports["jetisu360.minutes.kk.complements"]
    TopologicalSorter(imports).prepare()  # raises CycleError


def test_the_classes_hold_every_letter_and_stand_once() -> None:
    both = re.compile(rf"[{letters.KAZAKH}{letters.KAZAKH_CAPITALS}]")
    assert all(both.fullmatch(letter) for letter in kazakh.LETTERS)
    written = re.compile(r"\[[^\]]*(?:а-я|А-Я|әғқ|ӘҒҚ)")
    by_hand = [
        path.name
        for path in MINUTES.rglob("*")
        if path.suffix in (".py", ".toml")
        and path.name != "letters.py"
        and written.search(path.read_text("utf-8"))
    ]
    assert by_hand == []
