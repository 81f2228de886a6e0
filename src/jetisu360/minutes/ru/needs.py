"""Russian obligations: «должны завершить», «необходимо обеспечить»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit, Kind
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.duties import becomes
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.items import items_of
from jetisu360.minutes.ru.noun_orders import LIES_AHEAD, held_necessary, that_they
from jetisu360.minutes.ru.obliged import (
    RELATIVE,
    after_verb,
    agrees_with,
    all_of_them,
    is_anybody,
    of_main_clause,
    owners_of,
    subject_after,
    subject_at_the_end,
    without_exhortation,
)
from jetisu360.minutes.ru.predicates import (
    has_authority,
    has_deadline,
    is_bare_necessity,
    is_consequence,
    is_decided,
    is_idiom,
    is_indirect_question,
    is_negated,
    is_of_others,
    is_passive,
    is_past,
    is_prohibition,
    said_here,
)
from jetisu360.minutes.ru.roles import (
    addressees,
    agents,
    co_executors,
    is_private,
    place_before,
    subject_of,
    subjects_of,
    watchers,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of

_DEVERBAL = re.compile(
    rf"\s+(?:[{RUSSIAN}-]+(?:ого|его|ой|ей|ых|их)\s+)?[{RUSSIAN}]+(?:ния|ции|тия|вки|тки|рки|боты|ства|жи|ки)(?![{RUSSIAN}])"
)


def needed(s: RussianSentence, hit: Hit, begin: int, until: int, context: Context) -> Task | None:
    """An obligation between characters `begin` and `until`."""
    rule = hit.trigger.rule
    if not _is_obligation(s, hit):
        return None
    told = has_authority(s, context) or context.told
    if rule == "must" and told and (held := becomes(s, hit, begin)) is not None:
        return held
    if is_prohibition(s, hit) and not context.speech:
        return None
    infinitives = own_infinitives(s, hit.end, until)
    inverted = not infinitives and rule == "need" and not _ONLY_OF_OFFICE.match(s.low, hit.start)
    if inverted:
        # «Разработать график предстоит управлению …»
        infinitives = own_infinitives(s, begin, hit.start)
    if not infinitives and rule == "must" and (last := subject_after(s, hit)) is not None:
        # «очищать дворы должны КСК»
        infinitives = own_infinitives(s, begin, hit.start)
        inverted = bool(infinitives) and last.kind != "people"
        infinitives = infinitives if inverted else []
    if not infinitives and rule == "need" and s.low.startswith("счита", hit.start):
        return held_necessary(s, hit)
    if not infinitives and rule == "need":
        told = has_authority(s, context)
        if told and s.low.startswith("предстоит", hit.start) and LIES_AHEAD.match(s.low, hit.end):
            return held_necessary(s, hit)
        return (that_they(s, hit, begin) if told else None) or _that_it(s, hit, begin, told=told)
    if not infinitives:
        office = _HE.match(s.low) is not None or any(
            n.kind == "office" and begin <= s.start_of(n) < hit.start for n in s.names
        )
        if rule != "need-said" or (is_private(s, begin, hit.start) and not (office or context.speech)):
            return None
        return _necessity(s, hit)
    if _ONLY_OF_OFFICE.match(s.low, hit.start) and not has_authority(s, context):
        return None
    passive = is_passive(s, infinitives[0])
    owners = owners_of(s, hit) if rule == "must" else ()
    relative = rule == "must" and RELATIVE.search(s.low[begin : hit.start]) is not None
    if relative and not (has_deadline(s) or (owners and (has_authority(s, context) or context.told))):
        return None
    infinitives = without_exhortation(s, infinitives)
    if not infinitives:
        return None
    told_first = _TOLD_FIRST.search(s.low, begin, hit.start)
    subject = subject_of(s, hit, told_first.end() if told_first else begin) if rule == "must" else None
    if inverted and rule == "must":
        subject = subject_after(s, hit)
    if subject is not None and not agrees_with(s, subject, hit):
        subject = None
    if subject is not None and subject.kind == "person" and not (context.listed or has_deadline(s)):
        return None
    if rule == "must" and subject is None and is_of_others(s, hit, begin):
        return None
    if subject is not None and is_anybody(s, subject, infinitives[0]) and not has_deadline(s):
        return None
    if rule == "must" and subject is None:
        subject = subject_at_the_end(s, hit, begin, infinitives)
    names = owners or _executors(s, hit, begin, infinitives, subject)
    if rule == "must" and not names:
        names = all_of_them(s, hit, begin)
    if not names and rule == "need":
        names = after_verb(s, hit, infinitives, inverted=inverted)
    if (
        not names
        and not (_WE.search(s.low[begin : hit.start]) and _has_object(s, infinitives[-1]))
        and not (context.speech and rule == "must" and _THEY.search(s.low[begin : hit.start]))
        and _is_private_matter(s, hit, begin, infinitives, passive=passive)
    ):
        return None
    ready = passive and _READY.match(s.low, s.tokens[infinitives[0]].end) is not None
    if passive and rule == "must" and not (ready and names):
        names = agents(s, begin, len(s.text)) or of_main_clause(s, hit, begin)
    elif rule == "must" and not names:
        names = watchers(s, begin, len(s.text))
    # «Дом должны сдать в ноябре»: of nobody, and at a time that is still to come.
    dated = rule == "must" and subject is None and any(t.due is not None and t.due >= s.base for t in s.terms)
    deadline = has_deadline(s) or dated
    official = has_authority(s, context) or (
        context.told
        and rule == "must"
        and (
            _WE.search(s.low[begin : hit.start]) is not None
            or (subject is not None and s.tokens[subject.head].low.startswith(("чиновник", "власт")))
        )
    )
    official = official or (
        # «Выпускные должны проводиться в школах», where a text tells of an office.
        context.told
        and rule == "must"
        and not relative
        and ", но " not in s.low[hit.end :]
        and s.tokens[infinitives[0]].low.endswith(("ся", "быть"))
        and not is_private(s, begin, hit.start)
    )
    official = official or (
        # «Акиматы должны взять это под контроль. Нужно привести в порядок школы.»
        context.asked
        and rule == "need"
        and not inverted
        and re.match(r"\W*(?:для|чтобы|если)\s", s.low[begin:]) is None
        and any("perf" in reading.tag for reading in parse(s.tokens[infinitives[0]].text)[:1])
    )
    if not (names or official or deadline):
        return None
    if not names and rule == "need" and (place := place_before(s, s.token_at(hit.start), "datv")):
        names = (place,)
    if subject is not None and subject.kind == "people" and not (official or deadline):
        return None
    items = items_of(s, infinitives, begin if inverted else hit.end, hit.start if inverted else until)
    if rule == "need" and not inverted and not passive:
        items = _with_object(s, hit, begin, items)
    watched = rule == "must" and subject is None
    if passive or watched or is_negated(s, hit) or (rule == "must" and not names):
        items = [_whole_clause(s, hit, begin, items[-1].end)]
    shared, items = divide_terms(s, begin, until, items)
    joint = co_executors(s, begin, until)
    kind: Kind = "order" if is_decided(s) else "obligation"
    task = Task(kind, rule, s.text[hit.start : hit.end], items, names, joint, shared)
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


_THAT_IT = re.compile(
    rf",\s+чтобы\s+(?P<what>[^,;:«»]{{3,160}}?(?:был[аои]?\s+(?:[{RUSSIAN}]+\s+){{0,3}}[{RUSSIAN}]+(?:н|т)[аоы]?|[{RUSSIAN}]+лись?)(?![{RUSSIAN}])[^;:«»]*)"
)


def _that_it(s: RussianSentence, hit: Hit, begin: int, *, told: bool) -> Task | None:
    """«Необходимо, чтобы работы были завершены до 1 мая»: what is to be done is the subject."""
    match = _THAT_IT.match(s.low, hit.end)
    if match is None or not (told or has_deadline(s)) or is_private(s, match.start("what"), match.end()):
        return None
    end = clause_end(s, match.start("what"), match.end())
    item = Item(match.start("what"), end, tidy(s, match.start("what"), end))
    shared, items = divide_terms(s, begin, end, [item])
    names = agents(s, match.start("what"), end)
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared)


_READY = re.compile(r"\s+готов[ыа]?\s")


def _is_obligation(s: RussianSentence, hit: Hit) -> bool:
    """Whether the trigger asks for something to be done at all."""
    return not (
        (is_negated(s, hit) and not is_prohibition(s, hit))
        or is_indirect_question(s, hit)
        or is_past(s, hit)
        or is_idiom(s, hit)
        or is_consequence(s, hit)
        or is_bare_necessity(s, hit)
    )


def _executors(
    s: RussianSentence, hit: Hit, begin: int, infinitives: list[int], subject: Name | None
) -> tuple[str, ...]:
    """The subject of «должны», else whom the trigger's case names."""
    if hit.trigger.rule != "must":
        return addressees(s, hit, begin, infinitives)
    return subjects_of(s, subject, begin) if subject is not None else ()


