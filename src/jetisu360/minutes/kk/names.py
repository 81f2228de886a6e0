"""Who is named in a Kazakh sentence: offices, bodies and people, each with its case and how far its name
reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jetisu360.kazakh.lexicon import lookup
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import sections, words
from jetisu360.minutes.kk.heads import Head, Kind, head_of
from jetisu360.minutes.kk.name_parts import attribute, belongs, goes_on, is_body
from jetisu360.minutes.kk.persons import person_ending
from jetisu360.minutes.kk.words import VERBAL, Case, case_of, readings

# «коммуналдық қызметтерге» are people; «көрсетілетін қызметтерге» is what they do.
_SERVICES = frozenset(("коммуналдық", "құтқару", "апаттық", "жедел", "тиісті", "арнайы", "жауапты", "күзет"))
_ADJECTIVE = re.compile(r"(?:лық|лік|дық|дік|тық|тік|лы|лі|ды|ді|ты|ті)$")
_LONGEST = 18
"""Tokens of a name before its last, lists of districts included."""
_LONGEST_BODY = 14
"""Tokens; the longest body of the lexicon has 10."""
_LONGEST_QUOTED = 16
"""Tokens between quotation marks, where no mark is lost."""
_PLACE_WITHIN = 5
"""Tokens after a comma in which «аудандары», «қалалары» stands."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included) name somebody, in `case`."""

    first: int
    last: int
    case: Case
    kind: Kind
    plural: bool


def names_in(
    tokens: Sequence[Token], busy: Sequence[tuple[int, int]] = (), *, only: Case | None = None
) -> list[Name]:
    """Everybody named, in order, or those in one case `only`: the ablative («әкімдерден талап етті») or the
    genitive («әкімнің қадағалауын»), which else name nobody; `busy` are stretches of the text (terms) where
    no name can be.
    """
    found: list[Name] = []
    taken = [any(token.start < end and start < token.end for start, end in busy) for token in tokens]
    at = len(tokens) - 1
    while at >= 0:
        name = None if taken[at] else _name_ending(tokens, taken, at)
        if name is None or (name.case != only if only else name.case in ("genitive", "ablative", "other")):
            at -= 1
            continue
        found.append(name)
        at = name.first - 1
    return found[::-1]


def _name_ending(tokens: Sequence[Token], taken: Sequence[bool], last: int) -> Name | None:
    token = tokens[last]
    if not token.is_word:
        return None
    person = person_ending(tokens, last)
    if person is not None:
        first, case = person
        # The title before the name belongs to it: «орынбасары Е. Жақыпбековке».
        before = head_of(tokens[first - 1].text) if first > 0 and tokens[first - 1].is_word else None
        if before and before.case == "nominative" and before.complete:
            titled = _left(tokens, taken, first - 1, "nominative")
            # «Облыс әкімі Омаровқа … тапсырды»: who begins the sentence gives the order.
            first = first if titled == 0 and first == last else titled
            first = _after_subject(tokens, first, last) if case == "dative" else first
        return Name(first, last, case, "person", False)
    head = head_of(token.text)
    if head is None and last > 0 and tokens[last - 1].low in _SENIOR:
        head = _one_of_many(token.text)
    if head is None and last > 0 and tokens[last - 1].low == "жеке" and token.low in _STAFF:
        head = Head("body", _STAFF[token.low], True, False)
    if head is None and last > 0 and _one_of_a_body(tokens, last):
        head = _one_of_many(token.text)
    if head is None and _is_agent_in_list(tokens, last):
        head = Head("people", "dative", True, True)
    if head is None:
        return None
    each = last > 0 and tokens[last - 1].low in ("әр", "әрбір", "барлық", "аталған", "тиісті")
    if (
        not head.complete
        and not each
        and not (head.case == "nominative" and last > 0 and _ADJECTIVE.search(tokens[last - 1].low))
    ):
        return None
    if last + 1 < len(tokens) and head.case == "nominative" and goes_on(tokens, last):
        return None
    first = _left(tokens, taken, last, head.case)
    if head.kind == "body":
        first = _whole_body(tokens, taken, first, last)
    elif head.kind == "office" and first < last and is_body(tokens[last - 1].text):
        first = _whole_body(tokens, taken, first, last - 1)
    if head.case == "dative":
        first = _after_subject(tokens, first, last)
    services = head.plural and last > 0 and tokens[last - 1].low in _SERVICES
    if (
        head.kind == "compound"
        and not services
        and (first == last or not any(reading.possessive == "poss3" for reading in readings(token.text)[:1]))
    ):
        return None
    return Name(first, last, head.case, head.kind, head.plural)


