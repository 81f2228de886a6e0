"""Works that somebody in office announces without a date: «мы восстановим камеры», «планируется построить
школу».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.active_plans import HYPOTHESIS, WEATHER, only_future, telling_clause
from jetisu360.minutes.ru.clause import tidy
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.plan_predicates import is_spending, names_works
from jetisu360.minutes.ru.predicates import PARTICIPLE_WITHIN, said_here
from jetisu360.minutes.ru.roles import (
    after_preposition,
    agents,
    co_executors,
    is_private,
    place_before,
    subjects_of,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import Word, words_of

_UNSURE = re.compile(
    rf"(?<![{RUSSIAN}])(?:если|бы|чтобы|вряд|возможно|вероятно|может|могут|смож[{RUSSIAN}]*|напомним|ранее|финансирован[{RUSSIAN}]*|ли|эксперт|прогноз|впоследствии|в\s+перспективе|обычно|традиционно|надеюсь|надежд[ауы]|наде[ею]тся|считает|как\s+правило|закон)(?![{RUSSIAN}])"
)
PLANNED = re.compile(
    rf"(?<![{RUSSIAN}])(?<!не )(?P<word>планиру(?:ется|ются|ют|ем)|запланирован[оаы]?|намечен[оаы]?"
    rf"|намеча(?:ется|ются))(?![{RUSSIAN}])"
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
    planned = PLANNED.search(s.low)
    if (
        planned
        and not _MONEY.search(s.low)
        and (
            names_works(s)
            or _of_work(s, s.token_at(planned.end()))
            or any(_DONE.search(t.low) for t in s.tokens if t.is_word and t.end <= planned.start())
        )
    ):
        return _plan(s, s.tokens[s.token_at(planned.start("word"))], ())
    if _TOTAL.match(s.low):
        return None
    if _of_people(s):
        return _for_people(s)
    for at, token in enumerate(s.tokens):
        if (
            not token.is_word
            or (at and s.tokens[at - 1].low in ("не", "ни"))
            or HYPOTHESIS.search(s.low[: token.end])
        ):
            continue
        if token.low in ("будет", "будут", "будем", "буду"):
            if (found := _will(s, at, here=here)) is not None:
                return found
            continue
        if (reading := _future(token)) is None:
            continue
        doer = _doer(s, token)
        if reading.person == "1per" and reading.plural:
            ours = context.speech or said_here(s)
            return _plan(s, token, ()) if ours and _object_near(s, at) else None
        if reading.lemma in ("появиться", "начаться"):
            works = reading.person == "3per" and names_works(s) and not _NO_WORK.search(s.low)
            return _plan(s, token, ()) if works else None
        if reading.lemma in ("пройти", "состояться"):
            held = reading.person == "3per" and _HELD.search(s.low) and not _NO_WORK.search(s.low)
            return _plan(s, token, ()) if held else None
        if reading.person == "3per" and (place := place_before(s, at, "nomn")):
            return _plan(s, token, (place,)) if _object_near(s, at) else None
        if reading.person == "3per" and (reading.plural or doer is not None) and _object_near(s, at):
            return _plan(s, token, _who(s, doer, token))
    return None


def _of_work(s: RussianSentence, at: int) -> bool:
    """«планируется сократить …», «запланирована посадка», «планируются посадки»."""
    for token in s.tokens[at : at + 4]:
        if not token.is_word or s.in_term(token):
            return False
        best = words_of(token.text)[0]
        if best.pos == "INFN":
            return best.lemma not in words("ru", "states.txt")
        if best.pos == "NOUN":
            return _DONE.search(token.low) is not None
    return False


_DONE = re.compile(r"(?:ние|ния|ция|ции|тие|тия|вка|вки|дка|дки|пка|пки|рка|рки|монт|монты|пуск|ввод|бор)$")


def _will(s: RussianSentence, at: int, *, here: bool) -> Task | None:
    """«будет построено», «полицейские будут проводить занятия», «будем обновлять площадь»."""
    token = s.tokens[at]
    by = agents(s, 0, token.start)
    if _participle(s, at) or (at > 0 and _ends_in_participle(s, at)):
        return _plan(s, token, by or _who_else(s, at))
    doer = _doer(s, token)
    verb = next((i for i in s.infinitives if at < i <= at + PARTICIPLE_WITHIN), None)
    if (
        verb is None
        or s.tokens[verb].low.endswith(("ся", "сь"))
        or words_of(s.tokens[verb].text)[0].lemma in words("ru", "states.txt")
    ):
        return None
    if token.low in ("будем", "буду"):
        return _plan(s, token, ()) if here and _object_near(s, verb) else None
    if token.low == "будет" and (doer is None or doer.kind == "people"):
        return None
    return _plan(s, token, _who(s, doer, token))


def _who(s: RussianSentence, doer: Name | None, verb: Token) -> tuple[str, ...]:
    """The subject, and those whom «и» joins to it; «14 учителей будут вести» by their number."""
    if doer is not None:
        return subjects_of(s, doer, _said_until(s, verb))
    for name in s.names:
        count = s.tokens[name.first - 1] if name.first else None
        if (
            count is None
            or not _said_until(s, verb) <= count.start < verb.start
            or "genitive" not in name.cases
        ):
            continue
        acts = name.kind == "people" and s.tokens[name.last].end == verb.start - 1
        if acts and (count.text.isdecimal() or words_of(count.text)[0].pos == "NUMR"):
            return (s.text[count.start : s.tokens[name.last].end],)
    return ()


def _said_until(s: RussianSentence, verb: Token) -> int:
    """Where what is told begins: after «аким сообщил, что»."""
    found = s.low.rfind(", что ", 0, verb.start)
    return found + len(", что ") if found >= 0 else 0


def _doer(s: RussianSentence, verb: Token) -> Name | None:
    """Who does it: an office, a body or people in the nominative before the verb, but not who tells of it."""
    begin = _said_until(s, verb)
    after = next((n for n in s.names if 0 < s.start_of(n) - verb.end < 2), None)
    if after is not None and "nominative" in after.cases and after.kind in ("office", "body"):
        # «Эти уроки подготовит министерство»
        return after
    for name in reversed(s.names):
        if begin <= s.start_of(name) < verb.start and "nominative" in name.cases and name.kind != "person":
            return None if after_preposition(s, name) else name
    return None


# «сейчас модернизируют»: what is being done; «будут привлечены к ответственности»: a threat, and no plan.
_NOW = re.compile(rf"(?<![{RUSSIAN}])(?:сейчас|в\s+настоящее\s+время|в\s+данный\s+момент)(?![{RUSSIAN}])")
_PUNISHED = re.compile(
    r"привле[кч]\w*\s+(?:[\w-]+\s+){0,3}к\s+(?:\w+\s+)?ответственност"
    r"|в\s+случае\s[^.;]{0,120}(?:приня[тл]|примут)\w*\s+(?:\w+\s+)?мер"
    rf"|(?:предпринимател|водител|нарушител|виновн)[{RUSSIAN}]*\s.*(?:привлечен|наказан|оштрафован)|штраф(?:овать|у)"
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
_TOTAL = re.compile(r"\W*(?:всего|в\s+общей\s+сложности|в\s+целом|из\s+них)\s")


def _of_people(s: RussianSentence) -> bool:
    """Whether people who hold no office are told of; «мы» are those who speak."""
    begin = next((t.end for t in s.tokens if t.low == "мы"), 0)
    return is_private(s, begin, len(s.text))


def _for_people(s: RussianSentence) -> Task | None:
    """«Гражданам будут выплачены подъёмные»: for whom, and the work is of those who tell of it."""
    at = next((i for i, token in enumerate(s.tokens) if token.low in ("будет", "будут")), None)
    if at is None or not _participle(s, at) or HYPOTHESIS.search(s.low[: s.tokens[at].end]):
        return None
    private = words("ru", "private.txt")
    for token in s.tokens:
        readings = [r for r in words_of(token.text)[:2] if r.lemma in private] if token.is_word else []
        if any(r.case == "nominative" for r in readings):
            return None
    return _plan(s, s.tokens[at], agents(s, 0, s.tokens[at].start))


def _participle(s: RussianSentence, at: int) -> bool:
    return any(
        any(reading.pos == "PRTS" and reading.lemma not in _OF_STATE for reading in words_of(token.text)[:1])
        for token in s.tokens[at + 1 : at + 1 + PARTICIPLE_WITHIN]
        if token.is_word
    )


# «будет расположен», «будет посвящён»: what it is, and nothing that is done.
_OF_STATE = frozenset(("продолжить", "расположить", "посвятить", "связать", "вынудить"))


def _ends_in_participle(s: RussianSentence, at: int) -> bool:
    """«контроль … усилен будет»."""
    before = s.tokens[at - 1]
    return before.is_word and words_of(before.text)[0].pos == "PRTS"


_BY_ITSELF = frozenset(("встретиться", "появиться", "начаться"))
# What an office holds, rather than what is sung or played.
_HELD = re.compile(
    r"мероприяти|субботник|ярмарк|заседани|совещани|семинар|тренинг|обучени|проверк|акци[яи]|встреч|при[её]м|слушани|экспертиз|ревизи|двухмесячник|месячник"
)
# «появится возможность», «начнутся дожди»
_NO_WORK = re.compile(
    r"возможност|шанс|уверенност|желани|вопрос|проблем|каникул|учёб|учеб|рабочи\w+\s+мест|занятия"
)


def _future(token: Token) -> Word | None:
    """A verb in the plain future that names a work; a capital is a name, «Калмуханбет»."""
    if token.is_capital and token.start:
        return None
    known = words("ru", "future.txt")
    for reading in words_of(token.text)[:1]:
        works = reading.lemma in known or (
            reading.lemma not in words("ru", "states.txt") and only_future(token)
        )
        if (
            reading.pos == "VERB"
            and reading.tense == "futr"
            and works
            and (not token.low.endswith("ся") or reading.lemma in _BY_ITSELF)
        ):
            return reading
    return None


def _object_near(s: RussianSentence, at: int) -> bool:
    """«проведут проверки», «снег уберут»."""
    return any(
        token.is_word and words_of(token.text) and words_of(token.text)[0].pos in ("NOUN", "NPRO")
        for token in s.tokens[max(0, at - 5) : at + 7]
        if token is not s.tokens[at]
    )


def _plan(s: RussianSentence, verb: Token, names: tuple[str, ...]) -> Task:
    start, end = telling_clause(s, verb)
    item = Item(start, end, tidy(s, start, end))
    return Task(
        "plan", "announced", verb.text, [item], names, co_executors(s, start, end) if names else (), weak=True
    )
