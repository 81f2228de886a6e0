"""Kazakh orders without a verb of ordering: «ендігі міндет – …», «… қатарында X, Y бар», points of a list."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Kind
from jetisu360.minutes.kk.clause import content_start, divide_terms, skip_lead
from jetisu360.minutes.kk.items import items_of
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.roles import addressees, co_executors
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Item, Task

_GIVEN_AMONG = re.compile(
    r"тапсырма(?:лар)?\s+(?:берілген|жүктелген|айтылған)\s+(?:мәселелер|бағыттар|міндеттер|жұмыстар|шаралар)?\s*(?:қатарында|арасында|ішінде)\s*[:,–—-]?\s*"
)
_END = r"(?:[.!»\"”]*$|[»\"”]?\s*,\s*[-–—]?\s*де(?:ді|п|йді)(?!\w))"
"""The sentence's, or of what is quoted before «– деді …»."""
_TASK_IS = re.compile(
    r"(?:тапсырма|міндет|талап|(?<=біздің )мақсат(?=ымыз)"
    r"|тапсырған\s+(?:тағы\s+)?(?:(?:бір|1)\s+)?(?:маңызды\s+)?мәселе)"
    r"(?:лар|тер|тар|ы|сы|і|імнің|іміз|ларының\s+бірі|лардың\s+бірі|тің\s+бірі|тердің\s+бірі|дың\s+бірі|ымыз)?"
    rf"\s*(?:[–—:]|\s-\s)\s*(?P<task>[^–—]+?[ую])\s*{_END}"
)
# «нысанды күзге дейін тапсыру – басты міндет», «… тиімді пайдалану – әкімнің міндеті»
_IS_TASK = re.compile(
    r"^\W*(?P<task>[^–—]{8,}?[ую])\s+[–—-]\s+(?:(?!бәрі|ортақ)[^–—.,]{1,40}?\s(?<!ортақ ))?"
    rf"(?:міндет|мақсат|талап|парыз)(?:іміз|і|ымыз|ы)?\s*{_END}"
)
_NOW_TASK = re.compile(
    rf"(?:ендігі|алдағы|басты|негізгі|бірінші|келесі)\s+(?:міндет|мақсат)(?:іміз|ім|і)?\s*[,–—-]?\s+(?P<task>[^–—]+?[ую])\s*{_END}"
)
# «Әкімнің міндеті – …»: what the office is for.
_OF_OFFICE = re.compile(
    r"(?:әкім|министр|үкімет|басқарма|мәслихат|депутат)\S*(?:ның|нің|дың|дің|тың|тің)\s+(?:(?:негізгі|басты)\s+)?міндеті\s*[–—:-]\s*$"
)
_SHORTEST_TASK = 5
"""Characters of a task in an enumeration; what is shorter is a conjunction."""


def task_is(s: KazakhSentence, context: Context) -> Task | None:
    match = _TASK_IS.search(s.low) or _NOW_TASK.search(s.low) or _IS_TASK.search(s.low)
    if match is None or _OF_OFFICE.search(s.low, 0, match.start("task")):
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
    # «1) … тіркелуін; 2) … орналастыруды қамтамасыз етсін»: the verb stands in the last point.
    goes_on = (
        noun is not None and noun.form == "possessive-accusative" and s.text.rstrip().endswith((";", ","))
    )
    if index < 1 or noun is None or (noun.form not in ("bare", "accusative") and not goes_on):
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
