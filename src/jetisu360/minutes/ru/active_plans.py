"""Russian plans by a verb in the plain future, with a date: «завершат в августе», «срок сдачи – 1 мая»."""

from __future__ import annotations

import re

from jetisu360.minutes.common import periods
from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.numerals import RU_NUMBER, russian_number
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, tidy
from jetisu360.minutes.ru.dates import russian_term_alone
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.plans import best
from jetisu360.minutes.ru.roles import after_preposition, co_executors, subjects_of
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of

FUTURE = re.compile(
    rf"[{RUSSIAN}]{{3,}}(?:[ую]т|[ая]т|[ае]ст|ит|ет|ёт|им|ем|ём|[щжшчлрн][ую])(?:ся)?(?![{RUSSIAN}])|срок|сдач|заверш|открыти|запуск|ввод|окончани|начал"
)
_DELIVERY = re.compile(
    rf"(?:(?:нов\w+\s+|план\w+\s+|оконч\w+\s+)*срок\w*(?:\s+(?:сдачи|завершения|ввода|окончания|исполнения|запуска)[{RUSSIAN}\s]*)?"
    rf"|(?:завершение|сдача|ввод|открытие|запуск|начало|окончание)\s+[^.:;–—]{{3,80}}?)\s*[–—:-]\s*(?:[{RUSSIAN}]+\s+)?$"
)
HYPOTHESIS = re.compile(
    rf"(?<![{RUSSIAN}])(?:если|когда|бы|чтобы|пока|вряд|возможно|вероятно|может|могут|ли)(?![{RUSSIAN}])"
)
_USUALLY = re.compile(rf"(?<![{RUSSIAN}])(?:традиционно|обычно|как\s+правило)(?![{RUSSIAN}])")
WEATHER = re.compile(
    rf"(?<![{RUSSIAN}])(?<!проект )(?<!проекта )закон(?!ч)|градус|(?<!п)осадк|дожд|снегопад|температур|погод"
    r"|гроз(?!и)|ветер(?!ан)|туман|концерт|спектакл|фестивал|турнир|матч|выбор"
)


def future(s: RussianSentence, context: Context) -> Task | None:
    """A plan with a date in a sentence without a trigger; else None."""
    if (delivered := _delivered(s)) is not None:
        return delivered
    dated = [term for term in s.terms if term.due is not None and term.due >= s.base] or _within(s)
    if not dated or _USUALLY.search(s.low) or (WEATHER.search(s.low) and "отопительн" not in s.low):
        return None
    for term in dated:
        lead = s.low[: term.start]
        if (match := _DELIVERY.search(lead)) is not None:
            end = clause_end(s, match.start(), len(s.text))
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            item = Item(start, end, tidy(s, start, end))
            return Task("plan", "delivery", s.text[start : term.start].strip(" –—-:"), [item], shared=term)
    verb = _verb(s, told=context.told)
    if verb is None or HYPOTHESIS.search(s.low[: verb.end]):
        return None
    doer = _subject(s, verb)
    if doer is not None and ", что " in s.low[s.tokens[doer.last].end : verb.start]:
        # «Аким сообщил, что плотину укрепят»: who tells of it.
        doer = None
    if not _is_work_of_somebody(verb, doer, context):
        return None
    start, end = telling_clause(s, verb)
    near = [term for term in dated if start <= term.start < end] or dated
    # Who does it is told but not asked: a name of the one who does it is kept.
    names = (
        subjects_of(s, doer, 0)
        if doer is not None and _does(doer, verb) and not _is_thing(s, doer, verb)
        else ()
    )
    item = Item(start, end, tidy(s, start, end))
    return Task("plan", "future", verb.text, [item], names, co_executors(s, start, end), best(near))


_HANDED = re.compile(
    r"(?<![\w-])(?:завершение|сдача|ввод|открытие|запуск|окончание|(?:(?:нов|планов|окончательн)\w+\s+)*срок\w*\s+(?:сдачи|завершения|ввода|окончания|запуска))(?:\s+[^.:;–—]{3,60})?\s[–—-]\s"
)


def _delivered(s: RussianSentence) -> Task | None:
    """«Сдача объекта по контракту – декабрь 2026 года»: a bare month after the dash."""
    match = _HANDED.search(s.low)
    term = russian_term_alone(s.text[match.end() :], s.base) if match else None
    if match is None or term is None or term.due is None or term.due < s.base:
        return None
    rest = s.text[match.end() :]
    if rest[: term.start].strip(" –—-") or rest[term.end :].strip(" .;»года"):
        return None
    item = Item(match.start(), len(s.text.rstrip(" .")), tidy(s, match.start(), len(s.text.rstrip(" ."))))
    return Task(
        "plan",
        "delivery",
        s.text[match.start() : match.end()].strip(" –—-"),
        [item],
        shared=term.moved(match.end()),
    )


