"""`jetisu360 schema`."""

from __future__ import annotations

import json
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.commands.words import word
from jetisu360.text import Language
from jetisu360.tour.document import tour_schema
from jetisu360.tour.writable import check_file, writing


def run(out: Path | None, language: Language) -> None:
    """Prints the JSON Schema of the tour document, or writes it to a file."""
    text = json.dumps(tour_schema(), ensure_ascii=False, indent=1) + "\n"
    with errors_told(language, as_json=False):
        if out is None:
            tell(text.rstrip("\n"))
        else:
            check_file(out)
            with writing(out):
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_bytes(text.encode())
            tell(word("written", language, file=out))
