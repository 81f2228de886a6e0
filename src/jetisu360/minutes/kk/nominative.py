"""Names of a Kazakh sentence in the nominative."""

from __future__ import annotations

from functools import lru_cache

from jetisu360.kazakh.nominative import nominative, nominatives
from jetisu360.minutes.kk.heads import head_of


@lru_cache(maxsize=4096)
def in_nominative(text: str) -> tuple[str, ...]:
    """Everyone whom a phrase names, in the nominative."""
    found = [name.strip(" ,;") for name in nominatives(text) if name.strip(" ,;")]
    last = head_of(text.split()[-1]) if text.split() else None
    single = len(found) > 1 and last is not None and last.kind == "body" and not last.plural
    # «жолаушылар көлігі және автомобиль жолдары бөліміне» is one body; its parts are no bodies.
    if single and not any(head_of(name.split()[-1]) for name in found[:-1]):
        return (nominative(text).strip(" ,;"),)
    return tuple(dict.fromkeys(found))
