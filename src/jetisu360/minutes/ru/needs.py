"""Russian obligations and plans: «должны завершить», «необходимо обеспечить», «планируется открыть»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Around, Item, Task
from jetisu360.minutes.ru.names import Name
from jetisu360.minutes.ru.sentence import (
    NEGATED,
    RussianSentence,
    after_preposition,
    clause_end,
    divide_terms,
    items_of,
    own_infinitives,
    tidy,
)
from jetisu360.minutes.ru.words import cases, parse, words_of

_WAS = re.compile(r"\s+(?:был|была|было|были)\b")


_IDIOM = re.compile(
    r"\s*(?:отметить|подчеркнуть|сказать|заметить|признать|напомнить|добавить|учитывать|понимать|помнить|знать|иметь\s+в\s+виду|учесть|констатировать"
    r"|благодарить|гордиться|верить|указать,|обратить\s+внимание,\s+что|упомянуть|выделить,)"
)


EXHORT = frozenset(
    [
        "понимать",
        "помнить",
        "знать",
        "верить",
        "гордиться",
        "уважать",
        "беречь",
        "любить",
        "ценить",
        "осознавать",
        "осознать",
        "стремиться",
        "думать",
        "быть",
        "стать",
        "чувствовать",
        "жить",
    ]
)


_SPEAKS = re.compile(
    r"(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал|резюмировал|обратил\s+внимание|акцентировал|считает|уверен|пояснил|поручил|заключил)\w*"
)


_DEVERBAL = re.compile(
    r"\s+(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s+)?[а-яё]+(?:ния|ции|тия|вки|тки|рки|боты|ства|жи|ки)(?![а-яё])"
)


def needed(s: RussianSentence, hit: Hit, begin: int, until: int, around: Around) -> Task | None:
    rule = hit.trigger.rule
    if NEGATED.search(s.low[: hit.start]) or _WAS.match(s.low, hit.end) or _IDIOM.match(s.low, hit.end):
        return None
    if s.low[hit.start : hit.end] == "следует" and re.search(r"(?:как|что|из\s+\w+)\s+$", s.low[: hit.start]):
        return None
    if s.low[hit.start : hit.end] == "необходимость" and not re.search(
        r"(?:отмет|подчеркн|указ|обрат|акцент|заяв|напомн|внимание\s+на)\w*\s+(?:\w+\s+){0,4}$",
        s.low[: hit.start],
    ):
        return None
    infinitives = own_infinitives(s, hit.end, until)
    if not infinitives:
        return _need_of(s, hit) if rule == "need-said" else None
    lemma = s.tokens[infinitives[0]].low
    names: tuple[str, ...] = ()
    subject: Name | None = None
    if rule == "must":
        subject = subject_before(s, hit, begin)
        if subject is not None:
            names = joined_subjects(s, subject, begin)
        elif lemma != "быть" and is_private(s, begin, hit.start):
            return None
    else:
        names = asked(s, hit, begin, infinitives)
        if not names and is_private(s, begin, s.tokens[infinitives[0]].start):
            return None
    passive = lemma == "быть"
    if lemma in EXHORT and not (passive and _participle(s, infinitives[0])):
        return None
    if passive and rule == "must":
        names = ()
    deadline = any(term.strong and term.due is not None for term in s.terms)
    official = (
        around.official or around.ordering or around.listed or around.letter or spoken_officially(s, hit)
    )
    if not (names or official or deadline):
        return None
    if subject is not None and subject.kind == "people" and not (official or deadline):
        return None
    items = items_of(s, infinitives, hit.end, until)
    if passive:
        start = s.tokens[s.token_at(begin)].start
        if told := re.search(r"[а-яё],\s+что\s+", s.low[start : hit.start]):
            start += told.end()
        items = [Item(start, items[-1].end, tidy(s, start, items[-1].end))]
    shared, items = divide_terms(s, begin, until, items)
    task = Task("obligation", rule, s.text[hit.start : hit.end], items, names, s.joint(begin, until), shared)
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _need_of(s: RussianSentence, hit: Hit) -> Task | None:
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
            names = s.named(name, "genitive")
    first = s.tokens[s.token_at(start)]
    named = next((one.inflect({"nomn"}) for one in parse(first.text) if "gent" in one.tag), None)
    text = (named.word if named else first.text) + s.text[first.end : end]
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


_WORKS = re.compile(
    r"(?<![а-яё])(?:строительств|ремонт|работ|школ|больниц|дорог|мост|сет[иья]|объект|котельн|станци|канал|парк|завод|цех|проект|улиц|здани|дом(?![а-яё]*ашн)|стадион"
    r"|площадк|водопровод|газопровод|фельдшерск|амбулатор|детск\w+\s+сад)"
)


def planned(s: RussianSentence, hit: Hit, begin: int, around: Around) -> Task | None:
    if NEGATED.search(s.low[: hit.start]) or _WAS.match(s.low, hit.end):
        return None
    if re.match(r"(?:ожида|предполага)", s.low[hit.start :]) and re.match(r",\s+что\s", s.low[hit.end :]):
        # «ожидается, что число превысит миллион» is a forecast.
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None or (
        hit.trigger.rule == "will"
        and not ((term.strong or around.reported) and _participle(s, s.token_at(hit.start)))
    ):
        return None
    if hit.trigger.rule == "will-be-done" and not (term.strong and (around.reported or _WORKS.search(s.low))):
        return None
    doer = subject_before(s, hit, begin)
    active = s.low[hit.start : hit.end] in ("планирует", "планируют", "намерен", "намерены", "намерена")
    if active and doer is None and not around.reported:
        return None
    end = clause_end(s, hit.start, len(s.text))
    start = s.tokens[s.token_at(begin)].start
    infinitives = own_infinitives(s, hit.end, len(s.text))
    names = s.named(doer, "nominative") if doer is not None and infinitives and active else ()
    return Task(
        "plan",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [Item(start, end, tidy(s, start, end))],
        names,
        s.joint(begin, end),
        term,
    )


def asked(s: RussianSentence, hit: Hit, begin: int, infinitives: list[int]) -> tuple[str, ...]:
    """Whom: a name in the trigger's case between it and the infinitive, or before it («управлению …
    поручено»).
    """
    who = hit.trigger.who
    first = s.tokens[infinitives[0]].start if infinitives else len(s.text)
    found: list[str] = []
    after = [n for n in s.names if hit.end <= s.start_of(n) < first]
    before = [n for n in s.names if begin <= s.start_of(n) < hit.start]
    # «поставил перед акимами задачу»
    within = [n for n in s.names if hit.start < s.start_of(n) < hit.end]
    for group in (after, before, within):
        for name in group:
            if s.in_joint(name) or after_preposition(s, name):
                if who == "genitive" and re.search(r"от\s+$", s.low[: s.start_of(name)]):
                    found += s.named(name, "genitive")
                elif re.search(r"перед\s+$", s.low[: s.start_of(name)]) and "instrumental" in name.cases:
                    # «Перед акимами поставлена задача обеспечить …»
                    found += s.named(name, "instrumental")
                continue
            if who == "genitive":
                continue
            if who in name.cases and (who != "accusative" or group is after):
                case = who
                found += s.named(name, case)
            elif (
                who == "accusative"
                and "genitive" in name.cases
                and group is after
                and cases(s.tokens[name.head].text) & {"accusative"}
            ):
                found += s.named(name, "accusative")
            elif name.kind == "abbreviation" and who == "dative" and group is after:
                found += s.named(name, "nominative")
        if found:
            break
    return tuple(dict.fromkeys(found))


def subject_before(s: RussianSentence, hit: Hit, begin: int) -> Name | None:
    found = None
    for name in s.names:
        if (
            begin <= s.start_of(name) < hit.start
            and "nominative" in name.cases
            and not after_preposition(s, name)
        ):
            found = name
    if found is None:
        # «Должны акимы районов завершить»: the subject may follow.
        for name in s.names:
            if hit.end <= s.start_of(name) < hit.end + 12 and "nominative" in name.cases:
                return name
    return found


def joined_subjects(s: RussianSentence, subject: Name, begin: int) -> tuple[str, ...]:
    """«министерство и акиматы должны»: all whom a comma or «и» joins to the last, in order."""
    found = [subject]
    for name in reversed([n for n in s.names if begin <= s.start_of(n) and n.last < subject.first]):
        between = [token.low for token in s.tokens[name.last + 1 : found[0].first]]
        if between not in (["и"], [","], [",", "а", "также"]) or "nominative" not in name.cases:
            break
        found.insert(0, name)
    return tuple(dict.fromkeys(one for name in found for one in s.named(name, "nominative")))


def is_private(s: RussianSentence, begin: int, end: int) -> bool:
    for token in s.tokens:
        if (
            begin <= token.start < end
            and token.is_word
            and any(
                one.lemma in words("ru", "private.txt") and one.case in ("nominative", "dative")
                for one in words_of(token.text)[:2]
            )
        ):
            return True
    return False


def spoken_officially(s: RussianSentence, hit: Hit) -> bool:
    match = _SPEAKS.search(s.low)
    return match is not None and (bool(s.names) or s.low.startswith(("он ", "она ")))


def _participle(s: RussianSentence, at: int) -> bool:
    return any(
        any(one.pos == "PRTS" or (one.pos == "INFN") for one in words_of(token.text)[:1])
        and token.low != "быть"
        for token in s.tokens[at + 1 : at + 6]
        if token.is_word
    )
