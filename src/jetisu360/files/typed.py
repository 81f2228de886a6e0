"""Commands as a person types them into the terminal of this computer, for sentences that tell what to run."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable

_PLAIN = re.compile(r"[\w@+=:,./\\~-]+")
"""What neither cmd nor PowerShell takes for something else."""


def quoted(word: str) -> str:
    """One word of a command. Windows knows no quotes but double ones, and no backslash before a sign."""
    if os.name != "nt":
        return shlex.quote(word)
    # (No name of a file holds a double quote there; one at the end would be taken with the backslash before.)
    return word if _PLAIN.fullmatch(word) else f'"{word.rstrip(chr(92))}"'


def typed(words: Iterable[str]) -> str:
    return " ".join(map(quoted, words))
