"""Names of files as people write them in museum.toml."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

from jetisu360.language import EMPTY, _
from jetisu360.tour.validation import Sentence


def form(name: str) -> str:
    """The name as it is meant: macOS and Windows keep the same letters in different forms."""
    return unicodedata.normalize("NFC", name).casefold().removeprefix("./")


def nearest(name: str, names: Iterable[str]) -> Sentence:
    """“ (did you mean …?)” with the most similar of `names`, for the end of a sentence; else nothing."""
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    if not near:
        return EMPTY
    return _(" (did you mean “{near}”?)").fill(near=near[0])