_SPAN = re.compile(
    rf"(?<![{RUSSIAN}])за\s+(?P<count>\d{{1,2}}|{RU_NUMBER})\s+(?P<unit>лет|год|месяц)[{RUSSIAN}]*"
)


def _within(s: RussianSentence) -> list[Due]:
    """«за пять лет проведут реставрацию»: with a verb in the future the span runs from the text's date."""
    match = _SPAN.search(s.low)
    count = russian_number(match["count"]) if match else None
    if match is None or not count:
        return []
    when = periods.within(s.base, count, "month" if match["unit"] == "месяц" else "year")
    return [Due(match.start(), match.end(), when.kind, when.due, True)] if when is not None else []


def _is_thing(s: RussianSentence, doer: Name, verb: Token) -> bool:
    """«школы откроют в мае»: of a thing and several who act, the thing is what is opened."""
    if any("intr" in reading.tag for reading in parse(verb.text)[:1]):
        # «школы перейдут на новые часы»
        return False
    readings = words_of(s.tokens[doer.head].text)[:2]
    return doer.kind == "people" and not any(r.animate for r in readings) and not verb.low.endswith("ся")


def _does(doer: Name, verb: Token) -> bool:
    """«аким отчитается», «отдел завершит»; «строительство завершится» by itself."""
    return doer.kind == "office" or not verb.low.endswith("ся")


def _verb(s: RussianSentence, *, told: bool) -> Token | None:
    """The first verb of doing or ending works in the future; where a text tells of an office, of any deed."""
    ends, states = words("ru", "future.txt"), words("ru", "states.txt")
    for at, token in enumerate(s.tokens):
        if (
            not token.is_word
            or s.in_term(token)
            or token.low in ("передает", "передаёт")
            or _is_noun(token)
            or (at and s.tokens[at - 1].low in ("не", "ни"))
        ):
            continue
        for reading in words_of(token.text)[:2]:
            if (
                reading.pos == "VERB"
                and reading.tense == "futr"
                and (
                    reading.lemma in ends
                    or (told and not token.is_capital and reading.lemma not in states and only_future(token))
                )
                and reading.person != "2per"
            ):
                return token
    return None


def _is_noun(token: Token) -> bool:
    """«(провёл) встречу», which is «(я) встречу», too."""
    return token.low.endswith(("у", "ю")) and any(reading.pos == "NOUN" for reading in words_of(token.text))


def only_future(token: Token) -> bool:
    """«обзвонит», rather than «передаёт», «финансируют», which may be going on."""
    return not any(reading.tense == "pres" for reading in words_of(token.text))


def _subject(s: RussianSentence, verb: Token) -> Name | None:
    """An office or a body in the nominative, before the verb or right after it."""
    best = None
    for name in s.names:
        near = s.start_of(name) < verb.start or s.start_of(name) - verb.end < 2
        if near and "nominative" in name.cases and name.kind != "person" and not after_preposition(s, name):
            best = name
    return best


def _is_work_of_somebody(verb: Token, doer: Name | None, context: Context) -> bool:
    """«завершат», «начнём» of those who speak; in the singular only of a body, or of what is begun or
    ended.
    """
    reading = next(r for r in words_of(verb.text)[:2] if r.pos == "VERB" and r.tense == "futr")
    if reading.plural and reading.person in ("1per", "3per"):
        return True
    if reading.person == "1per" and context.speech:
        # «В октябре я посещу регион»
        return True
    return (
        doer is not None
        or (context.told and reading.person == "3per" and reading.lemma not in words("ru", "future.txt"))
        or verb.low.endswith("ся")
        or context.reported
        or context.planned
        or reading.lemma in _OF_EVENTS
    )


_OF_EVENTS = frozenset(("начать", "пройти", "стартовать", "заработать", "состояться"))
_CUTS = re.compile(
    r"[,»]\s*(?:[-–—]\s*)?(?:сообщ|сказал|отметил|рассказал|заявил|добавил|передал|переда[её]т|пояснил|подчеркнул|заверил)"
)


def telling_clause(s: RussianSentence, verb: Token) -> tuple[int, int]:
    """The sentence without who tells of it."""
    start = s.tokens[0].start
    told = re.match(r"[^«]{0,80}?(?:сообщил|рассказал|отметил|заверил|заявил|добавил)\w*,?\s+что\s+", s.low)
    if told and told.end() < verb.start:
        start = told.end()
    cut = _CUTS.search(s.low, verb.end)
    return start, clause_end(s, verb.start, cut.start() if cut else len(s.text))
