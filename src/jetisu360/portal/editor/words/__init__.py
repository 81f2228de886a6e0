"""What the editor says: a file a part, with its strings by the names that `viewer/src/editor` knows."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping

from jetisu360.commands.review.words import PLACES


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Those of every part: each module of this package has `WORDS`."""
    found: dict[str, Mapping[str, str]] = dict(PLACES)
    for module in sorted(one.name for one in pkgutil.iter_modules(__path__)):
        part: Mapping[str, Mapping[str, str]] = importlib.import_module(f"{__name__}.{module}").WORDS
        if twice := found.keys() & part.keys():
            raise ValueError(f"{module} says again what another part says: {sorted(twice)}")
        found |= part
    return found
