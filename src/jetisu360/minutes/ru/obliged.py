"""Who must, where Russian says «должны»: before it, after it, at the end, or in the clause told of before."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.predicates import is_exhortation
from jetisu360.minutes.ru.roles import (
    after_preposition,
    is_private,
    subjects_of,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of

_WHO_MUST = re.compile(r",\s+котор(?:ый|ая|ое|ые)\s+$")


def owners_of(s: RussianSentence, hit: Hit) -> tuple[str, ...]:
    """«… обеспечивают КСК и ОСИ, которые должны очищать дворы»: of whom the clause tells."""
    for name in reversed(s.names):
        until = s.tokens[name.last].end
        if until >= hit.start or name.kind not in ("body", "office", "abbreviation"):
            continue
        if "nominative" in name.cases and _WHO_MUST.fullmatch(s.low, until, hit.start):
            return subjects_of(s, name, 0)
        return ()
    return ()


def subject_at_the_end(s: RussianSentence, hit: Hit, begin: int, infinitives: list[int]) -> Name | None:
    """«Координацию должно осуществлять министерство»: the object stands before, who must at the end."""
    last = s.tokens[infinitives[-1]]
    fronted = any(
        begin <= token.start < hit.start
        and token.is_word
        and any(r.pos == "NOUN" and r.case == "accusative" for r in words_of(token.text))
        for token in s.tokens
    )
    if not fronted or last.low.endswith(("ся", "быть")):
        return None
    found = [n for n in s.names if s.start_of(n) > last.end and "nominative" in n.cases]
    if not found or found[-1].kind not in ("body", "office", "abbreviation"):
        return None
    if any(token.is_word for token in s.tokens[found[-1].last + 1 :]) or after_preposition(s, found[0]):
        return None
    return found[-1]


_ALL_MUST = re.compile(rf"(?<![{RUSSIAN}])(?P<who>все\s+[{RUSSIAN}-]+(?:ы|и|а|я))(?:,[^,]{{3,80}},)?\s+$")


def all_of_them(s: RussianSentence, hit: Hit, begin: int) -> tuple[str, ...]:
    """«Все соцобъекты должны очистить территории»: whoever they are, if no private persons."""
    match = _ALL_MUST.search(s.low, begin, hit.start)
    if match is None or is_private(s, match.start("who") + 4, hit.start):
        return ()
    return (s.text[match.start("who") : match.end("who")],)


def of_main_clause(s: RussianSentence, hit: Hit, begin: int) -> tuple[str, ...]:
    """«Министерство поработает над планом, который должен быть готов к июлю»: who works on it."""
    relative = RELATIVE.search(s.low[begin : hit.start])
    if relative is None:
        return ()
    doer = next(
        (
            n
            for n in s.names
            if begin <= s.start_of(n) < begin + relative.start()
            and "nominative" in n.cases
            and n.kind == "body"
            and not after_preposition(s, n)
        ),
        None,
    )
    return subjects_of(s, doer, begin) if doer is not None else ()


# «парк, который по замыслу должен преобразиться»: a thing is described.
RELATIVE = re.compile(r"котор(?:ый|ая|ое|ые)\s+[^,;:]{0,80}$")


def subject_after(s: RussianSentence, hit: Hit) -> Name | None:
    """«должны КСК», at the end of its clause: whoever must follows the word of duty at once."""
    at = s.token_at(hit.end)
    name = next((n for n in s.names if n.first == at and "nominative" in n.cases), None)
    ends = name is not None and (name.last + 1 >= len(s.tokens) or not s.tokens[name.last + 1].is_word)
    return name if ends else None


def agrees_with(s: RussianSentence, subject: Name, hit: Hit) -> bool:
    """«приём в … организации должен»: of a single thing that must, several are no subject."""
    if s.low[hit.start : hit.end] not in ("должен", "должна", "должно", "обязан", "обязана", "обязано"):
        return True
    found = [r for r in words_of(s.tokens[subject.head].text)[:6] if r.case == "nominative"]
    return subject.kind in ("abbreviation", "person") or not found or any(not r.plural for r in found)


def is_anybody(s: RussianSentence, subject: Name, infinitive: int) -> bool:
    """«это должен делать квалифицированный специалист»: whoever it is, and nobody who is asked."""
    return (
        subject.kind == "people"
        and subject.first > infinitive
        and not any(reading.plural for reading in words_of(s.tokens[subject.head].text)[:1])
    )


def after_verb(s: RussianSentence, hit: Hit, infinitives: list[int], *, inverted: bool) -> tuple[str, ...]:
    """«Необходимо активизироваться всем управлениям и акиматам», «… предстоит управлению»: who must, at the
    end.
    """
    verb = s.tokens[infinitives[-1]]
    if not inverted and not verb.low.endswith("ся"):
        return ()
    found: list[str] = []
    for name in s.names:
        if (
            s.start_of(name) >= max(hit.end, verb.end)
            and "dative" in name.cases
            and not after_preposition(s, name)
        ):
            found += s.nominative(name, "dative")
    return tuple(dict.fromkeys(found))


def without_exhortation(s: RussianSentence, infinitives: list[int]) -> list[int]:
    """«важно быть готовыми и принять меры»: what is done, without how one should be."""
    if not is_exhortation(s, infinitives[0]):
        return infinitives
    rest = [at for at in infinitives[1:] if not is_exhortation(s, at)]
    return rest if rest and any("perf" in r.tag for r in parse(s.tokens[rest[0]].text)[:1]) else []
