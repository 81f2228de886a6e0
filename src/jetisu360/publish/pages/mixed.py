"""Kazakh words inside Russian and English texts, marked: a screen reader then says them as they are said.

The viewer's twin is `viewer/src/ui/mixed.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from jetisu360.kazakh.alphabet import OWN

_WORD = re.compile(r"([А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+)")
_BETWEEN = frozenset((" ", "-"))


def mixed(text: str, language: str) -> Markup:
    """The text, escaped, with `lang="kk"` about words that only Kazakh can spell."""
    if language.startswith("kk") or OWN.isdisjoint(text.lower()):
        return escape(text)
    return Markup("").join(
        Markup('<span lang="kk">{}</span>').format(part) if kazakh else escape(part)
        for part, kazakh in _parts(text)
    )


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is Kazakh; words side by side are one piece."""
    pieces = _WORD.split(text)
    held = ""
    for place in range(1, len(pieces), 2):
        before, word = pieces[place - 1], pieces[place]
        # «ДҮ-001» is a number, and no word.
        kazakh = not OWN.isdisjoint(word.lower()) and not word.isupper()
        if held and kazakh and before in _BETWEEN:
            held += before + word
            continue
        if held:
            yield held, True
        yield before, False
        held = word if kazakh else ""
        if not kazakh:
            yield word, False
    if held:
        yield held, True
    yield pieces[-1], False
