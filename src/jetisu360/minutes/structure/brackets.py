"""Who and when in brackets after a task, as protocols have it: «Завершить ремонт (Отдел дорог, 1 марта)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.kk.heads import head_of
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.facts import finish, set_due
from jetisu360.minutes.read.sentences import Sentence
from jetisu360.minutes.ru.heads import head_kind
from jetisu360.minutes.structure.cell_names import split_names
from jetisu360.minutes.structure.lines import term_of

_BRACKET = re.compile(r"\((?P<inside>[^()]{3,200})\)\s*+[.;]?\s*+$")
_OWNER = re.compile(
    r"\s*(?:отв(?:етственн\w+)?|исп(?:олнител\w+)?|жауапты(?:лар)?|орынд(?:аушы\w*)?)\b\.?\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_TERM = re.compile(r"\s*(?:срок\w*|мерзім[іи]?)\b\s*[:–—-]?\s*", re.IGNORECASE)
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
_OPENING = 3
_LONGEST = 400
"""Characters at a sentence's end in which the bracket stands."""


def set_bracket(sentence: Sentence, fresh: Sequence[Assignment], base: date) -> None:
    """Gives the tasks of a sentence whom and what day the bracket at its end names."""
    bracket = _BRACKET.search(sentence.text[-_LONGEST:]) if fresh else None
    if bracket is None:
        return
    russian = sentence.language == "ru"
    inside = bracket["inside"]
    names, term, words, said = _taken_apart(inside, base, russian)
    if not said and not (term and names and all(map(_is_somebody, names))):
        return
    for one in fresh:
        if one.kind == "note":
            continue
        if names and not one.responsible:
            one.responsible = list(names)
        if term is not None and one.due is None and one.due_kind in (None, "vague"):
            set_due(one, term, words)
        # Its term may have been cut out of the task before.
        at = one.text.rfind(f"({inside[:_OPENING]}")
        if at > 0:
            one.text = one.text[:at].strip(" .;")
        finish(one, russian)


def _taken_apart(inside: str, base: date, russian: bool) -> tuple[list[str], Due | None, str, bool]:
    """Names, the term and its words, and whether a word says what they are."""
    names: list[str] = []
    found: Due | None = None
    words, said = "", False
    for piece in re.split(r"[,;]", inside):
        due, owner = _TERM.match(piece), _OWNER.match(piece)
        value = piece[due.end() :] if due else piece
        term = None if owner else term_of(value, base, russian)
        if term is not None and found is None and (due or 2 * (term.end - term.start) >= len(value.strip())):
            found, words, said = term, value[term.start : term.end], said or due is not None
        elif owner or not due:
            names += split_names(piece[owner.end() :] if owner else piece)
            said = said or owner is not None
    return names, found, words, said


def _is_somebody(name: str) -> bool:
    words = name.split()
    kind = head_kind(words[0])
    return bool(_INITIAL.search(name) or kind in ("body", "office", "abbreviation") or head_of(words[-1]))
