"""Kazakh plans: «енгізілмек», «аяқталады», and works to come that somebody in office tells of without a date:
«жуырда басталатын жөндеу жұмыстары», «құрылысы басталады деп күтілуде».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.announced import is_announced
from jetisu360.minutes.kk.clause import content_start, divide_terms, tidy
from jetisu360.minutes.kk.complements import noun_before, task_of
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.plan_predicates import (
    is_coming_true,
    is_intention,
    is_object_clause,
    is_passive,
    is_passive_intention,
    is_past_plan,
    names_campaign,
    names_works,
)
from jetisu360.minutes.kk.predicates import is_of_meeting
from jetisu360.minutes.kk.roles import co_executors, subject_of, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Item, Task

_WORKS = r"(?:құрылыс|жөндеу|жұмыс|қайта\s+жаңғырту|реконструкция|абаттандыру|газдандыру)"


_BEGINS = r"(?:бастал|аяқтал|салын|жүргізіл|жөндел|ашыл|қосыл|тапсырыл|беріл|тартыл|жаңғыртыл)"


_COMING = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?P<when>жуырда|таяуда|жақында|алдағы\s+уақытта)\s+(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"{_BEGINS}(?:атын|етін)\s+(?:[{KAZAKH_NO_YO}-]+\s+){{0,3}}?{_WORKS}[{KAZAKH_NO_YO}]*(?:\s+{_WORKS}[{KAZAKH_NO_YO}]*)*"
    rf"(?:\s+(?:мен|пен|бен|және)\s+{_WORKS}[{KAZAKH_NO_YO}]*)?"
)


_SAYS = re.compile(r"(?:атап\s+өтті|айтты|мәлімдеді|атап\s+көрсетті|жеткізді|хабарлады|деді)")


_EXPECTED = re.compile(
    rf"(?P<works>{_WORKS}[{KAZAKH_NO_YO}]*)\s+(?:да\s+|де\s+)?(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"(?P<verb>{_BEGINS}(?:ады|еді))\s+деп\s+(?:күтіл(?:уде|іп\s+отыр)|жоспарлан(?:уда|ып\s+отыр)|көздел(?:уде|іп\s+отыр))"
)


_SHORTEST_PLAN = 2
"""Tokens; a plan that would be its verb alone begins where the sentence does."""


def planned(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """A plan with a date, whose verb begins at token `at`."""
    rule, word = hit.trigger.rule, s.low[hit.start : hit.end]
    if rule == "will" and not (is_intention(word) or is_passive_intention(word)):
        return None
    passive = (
        is_passive(word)
        or (rule == "will" and is_passive_intention(word))
        or (
            rule == "will"
            and at > first
            and s.tokens[at - 1].low.endswith("п")
            and is_passive(s.tokens[at - 1].low)
        )
    )
    itself = at > first and _RISES.search(s.low[s.tokens[at - 1].start : hit.end]) is not None
    held = word.startswith("өт") and names_campaign(s)
    nobody = not (passive or itself or held or word.endswith(("амыз", "амын", "дық")))
    if rule in ("will", "will-be") and nobody and subject_of(s, first, at) is None:
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None and t.start < hit.end), None)
    if term is not None and _TOLD_BETWEEN.search(s.low, term.end, max(term.end, hit.start)):
        # «биыл құжат әзірленгенін айтып, … шешілетінін жеткізді»: the term is that of what was told before.
        term = None
    if term is None and rule == "will-be" and word.endswith("болады") and (task := _again(s, hit, first, at)):
        return task
    if (
        term is None
        and rule == "will-be"
        and word.endswith("болды")
        and (context.reported or is_of_meeting(s, hit))
    ):
        # «жиын нәтижесінде … жүргізілетін болды»: decided there, though without a date.
        if not (is_passive(word) and names_works(s)) and not is_announced(s, hit, context):
            return None
    elif term is None:
        if not is_announced(s, hit, context):
            return None
    elif (rule == "will-be" and not term.strong and not (passive or context.speech or context.reported)) or (
        rule == "will-be-done" and not is_coming_true(s, hit, term, context)
    ):
        return None
    if rule == "planned" and word.startswith("күтіл") and s.low[: hit.start].rstrip().endswith("деп"):
        # «… аяқталады деп күтілуде»: what is hoped for.
        return None
    said = s.low[s.tokens[first].start : hit.start].strip(" ,")
    if rule == "planned" and (is_past_plan(s, hit) or said == "деп"):
        # «… беріледі деп жоспарланған»: the plan was told before.
        return None
    doer = None if is_object_clause(s, hit) else subject_of(s, first, at)
    start = content_start(s, first, at)
    end = at
    while end < len(s.tokens) and s.tokens[end].start < hit.end:
        end += 1
    if end - start < _SHORTEST_PLAN and start > first:
        start = first
    a, b = s.tokens[start].start, s.tokens[end - 1].end
    items = [Item(a, b, tidy(s.without_terms(s.text[a:b], a)))]
    joint = co_executors(s, first, at)
    undated = term is None
    if rule == "will-be-done" and (parts := _two_terms(s, a, b)):
        items, term = parts, None
    task = Task("plan", rule, s.text[hit.start : hit.end], items, (), joint, term, weak=undated)
    if (
        doer is not None
        and not is_passive_intention(word)
        and not (rule in ("will-be", "will-be-done") and (is_passive(word) or word.startswith("жалғас")))
    ):
        task.names = in_nominative(s.phrase(doer))
    return task


# «клуб бой көтермек», «жоба жүзеге аспақ»: nobody is its doer.
_RISES = re.compile(r"бой\s+көтер|шешімін\s+таппақ|(?:^|\s)бітпек|(?:жүзеге|іске)\s+ас")
_TOLD_BETWEEN = re.compile(r"(?:айт|өт|жеткіз|баянда|мәлімде|хабарла|тоқтал)[аы]?[ыі]?п\s*,")
_REPORTS = re.compile(
    r"(?:баянда|есеп\s+бер|хабарла|тексер|арала|өткіз|жарияла|қадағала|бақыла|кездес|ұсын|шығар)"
)


def _again(s: KazakhSentence, hit: Hit, first: int, at: int) -> Task | None:
    """«аудан әкімі апта сайын баяндайтын болады»: what somebody in office will do again and again."""
    term = next((t for t in s.terms if t.kind == "recurring" and t.start < hit.end), None)
    doer = subject_of(s, first, at)
    begin = s.tokens[at - 1].start if at > first else hit.start
    if term is None or doer is None or doer.kind == "people" or not _REPORTS.search(s.low, begin, hit.end):
        return None
    start = content_start(s, first, at)
    a = s.tokens[min(start, at)].start
    item = Item(a, hit.end, tidy(s.without_terms(s.text[a : hit.end], a)))
    names = in_nominative(s.phrase(doer))
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, (), term)


def _two_terms(s: KazakhSentence, begin: int, end: int) -> list[Item]:
    """«екеуі биыл, қалғаны келесі жылы аяқталады»: a comma parts two that end at different times."""
    dated = [term for term in s.terms if term.due is not None and begin <= term.start < end]
    if len(dated) != 2 or dated[0].due == dated[1].due:
        return []
    comma = s.text.find(",", dated[0].end, dated[1].start)
    if comma < 0 or s.text[dated[0].end : comma].strip():
        return []
    rest = comma + 1 + len(s.text[comma + 1 : end]) - len(s.text[comma + 1 : end].lstrip())
    verb = s.text[begin:end].split()[-1]
    return [
        Item(begin, comma, tidy(f"{s.text[begin : dated[0].start]} {verb}"), dated[0]),
        Item(rest, end, tidy(s.text[rest : dated[1].start] + s.text[dated[1].end : end]), dated[1]),
    ]


def promised(s: KazakhSentence, hit: Hit, first: int, at: int) -> Task | None:
    """«мердігер … 1 қыркүйекке дейін аяқтауға уәде берді»: a promise with a date."""
    complement = noun_before(s, first, at)
    noun = s.verbal_nouns.get(complement)
    if noun is None or noun.form != "dative" or not any(term.due for term in s.terms):
        return None
    doer = subject_of(s, first, complement)
    names = subjects_of(s, doer) if doer is not None else ()
    task = task_of(s, hit, first, complement, names)
    task.subject = ""
    return task


def works_to_come(s: KazakhSentence, context: Context) -> Task | None:
    """A plan of works without a date, where somebody in office reports; else None."""
    if not context.reported:
        return None
    if (match := _EXPECTED.search(s.low)) is not None:
        first, last = content_start(s, 0, s.token_at(match.start("verb"))), match.end("verb")
        trigger = s.text[match.end("verb") : match.end()].strip()
    elif (match := _COMING.search(s.low)) is not None and _SAYS.search(s.low, match.end()):
        # «… бағдарламасы негізінде облыстың … 4 жолдың жуырда басталатын … жұмыстары»
        first, last = content_start(s, 0, s.token_at(match.start())), match.end()
        trigger = s.text[match.start("when") : match.end("when")]
    else:
        return None
    start = s.tokens[first].start
    if start >= last:
        return None
    items = [Item(start, last, tidy(s.text[start:last]))]
    shared, items = divide_terms(s, 0, s.token_at(last), items)
    return Task("plan", "works-to-come", trigger, items, shared=shared, weak=True)
