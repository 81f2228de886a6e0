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
from jetisu360.minutes.ru.calls import called
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.items import clause_end, divide_terms, items_of, tidy
from jetisu360.minutes.ru.predicates import (
    has_deadline,
    has_finite_verb,
    is_biography,
    is_formula,
    is_indirect_question,
    is_negated,
    is_order_to_report,
    is_request_formula,
)
from jetisu360.minutes.ru.roles import (
    addressees,
    after_preposition,
    co_executors,
    is_co_executor,
    is_in_brackets,
    is_private,
    orderer,
    subject_of,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

_NOUN_TASK = re.compile(rf"^(?:[{RUSSIAN}]+(?:ние|ция|цию|тие|овку|отку|ение|ство|рку|боту|троль|монт|ию))$")


_MODAL = re.compile(
    r"долж[ен]|обязан|нужно|необходим|следует|\bнадо\b|мо[гж]|готов|намерен|планир|удал|буд[еу]т"
)
_SEVERAL = re.compile(r"поручени[яй]|указани[яй]|задач[иа]?\b|задани[яй]")


def control(s: RussianSentence, hit: Hit) -> Task | None:
    """«Контроль за исполнением … возложить на …»: the control is the task."""
    names: tuple[str, ...] = ()
    for name in s.names:
        if s.start_of(name) >= hit.end - 1 and "accusative" in name.cases:
            names = s.nominative(name, "accusative")
            break
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
            names = s.nominative(name, "accusative")
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
    infinitives = own_infinitives(s, hit.end, until)
    names = addressees(s, hit, begin, infinitives)
    deadline = has_deadline(s)
    asked_here = hit.trigger.rule == "asked" and infinitives and (context.letter or deadline)
    if hit.trigger.weak and not (
        names or asked_here or context.official or context.listed or context.ordering
    ):
        return None
    if hit.trigger.rule == "asked" and is_private(s, begin, hit.start):
        return None
    if s.low[hit.start : hit.end] in ("просит", "просят") and not (deadline and orderer(s, hit)):
        return None
    if hit.trigger.rule == "ordered" and s.low[hit.start : hit.end].startswith(("име", "получ")):
        # «комиссия имеет поручение проверить»: whoever has it is the subject.
        doer = subject_of(s, hit, begin)
        names = names or (s.nominative(doer, "nominative") if doer is not None else ())
        if not names or not infinitives:
            return None
    if hit.trigger.rule in ("advised",) and not names and not context.listed:
        return None
    if hit.trigger.rule == "asked" and is_request_formula(s, hit) and not names:
        return None
    if not infinitives:
        return _without_infinitive(s, hit, begin, names)
    if (
        hit.trigger.rule == "ordered"
        and s.tokens[infinitives[0]].low in words("ru", "exhort.txt")
        and not deadline
    ):
        return None
    items = items_of(s, infinitives, hit.end, until)
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


def _without_infinitive(s: RussianSentence, hit: Hit, begin: int, names: tuple[str, ...]) -> Task | None:
    """«поручил подготовку проекта», or «дал ряд поручений», which is a note."""
    at = s.token_at(hit.end)
    for name in s.names:
        if name.first == at and "dative" in name.cases:
            at = name.last + 1
    while at < len(s.tokens) and s.in_term(s.tokens[at]):
        at += 1
    if hit.trigger.rule == "ordered" and at < len(s.tokens):
        token = s.tokens[at]
        noun = (
            token
            if _NOUN_TASK.match(token.low)
            else s.tokens[at + 1]
            if at + 1 < len(s.tokens)
            and _NOUN_TASK.match(s.tokens[at + 1].low)
            and words_of(token.text)[0].pos == "ADJF"
            else None
        )
        if noun is not None:
            end = clause_end(s, token.start, len(s.text))
            items = [Item(token.start, end, tidy(s, token.start, end))]
            shared, items = divide_terms(s, begin, end, items)
            return Task(
                "order",
                hit.trigger.rule,
                s.text[hit.start : hit.end],
                items,
                names,
                co_executors(s, begin, end),
                shared,
                orderer(s, hit),
            )
    demanded = hit.trigger.rule == "demanded" and re.match(
        rf"\s+(?:[{RUSSIAN}]+(?:ого|его|ой|ых|их)(?:\s+и\s+|\s+|,\s+)){{0,3}}[{RUSSIAN}]+(?:ния|ции|тия|вки|тки|рки|боты|ства)(?![{RUSSIAN}])",
        s.low[hit.end :],
    )
    if demanded:
        # «потребовал своевременного выполнения работ»
        end = clause_end(s, hit.end, len(s.text))
        further = re.search(
            r",\s+(?:обратил|отметил|подчеркнул|указал|поручил|напомнил)", s.low[hit.end : end]
        )
        end = hit.end + further.start() if further else end
        start = hit.end + 1
        items = [Item(start, end, tidy(s, start, end))]
        shared, items = divide_terms(s, begin, end, items)
        return Task(
            "order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared, orderer(s, hit)
        )
    topic = re.match(
        rf"\s+«?(?:по|о|об)\s+([{RUSSIAN}]+(?:нию|ению|анию|ции|тию|нии|ству|тке|боте|вке))(?![{RUSSIAN}])",
        s.low[hit.end :],
    )
    listed = topic and s.low[hit.end + topic.end() :].count(",") >= 1
    if (
        hit.trigger.rule == "gave-order"
        and topic
        and (listed or not _SEVERAL.search(s.low[hit.start : hit.end]))
    ):
        end = clause_end(s, hit.end, len(s.text))
        items = [Item(hit.end + topic.start(1), end, tidy(s, hit.end + topic.start(1), end))]
        shared, items = divide_terms(s, begin, end, items)
        return Task(
            "order",
            hit.trigger.rule,
            s.text[hit.start : hit.end],
            items,
            names,
            co_executors(s, begin, end),
            shared,
            orderer(s, hit),
        )
    if hit.trigger.rule != "gave-order" or (
        "задач" in s.low[hit.start : hit.end]
        and s.low[hit.start : hit.end].startswith("поставлен") is False
        and not s.names
    ):
        return None
    whole = Item(0, len(s.text.rstrip()), s.text.strip(" .;:–—-"))
    return Task("note", hit.trigger.rule, s.text[hit.start : hit.end], [whole], names, features={"note"})


def direct(s: RussianSentence, context: Context) -> Task | None:
    """«Акимам районов обеспечить …» anywhere, «обеспечить …» as a point of a list of orders."""
    if not s.infinitives:
        return called(s, context)
    first = s.infinitives[0]
    if has_finite_verb(s, 0, first):
        return None
    names: tuple[str, ...] = ()
    for name in s.names:
        if (
            name.first < first
            and "dative" in name.cases
            and not is_co_executor(s, name)
            and not after_preposition(s, name)
            and not is_in_brackets(s, name)
        ):
            names = (*names, *s.nominative(name, "dative"))
        elif (
            name.first < first
            and context.listed
            and not names
            and name.cases & {"nominative"}
            and name.first <= 1
            and not is_co_executor(s, name)
        ):
            names = _nominatives(s, name, first)
    lead = s.low[: s.tokens[first].start]
    report = is_order_to_report(s)
    goes_on = context.continues and not has_finite_verb(s, first, len(s.tokens)) and not _MODAL.search(s.low)
    if not names and not context.listed and not report and not goes_on:
        return None
    if not names and re.search(rf"(?<![{RUSSIAN}])(?:чтобы|если|для\s+того|как|о|об)\s+$", lead):
        return None
    if not names and is_formula(s, s.tokens[first].start):
        return None
    if is_formula(s, len(s.low) - len(s.low.lstrip())) and not names:
        return None
    infinitives = own_infinitives(s, 0, len(s.text))
    if not infinitives:
        return None
    items = items_of(s, infinitives, 0, len(s.text))
    if not names and len(infinitives) == 1 and first > 0:
        # «Информацию … представить»: the object stands before.
        lead_words = [t for t in s.tokens[:first] if t.is_word and not s.in_term(t)]
        if lead_words and not s.low.startswith(("совместно", "в ", "до ", "по ", "с ")):
            items[0].start = lead_words[0].start
            items[0].text = tidy(s, items[0].start, items[0].end)
    shared, items = divide_terms(s, 0, len(s.text), items)
    rule = "dative-infinitive" if names else "listed"
    features = {"listed"} if context.listed else set()
    return Task(
        "order",
        rule,
        s.tokens[first].text,
        items,
        names,
        co_executors(s, 0, len(s.text)),
        shared,
        features=features,
    )


def _nominatives(s: RussianSentence, name: Name, until: int) -> tuple[str, ...]:
    """«Заместители акима, руководители управлений, акимы районов обеспечить»: the whole list of who is
    named.
    """
    found = list(s.nominative(name, "nominative"))
    last = name.last
    for other in s.names:
        between = [token.low for token in s.tokens[last + 1 : other.first]]
        if other.first > last and other.last < until and between in ([","], ["и"], [",", "а", "также"]):
            if "nominative" not in other.cases:
                break
            found += s.nominative(other, "nominative")
            last = other.last
    return tuple(dict.fromkeys(found))


def _whole_term(s: RussianSentence) -> Due | None:
    return next((term for term in s.terms if term.strong), None)
