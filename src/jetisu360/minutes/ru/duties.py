"""Russian obligations by a noun: «задача акимов – обеспечить …», «задачами управления являются …», «куратором
должно стать министерство».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.predicates import has_authority, is_negated
from jetisu360.minutes.ru.roles import joined_after
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

_DUTY = re.compile(rf"(?<![{RUSSIAN}])(?:задач(?:а|ей|ами|и)|обязанност(?:ь|ью|ями|и))\s+$")
_LINK = re.compile(r"\s*(?:[–—-]\s*(?:это\s+)?|явля(?:ется|ются)\s+|состоит\s+в\s+том,\s+чтобы\s+)")
_WORK = re.compile(
    r"(?:ние|ция|тие|вка|тка|пка|жка|рка|монт|боты|бота|воз|бор|троль|ктика|орьба|щита|дача|ство|пуск|ввод|вод)$"
)
_BECOMES = re.compile(rf"\s+(?:стать|быть|выступ(?:ить|ать)|являться)\s+(?=[{RUSSIAN}])")


def of_somebody(s: RussianSentence, context: Context) -> Task | None:
    """«Задача акимов – обеспечить тепло», «задачами членов штаба являются ремонт и …»: whose task it is."""
    for name in s.names:
        start = s.start_of(name)
        if "genitive" not in name.cases or _DUTY.search(s.low[:start]) is None:
            continue
        joined = joined_after(s, name, "genitive")
        link = _LINK.match(s.low, s.tokens[joined[-1].last].end)
        of_office = name.kind in ("office", "body") or s.tokens[name.head].low.startswith("член")
        if link is None or not (of_office or has_authority(s, context)):
            return None
        at = s.token_at(link.end())
        if at >= len(s.tokens) or not _is_work(s, at):
            return None
        begin = s.tokens[at].start
        end = clause_end(s, begin, len(s.text))
        items = [Item(begin, end, tidy(s, begin, end))]
        shared, items = divide_terms(s, 0, end, items)
        return Task(
            "obligation",
            "duty-of",
            link.group().strip(" ,"),
            items,
            tuple(person for one in joined for person in s.nominative(one, "genitive")),
            (),
            shared,
        )
    return _of_nobody(s, context)


# «Первостепенная задача – …», «важной задачей является …», «наша задача – …»
_MAIN_DUTY = re.compile(
    r"(?:наш|ваш|главн|основн|важн|важнейш|первостепенн|первоочередн|приоритетн|ключев|ближайш)\w*\s+(?:\w+\s+){0,2}?задач(?:а|ей|ами|и)"
    r"(?:\s*[–—-]\s*(?:это\s+)?|(?:,[^,]{3,40},)?\s+(?:явля(?:ется|ются)|оста[её]тся|остаются|становится|стоит)\s+|\s+(?=дойти|довести|обеспечить|сделать|завершить))"
)


def _of_nobody(s: RussianSentence, context: Context) -> Task | None:
    """«Важной задачей является подготовка школ», said by somebody in office."""
    match = _MAIN_DUTY.search(s.low)
    if match is None or not has_authority(s, context):
        return None
    at = s.token_at(match.end())
    if at >= len(s.tokens) or not _is_work(s, at):
        return None
    end = clause_end(s, match.end(), len(s.text))
    items = [Item(match.end(), end, tidy(s, match.end(), end))]
    shared, items = divide_terms(s, 0, end, items)
    return Task("obligation", "duty-of", match.group().strip(" –—-"), items, (), (), shared)


def _is_work(s: RussianSentence, at: int) -> bool:
    """«обеспечить», «не допустить», «своевременный ремонт», «выяснение причин»."""
    for token in s.tokens[at : at + 4]:
        if not token.is_word:
            return False
        best = words_of(token.text)[0]
        if best.pos == "INFN":
            return True
        if best.pos == "NOUN":
            return best.case in ("nominative", "accusative") and _WORK.search(token.low) is not None
        if best.pos not in ("ADVB", "PRCL", "ADJF", "PRTF"):
            return False
    return False


def _after_that(s: RussianSentence, begin: int, until: int) -> int:
    found = s.low.rfind(", что ", begin, until)
    return found + len(", что ") if found >= 0 else begin


def becomes(s: RussianSentence, hit: Hit, begin: int) -> Task | None:
    """«Куратором проекта должно стать министерство»: who is to be it."""
    verb = _BECOMES.match(s.low, hit.end)
    if verb is None or is_negated(s, hit):
        return None
    opens = max(
        begin,
        *(s.text.rfind(sign, begin, hit.start) + 1 for sign in ':«"“'),
        _after_that(s, begin, hit.start),
    )
    lead = next((t for t in s.tokens if t.start >= opens and t.is_word), None)
    role = lead is not None and any(
        r.pos == "NOUN" and r.case == "instrumental" and r.animate for r in words_of(lead.text)
    )
    name = next((n for n in s.names if s.start_of(n) == verb.end() and "nominative" in n.cases), None)
    if lead is None or not role or name is None or name.kind not in ("office", "body", "abbreviation"):
        return None
    end = s.tokens[name.last].end
    items = [Item(lead.start, end, tidy(s, lead.start, end))]
    shared, items = divide_terms(s, begin, len(s.text), items)
    return Task(
        "obligation", "must", s.text[hit.start : hit.end], items, s.nominative(name, "nominative"), (), shared
    )
