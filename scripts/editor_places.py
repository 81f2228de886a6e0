"""Writes `viewer/src/editor/places.ts`: which places a museum's document has, for the editor's script.

To be run after a change of the models of museum.toml; `scripts/messages.py` does it as well.
"""

from __future__ import annotations

from pathlib import Path

from jetisu360.tour.operations.script import places_script

PLACE = Path(__file__).resolve().parents[1] / "viewer" / "src" / "editor" / "places.ts"


def write_places() -> None:
    text = places_script()
    if not PLACE.exists() or PLACE.read_text("utf-8") != text:
        PLACE.write_text(text, "utf-8")


if __name__ == "__main__":
    write_places()
