"""Which sentences no rule can read."""

from __future__ import annotations

import re
from typing import Literal

from jetisu360.minutes.model.unread import Why
from jetisu360.minutes.read.sentences import LONGEST_SENTENCE, Sentence

_NO_WORD = re.compile(r"[^\W\d_]{80}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
"""Words of a sentence in another language that is told of: names and addresses are left out in peace."""


def why_unread(sentence: Sentence) -> Why | Literal[""] | None:
    """Why a sentence is not read; empty where there is nothing to read in it, None where it is read."""
    if len(sentence.text) > LONGEST_SENTENCE:
        return "too-long"
    if _NO_WORD.search(sentence.text):
        return "no-words"
    if sentence.language == "other":
        return "language" if len(_WORD.findall(sentence.text)) >= _FEWEST_WORDS else ""
    return None
