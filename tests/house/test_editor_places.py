"""The editor's script knows the places that the models of museum.toml have."""

from __future__ import annotations

from pathlib import Path

from jetisu360.tour.operations.script import places_script

WRITTEN = Path(__file__).parents[2] / "viewer" / "src" / "editor" / "places.ts"


def test_the_browser_knows_the_places_of_the_models() -> None:
    assert WRITTEN.read_text("utf-8") == places_script(), "run: python scripts/editor_places.py"
