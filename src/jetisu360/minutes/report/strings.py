"""What is said of assignments, in the three languages of the house (`strings.json`)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from jetisu360.text import LANGUAGES, Language


@cache
def _strings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(files(__package__).joinpath("strings.json").read_text("utf-8"))
    return found


def said(key: str, language: Language, **details: object) -> str:
    """One text in a language, with its `{names}` filled."""
    return _strings()[key][LANGUAGES.index(language)].format_map(details)
