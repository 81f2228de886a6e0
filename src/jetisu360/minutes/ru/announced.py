"""Works that somebody in office announces without a date: «мы восстановим камеры», «планируется построить
школу».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.active_plans import HYPOTHESIS, WEATHER, telling_clause
from jetisu360.minutes.ru.clause import tidy
from jetisu360.minutes.ru.plan_predicates import is_spending, names_works
from jetisu360.minutes.ru.predicates import PARTICIPLE_WITHIN, said_here
from jetisu360.minutes.ru.roles import after_preposition, agents, is_private, subjects_of
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import Word, words_of

_UNSURE = re.compile(
    rf"(?<![{RUSSIAN}])(?:если|бы|чтобы|вряд|возможно|вероятно|может|могут|ли|эксперт|прогноз|обычно|традиционно|надеюсь|наде[ею]тся|считает|как\s+правило|закон)(?![{RUSSIAN}])"
)
_PLANNED = re.compile(
    rf"(?<![{RUSSIAN}])(?<!не )(?P<word>планиру(?:ется|ют|ем)|запланирован[оаы]?|намечен[оаы]?|намечается)"
    rf"(?![{RUSSIAN}])"
)
_MONEY = re.compile(
    r"\d[\d\s,.]*\s*(?:млн|млрд|тыс|трлн)[^.;]{0,20}тенге|цен[аы]|инфляци|рабочих\s+мест|прибыл"
)


def announced(s: RussianSentence, context: Context) -> Task | None:
    """A plan without a date, where somebody in office tells of it; else None."""
    here = context.speech or context.official or context.reported or said_here(s) or _told_here(s, context)
    if not (here or context.told) or _UNSURE.search(s.low) or WEATHER.search(s.low):
        return None
    if any(term.due is not None for term in s.terms):
        return None
    if _NOW.search(s.low) or _PUNISHED.search(s.low) or is_spending(s):
        return None
    if (match := _PLANNED.search(s.low)) is not None and names_works(s) and not _MONEY.search(s.low):
        return _plan(s, s.tokens[s.token_at(match.start("word"))], ())
    if _of_people(s) or _TOTAL.match(s.low):
        return None
    for at, token in enumerate(s.tokens):
        if (
            not token.is_word
            or (at and s.tokens[at - 1].low in ("не", "ни"))
            or HYPOTHESIS.search(s.low[: token.end])
        ):
            continue
        if token.low in ("будет", "будут"):
            by = agents(s, 0, token.start)
            if _participle(s, at) and (here or by or names_works(s)):
                return _plan(s, token, by or _who_else(s, at))
            continue
        reading = _future(token)
        if reading is None:
            continue
        doer = [n for n in s.names if s.start_of(n) < token.start and "nominative" in n.cases]
        body = next(
            (n for n in reversed(doer) if n.kind in ("body", "people") and not after_preposition(s, n)), None
        )
        if reading.person == "1per" and reading.plural and (context.speech or said_here(s)):
            return _plan(s, token, ()) if _object_after(s, at) else None
        if (
            reading.person == "3per"
            and reading.plural
            and (body is not None or names_works(s))
            and (here or names_works(s))
        ):
            return _plan(s, token, subjects_of(s, body, 0) if body is not None else ())
    return None


# «сейчас модернизируют»: what is being done; «будут привлечены к ответственности»: a threat, and no plan.
_NOW = re.compile(rf"(?<![{RUSSIAN}])(?:сейчас|в\s+настоящее\s+время|в\s+данный\s+момент)(?![{RUSSIAN}])")
_PUNISHED = re.compile(
    rf"(?:предпринимател|водител|нарушител|виновн)[{RUSSIAN}]*\s.*(?:привлечен|наказан|оштрафован)"
    r"|(?:сделан|принят)[аоы]?\s+(?:соответствующ\w+\s+)?(?:кадров\w+\s+)?(?:вывод|решени)"
)


def _who_else(s: RussianSentence, at: int) -> tuple[str, ...]:
    """«… будут рассмотрены, а профильные службы подготовят решения»: who does, in the clause after it."""
    for index in range(at + 1, len(s.tokens)):
        if s.tokens[index].is_word and (reading := _future(s.tokens[index])) and reading.person == "3per":
            for name in reversed(s.names):
                if (
                    at < name.first < index
                    and "nominative" in name.cases
                    and name.kind in ("body", "people", "office")
                ):
                    return subjects_of(s, name, s.tokens[at].end)
            return ()
    return ()


_TOLD = re.compile(r"(?:заверил|пообещал|рассказал|пояснил|доложил|проинформировал)[аи]?(?:,?\s+что|,\s)")


def _told_here(s: RussianSentence, context: Context) -> bool:
    """«Аким заверил, что дороги будут отремонтированы»."""
    match = _TOLD.search(s.low)
    if match is not None and context.told:
        return True
    return match is not None and any(
        s.start_of(n) < match.start() and n.kind in ("office", "body", "person") and "nominative" in n.cases
        for n in s.names
    )


# «Всего построят 655 объектов»: an account, and no plan.
_TOTAL = re.compile(r"\W*(?:всего|в\s+общей\s+сложности|в\s+целом)\s")


def _of_people(s: RussianSentence) -> bool:
    """Whether people who hold no office are told of; «мы» are those who speak."""
    begin = next((t.end for t in s.tokens if t.low == "мы"), 0)
    return is_private(s, begin, len(s.text))


def _participle(s: RussianSentence, at: int) -> bool:
    return any(
        any(reading.pos == "PRTS" and reading.lemma != "продолжить" for reading in words_of(token.text)[:1])
        for token in s.tokens[at + 1 : at + 1 + PARTICIPLE_WITHIN]
        if token.is_word
    )


def _future(token: Token) -> Word | None:
    ends = words("ru", "future.txt")
    for reading in words_of(token.text)[:2]:
        if (
            reading.pos == "VERB"
            and reading.tense == "futr"
            and reading.lemma in ends
            and not token.low.endswith("ся")
        ):
            return reading
    return None


def _object_after(s: RussianSentence, at: int) -> bool:
    return any(
        token.is_word and words_of(token.text) and words_of(token.text)[0].pos == "NOUN"
        for token in s.tokens[at + 1 : at + 6]
    )


def _plan(s: RussianSentence, verb: Token, names: tuple[str, ...]) -> Task:
    start, end = telling_clause(s, verb)
    item = Item(start, end, tidy(s, start, end))
    return Task("plan", "announced", verb.text, [item], names, weak=True)
