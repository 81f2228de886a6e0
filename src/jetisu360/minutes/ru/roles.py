"""Who does what in a Russian sentence: addressees of an order, its subject, co-executors, asides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.persons import surname_at
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import cases, parse, words_of

_PREP = re.compile(
    rf"(?:^|\s)(?:к|ко|по|от|до|для|из|без|у|с|со|в|во|на|о|об|при|над|под|перед|между|за|через|среди|согласно|благодаря)\s+(?:[{RUSSIAN}]+(?:ому|ему|ым|им|ой|ей|их|ых|ого|его|ую|юю)\s+)?$"
)


_SUBJECT_WITHIN = 12
"""Characters after the trigger in which its subject begins: «должны в срок акимы …»."""
_WITH_WITHIN = 40
"""Characters between «совместно с», or a name after it, and the next name with whom."""
_JOINT_WITHIN = 90
"""Characters before a name in which «совместно с» stands: the words and 60 characters of other names."""
_PREPOSITION_WITHIN = 30
"""Characters before a name: a preposition and an adjective, «при соответствующем »."""


def addressees(s: RussianSentence, hit: Hit, begin: int, infinitives: list[int]) -> tuple[str, ...]:
    """Whom: a name in the trigger's case between it and the infinitive, or before it («управлению …
    поручено»).
    """
    who = hit.trigger.who
    first = s.tokens[infinitives[0]].start if infinitives else len(s.text)
    found: list[str] = []
    after = [n for n in s.names if hit.end <= s.start_of(n) < first]
    before = [n for n in s.names if begin <= s.start_of(n) < hit.start]
    # «поставил перед акимами задачу»
    within = [n for n in s.names if hit.start < s.start_of(n) < hit.end]
    passive = re.match(r"дан[оаы]?\b|поручен|поставлен|рекомендован|предложен", s.low[hit.start : hit.end])
    order = (
        (before, after, within)
        if passive and any(who in name.cases for name in before)
        else (after, before, within)
    )
    for group in order:
        for name in group:
            if is_in_brackets(s, name):
                continue
            if is_co_executor(s, name) or after_preposition(s, name):
                if who == "genitive" and _FROM.search(s.low[: s.start_of(name)]):
                    for one in joined_after(s, name, "genitive"):
                        found += s.nominative(one, "genitive")
                elif re.search(r"перед\s+$", s.low[: s.start_of(name)]) and (
                    "instrumental" in name.cases or name.kind == "abbreviation"
                ):
                    # «Перед акимами поставлена задача обеспечить …»
                    found += s.nominative(name, "instrumental")
                continue
            if who == "genitive":
                continue
            if who in name.cases and (who != "accusative" or group is after):
                found += s.nominative(name, who)
            elif (
                who == "accusative"
                and "genitive" in name.cases
                and group is after
                and cases(s.tokens[name.head].text) & {"accusative"}
            ):
                found += s.nominative(name, "accusative")
            elif name.kind == "abbreviation" and who == "dative" and group is after:
                found += s.nominative(name, "nominative")
        if found:
            break
    return tuple(dict.fromkeys(found))


# «потребовал от своих подчинённых»
_FROM = re.compile(r"(?<!\w)от\s+(?:своих|своего|своей|всех|каждого|каждой|этих)?\s*$")
_APPOINTED = re.compile(r"назначить\s+(?:[^.;:,]{0,80})$")


def appointed(s: RussianSentence, before: int) -> tuple[str, ...]:
    """«Руководителем штаба назначить заместителя акима и поручить …»: who is appointed is asked."""
    for name in s.names:
        start = s.start_of(name)
        named = start < before and "accusative" in name.cases and name.kind == "office"
        if named and _APPOINTED.search(s.low[:start]):
            return s.nominative(name, "accusative")
    return ()


_TURNED_TO = re.compile(
    rf"обра(?:тил(?:ся|ась|ись)|тившись|щал(?:ся|ась|ись)|ща[ею]тся)\s+(?:[{RUSSIAN}]+\s+)?ко?\s+(?:[{RUSSIAN}]+(?:ому|ему)\s+)?$"
)


def turned_to(s: RussianSentence, before: int) -> tuple[str, ...]:
    """«обратился к министерству, поручив …»: to whom."""
    for name in s.names:
        start = s.start_of(name)
        if start < before and _TURNED_TO.search(s.low[:start]):
            return s.nominative(name, "dative")
    return ()


_TO_WHICH = re.compile(r",\s+котор(?:ым|ому|ой)\s+(?:(?:было|были|также)\s+)?$")


def to_whom(s: RussianSentence, hit: Hit) -> tuple[str, ...]:
    """«пять регионов, которым поручили …»; «Ахметову поручили …», «поручил Ахметову …» by a surname alone."""
    relative = _TO_WHICH.search(s.low, 0, hit.start)
    if relative is not None:
        name = next((n for n in s.names if s.tokens[n.last].end == relative.start()), None)
        case = next((c for c in _CASES if name is not None and c in name.cases), "")
        if name is None or not case:
            return ()
        count = s.tokens[name.first - 1] if name.first else None
        if count is not None and words_of(count.text)[0].pos == "NUMR" and "genitive" in name.cases:
            # «пять регионов» stays as it is.
            return (s.text[count.start : s.tokens[name.last].end],)
        return s.nominative(name, case)
    at = s.token_at(hit.start)
    beside = (surname_at(s.tokens, at - 1) if at > 0 else None, surname_at(s.tokens, s.token_at(hit.end)))
    for name in beside:
        if name is not None and "dative" in name.cases and not after_preposition(s, name):
            return s.nominative(name, "dative")
    return ()


_CASES = ("nominative", "instrumental", "dative", "genitive", "accusative")


def subject_of(s: RussianSentence, hit: Hit, begin: int) -> Name | None:
    found = None
    for name in s.names:
        if (
            begin <= s.start_of(name) < hit.start
            and "nominative" in name.cases
            and not after_preposition(s, name)
        ):
            found = name
    if found is None:
        # «Должны акимы районов завершить»: the subject may follow.
        for name in s.names:
            if hit.end <= s.start_of(name) < hit.end + _SUBJECT_WITHIN and "nominative" in name.cases:
                return name
    return found


def subjects_of(s: RussianSentence, subject: Name, begin: int) -> tuple[str, ...]:
    """«министерство и акиматы должны»: all whom a comma or «и» joins to the last, in order."""
    found = [subject]
    for name in reversed([n for n in s.names if begin <= s.start_of(n) and n.last < subject.first]):
        between = [token.low for token in s.tokens[name.last + 1 : found[0].first]]
        if between not in (["и"], [","], [",", "а", "также"]) or "nominative" not in name.cases:
            break
        found.insert(0, name)
    return tuple(dict.fromkeys(person for name in found for person in s.nominative(name, "nominative")))


def agents(s: RussianSentence, begin: int, end: int) -> tuple[str, ...]:
    """«акимами районов должны быть приняты меры»: by whom, in the instrumental."""
    found: list[Name] = []
    for name in s.names:
        if not begin <= s.start_of(name) < end or name.kind not in ("office", "body", "people"):
            continue
        plain = (
            "instrumental" in name.cases and not after_preposition(s, name) and not is_co_executor(s, name)
        )
        if plain and not name.cases & {"nominative", "dative"}:
            found.append(name)
    return tuple(dict.fromkeys(person for one in found for person in s.nominative(one, "instrumental")))


_UNDER = re.compile(r"под\s+(?:[^\s,.;]+\s+)?контролем\s+$")


def watchers(s: RussianSentence, begin: int, end: int) -> tuple[str, ...]:
    """«находиться под контролем акимов»: who keeps it under control."""
    for name in s.names:
        if (
            begin <= s.start_of(name) < end
            and "genitive" in name.cases
            and _UNDER.search(s.low[: s.start_of(name)])
        ):
            return s.nominative(name, "genitive")
    return ()


_ADDRESS = re.compile(r"(?:уважаем(?:ые|ый|ая)|дорогие|товарищи?)\s+$")


def addressed(s: RussianSentence, until: int) -> tuple[str, ...]:
    """«Уважаемые акимы, … прошу …»: who is spoken to."""
    for name in s.names:
        lead = s.low[: s.start_of(name)]
        following = s.text[s.tokens[name.last].end : s.tokens[name.last].end + 1]
        spoken = (
            s.tokens[name.head].low not in ("коллеги", "друзья")
            and name.kind in ("office", "people")
            and "nominative" in name.cases
            and following in (",", "!")
        )
        if s.start_of(name) < until and spoken and (_ADDRESS.search(lead) or _respected(s, name)):
            return s.nominative(replace(name, first=name.head), "nominative")
    return ()


def _respected(s: RussianSentence, name: Name) -> bool:
    return s.tokens[name.first].low.startswith("уважаем") and name.head > name.first


def place_before(s: RussianSentence, at: int, case: str) -> str:
    """«Казахстан создаст …», «Казахстану необходимо …»: a country or a town that acts, in the nominative."""
    before = s.tokens[at - 1] if at else None
    if before is None or not before.is_capital:
        return ""
    for reading in parse(before.text)[:2]:
        if "Geox" in reading.tag and str(reading.tag.case) == case:
            return str(reading.normal_form).capitalize()
    return ""


def joined_after(s: RussianSentence, name: Name, case: str) -> list[Name]:
    """A name and those that commas and «и» join to it, all in one case: «от акимов, директоров и врачей»."""
    joined = [name]
    for other in s.names:
        between = [token.low for token in s.tokens[joined[-1].last + 1 : other.first]]
        if (
            other.first > joined[-1].last
            and case in other.cases
            and between in (["и"], [","], [",", "а", "также"])
        ):
            joined.append(other)
    return joined


def co_executors(s: RussianSentence, first: int, last: int) -> tuple[str, ...]:
    """«совместно с акимами районов»: with whom."""
    found: list[str] = []
    match = re.search(
        r"(?:совместно|вместе|во\s+взаимодействии|при\s+участии|сообща)\s+(?:с|со)?\s*",
        s.low[first:last],
    )
    if match is None:
        return ()
    at = first + match.end()
    for name in s.names:
        begin = s.start_of(name)
        instrumental = "instrumental" in name.cases or name.kind == "abbreviation"
        if at <= begin < last and begin - at < _WITH_WITHIN and instrumental:
            found += s.nominative(name, "instrumental")
            at = s.tokens[name.last].end
    return tuple(found)


def is_co_executor(s: RussianSentence, name: Name) -> bool:
    before = s.low[max(0, s.start_of(name) - _JOINT_WITHIN) : s.start_of(name)]
    return (
        bool(
            re.search(r"(?:совместно|вместе|взаимодействии|при\s+участии)\s+(?:с|со)\s+[^.;:]{0,60}$", before)
        )
        and "dative" not in name.cases
    )


def is_in_brackets(s: RussianSentence, name: Name) -> bool:
    """«Управлению строительства (Омарову)»: who heads it, and not another executor."""
    return name.first > 0 and s.tokens[name.first - 1].text == "("


_LINK = re.compile(r"(?:с\s+этим|при\s+этом|кроме\s+того|для\s+этого|вместе\s+с\s+тем|в\s+том\s+числе)\s+$")


def after_preposition(s: RussianSentence, name: Name) -> bool:
    before = s.low[max(0, s.start_of(name) - _PREPOSITION_WITHIN) : s.start_of(name)]
    # «В связи с этим руководителям …»
    return _PREP.search(before) is not None and _LINK.search(before) is None


def _is_of_noun(s: RussianSentence, at: int) -> bool:
    """«жизни населения»: whose it is, though «населения» may be several in the nominative too."""
    before = words_of(s.tokens[at - 1].text)[:1] if at and s.tokens[at - 1].is_word else ()
    return bool(before) and before[0].pos == "NOUN" and words_of(s.tokens[at].text)[0].case == "genitive"


def is_private(s: RussianSentence, begin: int, end: int) -> bool:
    for at, token in enumerate(s.tokens):
        if (
            begin <= token.start < end
            and token.is_word
            and not any(name.first < at <= name.last for name in s.names)
            and any(
                reading.lemma in words("ru", "private.txt") and reading.case in ("nominative", "dative")
                for reading in words_of(token.text)[: 1 if _is_of_noun(s, at) else 2]
            )
        ):
            return True
    return False


def orderer(s: RussianSentence, hit: Hit) -> str:
    name = next(_before_in_nominative(s, hit), None)
    return s.text[s.start_of(name) : s.tokens[name.last].end] if name is not None else ""


def orderer_of(s: RussianSentence, hit: Hit) -> Name | None:
    """Somebody in office who orders; a deputy asks."""
    named = (n for n in _before_in_nominative(s, hit) if n.kind == "office")
    return next((n for n in named if not s.tokens[n.head].low.startswith("депутат")), None)


def _before_in_nominative(s: RussianSentence, hit: Hit) -> Iterator[Name]:
    return (n for n in s.names if s.tokens[n.last].end <= hit.start and "nominative" in n.cases)
