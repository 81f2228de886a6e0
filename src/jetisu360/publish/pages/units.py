"""Units of measure in the reader's script: keepers write «см» or "cm" once, each page shows its own."""

from __future__ import annotations

import re

from jetisu360.language import Language

_CYRILLIC = {"mm": "мм", "cm": "см", "m": "м", "km": "км", "g": "г", "kg": "кг", "t": "т"}
_LATIN = {cyrillic: latin for latin, cyrillic in _CYRILLIC.items()}
# Only right behind a number, and only as a whole word: "Ø 49 × 35 cm", never the m of "Amber".
_UNIT = re.compile(rf"(?<=\d)(\s*)({'|'.join([*_CYRILLIC, *_LATIN])})\b")


def in_script_of(language: Language, text: str) -> str:
    """`240 × 60 × 45 cm` in Kazakh and Russian is `240 × 60 × 45 см`, and the other way round in English."""
    wanted = _LATIN if language == "en" else _CYRILLIC
    return _UNIT.sub(lambda found: found[1] + wanted.get(found[2], found[2]), text)
