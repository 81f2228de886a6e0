"""Kazakh plans by a verb of doing in the present that means the future: «аяқтайды», «жөндейміз», with a date;
and «аяқталу мерзімі – …».
"""

from __future__ import annotations

import re
from functools import lru_cache

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.clause import content_start, is_when, tidy
from jetisu360.minutes.kk.dates import kazakh_term_alone
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.plan_predicates import is_law_or_event, names_works
from jetisu360.minutes.kk.predicates import holds_office, is_object
from jetisu360.minutes.kk.roles import co_executors, is_private, subject_of, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Context, Item, Task

_UNSURE = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:егер|мүмкін|шығар|болжам|бәлкім|әдетте|дәстүр|күн\s+тәртібі|ауа\s+райы|жаңбыр|аяз|қар\s+жау)"
)
_ABLE = re.compile(r"[аеәй]$")
# Whoever does it: «мектеп есігін ашады», «құрылыс іске асады».
_FROM_ITSELF = re.compile(
    r"(?:іске|жүзеге)\s+асады|бой\s+көтереді|есі(?:гін|к)\s+ашады|(?:жұмысын\s+бастайды|бастау\s+алады)|іске\s+кірісед"
)


def done_by(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """«Мердігер құрылысты тамызда аяқтайды»: a plan of somebody, with a date that is still to come."""
    word = s.low[hit.start : hit.end]
    term = _term(s, hit)
    person = _person(word)
    itself = _FROM_ITSELF.search(s.low[s.tokens[max(first, at - 1)].start : hit.end]) is not None
    if term is None and person == "p1pl" and context.speech and _has_object(s, first, at):
        return _promised_now(s, hit, first, at)
    if term is None and person == "p3" and _is_set_to(s, hit, first, at, context):
        return _promised_now(s, hit, first, at, told_of=True)
    if term is None or not (person or itself) or _UNSURE.search(s.low):
        return None
    if at > first and _ABLE.search(s.tokens[at - 1].low) and word.startswith(("ал", "бер")):
        # «жасай алады»: what somebody can do.
        return None
    if not _ends(s, hit) or is_private(s, first, at):
        return None
    doer = subject_of(s, first, at)
    if doer is not None and _HEAD_OF_STATE.search(s.phrase(doer)):
        # His meetings and journeys are news.
        return None
    if doer is None and is_law_or_event(s):
        return None
    if not _is_plan(s, person, doer, term, context, itself=itself):
        return None
    start = min(content_start(s, first, at), max(first, at - 1))
    begin = s.tokens[start].start
    item = Item(begin, hit.end, tidy(s.without_terms(s.text[begin : hit.end], begin)))
    names = subjects_of(s, doer) if doer is not None and person == "p3" and not itself else ()
    joint = co_executors(s, first, at)
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, joint, term)


_HEAD_OF_STATE = re.compile(r"мемлекет\s+басшысы|(?<!вице-)президент", re.IGNORECASE)
_HELP = ("көмек", "қолдау", "жағдай")


def _has_object(s: KazakhSentence, first: int, at: int) -> bool:
    return at > first and (is_object(s.tokens[at - 1].text) or s.tokens[at - 1].low in _HELP)


# Done once: «министрлік талапты күшейтеді»; what an office does every day is none.
_ONCE = re.compile(
    r"(?:күшейт|орнат|жібер|сал(?!ады\s)|аш|жөнде|аяқта|енгіз|жаңарт|жеткіз|жасақта|тарт|өткіз|тағайында|бөл|ауыстыр|қатыс|шығар)[аеий]"
)


def _is_set_to(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> bool:
    """«Әкімдік ауылға трансформатор орнатады», in a text that tells of an office: what it is about to do."""
    doer = subject_of(s, first, at)
    return (
        (context.told or context.reported or context.speech)
        and doer is not None
        and doer.kind in ("body", "office")
        and not _HEAD_OF_STATE.search(s.phrase(doer))
        and _ONCE.match(s.low, hit.start) is not None
        and not is_private(s, first, at)
        and not any(t.due is not None or t.kind == "recurring" for t in s.terms)
        and not _EVERY_DAY.search(s.low)
    )


_EVERY_DAY = re.compile(r"сайын|жүйелі|үнемі|тұрақты|күнделікті|дәстүр|жылдағы|аталады")


def _promised_now(s: KazakhSentence, hit: Hit, first: int, at: int, *, told_of: bool = False) -> Task | None:
    """«Бұл мәселені шешеміз», said by somebody in office: what those who speak will do, without a day."""
    if _UNSURE.search(s.low) or not _ends(s, hit) or any(term.kind == "recurring" for term in s.terms):
        return None
    begin = s.tokens[min(content_start(s, first, at), at - 1)].start
    item = Item(begin, hit.end, tidy(s.text[begin : hit.end]))
    doer = subject_of(s, first, at) if told_of else None
    names = subjects_of(s, doer) if doer is not None else ()
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, weak=True)


def _term(s: KazakhSentence, hit: Hit) -> Due | None:
    dated = [
        t for t in s.terms if t.due is not None and t.due >= s.base and t.start < hit.start and is_when(s, t)
    ]
    if not s.terms and (today := _TODAY.search(s.low, 0, hit.start)):
        return Due(today.start(), today.end(), "day", s.base, False)
    return next((t for t in reversed(dated) if t.strong), dated[-1] if dated else None)


# «бүгін … жиын өткізеді»: with a verb in the present, still to come.
_TODAY = re.compile(rf"(?<![{KAZAKH_NO_YO}])бүгін(?![{KAZAKH_NO_YO}])")


@lru_cache(maxsize=1 << 12)
def _person(word: str) -> str:
    """«p3» of «аяқтайды», «p1pl» of «жөндейміз»; nothing of a verb that tells how things are."""
    for reading in readings(word)[:2]:
        tags = set(reading.tags)
        if reading.kind != "verb" or not reading.known or "present" not in tags or "negative" in tags:
            continue
        if reading.stem in words("kk", "states.txt") or "passive" in tags or "reciprocal" in tags:
            return ""
        return "p3" if "p3" in tags else "p1pl" if "p1pl" in tags else ""
    return ""


def _ends(s: KazakhSentence, hit: Hit) -> bool:
    at = s.token_at(hit.end)
    return s.ends_here(hit.end) or s.tokens[at].low in ("деді", "дейді", "және", "әрі")


def _is_plan(
    s: KazakhSentence, person: str, doer: Name | None, term: Due, context: Context, *, itself: bool
) -> bool:
    if person == "p1pl":
        return context.speech or context.official
    if itself:
        return names_works(s)
    if doer is not None:
        return doer.kind != "person" or holds_office(s, doer)
    return term.strong and (context.reported or context.speech) and names_works(s)


def delivered(s: KazakhSentence, hit: Hit, first: int) -> Task | None:
    """«Құрылыстың аяқталу мерзімі – 2026 жылғы қазан»: a day after the dash."""
    term = kazakh_term_alone(s.text[hit.end :], s.base)
    if (
        term is None
        or term.due is None
        or term.due < s.base
        or s.text[hit.end :][: term.start].strip(" –—:-")
    ):
        return None
    begin = s.tokens[first].start
    item = Item(begin, hit.end, tidy(s.text[begin : hit.end]))
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], shared=term.moved(hit.end))