def _after_subject(tokens: Sequence[Token], first: int, last: int) -> int:
    """«Облыс әкімі | орынбасары Р. Омаровқа», «Аудан әкімі | аппарат басшысына»: an office that begins its
    sentence gives the order; of the one whose deputy is told its name would be in the genitive.
    """
    if any(token.is_word for token in tokens[:first]):
        return first
    for at in range(first, last - 1):
        head = head_of(tokens[at].text)
        if head is not None and head.kind == "office" and head.case == "nominative" and head.complete:
            following = tokens[at + 1].low
            single = (following.startswith("орынбасар") or following == "аппарат") and not _SEVERAL.search(
                tokens[at + 1].low
            )
            return at + 1 if single else first
    return first


_SEVERAL = re.compile(r"орынбасарлар")


_SENIOR = frozenset(("бас", "аға", "учаскелік", "жауапты", "кезекші"))


@lru_cache(maxsize=1 << 12)
def _one_of_many(word: str) -> Head | None:
    """«бас дәрігерге», «аға инженерге»: a single one of people who else are named in the plural."""
    for reading in readings(word)[:2]:
        if reading.stem.lower() in sections("kk", "heads.txt")["people"] and not set(reading.tags) & VERBAL:
            return Head("people", case_of(reading), True, False)
    return None


# «жеке құрамға»: of the police and the like.
_STAFF: dict[str, Case] = {"құрамға": "dative", "құрам": "nominative"}


def _one_of_a_body(tokens: Sequence[Token], last: int) -> bool:
    """«мекемесінің өкіліне»: a single one, of a body in the genitive."""
    head = head_of(tokens[last - 1].text) if tokens[last - 1].is_word else None
    return head is not None and head.case == "genitive" and head.kind in ("body", "compound")


_AGENTS = re.compile(r".{3,}(?:шыларға|шілерге)$")


def _is_agent_in_list(tokens: Sequence[Token], at: int) -> bool:
    """«қорықшыларға, құтқару қызметінің басшыларына»: people by what they do, in a list of those who are
    asked.
    """
    if not _AGENTS.match(tokens[at].low) or at + 1 >= len(tokens) or tokens[at + 1].low not in (",", "және"):
        return False
    ahead = (head_of(token.text) for token in tokens[at + 2 : at + 8] if token.is_word)
    return any(head is not None and head.case == "dative" for head in ahead)


def _whole_body(tokens: Sequence[Token], taken: Sequence[bool], first: int, last: int) -> int:
    """Where the name of a body of the lexicon begins that ends at `last`: it may hold commas, «және» and
    verbal nouns («жұмыспен қамтуды үйлестіру және әлеуметтік бағдарламалар басқармасы»).
    """
    best = readings(tokens[last].text)[0]
    if best.possessive != "poss3":
        return first
    # A department of a district is called as the one of the region.
    name = "басқармасы" if best.stem in ("бөлім", "басқарма") else best.base.lower()
    found = first
    for at in range(last - 1, max(-1, last - _LONGEST_BODY), -1):
        if taken[at]:
            break
        sign = tokens[at].text
        if not tokens[at].is_word and sign != ",":
            break
        name = sign + name if name.startswith(",") else f"{sign.lower()} {name}"
        name = name.replace(" ,", ",")
        entry = lookup(name) if at < first else None
        if entry is not None and entry.kind == "organisation":
            found = at
    if found < first and found > 0 and tokens[found - 1].low in ("облыстық", "аудандық", "қалалық"):
        found -= 1
    return found


