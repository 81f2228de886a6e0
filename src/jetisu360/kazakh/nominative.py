"""Noun phrases in any case, brought to the nominative: who is meant by «қала әкімдігіне».

Only the last word of a Kazakh phrase carries its case; what stands before stays («Талдықорған қаласының
әкімдігіне» → «Талдықорған қаласының әкімдігі»). What several share is written once and said of each
(«аудан, қала әкімдеріне» → «аудан әкімдері», «қала әкімдері»).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import cast

from jetisu360.kazakh.alphabet import repair
from jetisu360.kazakh.analysis import Analysis, analyse
from jetisu360.kazakh.inflect import inflect
from jetisu360.kazakh.lexicon import lookup, words
from jetisu360.kazakh.nominal import Case

_TRAILING = " \t\r\n\u00a0,;:.!?…–—-"
_QUOTED_SUFFIX = re.compile(r"^(.*[»”\"])\s?[-–]\s?([а-яәғқңөұүһі]{1,20})$", re.IGNORECASE | re.DOTALL)
_INITIAL = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІЁ]\.")
_LONGEST_ATTRIBUTE = 8
_GENERIC = frozenset(["облыс", "аудан", "қала", "ауыл", "кент", "округ", "өңір"])
_BODIES = frozenset(["басқарма", "бөлім", "министрлік", "департамент", "комитет", "агенттік", "инспекция"])
_ALONE = frozenset(["әкімдік", "үкімет", "мәслихат", "прокуратура"])
"""Bodies that describe no other: «әкімдік пен полиция департаменті» are two."""
_SEATS = frozenset(["облыстық", "аудандық", "қалалық"])
_JOINERS = frozenset(["және", "мен", "пен", "бен", "әрі", "сондай-ақ"])


def nominative(phrase: str) -> str:
    """The phrase with its last word in the nominative; plural and possession stay, capitals and quotes, too.

    «облыс әкімінің орынбасары Б.Манзоровқа» → «облыс әкімінің орынбасары Б.Манзоров»; «„Жетісу“ ЖШС-на» →
    «„Жетісу“ ЖШС»; what is in the nominative stays. Signs at the end go.
    """
    return _nominative(repair(unicodedata.normalize("NFC", phrase)).strip(), 0)


def _nominative(text: str, depth: int) -> str:
    if depth < 3 and text.endswith(")") and "(" in text:
        # «басқармасына (Б. Асанов)»: what is in brackets is said of the head before them.
        at = text.rindex("(")
        return f"{_nominative(text[:at].strip(), depth + 1)} {text[at:]}".strip()
    pieces = text.rsplit(maxsplit=1)
    if not pieces:
        return ""
    if depth < 3 and len(pieces) == 2 and _INITIAL.fullmatch(pieces[1]):
        # «Манзоровқа Б.»
        return f"{_nominative(pieces[0], depth + 1)} {pieces[1]}"
    text = text.rstrip(_TRAILING)
    quoted = _QUOTED_SUFFIX.match(text)
    if quoted and not _is_word(quoted[2]):
        return quoted[1]
    head = text.rsplit(maxsplit=1)[-1] if text else ""
    before = text[: len(text) - len(head)]
    return before + _word(
        head, bool(_INITIAL.fullmatch(before.rsplit(maxsplit=1)[-1] if before.strip() else ""))
    )


def _is_word(text: str) -> bool:
    return text.lower() in words()


def _word(token: str, initials: bool) -> str:
    """One token: what stands before it and belongs to no word (quotes, initials «Б.») stays.

    After initials stands a surname, however much it looks like a word that has no case.
    """
    at = max(
        token.rfind("."),
        token.rfind("«"),
        token.rfind("„"),
        token.rfind("“"),
        token.rfind("("),
        token.rfind('"'),
    )
    closing = len(token)
    while closing > at + 1 and token[closing - 1] in '»”“")':
        closing -= 1
    core = token[at + 1 : closing]
    if not core:
        return token
    best = _best(core)
    if initials or token[max(0, at - 1) : at + 1].endswith("."):
        best = next(
            (item for item in [best, *analyse(core)] if item.case != "nominative" and item.score > 3), best
        )
    return token[: at + 1] + best.base + token[closing:]


def _best(word: str) -> Analysis:
    """The best reading as a noun: an executor is no verb."""
    readings = analyse(word)
    nouns = [reading for reading in readings if reading.kind != "verb" or set(reading.tags) & _NAMING]
    best = (nouns or readings)[0]
    if best.kind == "abbreviation" and best.possessive == "poss3" and not best.plural:
        # «ЖШС-сына», «ЖШС-на»: the nominative is the abbreviation itself.
        return replace(best, base=best.stem)
    return best


_NAMING = frozenset(("verbal_noun", "perfect", "habitual", "aorist", "agent", "intention", "fact"))


def nominatives(phrase: str) -> list[str]:
    """Everyone whom a phrase names, each in the nominative, in its order.

    Commas and «және», «мен» join. A part that has its own head stands alone («қаржы басқармасына, қала
    әкімдігіне»); one that is only an attribute shares the head of the last, when that is plural («аудан,
    қала әкімдеріне») or when it is a name. Names, and bodies that the lexicon has, take the head in the
    singular: «Ескелді, Көксу аудандарының әкімдеріне» → «Ескелді ауданының әкімі», «Көксу ауданының әкімі».
    A singular head that is not shared by names is one body: «мәдениет, мұрағаттар және құжаттама
    басқармасына».
    """
    groups: list[list[str]] = []
    waiting: list[_Part] = []
    parts = _named_parts(phrase)
    body = _body_of(parts[-1].tokens) if parts else ""
    for part in parts:
        if _independent(part.tokens[-1]) and not (part is not parts[-1] and _is_field(part.tokens, body)):
            groups.append(_shared([*waiting, part], phrase))
            waiting = []
        else:
            waiting.append(part)
    groups = _with_office(groups, parts[-1].tokens) if parts and not waiting else groups
    found = [item for group in groups for item in group]
    found += [nominative(" ".join(part.tokens)) for part in waiting]
    return [item for item in found if item]


def _with_office(groups: list[list[str]], last: list[str]) -> list[list[str]]:
    """«Панфилов ауданы мен Текелі қаласының әкімдеріне»: the places before the last have its office, too."""
    at = next((i for i in range(len(last) - 2, -1, -1) if _is_place(last[i])), None)
    if len(groups) < 2 or at is None:
        return groups
    office = _singular(last[at + 1 :])
    if office == last[at + 1 :]:
        return groups
    case = cast(Case, _best(last[at]).case)
    found = [groups[-1]]
    if len(groups[-1]) == 1:
        found = [[nominative(" ".join([*last[: at + 1], *office]))]]
    for group in reversed(groups[:-1]):
        if len(found) > len(groups) or not all(_is_place(name.rsplit(maxsplit=1)[-1]) for name in group):
            return [*groups[: len(groups) - len(found)], *found[::-1]]
        found.append([_held(name, case, office, last[at + 1 :]) for name in group])
    return found[::-1]


def _held(place: str, case: Case, one: list[str], several: list[str]) -> str:
    """The office of a place; of «аудандар» there are several."""
    office = one if _best(place.rsplit(maxsplit=1)[-1]).possessive else several
    return nominative(" ".join([inflect(place, case=case), *office]))


def _is_place(token: str) -> bool:
    """«ауданы», «қаласының»: the kind of a place with its «its»; «аудандардың»: all of them."""
    best = _best(token)
    if best.stem not in _GENERIC or best.case not in ("nominative", "genitive"):
        return False
    return best.possessive == "poss3" or best.plural


def _body_of(tokens: list[str]) -> str:
    """«басқармасы» of «… басқармаларының басшыларына», else empty."""
    for token in tokens:
        best = _best(token)
        if best.plural and best.possessive == "poss3" and best.stem in _BODIES:
            return inflect(best.stem, possessive="poss3")
    return ""


def _is_field(tokens: list[str], body: str) -> bool:
    """«ауыл шаруашылығы»: what looks whole is the field of a body that several share."""
    entry = lookup(" ".join([*tokens[-2:], body])) if body else None
    return entry is not None and entry.kind == "organisation"


@dataclass(frozen=True, slots=True)
class _Part:
    tokens: list[str]
    start: int
    end: int


_TOKEN = re.compile(r"\S+")


def _parts(phrase: str) -> list[_Part]:
    """Split at commas and joining words, but not inside quotes or brackets."""
    parts: list[_Part] = []
    tokens: list[str] = []
    start = end = depth = 0

    def close() -> None:
        if tokens:
            parts.append(_Part(list(tokens), start, end))
            tokens.clear()

    for match in _TOKEN.finditer(phrase):
        token = match[0]
        if depth == 0 and token.lower() in _JOINERS:
            close()
            continue
        depth += sum(token.count(sign) for sign in "«(„") - sum(token.count(sign) for sign in "»)”")
        depth = max(depth, 0)
        bare = token.rstrip(",;") if depth == 0 else token
        if bare:
            start = start if tokens else match.start()
            end = match.start() + len(bare)
            tokens.append(bare)
        if bare != token:
            close()
    close()
    return parts


def _named_parts(phrase: str) -> list[_Part]:
    """The parts, but names of the lexicon that hold a comma or «және» are left whole."""
    parts = _parts(phrase)
    merged: list[_Part] = []
    at = 0
    while at < len(parts):
        size = next((size for size in (4, 3, 2) if _one_name(phrase, parts[at : at + size], size)), 1)
        tokens = phrase[parts[at].start : parts[at + size - 1].end].split()
        merged.append(_Part(tokens, parts[at].start, parts[at + size - 1].end))
        at += size
    return merged


def _one_name(phrase: str, parts: list[_Part], size: int) -> bool:
    if len(parts) < size:
        return False
    words_ = nominative(phrase[parts[0].start : parts[-1].end]).split()
    # «… басқармасының басшысы»: the body is named before its office.
    end = max((at for at, one in enumerate(words_) if _best(one).stem in _BODIES), default=-1)
    if end >= len(words_) - len(parts[-1].tokens):
        best = _best(words_[end])
        if best.possessive == "poss3" and not best.plural:
            # A department of a district is called as the one of the region.
            words_ = [*words_[:end], "басқармасы" if best.stem == "бөлім" else best.base.lower()]
    before = range(min(3, len(parts[0].tokens)))
    return any(lookup(" ".join(words_[skip:])) for skip in before)


def _independent(head: str) -> bool:
    """Whether a part has a head of its own: a case, or «its», or a person's name with initials."""
    if "." in head[1:] or head.endswith("»"):
        return True
    best = _best(head)
    if best.case != "nominative" or best.possessive == "poss3" or best.kind == "abbreviation":
        return True
    if best.stem in _ALONE and not best.tags:
        return True
    # «министрлер, аудан әкімдеріне»: people are no attribute.
    entry = lookup(best.stem)
    return best.plural and entry is not None and entry.kind in ("office", "title")


