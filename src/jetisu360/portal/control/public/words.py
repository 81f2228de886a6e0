"""Texts in the languages, as they go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text_of(text: Mapping[str, Any]) -> dict[str, str]:
    """What is said in each language; nothing where nothing is."""
    return {code: str(text[code]).strip() for code in ("kk", "ru", "en") if str(text.get(code) or "").strip()}
