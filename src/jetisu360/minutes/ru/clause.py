"""Where a Russian clause ends, which of its terms hold for a task, and its words as a task."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.letters import RUSSIAN_CAPITALS
from jetisu360.minutes.model.task import Item
from jetisu360.minutes.ru.sentence import RussianSentence


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
