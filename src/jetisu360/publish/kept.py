"""What a build knows of the files of the one before: their SHA-256 and size, by what decides them.

Rendering a page and compressing it take longer than all the rest that a corrected word costs. Both are pure,
so a file whose key is known need not be made: the old site has it, and putting the new one together takes it
from there (`Later`). The record holds no contents, and only keys that the last build met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Later:
    """A file whose bytes are known by their SHA-256 (hex) and size: `make` is only called where nothing has
    them already. What it returns is what counts, should the record be wrong.
    """

    sha256: str
    size: int
    make: Callable[[], bytes]


File = tuple[str, bytes | Later]


@dataclass
class Kept:
    """By key, the SHA-256 and the size of each file that was made of it.

    `before` is the record of the last build, `now` that of this one, which is to be remembered. `code`: of
    all that makes pages of models (`build/cache_keys.py`); without it none is taken for known.
    """

    before: Mapping[str, Any] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    code: str = ""

    def known(self, key: str, count: int) -> list[tuple[str, int]] | None:
        """The `count` files of a key as the record has them; None where it has nothing, or nothing sound."""
        try:
            known = self.now.get(key) or self.before[key]
            pairs = [(digest, int(size)) for digest, size in (part.split(":") for part in known.split())]
        except (KeyError, AttributeError, ValueError):
            return None
        if len(pairs) != count:
            return None
        self.now[key] = known
        return pairs

    def remember(self, key: str, made: Iterable[bytes]) -> None:
        self.now[key] = " ".join(f"{sha256(item).hexdigest()}:{len(item)}" for item in made)