def _shared(parts: list[_Part], phrase: str) -> list[str]:
    """The last of `parts` has a head; those before it are attributes, or plain nouns of their own."""
    last = parts[-1].tokens
    apart = [nominative(" ".join(part.tokens)) for part in parts]
    if len(parts) == 1:
        return apart
    others = [part.tokens for part in parts[:-1]]
    size = next(
        (at for at in range(1, min(len(last), _LONGEST_ATTRIBUTE)) if _bodies(others, last[at:])),
        min(len(others[-1]), len(last) - 1) if _adjectival(others[-1][-1]) else _head_of(last),
    )
    seat = next((at for at, word in enumerate(last[:-2], 1) if word.lower() in _SEATS), None)
    if seat is not None and others[0][-1].lower() in _SEATS:
        # «Облыстық, Алматы қалалық білім басқармалары»: what is said of places is shared by none.
        size = seat
    head = last[size:]
    shares = [*others, last[:size]]
    if not head or not (
        _best(head[-1]).possessive == "poss3" or all(_adjectival(share[-1]) for share in shares)
    ):
        # Nothing is shared: «әкімдер мен басшыларға».
        return apart
    names = all(tokens[0][0].isupper() for tokens in shares)
    if not names and not any(_best(token).plural for token in head):
        return [nominative(phrase[parts[0].start : parts[-1].end])]
    if names or (_bodies(others, head) and not all(share[-1].lower() in _GENERIC for share in shares)):
        head = _singular(head)
    if _best(last[size - 1]).case == "genitive" and len(shares[-1]) == 1:
        # «аудандар мен қалалардың әкімдеріне»
        shares = [[*share[:-1], _in_genitive(share[-1])] for share in shares]
    return [nominative(" ".join([*tokens, *head])) for tokens in shares]