_HE = re.compile(r"\W*(?:он|она)\s")
# «важно», «пора» of anybody are an opinion.
_ONLY_OF_OFFICE = re.compile(r"важно|пора|целесообразно|есть\s")
_WE = re.compile(r"(?:^|[\s«\"–—-])(?:мы|нам|вы|вам)\s+(?:\w+\s+)?$")


def _has_object(s: RussianSentence, infinitive: int) -> bool:
    """«нам нужно отработать каждый шаг», rather than «нам нужно работать быстрее»."""
    for token in s.tokens[infinitive + 1 : infinitive + 1 + _OBJECT_WITHIN]:
        if not token.is_word:
            return False
        if any(reading.pos == "NOUN" for reading in words_of(token.text)[:1]):
            return True
    return False


_OBJECT_WITHIN = 6
"""Tokens after an infinitive in which its object begins."""
_THEY = re.compile(r"(?:^|[\s«–—-])они\s+$")
# «Эти вопросы, по мнению акима, необходимо обсудить»
_ASIDE = re.compile(
    r",\s+(?:по\s+(?:его\s+|её\s+|ее\s+)?(?:мнению|словам)|как\s+(?:отметил|сказал|подчеркнул)[аи]?)(?:\s[^,]{0,80})?,\s*$"
)
_LINKS = re.compile(
    rf"\s*(?:(?:кроме\s+того|в\s+этой\s+связи|в\s+связи\s+с\s+этим|также|поэтому|теперь|и|а|но|сейчас|сегодня|здесь|при\s+этом|для\s+этого|прежде\s+всего|в\s+первую\s+очередь|нам|вам|поэтому|что)(?![{RUSSIAN}])[\s,]*)*",
)


