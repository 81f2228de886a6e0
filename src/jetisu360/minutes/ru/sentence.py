"""A Russian sentence as the rules see it: words, terms, names, infinitives, and the tasks that these name."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.tokens import Token, tokens_of
from jetisu360.minutes.model.task import Item
from jetisu360.minutes.ru.dates import russian_terms
from jetisu360.minutes.ru.names import Name, names_in
from jetisu360.minutes.ru.nominative import in_nominative
from jetisu360.minutes.ru.words import is_infinitive, words_of

NEGATED = re.compile(r"(?:\bне|\bни)\s+$")
_NOT_OWN = re.compile(
    r"(?:чтобы|возможност\w+|прав[оа]|способн\w+|позволя\w+|позвол\w+|помо\w+|планиру\w+|готов\w*|может|могут|можно|смог\w*|удал\w+|начал\w*|стал\w*|продолж\w+т|хоте\w+|решил\w*|если|который|которая|которые|которых|когда)\s*$"
)


_PREP = re.compile(
    r"(?:^|\s)(?:к|ко|по|от|до|для|из|без|у|с|со|в|во|на|о|об|при|над|под|перед|между|за|через|среди|согласно|благодаря)\s+(?:[а-яё]+(?:ому|ему|ым|им|ой|ей|их|ых|ого|его|ую|юю)\s+)?$"
)


class RussianSentence:
    def __init__(self, text: str, base: date) -> None:
        self.text, self.base = text, base
        self.low = text.lower()

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> list[Due]:
        return russian_terms(self.text, self.base)

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms])

    @cached_property
    def infinitives(self) -> list[int]:
        return [
            at
            for at, token in enumerate(self.tokens)
            if token.is_word and is_infinitive(token.text) and not self.in_term(token)
        ]

    def in_term(self, token: Token) -> bool:
        return any(term.start <= token.start < term.end for term in self.terms)

    def token_at(self, position: int) -> int:
        return next((at for at, token in enumerate(self.tokens) if token.start >= position), len(self.tokens))

    def named(self, name: Name, case: str) -> tuple[str, ...]:
        return in_nominative(self.tokens, self.text, name, case)

    def start_of(self, name: Name) -> int:
        return self.tokens[name.first].start

    def joint(self, first: int, last: int) -> tuple[str, ...]:
        """«совместно с акимами районов»: with whom."""
        found: list[str] = []
        match = re.search(
            r"(?:совместно|вместе|во\s+взаимодействии|при\s+участии|сообща)\s+(?:с|со)?\s*",
            self.low[first:last],
        )
        if match is None:
            return ()
        at = first + match.end()
        for name in self.names:
            if at <= self.start_of(name) < last and self.start_of(name) - at < 40:
                case = (
                    "instrumental"
                    if "instrumental" in name.cases or name.kind == "abbreviation"
                    else next(iter(name.cases), "")
                )
                if "instrumental" in name.cases or name.kind == "abbreviation":
                    found += self.named(name, case)
                    at = self.tokens[name.last].end
        return tuple(found)

    def in_joint(self, name: Name) -> bool:
        before = self.low[max(0, self.start_of(name) - 90) : self.start_of(name)]
        return (
            bool(
                re.search(
                    r"(?:совместно|вместе|взаимодействии|при\s+участии)\s+(?:с|со)\s+[^.;:]{0,60}$", before
                )
            )
            and "dative" not in name.cases
        )


def own_infinitives(s: RussianSentence, begin: int, until: int) -> list[int]:
    """Infinitives that name tasks: the first, and those joined to it by a comma or «и»."""
    found: list[int] = []
    for at in s.infinitives:
        token = s.tokens[at]
        if token.start < begin or token.start >= until:
            continue
        before = s.low[max(begin, token.start - 40) : token.start]
        if _NOT_OWN.search(before.rstrip() + " ") or _NOT_OWN.search(before.rstrip()):
            if found:
                continue
            return found
        if not found:
            found.append(at)
            continue
        joint = _joined_from(s, at, found[-1])
        if joint is not None:
            found.append(at)
    return found


def _joined_from(s: RussianSentence, at: int, last: int) -> int | None:
    """The token after the comma or «и» that begins the item whose infinitive is `at`; None when it is no
    item.
    """
    index = at - 1
    steps = 0
    while index > last:
        token = s.tokens[index]
        if token.low in ("и", "также", ";") or token.text == ",":
            if token.low == "и" and index > 0 and _inside_name(s, index):
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
            if steps > 9 or any(one.pos == "VERB" for one in words_of(token.text)[:1]):
                return None
        index -= 1
    return None


def _inside_name(s: RussianSentence, index: int) -> bool:
    return any(name.first < index < name.last for name in s.names)


def items_of(s: RussianSentence, infinitives: list[int], begin: int, until: int) -> list[Item]:
    starts: list[int] = []
    for number, at in enumerate(infinitives):
        if number == 0:
            starts.append(_lead(s, at, begin))
        else:
            joined = _joined_from(s, at, infinitives[number - 1])
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
            r"(?:\bг|\bт\.\s?г|\bс\.\s?г|\b[А-ЯЁ])\.$", s.text[start:end]
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


def after_preposition(s: RussianSentence, name: Name) -> bool:
    return bool(_PREP.search(s.low[max(0, s.start_of(name) - 30) : s.start_of(name)]))


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