def _in_genitive(word: str) -> str:
    """A bare noun in the genitive, as «қалалардың» beside it is; what has a case stays."""
    best = _best(word)
    return (
        inflect(best.stem, plural=best.plural, case="genitive") if not best.tags[1:] and best.known else word
    )


def _bodies(attributes: list[list[str]], head: list[str]) -> bool:
    """Whether the lexicon has an organisation of an attribute and the head («білім», «басқармаларына»)."""
    single = _singular(head)
    if single == head:
        return False
    # «қаржы, құрылыс басқармаларының басшыларына»: the body stands before its head's office.
    end = next((size for size, one in enumerate(head, 1) if _best(one).stem in _BODIES), len(head))
    heads = [single[:end]]
    if _best(head[end - 1]).stem in _BODIES:
        # A department of a district is called as the one of the region.
        heads.append([*single[: end - 1], "басқармасы"])
    found = (
        lookup(nominative(" ".join([*tokens[-size:], *item])))
        for tokens in attributes
        for item in heads
        for size in (1, 2)
    )
    return any(entry is not None and entry.kind == "organisation" for entry in found)


def _head_of(tokens: list[str]) -> int:
    """Where the head begins: the words at the end that have a suffix («аудандарының әкімдеріне»)."""
    at = len(tokens)
    while at > 1 and (_best(tokens[at - 1]).plural or _best(tokens[at - 1]).possessive):
        at -= 1
    # «Балқаш, Қаратал ауылдық округтерінің»: what kind of district it is belongs to the head.
    return at - 1 if at > 1 and tokens[at - 1].lower() == "ауылдық" else at


def _adjectival(word: str) -> bool:
    return _best(word).kind == "adjective"


def _singular(head: list[str]) -> list[str]:
    """«аудандарының әкімдеріне» → «ауданының әкіміне»: every one of the named has one."""
    found = []
    for token in head:
        best = _best(token)
        if best.known and best.plural and best.possessive == "poss3":
            stem = token[: len(best.stem)] if token.lower().startswith(best.stem) else best.stem
            token = inflect(stem, possessive="poss3", case=cast(Case, best.case))
        found.append(token)
    return found
