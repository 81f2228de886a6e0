"""Works that somebody in office announces without a date: «ауылға су тартылады», «көпір салынбақ»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.plan_predicates import (
    comes_of_itself,
    is_law_or_event,
    is_object_clause,
    is_passive,
    is_passive_intention,
    is_past_plan,
    names_works,
)
from jetisu360.minutes.kk.predicates import in_office
from jetisu360.minutes.kk.roles import subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context

# What is built or mended once; «жүргізіледі», «беріледі» may tell what is done every day.
_ONCE = re.compile(
    r"(?:салын|жөндел|орнатыл|тартыл|ашыл|іске\s+қосыл|арттырыл|қолға\s+алын|табыстал|тапсырыл|төсел|аяқтал|бастал|жаңартыл|жаңғыртыл|ауыстырыл|газдандырыл|жарықтандырыл|абаттандырыл|(?:пайдалануға|қолданысқа)\s+беріл|бой\s+көтер|жүзеге\s+ас|іске\s+ас)"
)


def is_announced(s: KazakhSentence, hit: Hit, context: Context) -> bool:
    """«Ауылға су тартылады», «көпір салынбақ» without a date, in the words of somebody in office: works that
    are announced.
    """
    told = context.speech or context.reported or context.told or context.official
    if any(term.due is not None for term in s.terms):
        # A day that the sentence gives belongs to another of its verbs.
        return False
    if comes_of_itself(s, hit):
        return False
    word = s.low[hit.start : hit.end]
    if hit.trigger.rule == "will-be" and is_passive(word):
        return told and s.ends_here(hit.end) and not is_law_or_event(s)
    if hit.trigger.rule == "will-be":
        # «қызмет қоқысты жинайтын болады», «мұны қарайтын боламыз»
        if word.endswith(("мыз", "мын", "дық")):
            return context.speech or context.official
        doer = subject_of(s, 0, s.token_at(hit.start))
        return told and doer is not None and doer.kind in ("body", "office") and _closes(s, hit)
    if hit.trigger.rule == "planned":
        at = s.token_at(hit.start)
        before = s.verbal_nouns.get(at - 1)
        meant = before is not None and (before.form == "bare" or s.tokens[at - 1].low.endswith(("уы", "уі")))
        meant = meant or _PLANNED_THAT.search(s.low, 0, hit.start) is not None
        if not meant or s.low.startswith(("күтіл", "болжан"), hit.start) or not s.ends_here(hit.end):
            return False
        if word.endswith(("нған", "лген", "нды", "лді")) and not s.low[: hit.start].endswith("деп "):
            # «салу жоспарланған»: it may have been planned long ago.
            told = context.speech or (context.reported and names_works(s))
            return told and not is_past_plan(s, hit)
        return (told or (names_works(s) and not is_law_or_event(s))) and not is_past_plan(s, hit)
    if (
        hit.trigger.rule == "will"
        and (is_passive_intention(word) or is_passive(word))
        and told
        and s.ends_here(hit.end)
    ):
        return not is_law_or_event(s) and not _SPENT.search(word)
    if is_object_clause(s, hit):
        return _is_told(s, hit, told=told)
    near = max(0, hit.start - _IDIOM_WITHIN)
    done = _ONCE.search(s.low, near, hit.end)
    if context.speech and _is_deed(s, hit):
        return True
    if told and _DEEDS.match(s.low, hit.start) is not None and not is_law_or_event(s):
        return _closes(s, hit) and not _HABIT.search(s.low)
    if told and hit.trigger.rule == "will-be-done" and _GROUPS.search(s.low, 0, hit.end) is not None:
        return _closes(s, hit) and not _HABIT.search(s.low)
    if done is None or done.end() < hit.start:
        return False
    works = names_works(s) or _WORKS.match(s.low, hit.start) is not None
    works = works if told else _WORKS.match(s.low, hit.start) is not None
    return works and not is_law_or_event(s) and _closes(s, hit) and not _HABIT.search(s.low)


# «… сатып алады деп жоспарланған»
_PLANNED_THAT = re.compile(r"[аейы][дт][іы]\s+деп\s+$")


def _is_deed(s: KazakhSentence, hit: Hit) -> bool:
    """«жүйе қалпына келтіріледі», said by somebody in office: whatever is done by somebody."""
    word = s.low[hit.start : hit.end]
    passive = hit.trigger.rule == "will-be-done" and not word.startswith(("өт", "жалғас", "бөлін"))
    passive = passive and (not word.startswith("беріл") or s.low[: hit.start].endswith("жауап "))
    return (
        passive
        and is_passive(word.split()[-1])
        and not is_law_or_event(s)
        and _closes(s, hit)
        and not _HABIT.search(s.low)
    )


_SPENT = re.compile(r"^(?:жұмсал|бөлін)")

# What these verbs tell of are works, whatever is named.
_WORKS = re.compile(
    r"(?:салын|жөндел|орнатыл|тартыл|төсел|жаңартыл|жаңғыртыл|ауыстырыл|газдандырыл|жарықтандырыл|абаттандырыл)"
)

# Done once, to whatever it is.
_DEEDS = re.compile(
    r"(?:қатаңдатыл|күшейтіл|әзірлен|жариялан|(?<=бақылауға\s)алын|тексеріл|табыстал|тапсырыл|ашыл|талқылан)"
)
# «топ құрылады»
_GROUPS = re.compile(r"(?:топ|тобы|комиссия|комиссиясы|штаб|штабы|бригада|жасақ|топтар|топтары)\s+құрылады$")

# «жыл сайын салынады», «әдетте төселеді»: what is done again and again, and no plan.
_HABIT = re.compile(
    r"толығырақ|сайын|әр\s+(?:жыл|ай|апта|күн)|күнделікті|үнемі|тұрақты\s+түрде|әдетте|дәстүр|күтіл|егер|мүмкін|қашан|(?:арқылы|жолмен|тәртіппен|тәртібімен)\s+(?:жүзеге|қаржыл)|ретінде|жағдайда|кезінде|тыйым|(?:аясында|негізінде|шеңберінде)\s+(?:іске|жүзеге)\s+ас"
)


def _closes(s: KazakhSentence, hit: Hit) -> bool:
    """At the end, or before «деді», «деп хабарлайды»."""
    return (
        s.ends_here(hit.end)
        or re.match(r"\s*[,»\"”]*\s*[-–—]?\s*де(?:ді|п\s+(?!күт))", s.low[hit.end :]) is not None
    )


_TOLD = re.compile(
    r"(?:айт|жеткіз|мәлімде|хабарла|баянда|атап\s+өт|мәлім\s+ет)[аеы]?[пйт]?\s*(?:өт|кет)?[тд][іы](?!\w)"
)


def _is_told(s: KazakhSentence, hit: Hit, *, told: bool) -> bool:
    """«су тартылатынын айтты», said by somebody in office."""
    return (
        (names_works(s) or _WORKS.match(s.low, hit.start) is not None)
        and not is_law_or_event(s)
        and not s.low.startswith("жалғас", hit.start)
        and not _HABIT.search(s.low)
        and _TOLD.search(s.low, hit.end, hit.end + _SAID_WITHIN) is not None
        and (told or in_office(s, 0, len(s.tokens)))
    )


_SAID_WITHIN = 60
"""Characters after the verb: «қуанышпен жеткізді»."""
_IDIOM_WITHIN = 14
"""Characters before a verb: «пайдалануға », «іске »."""
