"""Kazakh orders: «… аяқтауды тапсырды», «… жүктелді», «ендігі міндет – …», points of a list."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN_NO_YO
from jetisu360.minutes.common.triggers import Hit, Kind
from jetisu360.minutes.kk.complements import carried, complement_of, noun_before, plain_object, task_of
from jetisu360.minutes.kk.items import content_start, divide_terms, items_of, skip_lead
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import has_deadline, in_office
from jetisu360.minutes.kk.roles import addressees, co_executors, subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Item, Task

_GIVEN_AMONG = re.compile(
    r"тапсырма(?:лар)?\s+(?:берілген|жүктелген|айтылған)\s+(?:мәселелер|бағыттар|міндеттер|жұмыстар|шаралар)?\s*(?:қатарында|арасында|ішінде)\s*[:,–—-]?\s*"
)


_TASK_IS = re.compile(
    r"(?:тапсырма|міндет|талап|тапсырған\s+(?:тағы\s+)?(?:(?:бір|1)\s+)?(?:маңызды\s+)?мәселе)(?:лар|тер|тар|ы|сы|і|імнің|іміз|ларының\s+бірі|лардың\s+бірі|тің\s+бірі|тердің\s+бірі|дың\s+бірі)?"
    r"\s*(?:[–—:]|\s-\s)\s*(?P<task>[^–—]+?[ую])\s*[.!»\"]*$"
)


_NOW_TASK = re.compile(
    r"(?:ендігі|алдағы|басты|негізгі|бірінші|келесі)\s+(?:міндет|мақсат)(?:іміз|ім|і)?\s*[,–—-]?\s+(?P<task>[^–—]+?[ую])\s*[.!]*$"
)


_CONTENT_LESS = re.compile(
    rf"(?:бірқатар|нақты|тиісті|қажетті|тапсырмалар|міндеттер|бірнеше|біршама|(?<![{RUSSIAN_NO_YO}])бір(?![{RUSSIAN_NO_YO}]))"
)


_ABOUT = frozenset(("туралы", "жөнінде", "бойынша", "жөніндегі", "хақында"))


_FARTHEST = 4
"""Words between «туралы», «жөнінде» and «тапсырма берді»."""
_SHORTEST_TASK = 5
"""Characters of a task in an enumeration; what is shorter is a conjunction."""


def ordered(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    active = hit.trigger.asks == "task-accusative"
    if active and re.search(r"сеніп\s+$", s.low[: hit.start]):
        return None
    forms = ("accusative", "possessive-accusative") if active else ("bare",)
    complement = complement_of(s, first, at, forms)
    if complement is None and active:
        complement = carried(s, first, at)
        if complement is None and hit.trigger.rule in ("obliged",):
            complement = complement_of(s, first, at, ("dative",))
    if complement is None and not active:
        complement = carried(s, first, at)
    if complement is None or s.verbal_nouns.get(complement) is None:
        return None
    if hit.trigger.rule == "told":
        noun = s.verbal_nouns[complement]
        direct = complement == noun_before(s, first, at) or s.tokens[complement + 1].text == ","
        if not direct or noun.form != "accusative":
            return None
    # An object between them says that the verb has its plain meaning: «… салуды аяқтап, кілтін тапсырды».
    if plain_object(s, complement, at):
        return None
    names = addressees(s, first, at, complement)
    if hit.trigger.rule == "obliged" and not names:
        names = _obliged(s, first, complement)
    source: Name | None = None
    if hit.trigger.rule == "demanded" and not names:
        source = next((n for n in s.sources if first <= n.first and n.last < complement), None)
        names = in_nominative(s.phrase(source)) if source is not None else ()
    we_ask = (
        hit.trigger.rule == "asked"
        and s.low[hit.start : hit.end].endswith(("мыз", "міз"))
        and has_deadline(s)
    )
    if hit.trigger.rule == "asked" and not (
        context.letter or we_ask or ((names or context.official) and has_deadline(s))
    ):
        return None
    if hit.trigger.weak and not (
        names or we_ask or context.official or context.ordering or context.letter or in_office(s, first, at)
    ):
        return None
    if hit.trigger.rule == "was-advised" and not names:
        return None
    task = task_of(s, hit, first if source is None else source.last + 1, complement, names)
    doer = subject_of(s, first, complement)
    task.subject = s.phrase(doer) if doer and active else ""
    return task


def _obliged(s: KazakhSentence, first: int, complement: int) -> tuple[str, ...]:
    """«басқарманы есеп беруге міндеттеді»: who is obliged stands in the accusative."""
    for name in s.names:
        if name.case == "accusative" and first <= name.first and name.last < complement:
            return in_nominative(s.phrase(name))
    return ()


def given(s: KazakhSentence, hit: Hit, first: int, at: int) -> Task | None:
    """«… жөндеу туралы тапсырма берді» has a content; «бірқатар тапсырма берді» is a note."""
    complement = None
    index = at - 1
    steps = 0
    while index >= first and steps <= _FARTHEST:
        token = s.tokens[index]
        if token.low in _ABOUT or token.low.startswith(("қатысты", "байланысты")):
            index -= 1
            break
        if (
            token.is_word
            and index not in s.name_tokens
            and token.low
            not in (
                "бірқатар",
                "нақты",
                "тиісті",
                "тағы",
                "да",
                "бірнеше",
                "қажетті",
                "бір",
                "біршама",
                "арнайы",
                "маңызды",
            )
        ):
            steps += 1
        index -= 1
    else:
        index = -1
    topic = index >= first
    noun = s.verbal_nouns.get(index) if topic else None
    between = s.low[s.tokens[index].end if topic else s.tokens[first].start : hit.start]
    direct = complement_of(s, first, at, ("accusative",))
    several = re.search(
        r"бірқатар|нақты|бірнеше|біршама|тапсырмалар|міндеттер", between + s.low[hit.start : hit.end]
    )
    # «… шешу туралы тапсырмалар берді» says what; «… бойынша бірқатар тапсырма берді» only of what.
    says_what = topic and s.tokens[index + 1].low in ("туралы", "жөнінде", "жөніндегі") and index - first > 1
    if noun is not None and noun.form in ("bare", "dative") and (not several or says_what):
        if s.tokens[index].low.endswith(("ына", "іне")):
            # «дауылдың күшеюіне байланысты»: why, not what.
            noun = None
        else:
            complement = index
    elif direct is not None and not topic and hit.trigger.rule == "gave-task":
        complement = direct
    elif ("тапсырмасын" in s.low[hit.start : hit.end] and at - 1 in s.verbal_nouns) or (
        hit.trigger.rule == "set-duty"
        and (duty := s.verbal_nouns.get(at - 1)) is not None
        and duty.form == "bare"
    ):
        complement = at - 1
    if complement is not None:
        return task_of(s, hit, first, complement, addressees(s, first, at, complement))
    if not _CONTENT_LESS.search(between + s.low[hit.start : hit.end]) and not s.names:
        return None
    whole = Item(s.tokens[first].start, hit.end, s.text[s.tokens[first].start : hit.end].strip(' ,;:–—-«"'))
    return Task(
        "note",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [whole],
        addressees(s, first, at, at),
        features={"note"},
    )


def attention(s: KazakhSentence, hit: Hit, first: int, at: int) -> Task | None:
    """Attention to a list of things to do; attention to a thing is none."""
    if not s.low[hit.start : hit.end].endswith(("ды", "ді")) or subject_of(s, first, at) is None:
        return None
    complement = carried(s, first, at)
    if complement is None:
        return None
    task = task_of(s, hit, first, complement, addressees(s, first, at, complement))
    accusative = any(n.form == "accusative" for i, n in s.verbal_nouns.items() if first <= i < complement)
    if len(task.items) < 2 and not accusative:
        return None
    task.weak = True
    return task


def task_is(s: KazakhSentence, context: Context) -> Task | None:
    match = _TASK_IS.search(s.low) or _NOW_TASK.search(s.low)
    if match is None:
        return None
    first = s.token_at(match.start("task"))
    complement = s.token_at(match.end("task")) - 1
    if complement < first or s.verbal_nouns.get(complement) is None or complement - first < 1:
        return None
    head = s.token_at(match.start())
    names: tuple[str, ...] = ()
    for name in s.names:
        if name.case == "dative" and name.last < head:
            names = in_nominative(s.phrase(name))
    lead = s.low[: match.end("task")]
    ordered = re.search(r"тапсырма|тапсырған|жүктелген|жүктеген|берген|қойған", lead[: match.start("task")])
    if not (ordered or names or context.official or context.ordering):
        return None
    kind: Kind = "order" if ordered else "obligation"
    start = skip_lead(s, first, complement)
    items = items_of(s, start, complement, chains=start)
    shared, items = divide_terms(s, 0, complement, items)
    return Task(
        kind,
        "task-is",
        s.text[match.start() : match.start("task")].strip(" –—-:"),
        items,
        names,
        co_executors(s, first, complement),
        shared,
    )


def given_among(s: KazakhSentence) -> Task | None:
    """«… тапсырмалар берілген бағыттар қатарында X, Y және басқалары бар»: what was asked is listed."""
    match = _GIVEN_AMONG.search(s.low)
    if match is None:
        return None
    end = s.low.find(" және басқа", match.end())
    if end < 0:
        found = re.search(r"\s+(?:бар|болды|сияқты)\s*[.!]*$", s.low)
        end = found.start() if found else len(s.low)
    items = []
    for part in re.finditer(r"[^,;]+", s.text[match.end() : end]):
        text = part.group().strip()
        if len(text) > _SHORTEST_TASK:
            start = match.end() + part.start() + part.group().index(text[0])
            items.append(Item(start, start + len(text), text))
    if not items:
        return None
    return Task("order", "given-among", s.text[match.start() : match.end()].strip(" ,:–—-"), items, weak=True)


def bare_list(s: KazakhSentence) -> list[Task]:
    """A point of a list of tasks ends in a bare verbal noun: «ірі жобаларды іске қосу;»."""
    index = len(s.tokens) - 1
    while index >= 0 and (not s.tokens[index].is_word or s.in_term(s.tokens[index])):
        index -= 1
    noun = s.verbal_nouns.get(index)
    if index < 1 or noun is None or noun.form not in ("bare", "accusative"):
        return []
    start = content_start(s, 0, index)
    start = min(start, index)
    items = items_of(s, start, index, chains=start)
    shared, items = divide_terms(s, 0, index, items)
    names = addressees(s, 0, index, index)
    return [
        Task(
            "order",
            "listed",
            s.tokens[index].text,
            items,
            names,
            co_executors(s, 0, index),
            shared,
            features={"listed"},
        )
    ]
