"""A Russian sentence with several tasks, cut into them: «завершить …, представить … и обеспечить …»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.letters import RUSSIAN_CAPITALS
from jetisu360.minutes.model.task import Item
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
        if merged and " " not in merged[-1].text:
            merged[-1] = Item(merged[-1].start, item.end, tidy(s, merged[-1].start, item.end), item.due)
        else:
            merged.append(item)
    return merged


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


def clause_end(s: RussianSentence, start: int, until: int) -> int:
    """The end of the clause: before reported speech («…», – сказал аким), else of the sentence."""
    text = s.text[start:until]
    match = re.search(
        r"[»”\"]\s*,?\s*[-–—]|,\s*[-–—]?\s*(?:сказал|отметил|подчеркнул|заявил|добавил|поручил|сообщ|напомн|резюм|указал)|\s[-–—]\s(?:сказал|отметил|подчеркнул|заявил|поручил|добавил)",
        text,
    )
    end = start + match.start() if match else until
    while end > start and s.text[end - 1] in ' .;:!»"”,–—-':
        if s.text[end - 1] == "." and re.search(
            rf"(?:\bг|\bт\.\s?г|\bс\.\s?г|\b[{RUSSIAN_CAPITALS}])\.$", s.text[start:end]
        ):
            break
        if s.text[end - 1] in "»”" and s.text.count("«", start, end) >= s.text.count("»", start, end):
            break
        end -= 1
    return end


def tidy(s: RussianSentence, start: int, end: int) -> str:
    text = s.text[start:end]
    for term in reversed(s.terms):
        a, b = term.start - start, term.end - start
        if term.strong and a >= 0 and b <= len(text):
            text = text[:a] + text[b:]
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+([,;.])", r"\1", text).strip(" ,;:–—-")
    return re.sub(r",\s*,", ",", text)


def divide_terms(
    s: RussianSentence, begin: int, until: int, items: list[Item]
) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items: one before the first item's infinitive; the others hold for their
    item.
    """
    strong = [term for term in s.terms if term.strong and begin <= term.start < until]
    usable = strong or [
        term for term in s.terms if begin <= term.start < until and items and term.start >= items[0].start
    ]
    shared: Due | None = None
    for term in usable:
        owner = next((item for item in items if item.start <= term.start < item.end), None)
        if (
            owner is None
            or len(items) == 1
            or (
                owner is items[0]
                and not any(
                    s.tokens[at].start < term.start
                    for at in s.infinitives
                    if s.tokens[at].start >= owner.start
                )
            )
        ):
            shared = better(shared, term)
        else:
            owner.due = better(owner.due, term)
    return shared, items
