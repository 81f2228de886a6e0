"""Who is named in a Russian sentence: offices, bodies and people, and in which case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.ru.heads import Name, head_kind
from jetisu360.minutes.ru.name_parts import NO_TOPIC, OF_PLACES, goes_on, is_part
from jetisu360.minutes.ru.persons import person_at, surname_at
from jetisu360.minutes.ru.phrases import after_head, describes_a_head, first_of
from jetisu360.minutes.ru.words import cases, words_of

_LONGEST = 16
"""Tokens of a name after its first."""
_LONGEST_LIST = 40
"""Tokens of a list of places: twenty regions with their commas."""
_LONGEST_QUOTED = 14
"""Tokens between quotation marks, where no mark is lost."""


def names_in(tokens: Sequence[Token], busy: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """Everybody named, in order, none inside another."""
    found: list[Name] = []
    taken = [any(token.start < end and start < token.end for start, end in busy) for token in tokens]
    at = 0
    while at < len(tokens):
        name = None if taken[at] else _name_at(tokens, taken, at, found[-1].last if found else -1)
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.last + 1
    return found


def _name_at(tokens: Sequence[Token], taken: Sequence[bool], at: int, after: int) -> Name | None:
    token = tokens[at]
    if not token.is_word:
        return person_at(tokens, at) if token.is_initials else None
    kind = head_kind(token.text)
    if not kind:
        return person_at(tokens, at)
    if kind == "people" and describes_a_head(tokens, at):
        # «ответственным госорганам»: what they are, and not who.
        return None
    possible = (
        cases(token.text)
        if kind != "abbreviation"
        else frozenset(("nominative", "genitive", "dative", "accusative"))
    )
    # «заместителю акима» is one name; a genitive after a noun is a part of it and was taken with it.
    first = first_of(tokens, taken, at, after, possible)
    if first != at:
        possible = (
            frozenset.intersection(
                possible,
                *(
                    cases(tokens[i].text)
                    for i in range(first, at)
                    if tokens[i].is_word and tokens[i].low not in ("и", "или")
                ),
            )
            or possible
        )
    before = tokens[first - 1] if first else None
    if before is not None and before.is_word and not taken[first - 1]:
        fixed = _preposition(before.low)
        if fixed:
            possible = possible & fixed or possible
        elif (
            kind != "abbreviation"
            and len(possible) > 1
            and "genitive" in possible
            and _is_noun(before.text)
            and not (at > 1 and (tokens[first - 2].low, before.low) in _ASIDES)
            and not _GIVEN.match(before.low)
        ):
            possible = frozenset(("genitive",))
    last = _right(tokens, taken, at)
    person = person_at(tokens, last + 1) if last + 1 < len(tokens) else None
    if person is None and kind == "office":
        person = surname_at(tokens, last + 1)
    if (person is not None and person.cases & possible) or (
        person is not None and person.head == last + 1 and tokens[last + 1].is_capital and kind == "office"
    ):
        last = person.last
    last, changing = after_head(tokens, taken, at, last, possible)
    return Name(first, at, last, possible, kind, changing)


# «дал поручение комиссии»: to whom, and not whose.
_GIVEN = re.compile(
    r"поручени[ея]|указани[ея]|задани[ея]|распоряжени[ея]|задач[уи]|рекомендаци[юи]|срок|врем[яе]"
)


# «при необходимости больницы должны …»: no word of whom it is.
_ASIDES = frozenset(
    (
        ("при", "необходимости"),
        ("по", "возможности"),
        ("при", "возможности"),
        ("в", "итоге"),
        ("в", "результате"),
    )
)


def _is_noun(word: str) -> bool:
    best = words_of(word)
    return bool(best) and best[0].pos == "NOUN"


_PREPOSITIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("от", "до", "для", "из", "без", "у", "около", "после", "кроме", "помимо", "со стороны", "среди"), frozenset(("genitive",))),  # noqa: E501
    **dict.fromkeys(("к", "ко", "по", "благодаря", "согласно"), frozenset(("to",))),
    **dict.fromkeys(("с", "со", "над", "под", "перед", "между", "за"), frozenset(("instrumental", "genitive"))),  # noqa: E501
    **dict.fromkeys(("в", "во", "на", "о", "об", "при"), frozenset(("prepositional", "accusative"))),
}  # fmt: skip


def _preposition(word: str) -> frozenset[str]:
    return _PREPOSITIONS.get(word, frozenset())


def _towns(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether a comma or «и» stands between names of towns after «городов»."""
    if at + 1 >= len(tokens) or not (tokens[at - 1].is_capital and tokens[at + 1].is_capital):
        return False
    plural = any(token.low in ("городов", "районов", "сёл") for token in tokens[head:at])
    return plural and not head_kind(tokens[at + 1].text)


_SORTS = ("областей", "районов", "городов", "округов", "сёл")


def _places_after_places(tokens: Sequence[Token], at: int) -> bool:
    """«областей, городов»: a comma or «и» between two sorts of places."""
    return at + 1 < len(tokens) and tokens[at - 1].low in _SORTS and tokens[at + 1].low in _SORTS


