"""What a Russian trigger governs: the infinitives that name the tasks."""

from __future__ import annotations

import re

from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

_NOT_OWN = re.compile(
    r"(?:чтобы|возможност\w+|прав[оа]|способн\w+|позволя\w+|позвол\w+|помо\w+|планиру\w+|готов\w*|может|могут|можно|смог\w*|удал\w+|начал\w*|стал\w*|продолж\w+т|хоте\w+|решил\w*|если|который|которая|которые|которых|когда)\s*$"
)


_OWNER_WITHIN = 40
"""Characters before an infinitive in which «чтобы», «может» stands that it belongs to."""
_FARTHEST = 9
"""Words between a comma or «и» and the infinitive that it joins."""


def own_infinitives(s: RussianSentence, begin: int, until: int) -> list[int]:
    """Infinitives that name tasks: the first, and those joined to it by a comma or «и»."""
    found: list[int] = []
    for at in s.infinitives:
        token = s.tokens[at]
        if token.start < begin or token.start >= until:
            continue
        before = s.low[max(begin, token.start - _OWNER_WITHIN) : token.start]
        if _NOT_OWN.search(before.rstrip() + " ") or _NOT_OWN.search(before.rstrip()):
            if found:
                continue
            return found
        if not found:
            found.append(at)
            continue
        joint = joined_from(s, at, found[-1])
        if joint is not None:
            found.append(at)
    return found


def joined_from(s: RussianSentence, at: int, last: int) -> int | None:
    """The token after the comma or «и» that begins the item whose infinitive is `at`; None when it is no
    item.
    """
    index = at - 1
    steps = 0
    while index > last:
        token = s.tokens[index]
        if token.low in ("и", "также", ";") or token.text == ",":
            if token.low == "и" and index > 0 and is_inside_name(s, index):
                index -= 1
                continue
            return index + 1
        if token.low in (
            "чтобы",
            "который",
            "которые",
            "которая",
            "которых",
            "если",
            "когда",
            "возможность",
            "необходимость",
            "как",
        ):
            return None
        if (
            not s.in_term(token)
            and token.is_word
            and token.low
            not in (
                "не",
                "а",
                "ежемесячно",
                "совместно",
                "с",
                "со",
                "своевременно",
                "срочно",
                "незамедлительно",
            )
        ):
            steps += 1
            if steps > _FARTHEST or any(reading.pos == "VERB" for reading in words_of(token.text)[:1]):
                return None
        index -= 1
    return None


def is_inside_name(s: RussianSentence, index: int) -> bool:
    return any(name.first < index < name.last for name in s.names)