def _with_object(s: RussianSentence, hit: Hit, begin: int, items: list[Item]) -> list[Item]:
    """«Все мосты нужно достроить», «На особый контроль необходимо взять …»: what stands before the word of
    need
    belongs to the task.
    """
    aside = _ASIDE.search(s.low, begin, hit.start)
    clause = max(s.text.rfind(sign, begin, aside.start() if aside else hit.start) for sign in ",;:–—»«") + 1
    start = max(begin, clause)
    start += len(s.text[start : hit.start]) - len(s.text[start : hit.start].lstrip())
    if links := _LINKS.match(s.low, start, hit.start):
        start = links.end()
    lead = s.text[start : hit.start].strip()
    named = any(
        start <= s.start_of(name) < hit.start
        and ("dative" in name.cases or (name.kind == "office" and "nominative" in name.cases))
        for name in s.names
    )
    nouns = any(
        start <= token.start < hit.start
        and not s.in_term(token)
        and token.is_word
        and words_of(token.text)
        and (words_of(token.text)[0].pos in ("NOUN", "NPRO") or token.low in ("всё", "все", "это"))
        for token in s.tokens
    )
    if not lead or named or not nouns or len(items) != 1:
        return items
    item = items[0]
    text = f"{tidy(s, start, aside.start() if aside else hit.start)} {item.text}"
    return [Item(start, item.end, text, item.due)]


