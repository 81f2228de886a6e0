"""Who is named in a Kazakh sentence: offices, bodies and people, each with its case and how far its name
reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jetisu360.kazakh.analysis import Analysis, analyse
from jetisu360.kazakh.lexicon import lookup
from jetisu360.kazakh.nominative import nominative, nominatives
from jetisu360.minutes.tokens import Token
from jetisu360.minutes.wordlists import sections, words

_KINDS: tuple[Kind, ...] = ("office", "body", "people", "compound")
# Verbal nouns that are part of the names of bodies: «денсаулық сақтау басқармасы».
_IN_NAMES = frozenset(
    (
        "сайлау",
        "сақтау",
        "беру",
        "қамту",
        "қорғау",
        "жоспарлау",
        "бақылау",
        "қадағалау",
        "реттеу",
        "пайдалану",
        "басқару",
        "тіркеу",
        "дамыту",
        "даму",
        "бағалау",
        "алу",
        "өңдеу",
        "сақтандыру",
        "дайындау",
        "құтқару",
        "сөндіру",
        "қолдау",
        "төлеу",
        "жөндеу",
        "тасымалдау",
        "жабдықтау",
        "жинақтау",
        "аттестаттау",
        "тексеру",
        "оқыту",
    )
)
# Bodies whose bare name describes another: «Полиция департаменті».
_DESCRIBE = frozenset(
    (
        "полиция",
        "прокуратура",
        "мәслихат",
        "парламент",
        "сенат",
        "мәжіліс",
        "кеңес",
        "банк",
        "кәсіпорын",
        "мекеме",
        "ұйым",
        "компания",
        "мердігер",
    )
)
_ADJECTIVE = re.compile(r"(?:лық|лік|дық|дік|тық|тік|лы|лі|ды|ді|ты|ті)$")
_CASES = frozenset(("genitive", "dative", "accusative", "locative", "ablative", "instrumental", "that"))
_NOUN_TAGS = frozenset(("verbal_noun", "agent"))
_LONGEST = 10
_SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ова|ева|ина|ский|ская|ұлы|улы|қызы|кызы|тегі|бай|бек|хан|ғали|жан|мұрат|гүл)$"
)
Case = Literal["nominative", "dative", "accusative", "instrumental", "genitive", "other"]
Kind = Literal["office", "body", "people", "compound", "abbreviation", "person"]


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included) name somebody, in `case`."""

    first: int
    last: int
    case: Case
    kind: Kind
    plural: bool


@dataclass(frozen=True, slots=True)
class _Head:
    kind: Kind
    case: Case
    complete: bool
    """Whether it can stand for somebody: «әкімі», «әкімдер», «Үкімет», rather than the «әкімдік» of a
    building.
    """
    plural: bool


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[Analysis, ...]:
    return tuple(analyse(word)[:4])


@lru_cache(maxsize=1 << 14)
def head_of(word: str) -> _Head | None:
    """What a word is as the last word of somebody's name, or None."""
    low = word.lower()
    kinds = sections("heads-kk.txt")
    for reading in readings(word):
        stem = reading.stem.lower()
        kind: Kind | None = next((k for k in _KINDS if stem in kinds[k]), None)
        if kind is None and reading.stem.upper() in kinds["abbreviation"] and word[0].isupper():
            kind = "abbreviation"
        if kind is None or (set(reading.tags) & _VERBAL):
            continue
        possessed = reading.possessive == "poss3"
        case = _case(reading)
        complete = (
            possessed
            or reading.plural
            or kind in ("abbreviation", "office")
            or word[0].isupper()
            or case == "dative"
        )
        if kind == "people" and not (reading.plural or low.startswith(("жауаптылар", "басшылар"))):
            continue
        return _Head(kind, case, complete, reading.plural)
    return None


_VERBAL = frozenset(
    ("past", "present", "perfect", "gerund", "converb", "habitual", "conditional", "optative", "imperative")
)


def _case(reading: Analysis) -> Case:
    case = reading.case
    if "that" in reading.tags:
        return "other"
    return case if case in ("nominative", "dative", "accusative", "instrumental", "genitive") else "other"  # type: ignore[return-value]


