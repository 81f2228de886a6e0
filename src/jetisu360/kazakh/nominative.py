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
    return text[: len(text) - len(head)] + _word(head)


def _is_word(text: str) -> bool:
    return text.lower() in words()


def _word(token: str) -> str:
    """One token: letters before it that belong to no word (quotes, initials «Б.») stay."""
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
    return token[: at + 1] + _best(core).base + token[closing:]


def _best(word: str) -> Analysis:
    """The best reading as a noun: an executor is no verb."""
    readings = analyse(word)
    nouns = [one for one in readings if one.kind != "verb" or set(one.tags) & _NAMING]
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
    found: list[str] = []
    waiting: list[_Part] = []
    for part in _parts(phrase):
        if _independent(part.tokens[-1]):
            found += _shared([*waiting, part], phrase)
            waiting = []
        else:
            waiting.append(part)
    found += [nominative(" ".join(part.tokens)) for part in waiting]
    return [one for one in found if one]


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


def _independent(head: str) -> bool:
    """Whether a part has a head of its own: a case, or «its», or a person's name with initials."""
    if "." in head[1:] or head.endswith("»"):
        return True
    best = _best(head)
    return best.case != "nominative" or best.possessive == "poss3" or best.kind in ("abbreviation", "title")


def _shared(parts: list[_Part], phrase: str) -> list[str]:
    """The last of `parts` has a head; those before it are attributes, or plain nouns of their own."""
    last = parts[-1].tokens
    apart = [nominative(" ".join(part.tokens)) for part in parts]
    if len(parts) == 1:
        return apart
    others = [part.tokens for part in parts[:-1]]
    size = next(
        (at for at in range(1, min(len(last), _LONGEST_ATTRIBUTE)) if _bodies(others, last[at:])),
        len(others[-1]),
    )
    head = last[size:]
    shares = [*others, last[:size]]
    if not head or not (_best(head[-1]).possessive == "poss3" or all(_adjectival(one[-1]) for one in shares)):
        # Nothing is shared: «әкімдер мен басшыларға».
        return apart
    names = all(tokens[0][0].isupper() for tokens in shares)
    if not names and not any(_best(token).plural for token in head):
        return [nominative(phrase[parts[0].start : parts[-1].end])]
    if names or _bodies(others, head):
        head = _singular(head)
    return [nominative(" ".join([*tokens, *head])) for tokens in shares]


def _bodies(attributes: list[list[str]], head: list[str]) -> bool:
    """Whether the lexicon has an organisation of an attribute and the head («білім», «басқармаларына»)."""
    single = _singular(head)
    if single == head:
        return False
    found = (lookup(nominative(" ".join([*tokens[-2:], *single]))) for tokens in attributes)
    return any(entry is not None and entry.kind == "organisation" for entry in found)


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