def _another_quoted(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether a comma or «и» joins one more quoted name to those of several."""
    return (
        at + 1 < len(tokens)
        and tokens[at].low in ("и", ",")
        and tokens[at + 1].text in '«„“"'
        and any(reading.plural for reading in words_of(tokens[head].text)[:2])
    )


def _another_field(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether a comma or «и» joins «по …» to the field of several: «министерствам образования, по спорту»."""
    return (
        at + 2 < len(tokens)
        and at - head > 1
        and tokens[at + 1].low == "по"
        and tokens[at + 2].low not in NO_TOPIC
        and any(reading.plural for reading in words_of(tokens[head].text)[:2])
        and "dative" in cases(tokens[at + 2].text)
    )


_PLACES = ("областей", "районов", "городов", "округов", "области", "района")


def _list_of_places(tokens: Sequence[Token], taken: Sequence[bool], at: int) -> int | None:
    """«Павлодарской, Жамбылской, Абай и Улытау областей»: the last token of such a list that begins at
    `at`.
    """
    joined = False
    for index in range(at, min(at + _LONGEST_LIST, len(tokens))):
        token = tokens[index]
        if taken[index]:
            return None
        if token.low in _PLACES:
            return index if index > at and joined else None
        if token.low in (",", "и", "а", "также"):
            joined = True
        elif not token.is_capital:
            return None
    return None


def _is_undeclined_place(tokens: Sequence[Token], at: int) -> bool:
    """«мэру Текели Айдару Омарову»: a place between the office and who holds it."""
    return person_at(tokens, at) is None and at + 1 < len(tokens) and person_at(tokens, at + 1) is not None


def _right(tokens: Sequence[Token], taken: Sequence[bool], head: int) -> int:
    """The last token of a name that begins with `head`: genitives, quoted names, «по …»."""
    last, at = head, head + 1
    topic = False
    if (places := _list_of_places(tokens, taken, at)) is not None:
        last, at = places, places + 1
    elif at < len(tokens) and tokens[at].is_capital and not taken[at] and _is_undeclined_place(tokens, at):
        last, at = at, at + 1
    if tokens[head].low.startswith("ответственн") and at + 1 < len(tokens) and tokens[at].low == "за":
        # «ответственным за строительство»
        last, at = at + 1, at + 2
    while at < len(tokens) and at - head <= _LONGEST and not taken[at]:
        token = tokens[at]
        if token.text in '«„“"':
            if head_kind(tokens[head].text) == "people":
                break
            closing = next(
                (i for i in range(at + 1, min(at + _LONGEST_QUOTED, len(tokens))) if tokens[i].text in '»”"'),
                None,
            )
            if closing is None:
                break
            last, at = closing, closing + 1
            if _another_quoted(tokens, head, at):
                # «компаниями «Альфа» и «Бета»»
                last, at = at, at + 1
        elif token.text == "№" and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit():
            last, at = at + 1, at + 2
        elif (
            token.text == ";"
            and tokens[at - 1].low == "городов"
            and at + 1 < len(tokens)
            and tokens[at + 1].is_capital
        ):
            # «акиматам городов; Астаны, Алматы»: a slip of the pen.
            last, at = at + 1, at + 2
        elif token.low in ("и", ",") and _another_field(tokens, head, at):
            # «министерствам образования, по цифровизации»
            topic = True
            last, at = at + 2, at + 3
        elif (
            at == head + 1
            and token.text.isdecimal()
            and at + 1 < len(tokens)
            and is_part(tokens[at + 1], topic)
            and not taken[at + 1]
        ):
            # «акимам 12 районов»
            last, at = at + 1, at + 2
        elif token.low == "на" and at + 2 < len(tokens) and tokens[at + 1].low == "уровне":
            last, at = at + 2, at + 3
        elif token.low in ("и", ",") and _places_after_places(tokens, at):
            # «акимам областей, городов Астаны, Алматы и Шымкента»
            last, at = at + 1, at + 2
        elif token.low in ("и", ",") and _towns(tokens, head, at):
            # «акимам городов Талдыкорган и Текели»
            last, at = at + 1, at + 2
        elif token.low in ("и", ",") and at + 1 < len(tokens):
            if (
                token.low == "и"
                and head_kind(tokens[at + 1].text) == "office"
                and "genitive" in cases(tokens[head].text)
            ):
                # «от руководителей отделов и директоров школ»
                break
            both = "nominative" in cases(tokens[head].text) and "nominative" in cases(tokens[at + 1].text)
            if (both and head_kind(tokens[at + 1].text)) or not goes_on(tokens, at, topic, head):
                break
            last, at = at + 1, at + 2
        elif (
            token.low == "по"
            and at + 1 < len(tokens)
            and tokens[at + 1].low not in NO_TOPIC
            and "dative" in cases(tokens[at + 1].text)
            and not tokens[at + 1].text[0].isdigit()
        ):
            topic = True
            last, at = at + 1, at + 2
        elif person_at(tokens, at) is not None:
            break
        elif (token.is_capital and tokens[last].low in OF_PLACES) or (
            token.is_word and is_part(token, topic)
        ):
            last, at = at, at + 1
        else:
            break
    return last
