"""Names of a Kazakh sentence in the nominative."""

from __future__ import annotations

from functools import lru_cache

from jetisu360.kazakh.nominative import nominative, nominatives
from jetisu360.minutes.kk.heads import head_of


@lru_cache(maxsize=4096)
def in_nominative(text: str) -> tuple[str, ...]:
    """Everyone whom a phrase names, in the nominative."""
    found = [one.strip(" ,;") for one in nominatives(text) if one.strip(" ,;")]
    last = head_of(text.split()[-1]) if text.split() else None
    single = len(found) > 1 and last is not None and last.kind == "body" and not last.plural
    # «жолаушылар көлігі және автомобиль жолдары бөліміне» is one body; its parts are no bodies.
    if single and not any(head_of(one.split()[-1]) for one in found[:-1]):
        return (nominative(text).strip(" ,;"),)
    return tuple(dict.fromkeys(found))
