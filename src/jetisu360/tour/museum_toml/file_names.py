"""Names of files as people write them in museum.toml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from jetisu360.language import EMPTY, _
from jetisu360.tour.museum_toml.validation import Sentence, closest

NO_HINT: Sentence = EMPTY
FileName = Annotated[str, Field(min_length=1), AfterValidator(lambda name: name.replace("\\", "/"))]


def form(name: str) -> str:
    """The name as it is meant: macOS and Windows keep the same letters in different forms."""
    return unicodedata.normalize("NFC", name).casefold().removeprefix("./")


def nearest(name: str, names: Iterable[str]) -> Sentence:
    """“ (did you mean …?)” with the most similar of `names`, for the end of a sentence; else nothing."""
    near = closest(name, names)
    if near is None:
        return NO_HINT
    return _(" (did you mean “{near}”?)").fill(near=near)
