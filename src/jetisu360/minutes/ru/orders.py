"""Russian orders: «поручил … завершить», «акимам … обеспечить», «контроль … возложить на …», points of a
list.
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy, with_fronted
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.items import items_of
from jetisu360.minutes.ru.noun_orders import noun_task, without_infinitive
from jetisu360.minutes.ru.predicates import (
    has_deadline,
    is_biography,
    is_indirect_question,
    is_negated,
    is_request_formula,
)
from jetisu360.minutes.ru.roles import (
    addressed,
    addressees,
    appointed,
    co_executors,
    is_private,
    joined_after,
    orderer,
    orderer_of,
    subject_of,
    to_whom,
    turned_to,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of


def control(s: RussianSentence, hit: Hit) -> Task | None:
    """«Контроль за исполнением … возложить на …»: the control is the task."""
    names: tuple[str, ...] = ()
    last = -1
    for name in s.names:
        if s.start_of(name) < hit.end - 1 or not name.cases & {"accusative", "genitive"}:
            continue
        between = [token.low for token in s.tokens[last + 1 : name.first]]
        if names and between not in ([","], ["и"], [",", "а", "также"]):
            break
        if not names and "accusative" not in name.cases:
            continue
        case = "accusative" if "accusative" in name.cases else "genitive"
        names = (*names, *s.nominative(name, case))
        last = name.last
    first = re.search(r"контроль|(?:персональн\w+\s+)?ответственность", s.low)
    begin = first.start() if first else hit.start
    end = len(s.text.rstrip(" .;"))
    return Task(
        "order",
        hit.trigger.rule,
        "возложить",
        [Item(begin, end, _controlled(s.text[begin:end]))],
        names,
        shared=_whole_term(s),
    )


_CONTROLLED = re.compile(
    r"(?:контроль|(?:персональн\w+\s+)?ответственность)\s+.{3,200}?"
    r"(?=\s+(?:возложить|возложена?|возлагается|возлагаю|на)\s)",
    re.IGNORECASE,
)


def _controlled(text: str) -> str:
    """«контроль за исполнением протокола»: what is laid on somebody, without on whom."""
    match = _CONTROLLED.match(text)
    return match.group() if match else text


def entrusted(s: RussianSentence, hit: Hit, begin: int, until: int) -> Task | None:
    """«На отдел … возложена обязанность завершить …», «на министерство возложен контроль за …»."""
    names: tuple[str, ...] = ()
    for name in s.names:
        lead = s.low[: s.start_of(name)]
        if re.search(rf"(?<![{RUSSIAN}])на\s+$", lead) and "accusative" in name.cases:
            joined = joined_after(s, name, "accusative")
            names = tuple(person for one in joined for person in s.nominative(one, "accusative"))
            break
    if not names:
        return None
    infinitives = own_infinitives(s, hit.end, until)
    if infinitives:
        items = items_of(s, infinitives, hit.end, until)
    else:
        start = s.tokens[s.token_at(hit.end) - 1].start
        end = clause_end(s, start, until)
        items = [Item(start, end, tidy(s, start, end))]
    shared, items = divide_terms(s, begin, until, items)
    return Task("order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared)


def ordered(s: RussianSentence, hit: Hit, begin: int, until: int, context: Context) -> Task | None:
    if is_negated(s, hit) or is_biography(s, hit) or is_indirect_question(s, hit):
        return None
    if hit.trigger.rule == "decided" and _ONCE_DECIDED.search(s.low, 0, hit.start):
        # «но было принято решение его снести»: how it came.
        return None
    infinitives = own_infinitives(s, hit.end, until)
    names = addressees(s, hit, begin, infinitives)
    inverted = not infinitives and (
        (hit.trigger.rule == "ordered" and noun_task(s, hit) is None)
        or (hit.trigger.rule == "gave-order" and _opens_with_task(s, begin))
    )
    if inverted:
        # «В течение месяца провести ремонт поручено управлению …»
        infinitives = own_infinitives(s, begin, hit.start)
    if not names and infinitives and s.low.startswith("поручив", hit.start):
        # «обратился к министерству, поручив не допускать …»
        names = turned_to(s, hit.start)
    if hit.trigger.rule == "turned":
        # Of residents and deputies a request is no order.
        names = turned_to(s, hit.start)
        teller = orderer_of(s, hit)
        if not names or not infinitives or teller is None or is_private(s, begin, hit.start):
            return None
    if not names and infinitives and hit.trigger.who == "dative":
        names = to_whom(s, hit)
    if not names and infinitives:
        names = appointed(s, hit.start) if hit.trigger.rule == "ordered" else ()
        names = names or addressed(s, hit.start)
    deadline = has_deadline(s)
    asked_here = hit.trigger.rule == "asked" and bool(infinitives) and (context.letter or deadline)
    asked_here = asked_here or _asks_at_once(s, hit, infinitives)
    asked_here = asked_here or _decided_here(s, hit)
    stands = s.low.startswith("сто", hit.start) and not (names or context.official or context.speech)
    if stands:
        return None
    told = context.listed or (context.speech and not s.low[: hit.start].endswith("было "))
    if hit.trigger.rule == "decided" and not (names or asked_here or told or deadline):
        # «было принято решение его снести»: told, and nobody's order.
        return None
    if hit.trigger.weak and not (
        names or asked_here or context.official or context.listed or context.ordering
    ):
        return None
    first_person = s.low.startswith(("прошу", "попрошу", "просим"), hit.start)
    he = _HE.match(s.low, begin, hit.start) is not None and (context.official or context.told)
    if hit.trigger.rule == "asked" and not (first_person or he) and is_private(s, begin, hit.start):
        return None
    if s.low[hit.start : hit.end] in ("просит", "просят") and not (deadline and orderer(s, hit)):
        return None
    if (
        infinitives
        and s.low[hit.start : hit.end].startswith(("име", "получ"))
        and (hit.trigger.rule == "ordered" or not names)
    ):
        # «комиссия имеет поручение проверить»: whoever has it is the subject.
        doer = subject_of(s, hit, begin)
        names = names or (s.nominative(doer, "nominative") if doer is not None else ())
        if not names or not infinitives:
            return None
    if (
        hit.trigger.rule in ("advised",)
        and not names
        and not context.listed
        and not _asks_at_once(s, hit, infinitives)
    ):
        return None
    if hit.trigger.rule == "asked" and is_request_formula(s, hit) and not names:
        return None
    if not infinitives:
        return without_infinitive(s, hit, begin, names)
    if (
        hit.trigger.rule in ("ordered", "asked")
        and s.tokens[infinitives[0]].low in words("ru", "exhort.txt")
        and not deadline
    ):
        return None
    items = items_of(s, infinitives, begin if inverted else hit.end, hit.start if inverted else until)
    if not inverted:
        items = with_fronted(s, hit, begin, items)
    shared, items = divide_terms(s, begin, until, items)
    joint = co_executors(s, begin, until)
    return Task(
        hit.trigger.kind,
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        joint,
        shared,
        orderer(s, hit),
        hit.trigger.weak,
    )


_ONCE_DECIDED = re.compile(r"(?:но|что|поэтому|тогда|однако)\s+(?:[\w-]+\s+){0,4}было\s+$")
_HE = re.compile(r"\W*(?:также\s+)?(?:он|она)\s+(?:также\s+)?$")
_AT_MEETING = re.compile(r"совещани|заседани|сесси|коллеги|штаб|комисси|актив|аппарат")


def _decided_here(s: RussianSentence, hit: Hit) -> bool:
    """«На заседании решено завершить …»: where people in office meet."""
    return hit.trigger.rule == "decided" and _AT_MEETING.search(s.low, 0, hit.start) is not None


def _asks_at_once(s: RussianSentence, hit: Hit, infinitives: list[int]) -> bool:
    """«аким призвал завершить», «рекомендовал провести»: somebody in office asks those who are there."""
    if not re.match(r"попросил|призвал|рекомендовал", s.low[hit.start : hit.end]) or not infinitives:
        return False
    between = s.tokens[s.token_at(hit.end) : infinitives[0]]
    if any(token.is_word and words_of(token.text)[0].pos not in ("ADVB", "PRCL") for token in between):
        return False
    return any(
        name.kind == "office" and "nominative" in name.cases and s.start_of(name) < hit.start
        for name in s.names
    )


def _opens_with_task(s: RussianSentence, begin: int) -> bool:
    """«Завершить работы до 1 марта, такое указание дано …»: the task stands before the order."""
    first = next((at for at, token in enumerate(s.tokens) if token.is_word and token.start >= begin), -1)
    return first in s.infinitives


def _whole_term(s: RussianSentence) -> Due | None:
    return next((term for term in s.terms if term.strong), None)
