"""Russian orders without a word of ordering: «акимам обеспечить …», «обеспечить …» as a point of a list."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.calls import called
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.items import items_of
from jetisu360.minutes.ru.predicates import (
    has_authority,
    has_finite_verb,
    is_formula,
    is_imperative,
    is_order_to_report,
)
from jetisu360.minutes.ru.roles import after_preposition, co_executors, is_co_executor, is_in_brackets
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of

_MODAL = re.compile(
    r"\b(?:долж[ен]|обязан|нужно|необходим|следует|надо\b|мо[гж]|готов|намерен|планир|удал|буд[еу]т)"
)
# «Главное требование – не срывать сроки»
_MAIN_WISH = re.compile(
    r"(?:главн|основн|перв|наш|ещ[её]\s+одн|важн|ключев|приоритетн|ближайш)\w+\s+(?:\w+\s+){0,2}(?:пожелани|требовани|услови|задач)\w*\s*[–—-]\s*(?:это\s+)?(?:[^\s,;:–—]+\s+){0,7}$"
)
_CALLED_WITHIN = 8
"""Tokens in which a call begins."""
_GIVES = re.compile(
    r"(?:предостав|представ|перед|сообщ|направ|долож|помоч|помог|оказ|выдел|дать|верн|подчин|поруч|рекоменд|вруч|выдать|напомн|объясн|разъясн|информ|проинформ)"
)
"""Verbs that give something to somebody: the dative after them is no executor."""


def direct(s: RussianSentence, context: Context) -> Task | None:
    """«Акимам районов обеспечить …» anywhere, «обеспечить …» as a point of a list of orders."""
    if not s.infinitives:
        return called(s, context)
    first = s.infinitives[0]
    if any(is_imperative(token.text) for token in s.tokens[: min(first, _CALLED_WITHIN)]):
        # «Посмотрите, как лучше организовать уборку»
        return called(s, context)
    if has_finite_verb(s, 0, first):
        return None
    names: tuple[str, ...] = ()
    for name in s.names:
        if (
            name.first < first
            and "dative" in name.cases
            and not is_co_executor(s, name)
            and not after_preposition(s, name)
            and not is_in_brackets(s, name)
        ):
            names = (*names, *s.nominative(name, "dative"))
        elif (
            name.first < first
            and (context.listed or _stands_before(s, name, first))
            and not names
            and name.cases & {"nominative"}
            and name.first <= 1
            and not is_co_executor(s, name)
        ):
            names = _nominatives(s, name, first)
    lead = s.low[: s.tokens[first].start]
    report = is_order_to_report(s)
    wish = _MAIN_WISH.search(lead) is not None and (has_authority(s, context) or context.told)
    # «Завершить ремонт», – сказал аким: who says so is no part of what is said.
    until = clause_end(s, s.tokens[first].start, len(s.text))
    exhorts = s.tokens[first].low in words("ru", "exhort.txt")
    goes_on = not exhorts and (
        (context.continues or (context.speech and _is_done(s, first)))
        and not has_finite_verb(s, first, s.token_at(until))
        and not _MODAL.search(s.low[:until])
    )
    last = _at_the_end(s, s.infinitives) if context.official or context.ordering else ()
    if not names and not last and not context.listed and not report and not goes_on and not wish:
        return None
    if not names and re.search(rf"(?<![{RUSSIAN}])(?:чтобы|если|для\s+того|как|о|об)\s+$", lead):
        return None
    if not names and is_formula(s, s.tokens[first].start):
        return None
    if is_formula(s, len(s.low) - len(s.low.lstrip())) and not names:
        return None
    infinitives = own_infinitives(s, 0, len(s.text))
    if not infinitives:
        return None
    if not names:
        names = _at_the_end(s, infinitives)
    items = items_of(s, infinitives, 0, len(s.text))
    if not names and len(infinitives) == 1 and first > 0:
        # «Информацию … представить»: the object stands before.
        lead_words = [t for t in s.tokens[:first] if t.is_word and not s.in_term(t)]
        if lead_words and not s.low.startswith(("совместно", "в ", "до ", "по ", "с ")):
            items[0].start = lead_words[0].start
            items[0].text = tidy(s, items[0].start, items[0].end)
    shared, items = divide_terms(s, 0, len(s.text), items)
    rule = "dative-infinitive" if names else "listed"
    features = {"listed"} if context.listed else set()
    return Task(
        "order",
        rule,
        s.tokens[first].text,
        items,
        names,
        co_executors(s, 0, len(s.text)),
        shared,
        features=features,
    )


def _stands_before(s: RussianSentence, name: Name, first: int) -> bool:
    """«Управление образования, отделы районов обеспечить отдых детей.»: only whoever does it, and the
    infinitive of a verb that ends.
    """
    if name.first != 0 or name.kind not in ("office", "body") or not s.text.rstrip().endswith((".", ";")):
        return False
    at = first
    while at > 0 and (s.in_term(s.tokens[at - 1]) or words_of(s.tokens[at - 1].text)[0].pos == "ADVB"):
        at -= 1
    if (how := _HOW.search(s.low, 0, s.tokens[at].start)) is not None:
        at = s.token_at(how.start("how"))
    ends = any("perf" in reading.tag for reading in parse(s.tokens[first].text)[:1])
    return ends and any(n.last == at - 1 and "nominative" in n.cases for n in s.names)


# «в установленном законом порядке», «в пределах компетенции»: how it is to be done.
_HOW = re.compile(
    rf"\s(?P<how>в\s+(?:[{RUSSIAN}]+(?:ом|ем)\s+){{1,3}}порядке|в\s+пределах\s+(?:[{RUSSIAN}]+\s+){{1,2}})\s*$"
)


def _is_done(s: RussianSentence, first: int) -> bool:
    """«Работы взять на контроль», said by somebody in office: a verb with an end, and nothing said of it."""
    done = any("perf" in reading.tag for reading in parse(s.tokens[first].text)[:1]) or (
        first > 0 and s.tokens[first - 1].low == "не" and s.tokens[first].low == "допускать"
    )
    return done and re.search(r"[–—-]\s+это\b|\bчтобы\b|\bесли\b|\bкак\b", s.low) is None


def _is_participial(s: RussianSentence, first: int, until: int) -> bool:
    """«руководители органов, финансируемых из бюджета, сотрудники аппарата»: commas around a participle."""
    tokens = s.tokens[first:until]
    return (
        len(tokens) > 2
        and tokens[0].text == tokens[-1].text == ","
        and tokens[1].is_word
        and words_of(tokens[1].text)[0].pos == "PRTF"
    )


def _nominatives(s: RussianSentence, name: Name, until: int) -> tuple[str, ...]:
    """«Заместители акима, руководители управлений, акимы районов обеспечить»: the whole list of who is
    named.
    """
    found = list(s.nominative(name, "nominative"))
    last = name.last
    for other in s.names:
        between = [token.low for token in s.tokens[last + 1 : other.first]]
        if (
            other.first > last
            and other.last < until
            and (between in ([","], ["и"], [",", "а", "также"]) or _is_participial(s, last + 1, other.first))
        ):
            if "nominative" not in other.cases:
                break
            found += s.nominative(other, "nominative")
            last = other.last
    return tuple(dict.fromkeys(found))


def governed(s: RussianSentence, context: Context) -> Task | None:
    """«обеспечить: 1) в течение двадцати дней направление копии …»: a point that is the object of its
    heading's verb.
    """
    if s.infinitives or has_finite_verb(s, 0, len(s.tokens)):
        return None
    end = len(s.text.rstrip(" .;,"))
    start = next((token.start for token in s.tokens if token.is_word), 0)
    if start >= end:
        return None
    item = Item(start, end, f"{context.governs} {tidy(s, start, end)}")
    shared, items = divide_terms(s, 0, end, [item])
    return Task(
        "order", "governed", context.governs, items, (), co_executors(s, 0, end), shared, features={"listed"}
    )


def _at_the_end(s: RussianSentence, infinitives: list[int]) -> tuple[str, ...]:
    """«Работу взять на контроль акимам районов»: who must, as the last words of the sentence."""
    if not infinitives or any(_GIVES.match(s.tokens[at].low) for at in infinitives):
        return ()
    verb = s.tokens[infinitives[-1]]
    found: list[str] = []
    until = len(s.tokens)
    while until > 0 and not s.tokens[until - 1].is_word:
        until -= 1
    for name in reversed(s.names):
        between = [token.low for token in s.tokens[name.last + 1 : until]]
        joined = not between or (bool(found) and between in ([","], ["и"]))
        fits = "dative" in name.cases and name.kind in ("office", "body") and not after_preposition(s, name)
        if not joined or not fits or s.start_of(name) < verb.end:
            break
        found = [*s.nominative(name, "dative"), *found]
        until = name.first
    return tuple(dict.fromkeys(found))
