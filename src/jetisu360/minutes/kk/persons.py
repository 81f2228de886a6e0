"""People by name in a Kazakh sentence: initials and surname, or two or three capitals; and their case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.kk.heads import head_of
from jetisu360.minutes.kk.words import Case, readings

_SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ова|ева|ина|ский|ская|ұлы|улы|қызы|кызы|тегі|бай|бек|хан|ғали|жан|мұрат|гүл|вич|вна)$"
)


_SURNAME_ALONE = re.compile(r".{3,}(?:(?:ов|ев|ёв)(?:қа|ке)|(?:ова|ева|ина)(?:ға|ге))$")
"""«Омаровқа»: whom by the surname alone."""
_SHORTEST_STEM, _SHORTEST_UNKNOWN = 3, 4
"""Letters that a case ending leaves of a surname with a known suffix, and of any other («Кимге»: none)."""


def person_ending(tokens: Sequence[Token], last: int) -> tuple[int, Case] | None:
    """A person's name that ends here: initials and surname, or two or three capitals of which the last is a
    surname.
    """
    token = tokens[last]
    if not token.is_capital or token.text.isupper():
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    # «Асқар Мамин Ауыл шаруашылығы …»: a word of the lexicon begins something else.
    goes_on = following is not None and following.is_capital and not head_of(following.text)
    if (
        goes_on
        and following is not None
        and not any(reading.known for reading in readings(following.text)[:1])
    ):
        return None
    before = tokens[last - 1] if last else None
    if before is not None and before.is_initials:
        return last - 1, _name_case(token.text)
    alone = before is None or not (before.is_capital or before.is_initials) or not before.is_word
    if alone and _SURNAME_ALONE.match(token.low):
        return last, "dative"
    if (
        before is None
        or not before.is_capital
        or before.text.isupper()
        or head_of(before.text)
        or not before.is_word
    ):
        return None
    if last == 1 and any(
        r.known and r.kind == "noun" and r.case != "nominative" for r in readings(before.text)[:1]
    ):
        # «Жиында Панфилов ауданының әкіміне …»: a capital begins the sentence, and no name.
        return None
    case = _name_case(token.text)
    stem = _without_case(token.text)
    title = head_of(tokens[last - 2].text) if last > 1 and tokens[last - 2].is_word else None
    titled = title is not None and title.complete and title.case == "nominative"
    patronymic = before.low.endswith(("вич", "вна", "ұлы", "қызы", "улы", "кызы"))
    if not (titled or patronymic or _SURNAME.search(stem.lower())) or head_of(token.text):
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
        if match and len(low) - len(match.group()) >= _SHORTEST_STEM:
            stem = low[: match.start()]
            if (
                case == "dative"
                and match.group() in ("на", "не")
                and not stem.endswith(("ұлы", "қызы", "улы", "кызы", "ов", "ев"))
            ):
                # «Сейітова» is a name, «Сейітоваға» its dative.
                continue
            if case == "dative" and stem.endswith(
                ("ұлы", "қызы", "улы", "кызы", "ов", "ев", "ин", "ова", "ева", "ина", "вич", "вна")
            ):
                return case
            if _SURNAME.search(stem) or len(stem) >= _SHORTEST_UNKNOWN:
                return case
    return "nominative"


def _without_case(word: str) -> str:
    low = word.lower()
    for pattern, _ in _NAME_CASES:
        stem = re.sub(pattern, "", low)
        if stem != low and _SURNAME.search(stem):
            return stem
    return low
