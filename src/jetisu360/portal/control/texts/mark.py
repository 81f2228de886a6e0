"""The mark of a text: the same for the same words, in whatever file, letters and line ends they came."""

from __future__ import annotations

import hashlib
import re

from jetisu360.kazakh.alphabet import fold, repair

_WORD = re.compile(r"[^\W_]+")


def mark_of(text: str) -> str:
    """SHA-256 of the folded words, in hexadecimal digits."""
    words = _WORD.findall(fold(repair(text)))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
