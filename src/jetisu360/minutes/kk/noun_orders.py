"""Kazakh orders whose task is a noun or stands before «туралы»: «… жөндеу туралы тапсырма берді», «дайындық
жұмыстары … жүктелді», and notes that tasks were given.
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH_NO_YO, RUSSIAN_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.clause import content_start, divide_terms, tidy
from jetisu360.minutes.kk.complements import carried, complement_of, task_of
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.roles import addressees, subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Item, Task

_CONTENT_LESS = re.compile(
    rf"(?:бірқатар|нақты|тиісті|қажетті|тапсырмалар|міндеттер|бірнеше|біршама|(?<![{RUSSIAN_NO_YO}])бір(?![{RUSSIAN_NO_YO}]))"
)
_ABOUT = frozenset(("туралы", "жөнінде", "бойынша", "жөніндегі", "хақында"))
_FARTHEST = 4
"""Words between «туралы», «жөнінде» and «тапсырма берді»."""
_SHORTEST_WORK = 12
"""Characters of a work that is laid on somebody, such as «дайындық жұмыстары»; «бұл міндет» says nothing."""


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
    told = topic and s.tokens[index + 1].low == "бойынша" and noun is not None and noun.form == "bare"
    told = told and index - first > 1 and any(n.case == "dative" and n.first >= first for n in s.names)
    if noun is not None and noun.form in ("bare", "dative") and (not several or says_what or told):
        if s.tokens[index].low.endswith(("ына", "іне")):
            # «дауылдың күшеюіне байланысты»: why, not what.
            noun = None
        else:
            complement = index
    elif direct is not None and not topic and hit.trigger.rule == "gave-task":
        complement = direct
    elif (
        not topic
        and hit.trigger.rule == "gave-task"
        and (task := s.verbal_nouns.get(at - 1)) is not None
        and task.form == "dative"
    ):
        # «мәселені үш айда жоюға тапсырма берді»
        complement = at - 1
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


_WORK = re.compile(
    rf"(?:орындалу|орындалыс|жұмыс|міндет|іс|шара|жауапкершілі|бақылау|үйлестіру|дайындық|науқан|қызмет)[{KAZAKH_NO_YO}]*$"
)


def work_laid_on(s: KazakhSentence, hit: Hit, first: int, at: int) -> Task | None:
    """«Дайындық жұмыстары … департаментіне жүктелді»: the work is a noun, before the one it is laid on."""
    name = next((n for n in s.names if n.case == "dative" and n.last == at - 1 and n.first > first), None)
    if name is None:
        return None
    start = content_start(s, first, name.first - 1, addressed=False)
    begin, end = s.tokens[min(start, name.first - 1)].start, s.tokens[name.first - 1].end
    if not _WORK.search(s.low[begin:end]) or end - begin < _SHORTEST_WORK:
        return None
    item = Item(begin, end, tidy(s.without_terms(s.text[begin:end], begin)))
    shared, items = divide_terms(s, first, at, [item])
    names = in_nominative(s.phrase(name))
    return Task("order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared)


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
