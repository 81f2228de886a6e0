"""Which Kazakh sentences are assignments: each trigger asks for the complement that makes it one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from jetisu360.minutes.common.letters import KAZAKH, RUSSIAN_NO_YO
from jetisu360.minutes.common.triggers import Hit, hits_in
from jetisu360.minutes.kk import dates
from jetisu360.minutes.kk.active_plans import delivered, done_by
from jetisu360.minutes.kk.calls import called, wished
from jetisu360.minutes.kk.complements import PARTICIPLE
from jetisu360.minutes.kk.direct import bare_list, given_among, task_is
from jetisu360.minutes.kk.needs import banned, better, forbidden, given_time, needed
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.noun_orders import attention, given
from jetisu360.minutes.kk.orders import ordered
from jetisu360.minutes.kk.plans import planned, promised, works_to_come
from jetisu360.minutes.kk.predicates import is_quoted_by_office
from jetisu360.minutes.kk.roles import is_argument
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import QUESTION_WITHIN, Context, Item, Task

CUE = re.compile(
    r"тапсыр|қадап|нұсқау|міндет|жүкте|тала[пб]|бұйыр|ескерт|шегелеп|нұсқады|ұсыныл|керек|қажет|тиіс|шарт|маңызды|назар|көңіл\s+бөл|жуырда|таяуда|жақында|алдағы\s+уақытта|мән\s+бер"
    rf"|жоспарла|көзде[плйу]|күтіл|межелен|болжан|[{RUSSIAN_NO_YO}і](?:мақ|мек|бақ|бек|пақ|пек)|[тй][аыеі]+н\s+болады|(?:[лн](?:ады|еді)|бітеді|(?:тын|тін)\s+болды|бітеді|[тй][ыі]н(?:ын|ін|дығын|дігін)|аймыз|ейміз|іреміз|рамыз)(?![{KAZAKH}])|сұралады|өтін|сұрай|ұсыныс|ұйғарым|нұсқама|ескертпе|өтеді|жалғасады|с[ыі]н(?![{KAZAKH}])|ң[ыі]з|мерзімі\s*[–—:-]|тыйым|(?:уақыт|мерзім)\s+бер|уәде|кепілдік|сөз\s+бер|айтты|тілге|ескеріп|назарға|болмайды|жөн(?![{KAZAKH}])|абзал|дұрыс|шешімін\s+таб|сұра(?:ды|лды|ған)|ұсын(?:ды|ған)|шақыр|шегеле|баса\s+айт",
)
_DOES = re.compile(rf"(?:[аеий]ды|[ей]ді|м[ыі]з)(?![{KAZAKH}])")


def kazakh_tasks(text: str, base: date, context: Context) -> list[Task]:
    """The assignments of one sentence, in order; empty for the many that hold none."""
    low = text.lower()
    if "?" in text[-QUESTION_WITHIN:] or not (
        CUE.search(low)
        or context.listed
        or context.continues
        or (context.speech and _DOES.search(low))
        or (_DOES.search(low) and (dates.CUE.search(text) or "бүгін" in low))
    ):
        return []
    sentence = KazakhSentence(text, base, context.before)
    found: list[Task] = []
    if (task := given_among(sentence) or task_is(sentence, context)) is not None:
        return [task]
    begin = 0
    for hit in hits_in(sentence.low, "kk"):
        first, at = sentence.token_at(begin), sentence.token_at(hit.start)
        if at <= first and hit.trigger.asks not in ("wish", "call", "intention", "delivery"):
            continue
        task = _judge(sentence, hit, first, at, context, found)
        if task is not None:
            same = found and (task.rule == found[-1].rule or found[-1].kind == "note")
            if same and not task.names and task.kind != "plan":
                task.names = found[-1].names
            found.append(task)
            begin = hit.end
    if not found and (context.listed or context.continues):
        found += bare_list(sentence)
    if not found and (works := works_to_come(sentence, context)) is not None:
        found.append(works)
    return [part for task in _without_repeats(found) for part in _by_name(sentence, task)]


def _by_name(s: KazakhSentence, task: Task) -> list[Task]:
    """«құрылыс басқармасына … салуды, қаржы басқармасына … бөлуді»: each item has its own executor."""
    parts: list[Task] = []
    for item in task.items:
        first = s.token_at(item.start)
        name = next((n for n in s.names if n.first == first and n.case == "dative"), None)
        last = s.token_at(item.end) - 1
        if not parts or name is None or is_argument(s, name, last) or name.last >= last:
            if parts:
                parts[-1].items.append(item)
            else:
                parts.append(replace(task, items=[item], features=set(task.features)))
            continue
        said = s.text[s.tokens[name.first].start : s.tokens[name.last].end]
        own = Item(item.start, item.end, item.text.removeprefix(said).lstrip(" ,–—-"), item.due)
        parts.append(
            replace(task, items=[own], names=in_nominative(s.phrase(name)), features=set(task.features))
        )
    return parts


def _judge(
    s: KazakhSentence, hit: Hit, first: int, at: int, context: Context, before: list[Task]
) -> Task | None:
    asks = hit.trigger.asks
    words_of = s.low[hit.start : hit.end]
    last_word = words_of.split()[-1]
    if asks in ("need", "need-said") and is_quoted_by_office(s, hit):
        return needed(s, hit, first, at, context, said=False)
    if (
        PARTICIPLE.search(last_word)
        and asks not in ("intention", "promise", "time", "better")
        and not s.ends_here(hit.end)
    ):
        return None
    if asks in ("task-accusative", "task"):
        task = ordered(s, hit, first, at, context)
        if task is None and words_of == "тапсырылады":
            # «нысан қарашада тапсырылады»: handed over, and not ordered.
            plan = replace(hit.trigger, rule="will-be-done", kind="plan", asks="intention")
            return planned(s, replace(hit, trigger=plan), first, at, context)
        return task
    if asks == "task-about":
        return given(s, hit, first, at)
    if asks in ("need", "need-said"):
        return needed(s, hit, first, at, context, said=asks == "need-said")
    if asks == "attention":
        return attention(s, hit, first, at)
    if asks == "do":
        return done_by(s, hit, first, at, context)
    if asks == "delivery":
        return delivered(s, hit, first)
    if asks == "ban":
        return banned(s, hit, first, at, context)
    if asks == "intention":
        return planned(s, hit, first, at, context)
    if asks == "promise":
        return promised(s, hit, first, at)
    if asks == "time":
        return given_time(s, hit, first, at, context)
    if asks == "forbidden":
        return forbidden(s, hit, first, at, context)
    if asks == "better":
        return better(s, hit, first, at, context)
    if asks == "wish":
        return wished(s, hit, first, at, context, before)
    return called(s, hit, first, at, context)


def _without_repeats(tasks: list[Task]) -> list[Task]:
    kept: list[Task] = []
    for task in tasks:
        if task.kind == "note" and len(tasks) > 1:
            continue
        kept.append(task)
    return kept
