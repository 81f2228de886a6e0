"""What the rules for Kazakh share: the complement of a trigger, who speaks, which term holds for which
task.
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.kk.heads import readings
from jetisu360.minutes.kk.items import is_converb
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Item, Task

PARTICIPLE = re.compile(r"(?:ған|ген|қан|кен)$")
WHILE = re.compile(r"(?:ған|ген|қан|кен|атын|етін|йтын|йтін)$")


BETWEEN = frozenset(
    ["қадап", "тағы", "да", "де", "шұғыл", "жедел", "дереу", "қатаң", "нақты", "баса", "мұқият", "тиісінше", "бірінші", "кезекте", "жеке", "бүгін", "ескере", "отырып", "жиын", "жиында", "соңында", "өзі", "түрде", "тапсырма", "міндеті", "жұмысы", "ісі", "шарасы", "етіп", "тікелей", "арнайы", "және", "бірден", "осы", "ұсыныс"]  # noqa: E501
)  # fmt: skip


CARRIERS = re.compile(
    r"(?:жұмыс|іс|шара|мәселе|міндет|қажеттіл|қажетт|керект|бағыт|тәсіл|рәсім|барыс|мүмкіндік|жауапкершілі|процес|науқан)[а-яәғқңөұүһі]*$"
)


_OFFICIAL_SAID = re.compile(r"(?:деді|дейді|айтты|атап\s+өтті|қадап\s+айтты|мәлімдеді|ескертті|еске\s+салды)")


IN_OFFICE = re.compile(
    r"әкім|министр|басшы|төраға|президент|премьер|елбасы|директор|орынбасар|тоқаев|назарбаев|прокур|(?-i:[А-ЯӘІҒҚҢӨҰҮҺ]\.\s?[А-ЯӘІҒҚҢӨҰҮҺ])",
    re.IGNORECASE,
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


def after_speaker(s: KazakhSentence, start: int, until: int) -> int:
    """«нысанды аралап, …», «есепті тыңдап, …»: the token after what whoever gives the order did first."""
    speaker = sections("kk", "converbs.txt")["speaker"]
    found = start
    for at in range(start, until - 1):
        if s.tokens[at].low in speaker and s.tokens[at + 1].text == "," and is_converb(s, at):
            found = s.skip_lead(at + 2, until)
    return found


def complement_of(s: KazakhSentence, first: int, at: int, forms: tuple[str, ...]) -> int | None:
    """The verbal noun that a trigger at token `at` governs, looking left over names and a few words."""
    steps = 0
    index = at - 1
    while index >= first:
        token = s.tokens[index]
        noun = s.verbal_nouns.get(index)
        if noun is not None and (noun.form in forms):
            return index
        if index in s.named or s.in_term(token) or not token.is_word or token.low in BETWEEN:
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
        if steps > 7:
            return None
    return None


def carried(s: KazakhSentence, first: int, at: int) -> int | None:
    """«тарту жұмысы жүктелді», «нығайту жұмыстарын міндеттеді»: a noun that carries the verbal noun before
    it.
    """
    index = at - 1
    while index > first and (
        index in s.named
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
        if s.token_at(token.start) in s.named:
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


def in_office(s: KazakhSentence, first: int, last: int) -> bool:
    """Whether somebody who may give orders is named in the nominative; experts and parents may not."""
    return any(
        n.case == "nominative" and first <= n.first and n.last < last and IN_OFFICE.search(s.phrase(n))
        for n in s.names
    )


def spoken_officially(s: KazakhSentence, hit: Hit) -> bool:
    """«…, – деді облыс әкімі» after it, or «министрдің айтуынша» before."""
    match = _OFFICIAL_SAID.search(s.low, hit.end)
    if match is None:
        return False
    after = s.token_at(hit.end)
    return in_office(s, after, len(s.tokens)) or any(
        s.tokens[n.last + 1].text == ":" and IN_OFFICE.search(s.phrase(n))
        for n in s.names
        if n.last + 1 < len(s.tokens)
    )


def has_deadline(s: KazakhSentence) -> bool:
    return any(term.strong and (term.due is not None or term.kind == "recurring") for term in s.terms)


def task_of(s: KazakhSentence, hit: Hit, first: int, complement: int, names: tuple[str, ...]) -> Task:
    noun = s.verbal_nouns.get(complement)
    addressed = noun is None or noun.form != "possessive"
    start = min(s.content_start(first, complement, addressed=addressed), complement)
    chains: int | None = start
    if hit.trigger.rule in SPOKEN:
        asked = [n.last for n in s.names if n.case == "dative" and n.first < complement]
        chains = asked[-1] + 1 if asked and names else None
        start = after_speaker(s, start, complement if chains is None else min(chains, complement))
    items = s.items(start, complement, chains=chains)
    shared, items = divide_terms(s, first, s.token_at(hit.end), items)
    kind = hit.trigger.kind
    return Task(
        kind,
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        s.joint(first, complement),
        shared,
        weak=hit.trigger.weak,
    )


def divide_terms(
    s: KazakhSentence, first: int, last: int, items: list[Item]
) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items and which for one: one that stands before the first item holds for
    all.
    """
    begin = s.tokens[first].start if first < len(s.tokens) else 0
    end = s.tokens[last - 1].end if 0 < last <= len(s.tokens) else len(s.text)
    here = [term for term in s.terms if begin <= term.start < end]
    usable = [term for term in here if term.strong] or [term for term in here if is_when(s, term)]
    shared: Due | None = None
    for term in usable:
        owner = next((item for item in items if item.start <= term.start < item.end), None)
        if (
            owner is None
            or len(items) == 1
            or (owner is items[0] and not s.text[owner.start : term.start].strip(" ,"))
        ):
            shared = better(shared, term)
        else:
            owner.due = better(owner.due, term)
    return shared, items


def is_when(s: KazakhSentence, term: Due) -> bool:
    """A plain time is a term unless something described happens then: «қаңтарда болған өртте», «2025
    жылы тапсырылатын нысандардың».
    """
    at = s.token_at(term.end)
    following = [token.low for token in s.tokens[at : at + 3]]
    return not any(WHILE.search(word) and len(word) > 4 for word in following[:2])