def names_in(tokens: Sequence[Token], busy: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """Everybody named, in order; `busy` are stretches of the text (terms) where no name can be."""
    found: list[Name] = []
    taken = [any(token.start < end and start < token.end for start, end in busy) for token in tokens]
    at = len(tokens) - 1
    while at >= 0:
        name = None if taken[at] else _name_ending(tokens, taken, at)
        if name is None or name.case in ("genitive", "other"):
            at -= 1
            continue
        found.append(name)
        at = name.first - 1
    return found[::-1]


def _name_ending(tokens: Sequence[Token], taken: Sequence[bool], last: int) -> Name | None:
    token = tokens[last]
    if not token.is_word:
        return None
    person = _person(tokens, last)
    if person is not None:
        first, case = person
        # The title before the name belongs to it: «орынбасары Е. Жақыпбековке».
        before = head_of(tokens[first - 1].text) if first > 0 and tokens[first - 1].is_word else None
        if before and before.case == "nominative" and before.complete:
            first = _left(tokens, taken, first - 1, "nominative")
        return Name(first, last, case, "person", False)
    head = head_of(token.text)
    if head is None:
        return None
    if not head.complete and not (
        head.case == "nominative" and last > 0 and _ADJECTIVE.search(tokens[last - 1].low)
    ):
        return None
    if last + 1 < len(tokens) and head.case == "nominative" and _goes_on(tokens, last):
        return None
    first = _left(tokens, taken, last, head.case)
    if head.kind == "compound" and (
        first == last or not any(one.possessive == "poss3" for one in readings(token.text)[:1])
    ):
        return None
    return Name(first, last, head.case, head.kind, head.plural)


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """«әкімі аппаратының», «министрлігі жанындағы»: the name is not at its end."""
    following = tokens[last + 1].low
    return following.startswith(
        ("аппарат", "жанында", "орынбасар", "кеңес", "басшы", "төраға", "мүше", "өкіл", "маман", "қызметкер")
    )


def _person(tokens: Sequence[Token], last: int) -> tuple[int, Case] | None:
    """A person's name that ends here: initials and surname, or two or three capitals of which the last is a
    surname.
    """
    token = tokens[last]
    if not token.is_capital or token.text.isupper():
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    # «Асқар Мамин Ауыл шаруашылығы …»: a word of the lexicon begins something else.
    goes_on = following is not None and following.is_capital and not head_of(following.text)
    if goes_on and following is not None and not any(one.known for one in readings(following.text)[:1]):
        return None
    before = tokens[last - 1] if last else None
    if before is not None and before.is_initials:
        return last - 1, _name_case(token.text)
    if (
        before is None
        or not before.is_capital
        or before.text.isupper()
        or head_of(before.text)
        or not before.is_word
    ):
        return None
    case = _name_case(token.text)
    stem = _without_case(token.text)
    title = head_of(tokens[last - 2].text) if last > 1 and tokens[last - 2].is_word else None
    titled = title is not None and title.complete and title.case == "nominative"
    if not (titled or _SURNAME.search(stem.lower())) or head_of(token.text):
        return None
    first = last - 1
    if (
        first > 0
        and tokens[first - 1].is_capital
        and first - 1 > 0
        and not head_of(tokens[first - 1].text)
        and tokens[first - 1].end + 1 == tokens[first].start
    ):
        middle = tokens[first].low
        if middle.endswith(("ұлы", "қызы", "вич", "вна", "ич")):
            first -= 1
    return first, case


_NAME_CASES: tuple[tuple[str, Case], ...] = (
    (r"(?:ға|ге|қа|ке|на|не)$", "dative"),
    (r"(?:ның|нің|дың|дің|тың|тің)$", "genitive"),
    (r"(?:ды|ді|ты|ті|ны|ні)$", "accusative"),
    (r"(?:мен|пен|бен)$", "instrumental"),
    (r"(?:да|де|та|те|дан|ден|тан|тен|нан|нен)$", "other"),
)


def _name_case(word: str) -> Case:
    low = word.lower()
    for pattern, case in _NAME_CASES:
        match = re.search(pattern, low)
        if match and len(low) - len(match.group()) >= 3:
            stem = low[: match.start()]
            if (
                case == "dative"
                and match.group() in ("на", "не")
                and not stem.endswith(("ұлы", "қызы", "улы", "кызы", "ов", "ев"))
            ):
                # «Сейітова» is a name, «Сейітоваға» its dative.
                continue
            if case == "dative" and stem.endswith(
                ("ұлы", "қызы", "улы", "кызы", "ов", "ев", "ин", "ова", "ева", "ина")
            ):
                return case
            if _SURNAME.search(stem) or len(stem) >= 4:
                return case
    return "nominative"


def _without_case(word: str) -> str:
    low = word.lower()
    for pattern, _ in _NAME_CASES:
        stem = re.sub(pattern, "", low)
        if stem != low and _SURNAME.search(stem):
            return stem
    return low


def _left(tokens: Sequence[Token], taken: Sequence[bool], head: int, case: Case) -> int:
    """The first token of a name whose last is `head`."""
    first, at = head, head - 1
    joined = False
    while at >= 0 and head - at <= _LONGEST + 8 and not taken[at]:
        token = tokens[at]
        if token.text in '»”"' and token.text:
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
            joined = True
            at -= 1
            first_before = first
            token = tokens[at]
            if taken[at] or not _belongs(tokens, at, case, joined=True):
                return first_before
            first = at
            at -= 1
            continue
        if not _belongs(tokens, at, case, joined=False):
            break
        first, at = at, at - 1
    del joined
    return first


def _opening(tokens: Sequence[Token], closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - 16), -1):
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
    head = head_of(token.text)
    if head is not None:
        if head.case == case:
            return True
        # «министрлігі мен корпорациясына»: only the last of those joined by «мен» carries the case.
        return head.case == "nominative" and tokens[conjunction].text != "," and head.complete
    if token.low in words("stop-kk.txt"):
        return False
    return _attribute(token) and (
        not token.is_capital or conjunction > 1 or _place_follows(tokens, conjunction)
    )


