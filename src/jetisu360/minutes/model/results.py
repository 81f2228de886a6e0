"""Whether a task says what will be there when it is done."""

from __future__ import annotations

import re

from jetisu360.minutes.common.wordlists import words

_MEASURE = re.compile(r"\d|пайыз|процент|теңге|тенге|шақырым|км|млн|орындық|есе")
_LAST = re.compile(r"[^\W\d_]+(?=[^\w]*$)")
_FIRST = re.compile(r"[^\W\d_]+")


def has_result(text: str, russian: bool) -> bool:
    """A measure, or a verb of doing something to its end («салу», «завершить»), rather than «күшейту»,
    «усилить».
    """
    if _MEASURE.search(text):
        return True
    match = _FIRST.search(text) if russian else _LAST.search(text)
    return match is not None and match.group().lower() not in words("ru" if russian else "kk", "vague.txt")