_TOLD_FIRST = re.compile(
    r"(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал|считает|уверен|убежд[её]н|потребовал|поручил|сообщил|пояснил)[аи]?"
    r"(?:,\s+что\s|\s*:)"
)


def _is_private_matter(
    s: RussianSentence, hit: Hit, begin: int, infinitives: list[int], *, passive: bool
) -> bool:
    """«водители должны …», «гражданам необходимо …»: of somebody who holds no office; «он отметил, что …»
    says only who speaks.
    """
    if told := _TOLD_FIRST.search(s.low, begin, hit.start):
        begin = told.end()
    if hit.trigger.rule == "must":
        return not passive and is_private(s, begin, hit.start)
    return is_private(s, begin, s.tokens[infinitives[0]].start)


def _whole_clause(s: RussianSentence, hit: Hit, begin: int, end: int) -> Item:
    """«(сказал, что) ремонт должен быть завершён»: in the passive the task is the clause with its subject."""
    start = s.tokens[s.token_at(begin)].start
    if told := re.search(rf"[{RUSSIAN}],\s+что\s+", s.low[start : hit.start]):
        start += told.end()
    return Item(start, end, tidy(s, start, end))


def _necessity(s: RussianSentence, hit: Hit) -> Task | None:
    """«обратил внимание акимов на необходимость снижения инфляции»."""
    match = _DEVERBAL.match(s.low, hit.end)
    if match is None:
        return None
    further = re.search(r"\s+(?:и|а\s+также)\s+(?:поруч|потреб|обяз|дал|рекоменд)", s.low[hit.end :])
    end = clause_end(s, hit.end, hit.end + further.start() if further else len(s.text))
    start = hit.end + len(s.text[hit.end : end]) - len(s.text[hit.end : end].lstrip())
    names: tuple[str, ...] = ()
    for name in s.names:
        if hit.start < s.start_of(name) < hit.end and "genitive" in name.cases:
            names = s.nominative(name, "genitive")
    text = _in_nominative(s, start, end)
    items = [Item(start, end, text)]
    shared, items = divide_terms(s, 0, end, items)
    return Task(
        "obligation",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        (),
        shared,
        features={"official"},
    )


def _in_nominative(s: RussianSentence, start: int, end: int) -> str:
    """«активного проведения субботников» → «активное проведение субботников»."""
    words_before: list[str] = []
    gender = ""
    at = s.token_at(start)
    noun = next(
        (
            i
            for i in range(at, min(at + 3, len(s.tokens)))
            if any("NOUN" in r.tag for r in parse(s.tokens[i].text)[:1])
        ),
        at,
    )
    for index in range(noun, at - 1, -1):
        token = s.tokens[index]
        form = None
        for reading in parse(token.text):
            if "gent" in reading.tag:
                form = reading.inflect({"nomn", gender}) if gender else reading.inflect({"nomn"})
                break
        if index == noun and form is not None:
            gender = "plur" if form.tag.number == "plur" else str(form.tag.gender or "")
        words_before.insert(0, form.word if form is not None else token.text)
    return " ".join(words_before) + s.text[s.tokens[noun].end : end]


def expected(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """«Отчёт об этом аким области ожидает до 1 мая»: what somebody in office waits for by a term is owed."""
    doer = subject_of(s, hit, begin)
    term = next((t for t in s.terms if t.strong and t.due is not None), None)
    mine = s.low[hit.start : hit.end] in ("жду", "ждём", "ждем", "ожидаю") and (
        context.speech or said_here(s)
    )
    if term is None or is_negated(s, hit) or not (mine or (doer is not None and doer.kind == "office")):
        return None
    start, end = s.tokens[s.token_at(begin)].start, clause_end(s, hit.start, len(s.text))
    item = Item(start, end, tidy(s, start, end))
    whom = s.text[s.start_of(doer) : s.tokens[doer.last].end] if doer is not None and not mine else ""
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], [item], (), (), term, whom)
