"""Russian plans: «планируется открыть», «будет завершено», and in the plain future «завершат в августе»,
«срок сдачи – 1 мая».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common import periods
from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.numerals import RU_NUMBER, russian_number
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, tidy
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.plan_predicates import is_active_plan, is_forecast, names_works
from jetisu360.minutes.ru.predicates import (
    has_participle,
    is_budget,
    is_indirect_question,
    is_negated,
    is_past,
)
from jetisu360.minutes.ru.roles import after_preposition, co_executors, is_private, subject_of, subjects_of
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of


def planned(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """A plan with a date, in the sentence from character `begin` on."""
    if (
        is_negated(s, hit)
        or is_past(s, hit)
        or is_forecast(s, hit)
        or is_indirect_question(s, hit)
        or is_budget(s, hit)
    ):
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None and (again := _again(s, hit, begin)) is not None:
        return again
    if term is None or (hit.trigger.rule == "will" and not has_participle(s, s.token_at(hit.start))):
        return None
    if hit.trigger.rule == "will" and not (term.strong or context.reported) and _OF_OTHERS.search(s.low):
        return None
    if hit.trigger.rule == "will-be-done" and not (term.strong and (context.reported or names_works(s))):
        return None
    doer = subject_of(s, hit, begin)
    active = is_active_plan(s, hit)
    impersonal = s.low.startswith("планируют", hit.start) and names_works(s)
    if active and doer is None and not context.reported and not impersonal:
        return None
    end = clause_end(s, hit.start, len(s.text))
    start = s.tokens[s.token_at(begin)].start
    infinitives = own_infinitives(s, hit.end, len(s.text))
    names = subjects_of(s, doer, begin) if doer is not None and infinitives and active else ()
    return Task(
        "plan",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [Item(start, end, tidy(s, start, end))],
        names,
        co_executors(s, begin, end),
        term,
    )


_REPORTS = re.compile(
    r"(?:докладыва|отчитыва|информирова|представля|проводи|проверя|контролирова|обновля|публикова|направля|сообща|предоставля|вывози|обходи|объезжа|встреча)"
)


def _again(s: RussianSentence, hit: Hit, begin: int) -> Task | None:
    """«аким будет докладывать раз в две недели»: what somebody in office will do again and again."""
    term = next((t for t in s.terms if t.kind == "recurring"), None)
    doer = subject_of(s, hit, begin)
    infinitives = own_infinitives(s, hit.end, len(s.text))
    if hit.trigger.rule != "will" or term is None or doer is None or doer.kind == "people" or not infinitives:
        return None
    if not _REPORTS.match(s.tokens[infinitives[0]].low):
        return None
    start = s.tokens[infinitives[0]].start
    end = clause_end(s, start, len(s.text))
    item = Item(start, end, tidy(s, start, end))
    names = s.nominative(doer, "nominative")
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, (), term)


_OF_PROMISE = re.compile(
    rf"\s+(?:[{RUSSIAN}-]+(?:ое|ее|ую|юю|ый|ий|ые|ие)\s+)?[{RUSSIAN}]+(?:ние|тие|ство|ку|цию|чу|ние|запуск|ввод)(?![{RUSSIAN}])"
)


# Games, elections and what the law does to people come by themselves.
_OF_OTHERS = re.compile(
    r"концерт|спектакл|фестивал|матч|турнир|сыгран|выбор|кредит|пенси|выплат|налог|тариф|закон|штраф|осужд|призва|погод|градус"
)


def promised(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """«Подрядчик обещал сдать школу к 1 сентября», «постараемся завершить»: a promise with a date."""
    dated = [term for term in s.terms if term.due is not None and term.due >= s.base]
    term = _best(dated) if dated else None
    if term is None or is_negated(s, hit) or is_indirect_question(s, hit):
        return None
    infinitives = own_infinitives(s, hit.end, len(s.text))
    end = clause_end(s, hit.end, len(s.text))
    if infinitives:
        start = s.tokens[infinitives[0]].start
    elif _OF_PROMISE.match(s.low, hit.end):
        start = hit.end + 1
    else:
        return None
    doer = subject_of(s, hit, begin)
    if doer is None and is_private(s, begin, hit.start):
        return None
    names = subjects_of(s, doer, begin) if doer is not None else ()
    item = Item(start, end, tidy(s, start, end))
    joint = co_executors(s, begin, end)
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, joint, term)


def left_over(s: RussianSentence) -> Task | None:
    """«Остальные 14 улиц – в октябре»: the plan of the sentence before goes on, without its verb."""
    match = _LEFT_OVER.match(s.low)
    term = next((t for t in s.terms if t.due is not None and match and t.start >= match.end()), None)
    if match is None or term is None or s.text[term.end :].strip(" .;»") or s.text[match.end() : term.start]:
        return None
    start = match.start("what")
    item = Item(start, term.end, s.text[start : term.end])
    return Task("plan", "left-over", s.text[start : match.end("what")], [item], shared=term, weak=True)


_LEFT_OVER = re.compile(
    r"\W*(?P<what>(?:а\s+)?(?:остальн|оставш|ещ[её]|други|втор|треть|следующ)[^.;:–—]{3,80}?)\s+[–—-]\s+"
)


FUTURE = re.compile(
    rf"[{RUSSIAN}]{{3,}}(?:[ую]т|[ая]т|ит|ет|ёт|им|ем|ём|[щжшчлрн][ую])(?:ся)?(?![{RUSSIAN}])|срок|сдач|заверш|открыти|запуск|ввод|окончани|начал"
)
_DELIVERY = re.compile(
    rf"(?:(?:нов\w+\s+|план\w+\s+|оконч\w+\s+)*срок\w*(?:\s+(?:сдачи|завершения|ввода|окончания|исполнения|запуска)[{RUSSIAN}\s]*)?"
    rf"|(?:завершение|сдача|ввод|открытие|запуск|начало|окончание)\s+[^.:;–—]{{3,80}}?)\s*[–—:-]\s*(?:[{RUSSIAN}]+\s+)?$"
)
_HYPOTHESIS = re.compile(
    rf"(?<![{RUSSIAN}])(?:если|когда|бы|чтобы|пока|вряд|возможно|вероятно|может|могут|ли)(?![{RUSSIAN}])"
)
_USUALLY = re.compile(rf"(?<![{RUSSIAN}])(?:традиционно|обычно|как\s+правило)(?![{RUSSIAN}])")
_WEATHER = re.compile(
    rf"(?<![{RUSSIAN}])закон|градус|осадк|дожд|снегопад|температур|погод|гроз|ветер|туман|концерт|спектакл|фестивал|турнир|матч|выбор"
)


def future(s: RussianSentence, context: Context) -> Task | None:
    """A plan with a date in a sentence without a trigger; else None."""
    dated = [term for term in s.terms if term.due is not None and term.due >= s.base] or _within(s)
    if not dated or _USUALLY.search(s.low) or (_WEATHER.search(s.low) and "отопительн" not in s.low):
        return None
    for term in dated:
        lead = s.low[: term.start]
        if (match := _DELIVERY.search(lead)) is not None:
            end = clause_end(s, match.start(), len(s.text))
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            item = Item(start, end, tidy(s, start, end))
            return Task("plan", "delivery", s.text[start : term.start].strip(" –—-:"), [item], shared=term)
    verb = _verb(s)
    if verb is None or _HYPOTHESIS.search(s.low[: verb.end]):
        return None
    doer = _subject(s, verb)
    if not _is_work_of_somebody(verb, doer, context):
        return None
    start, end = _clause(s, verb)
    near = [term for term in dated if start <= term.start < end] or dated
    # Who does it is told but not asked: a name of the one who does it is kept.
    names = subjects_of(s, doer, 0) if doer is not None and _does(doer, verb) else ()
    item = Item(start, end, tidy(s, start, end))
    return Task("plan", "future", verb.text, [item], names, co_executors(s, start, end), _best(near))


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


def _does(doer: Name, verb: Token) -> bool:
    """«аким отчитается», «отдел завершит»; «строительство завершится» by itself."""
    return doer.kind == "office" or not verb.low.endswith("ся")


def _best(terms: list[Due]) -> Due:
    return next((term for term in terms if term.strong), terms[-1])


def _verb(s: RussianSentence) -> Token | None:
    """The first verb of doing or ending works in the future."""
    ends = words("ru", "future.txt")
    for at, token in enumerate(s.tokens):
        if not token.is_word or s.in_term(token) or (at and s.tokens[at - 1].low in ("не", "ни")):
            continue
        for reading in words_of(token.text)[:2]:
            if (
                reading.pos == "VERB"
                and reading.tense == "futr"
                and reading.lemma in ends
                and reading.person != "2per"
            ):
                return token
    return None


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
        or verb.low.endswith("ся")
        or context.reported
        or context.planned
        or reading.lemma in _OF_EVENTS
    )


_OF_EVENTS = frozenset(("начать", "пройти", "стартовать", "заработать", "состояться"))
_CUTS = re.compile(
    r"[,»]\s*(?:[-–—]\s*)?(?:сообщ|сказал|отметил|рассказал|заявил|добавил|передал|переда[её]т|пояснил|подчеркнул|заверил)"
)


def _clause(s: RussianSentence, verb: Token) -> tuple[int, int]:
    """The sentence without who tells of it."""
    start = s.tokens[0].start
    told = re.match(r"[^«]{0,80}?(?:сообщил|рассказал|отметил|заверил|заявил|добавил)\w*,?\s+что\s+", s.low)
    if told and told.end() < verb.start:
        start = told.end()
    cut = _CUTS.search(s.low, verb.end)
    return start, clause_end(s, verb.start, cut.start() if cut else len(s.text))
