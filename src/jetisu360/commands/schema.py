"""`jetisu360 schema`."""

from __future__ import annotations

import json
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.files.outputs import Output
from jetisu360.language import Language, _
from jetisu360.tour.document.tour import tour_schema


def run(out: Path | None, language: Language, force: bool = False) -> None:
    """Prints the JSON Schema of the tour document, or writes it to a file."""
    text = json.dumps(tour_schema(), ensure_ascii=False, indent=1) + "\n"
    with errors_told(language, as_json=False):
        if out is None:
            tell(text.rstrip("\n"))
        else:
            Output(out, force=force).write(text.encode())
            tell(_("Written: {file}").say(language, file=out))