def _left(tokens: Sequence[Token], taken: Sequence[bool], head: int, case: Case) -> int:
    """The first token of a name whose last is `head`."""
    first, at = head, head - 1
    while at >= 0 and head - at <= _LONGEST and not taken[at]:
        token = tokens[at]
        if token.text in '»”"':
            opened = _opening(tokens, at)
            if opened is None:
                break
            first, at = opened, opened - 1
            continue
        if token.is_initials:
            break
        if token.low in ("мен", "пен", "бен", "және", "әрі") or token.text == ",":
            if not _may_join(tokens, at, case):
                break
            at -= 1
            first_before = first
            token = tokens[at]
            if taken[at] or not belongs(tokens, at, case, joined=True):
                return first_before
            first = at
            at -= 1
            continue
        if not belongs(tokens, at, case, joined=False):
            break
        first, at = at, at - 1
    return first


def _opening(tokens: Sequence[Token], closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - _LONGEST_QUOTED), -1):
        if tokens[at].text in '«„“"':
            return at
    return None


def _may_join(tokens: Sequence[Token], conjunction: int, case: Case) -> bool:
    """«аудан, қала әкімдеріне»: what stands before the comma is of the same list."""
    if conjunction == 0 or conjunction + 1 >= len(tokens):
        return False
    token = tokens[conjunction - 1]
    if not token.is_word:
        return token.text == "»"
    if token.low == "дейінгі":
        # «мектепке дейінгі және орта білім департаменті»
        return True
    head = head_of(token.text)
    if head is not None:
        if head.case == case:
            return True
        if head.case == "nominative" and _share_an_office(tokens, conjunction, head):
            return True
        if head.kind == "abbreviation" and head.case == "nominative" and tokens[conjunction + 1].text == "«":
            # «„Тазалық“ МКК, „Жылу“ ЖШС басшыларына»
            return True
        if head.kind == "compound" and not head.plural and _ADJECTIVE.search(tokens[conjunction + 1].low):
            # «орталық және жергілікті органдарға»: no centre.
            return True
        # «министрлігі мен корпорациясына»: only the last of those joined by «мен» carries the case.
        return head.case == "nominative" and tokens[conjunction].text != "," and head.complete
    if token.low in words("kk", "stop.txt"):
        return False
    return (
        attribute(token)
        and (
            not token.is_capital
            or conjunction > 1
            or _place_follows(tokens, conjunction)
            or any(reading.known and reading.kind == "noun" for reading in readings(token.text)[:1])
            # «Бастауыш және орта кәсіптік білім департаменті» at the beginning of a sentence.
            or any(is_body(after.text) for after in tokens[conjunction + 1 : conjunction + 7])
        )
    )


def _share_an_office(tokens: Sequence[Token], conjunction: int, head: Head) -> bool:
    """«органдар, ұлттық компаниялар басшыларына», «ТЖД, ПД және ЖШС басшыларына»: one office of several
    bodies, of which the last stands right before it.
    """
    if tokens[conjunction].text != ",":
        return False
    plural = (
        head.kind == "body"
        and head.plural
        and tokens[conjunction - 1].low.endswith(("лар", "лер", "дар", "дер", "тар", "тер"))
    )
    if not plural and head.kind != "abbreviation":
        return False
    for at in range(conjunction + 1, min(conjunction + _OFFICE_WITHIN, len(tokens) - 1)):
        following = head_of(tokens[at + 1].text) if tokens[at + 1].is_word else None
        here = head_of(tokens[at].text) if tokens[at].is_word else None
        if following and here and following.kind == "office" and here.case == "nominative":
            return here.kind == head.kind
        if following and following.kind == "office":
            return False
    return False


_OFFICE_WITHIN = 8
"""Tokens after a comma in which the office stands that several bodies share."""


def _place_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(
        token.low.startswith(("облыс", "аудан", "қала", "ауыл", "кент", "округ"))
        for token in tokens[at + 1 : at + 1 + _PLACE_WITHIN]
    )


def phrase(tokens: Sequence[Token], text: str, name: Name) -> str:
    return text[tokens[name.first].start : tokens[name.last].end]
