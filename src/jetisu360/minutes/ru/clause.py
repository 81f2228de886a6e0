"""Where a Russian clause ends, which of its terms hold for a task, and its words as a task."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.letters import RUSSIAN, RUSSIAN_CAPITALS
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Item
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of


def clause_end(s: RussianSentence, start: int, until: int) -> int:
    """The end of the clause: before reported speech («…», – сказал аким), else of the sentence."""
    text = s.text[start:until]
    match = re.search(
        r"[»”\"]\s*,?\s*[-–—]|,\s*[-–—]?\s*(?:сказал|отметил|подчеркнул|заявил|добавил|поручил|сообщ|напомн|резюм|указал)|\s[-–—]\s(?:сказал|отметил|подчеркнул|заявил|поручил|добавил)"
        rf"|,\s+(?:переда[её]т|сообща[ею]т|пишет|информирует|говорится)\s|\s[-–—]\s[{RUSSIAN_CAPITALS}][\w.-]+(?:\s[{RUSSIAN_CAPITALS}][\w.-]+)?\s*$",
        text,
    )
    end = start + match.start() if match else until
    if (
        match
        and match.group()[0] == "»"
        and text.count("«", 0, match.start()) > text.count("»", 0, match.start())
    ):
        # «… станции «Дарбаза», – отметил аким»: the mark belongs to the name.
        end += 1
    while end > start and s.text[end - 1] in ' .;:!»"”,–—-':
        if s.text[end - 1] == "." and re.search(
            rf"(?:\bг|\bт\.\s?г|\bс\.\s?г|\b[{RUSSIAN_CAPITALS}])\.$", s.text[start:end]
        ):
            break
        if s.text[end - 1] in "»”" and s.text.count("«", start, end) >= s.text.count("»", start, end):
            break
        end -= 1
    return end


# «что», «поэтому» lead from what is told to the task, and are no part of it.
_LEAD = re.compile(r"\W*(?:(?:что|чтобы|поэтому|также|и|а|но)(?![\w-])[\s,]*)+", re.IGNORECASE)


def tidy(s: RussianSentence, start: int, end: int) -> str:
    text = s.text[start:end]
    text = " " * (lead.end() if (lead := _LEAD.match(text)) else 0) + text[lead.end() if lead else 0 :]
    several = (
        len({term.due for term in s.terms if term.strong and term.due and start <= term.start < end}) > 1
    )
    for term in [] if several else reversed(s.terms):
        a, b = term.start - start, term.end - start
        if term.strong and a >= 0 and b <= len(text):
            text = re.sub(r"(?:(?<=\s)|^)(?:уже|только|лишь|именно)\s+$", "", text[:a]) + text[b:]
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+([,;.])", r"\1", text).strip(" ,;:–—-")
    return re.sub(r",\s*,", ",", text)


_PASSIVE = re.compile(
    r"поручен[оаы]?|поручается|поручаю|прошу|рекомендован[оаы]?|рекомендуется|предписано|предложено|просим"
)


_ATTENTION = re.compile(rf"(?:[{RUSSIAN}]+(?:ое|ее)\s+)?внимание(?![{RUSSIAN}])", re.IGNORECASE)


def _has_direct_object(s: RussianSentence, item: Item) -> bool:
    """«устранить недостатки», rather than «устранить» or «держать на контроле»."""
    for at in s.infinitives:
        token = s.tokens[at]
        if not item.start <= token.start < item.end:
            continue
        for following in s.tokens[at + 1 :]:
            best = words_of(following.text)[:1] if following.is_word else ()
            if following.start >= item.end or not best or best[0].pos == "PREP":
                return False
            if best[0].pos in ("NOUN", "NPRO"):
                return True
        return False
    return True


def with_fronted(s: RussianSentence, hit: Hit, begin: int, items: list[Item]) -> list[Item]:
    """«Недостатки отделу поручено устранить»: what a bare infinitive is to be done to stands before the verb
    of ordering.
    """
    attention = _ATTENTION.search(s.text, begin, hit.start)
    if len(items) == 1 and attention and items[0].text.startswith(("уделить", "обратить")):
        # «Особое внимание поручил уделить дорогам»
        return [Item(attention.start(), items[0].end, f"{attention.group()} {items[0].text}", items[0].due)]
    if len(items) != 1 or _has_direct_object(s, items[0]) or not _PASSIVE.match(s.low, hit.start):
        return items
    start = max([s.text.rfind(sign, begin, hit.start) for sign in ",;:–—»«"] + [begin - 1]) + 1
    until = hit.start
    for name in s.names:
        if start <= s.start_of(name) < hit.start and "dative" in name.cases:
            until = min(until, s.start_of(name))
    nouns = any(
        start <= token.start < until
        and not s.in_term(token)
        and token.is_word
        and any(r.pos == "NOUN" and r.case in ("accusative", "nominative") for r in words_of(token.text)[:3])
        for token in s.tokens
    )
    if not nouns:
        return items
    start += len(s.text[start:until]) - len(s.text[start:until].lstrip())
    start = after_joint(s, start, until)
    item = items[0]
    return [Item(start, item.end, f"{tidy(s, start, until)} {item.text}", item.due)]


# «поэтому …», «что …»: how a clause is joined to what stands before it.
_JOINED = re.compile(
    r"(?:что|чтобы|поэтому|потому|а|и|но|также|при\s+этом|кроме\s+того|в\s+этой\s+связи|в\s+связи\s+с\s+этим|поскольку)(?!\w),?\s+",
    re.IGNORECASE,
)


def after_joint(s: RussianSentence, start: int, until: int) -> int:
    """Where a clause begins without the words that join it: «поэтому работы …» at «работы»."""
    while (joint := _JOINED.match(s.text, start, until)) is not None:
        start = joint.end()
    return start


def whole(s: RussianSentence, item: Item) -> Item:
    """The clause of a task of one word: «работы подрядчик должен завершить», rather than «завершить»."""
    start = s.tokens[0].start
    end = clause_end(s, item.start, len(s.text))
    if said := _SAYS_FIRST.match(s.text, start, item.start):
        start = said.end()
    start = after_joint(s, start, item.start)
    return Item(start, max(end, item.end), tidy(s, start, max(end, item.end)), item.due)


_SAYS_FIRST = re.compile(
    r"[^,.:;«»]{0,90}?(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал)[аи]?,\s+что\s+",
    re.IGNORECASE,
)


_AT_THE_HEAD = 1
"""Characters before a term that opens its sentence: «В 2026 году необходимо …», with a quotation mark."""


def divide_terms(
    s: RussianSentence, begin: int, until: int, items: list[Item]
) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items: one before the first item's infinitive; the others hold for their
    item.
    """
    strong = [term for term in s.terms if term.strong and begin <= term.start < until]
    usable = strong or [
        term
        for term in s.terms
        if begin <= term.start < until
        and items
        and (term.start >= items[0].start or (term.due is not None and term.start <= _AT_THE_HEAD))
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
