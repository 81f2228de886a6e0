"""What a Kazakh trigger governs: the verbal noun that names the task, and the task that it makes."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.kk.clause import content_start, divide_terms, skip_lead
from jetisu360.minutes.kk.items import is_converb, items_of
from jetisu360.minutes.kk.predicates import is_object
from jetisu360.minutes.kk.roles import co_executors
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Item, Task

PARTICIPLE = re.compile(r"(?:ған|ген|қан|кен)$")
BETWEEN = frozenset(
    ["қадап", "тағы", "да", "де", "шұғыл", "жедел", "дереу", "қатаң", "нақты", "баса", "мұқият", "тиісінше", "бірінші", "кезекте", "жеке", "бүгін", "ескере", "отырып", "жиын", "жиында", "соңында", "өзі", "түрде", "тапсырма", "міндеті", "жұмысы", "ісі", "шарасы", "етіп", "тікелей", "арнайы", "және", "бірден", "осы", "ұсыныс"]  # noqa: E501
)  # fmt: skip
CARRIERS = re.compile(
    rf"(?:жұмыс|іс|шара|мәселе|міндет|қажеттіл|қажетт|керект|бағыт|тәсіл|рәсім|барыс|мүмкіндік|жауапкершілі|процес|науқан)[{KAZAKH_NO_YO}]*$"
)
SPOKEN = frozenset(
    (
        "ordered",
        "obliged",
        "laid",
        "demanded",
        "warned",
        "gave-task",
        "set-duty",
        "need-said",
        "attention",
        "asked",
    )
)
"""Rules of which somebody who speaks is the subject: what that one did before is no task of others."""


_TOLD = re.compile(r"(?:ған|ген|қан|кен|тын|тін|дығ|діг|тығ|тіг)(?:ын|ін)$")
_FARTHEST = 7
"""Words, but for names, terms and adverbs, between a trigger and the verbal noun that it governs."""


def after_speaker(s: KazakhSentence, start: int, until: int) -> int:
    """«нысанды аралап, …», «есепті тыңдап, …»: the token after what whoever gives the order did first."""
    speaker = sections("kk", "converbs.txt")["speaker"]
    found = start
    for at in range(start, until - 1):
        gave = s.tokens[at].low == "беріп" and s.tokens[at - 1].low in ("мерзім", "уақыт", "тапсырма")
        if (s.tokens[at].low in speaker or gave) and s.tokens[at + 1].text == "," and is_converb(s, at):
            found = skip_lead(s, at + 2, until)
    return found


def noun_before(s: KazakhSentence, first: int, at: int) -> int:
    """The token right before the one at `at`, over terms and particles, `first` at the lowest."""
    index = at - 1
    while index > first and (
        s.in_term(s.tokens[index])
        or s.tokens[index].low in ("да", "де", "міндетті", "түрде", "ғана", "өте", "аса")
    ):
        index -= 1
    return index


def complement_of(s: KazakhSentence, first: int, at: int, forms: tuple[str, ...]) -> int | None:
    """The verbal noun that a trigger at token `at` governs, looking left over names and a few words."""
    steps = 0
    index = at - 1
    while index >= first:
        token = s.tokens[index]
        noun = s.verbal_nouns.get(index)
        if noun is not None and (noun.form in forms):
            return index
        if index in s.name_tokens or s.in_term(token) or not token.is_word or token.low in BETWEEN:
            index -= 1
            continue
        if noun is not None and noun.form not in ("bare",):
            index -= 1
            steps += 1
        elif CARRIERS.match(token.low):
            # «жинау жұмысын тапсырды», «ашу ісіне назар аудару ескертілді»
            index -= 1
        else:
            index -= 1
            steps += 1
        if steps > _FARTHEST:
            return None
    return None


def carried(s: KazakhSentence, first: int, at: int) -> int | None:
    """«тарту жұмысы жүктелді», «нығайту жұмыстарын міндеттеді»: a noun that carries the verbal noun before
    it.
    """
    index = at - 1
    while index > first and (
        index in s.name_tokens
        or s.in_term(s.tokens[index])
        or s.tokens[index].low in BETWEEN
        or not s.tokens[index].is_word
    ):
        index -= 1
    if index > first and CARRIERS.match(s.tokens[index].low):
        noun = s.verbal_nouns.get(index - 1)
        if noun is not None and noun.form in ("bare", "dative"):
            return index - 1
        before = s.verbal_nouns.get(index - 2) if index >= first + 2 else None
        if before is not None and before.form in ("bare", "dative"):
            return index - 2
    return None


def plain_object(s: KazakhSentence, complement: int, at: int) -> bool:
    for token in s.tokens[complement + 1 : at]:
        if not token.is_word or s.in_term(token) or token.low in BETWEEN or CARRIERS.match(token.low):
            continue
        if s.token_at(token.start) in s.name_tokens:
            continue
        top = readings(token.text)[0] if readings(token.text) else None
        if (
            top is not None
            and top.case == "accusative"
            and top.known
            and token.low not in ("оны", "мұны", "соны")
        ):
            return True
    return False


def task_of(s: KazakhSentence, hit: Hit, first: int, complement: int, names: tuple[str, ...]) -> Task:
    noun = s.verbal_nouns.get(complement)
    addressed = noun is None or noun.form != "possessive"
    start = min(content_start(s, first, complement, addressed=addressed), complement)
    if hit.trigger.rule == "need-said":
        # «ахуалдың нашарлағанын, екпені күшейту керектігін айтып»: the first is told, and not asked for.
        for at in range(complement - 1, start, -1):
            if s.tokens[at].text == "," and _TOLD.search(s.tokens[at - 1].low):
                start = at + 1
                break
    chains: int | None = start
    if hit.trigger.rule in SPOKEN:
        asked = [n.last for n in s.names if n.case == "dative" and n.first < complement]
        chains = asked[-1] + 1 if asked and names else None
        start = after_speaker(s, start, complement if chains is None else min(chains, complement))
        if s.tokens[start].low == "беріп" and s.tokens[start + 1].text == "," and start + 2 < complement:
            # «екі апта мерзім | беріп, жұмысты аяқтауды»
            start += 2
    items = items_of(s, start, complement, chains=chains)
    if len(items) == 1 and names:
        items = [_with_fronted(s, first, complement, items[0])]
    shared, items = divide_terms(s, first, s.token_at(hit.end), items)
    kind = hit.trigger.kind
    return Task(
        kind,
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        co_executors(s, first, complement),
        shared,
        weak=hit.trigger.weak,
    )


def _with_fronted(s: KazakhSentence, first: int, complement: int, item: Item) -> Item:
    """«құрылысты әкіміне бақылауға алуды тапсырды»: what is done to stands before the one who is asked."""
    asked = next(
        (n for n in reversed(s.names) if n.case == "dative" and first < n.first and n.last < complement), None
    )
    if asked is None or not is_object(s.tokens[asked.first - 1].text) or asked.first - 1 in s.verbal_nouns:
        return item
    if s.tokens[asked.last].end > item.start or any(
        is_object(s.tokens[at].text) for at in range(asked.last + 1, complement)
    ):
        return item
    start = s.tokens[content_start(s, first, asked.first - 1)].start
    end = s.tokens[asked.first - 1].end
    if start >= end:
        return item
    return Item(start, item.end, f"{s.without_terms(s.text[start:end], start).strip()} {item.text}", item.due)
