"""A Russian sentence with several tasks, cut into them: «завершить …, представить … и обеспечить …»."""

from __future__ import annotations

import re

from jetisu360.minutes.model.task import Item
from jetisu360.minutes.ru.clause import clause_end, tidy
from jetisu360.minutes.ru.complements import joined_from
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of


def items_of(s: RussianSentence, infinitives: list[int], begin: int, until: int) -> list[Item]:
    starts: list[int] = []
    for number, at in enumerate(infinitives):
        if number == 0:
            starts.append(_lead(s, at, begin))
        else:
            joined = joined_from(s, at, infinitives[number - 1])
            starts.append(s.tokens[joined if joined is not None else at].start)
    items: list[Item] = []
    for number, start in enumerate(starts):
        end = (
            starts[number + 1]
            if number + 1 < len(starts)
            else clause_end(s, s.tokens[infinitives[number]].start, until)
        )
        while end > start and s.text[end - 1] in " ,;":
            end -= 1
        match = re.search(r"(?:\s|,)+(?:и|а\s+также|и\s+также|либо|или)$", s.text[start:end])
        if match:
            end = start + match.start()
        while end > start and s.text[end - 1] in " ,;":
            end -= 1
        items.append(Item(start, end, tidy(s, start, end)))
    # «восстановить и отремонтировать дороги»: an infinitive without an object shares the next one's.
    merged: list[Item] = []
    for item in items:
        if merged and (" " not in merged[-1].text or _NOT_ONLY.match(merged[-1].text)):
            merged[-1] = Item(merged[-1].start, item.end, tidy(s, merged[-1].start, item.end), item.due)
        else:
            merged.append(item)
    return merged


# «не только строить, но и содержать»
_NOT_ONLY = re.compile(r"не\s+только\s.*,\s+но$", re.IGNORECASE | re.DOTALL)


def _lead(s: RussianSentence, at: int, begin: int) -> int:
    """Where the first item begins: its infinitive, with adverbs, a negation and a term just before it."""
    index = at
    while index > 0:
        token = s.tokens[index - 1]
        if token.start < begin:
            break
        adverb = token.is_word and (
            token.low in ("не", "ежемесячно", "до", "в", "срок") or words_of(token.text)[0].pos == "ADVB"
        )
        if not (adverb or s.in_term(token)) or any(name.first <= index - 1 <= name.last for name in s.names):
            break
        index -= 1
    return s.tokens[index].start