def _place_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(
        token.low.startswith(("облыс", "аудан", "қала", "ауыл", "кент", "округ"))
        for token in tokens[at + 1 : at + 6]
    )


def _belongs(tokens: Sequence[Token], at: int, case: Case, *, joined: bool) -> bool:
    """Whether a token goes before what follows it into one name."""
    token = tokens[at]
    if not token.is_word:
        return token.text in ("№",) or (token.text[0].isdigit() and at > 0 and tokens[at - 1].text == "№")
    if token.low in words("stop-kk.txt"):
        return False
    head = head_of(token.text)
    if head is not None:
        if joined:
            return head.case == case or head.case == "nominative"
        if head.case == "genitive":
            return True
        if head.case == "nominative" and token.low in _DESCRIBE:
            return True
        # A whole name of its own: «аудан әкімі | ауылдық округ әкімдеріне».
        return head.case == "nominative" and (not head.complete or _goes_on(tokens, at))
    if token.is_capital and at > 0 and _person(tokens, at) is not None:
        return False
    if token.low.endswith(("у", "ю")) and any("verbal_noun" in one.tags for one in readings(token.text)[:2]):
        following = tokens[at + 1]
        place = lookup(token.text) if token.is_capital else None
        if place is not None and place.kind in ("region", "city", "district", "village", "area"):
            return True
        if _is_body(following.text):
            # «цифрландыру басқармасы»
            return True
        return token.low in _IN_NAMES and (
            head_of(following.text) is not None
            or following.low in ("және", "мен", "пен", "бен", ",")
            or following.low.endswith(("ды", "ді"))
        )
    return _attribute(token)


@lru_cache(maxsize=4096)
def _is_body(word: str) -> bool:
    """«басқармасы», «департаментіне»: a body that what stands before it names."""
    return any(
        one.possessive == "poss3"
        and one.stem in ("басқарма", "бөлім", "департамент", "министрлік", "агенттік", "инспекция")
        for one in readings(word)[:1]
    )


_CONVERB = re.compile(r"(?:[^у]ып|[^ү]іп|йып|йіп|[аәе]п|ғалы|гелі|қалы|келі)$")


@lru_cache(maxsize=1 << 14)
def _attribute_word(word: str) -> bool:
    # The bare root as an order to a friend («қорғаныс!») is not what official texts mean.
    best = tuple(one for one in readings(word) if "imperative" not in one.tags) or readings(word)
    if not best:
        return False
    top = best[0]
    if (
        top.kind == "unknown"
        and len(word) > 5
        and word.lower() not in ("елорда", "ертіс")
        and re.search(r"(?:да|де|та|те|нан|нен|дан|ден|тан|тен)$", word.lower())
    ):
        return False
    if _CONVERB.search(word.lower()) and top.kind in ("unknown", "verb"):
        return False
    if top.kind in ("adverb", "particle", "pronoun"):
        return word.lower() in ("барлық", "барша", "бүкіл")
    case = top.case
    if case == "genitive":
        return True
    if case in _CASES or "that" in top.tags:
        # A second reading may have no case: «Ақсу» is no «ақ-су».
        return any(
            other.known and other.case == "nominative" and not set(other.tags) & _VERBAL
            for other in best[1:2]
        )
    if top.kind == "verb" and not set(top.tags) & _NOUN_TAGS:
        return word.lower() in ("жауапты", "тиісті")
    return True


def _attribute(token: Token) -> bool:
    return token.is_word and _attribute_word(token.text)


def phrase(tokens: Sequence[Token], text: str, name: Name) -> str:
    return text[tokens[name.first].start : tokens[name.last].end]


@lru_cache(maxsize=4096)
def in_nominative(text: str) -> tuple[str, ...]:
    """Everyone whom a phrase names, in the nominative."""
    found = [one.strip(" ,;") for one in nominatives(text) if one.strip(" ,;")]
    last = head_of(text.split()[-1]) if text.split() else None
    single = len(found) > 1 and last is not None and last.kind == "body" and not last.plural
    # «жолаушылар көлігі және автомобиль жолдары бөліміне» is one body; its parts are no bodies.
    if single and not any(head_of(one.split()[-1]) for one in found[:-1]):
        return (nominative(text).strip(" ,;"),)
    return tuple(dict.fromkeys(found))
