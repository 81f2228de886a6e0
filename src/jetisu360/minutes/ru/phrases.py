"""Phrases around the head of a Russian name that agree with it: adjectives in a row before it, «, подчинённым
и подотчётным Президенту» after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.ru.words import cases, is_infinitive, words_of

_NEVER = frozenset(("который", "этот", "тот", "свой", "каждый", "другой", "сам", "такой", "его", "её", "их"))
_LONGEST_ROW = 6
"""Adjectives in a row, «центральным, местным исполнительным»."""
_LONGEST = 24
"""Tokens of a phrase after the head."""
_ASIDE = 7
"""Tokens of «(по согласованию)», with its brackets, and more."""
_JOINTS = ("и", ",", "или")
_PREPOSITIONS = frozenset(
    ("за", "в", "во", "на", "из", "для", "при", "к", "с", "со", "от", "по", "до", "о", "об", "под", "над")
)


def agrees(token: Token, possible: frozenset[str]) -> bool:
    """Whether an adjective or a participle may go with a noun in one of those cases."""
    return token.is_word and any(
        reading.pos in ("ADJF", "PRTF") and reading.case in possible and reading.lemma not in _NEVER
        for reading in words_of(token.text)
    )


def first_of(
    tokens: Sequence[Token], taken: Sequence[bool], head: int, after: int, possible: frozenset[str]
) -> int:
    """Where the adjectives before a head begin: «центральным, местным исполнительным органам»."""
    first, steps = head, 0
    while first - 1 > after and steps < _LONGEST_ROW and not taken[first - 1]:
        if agrees(tokens[first - 1], possible):
            first -= 1
        elif (
            first != head
            and tokens[first - 1].low in _JOINTS
            and first - 2 > after
            and not taken[first - 2]
            and agrees(tokens[first - 2], possible)
        ):
            first -= 2
        else:
            break
        steps += 1
    return first


def describes_a_head(tokens: Sequence[Token], at: int) -> bool:
    """«ответственным центральным, местным органам»: an adjective whose noun comes later."""
    own = _oblique(tokens[at])
    if not own:
        return False
    for token in tokens[at + 1 : at + 1 + _LONGEST_ROW]:
        if token.low in _JOINTS:
            continue
        if not token.is_word:
            return False
        best = words_of(token.text)[:1]
        if best and best[0].pos == "NOUN":
            return bool(own & {(r.case, r.plural) for r in words_of(token.text) if r.pos == "NOUN"})
        if not own & _oblique(token):
            return False
    return False


def _oblique(token: Token) -> set[tuple[str, bool]]:
    """Cases and numbers in which a word is an adjective."""
    if not token.is_word:
        return set()
    return {(r.case, r.plural) for r in words_of(token.text) if r.pos in ("ADJF", "PRTF")}


def after_head(
    tokens: Sequence[Token], taken: Sequence[bool], head: int, last: int, possible: frozenset[str]
) -> tuple[int, tuple[int, ...]]:
    """The last token of «…, непосредственно подчинённым и подотчётным Президенту» after a name that ends with
    `last`, and the words in it that change with the head; (`last`, ()) where there is none.
    """
    at = last + 1
    if at < len(tokens) and tokens[at].text == "(":
        closing = next((i for i in range(at, min(at + _ASIDE, len(tokens))) if tokens[i].text == ")"), at)
        at = closing + 1 if tokens[closing + 1 : closing + 2] and tokens[closing + 1].text == "," else at
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    while at < len(tokens) and tokens[at].is_word and _is_adverb(tokens[at]):
        at += 1
    if at >= len(tokens) or taken[at] or not _goes_with(tokens, at, head, last, possible):
        return last, ()
    plural = {(r.case, r.plural) for r in words_of(tokens[head].text) if r.case in possible}
    changing = [at] if _oblique(tokens[at]) & plural else []
    end = at
    for index in range(at + 1, min(at + _LONGEST, len(tokens))):
        token = tokens[index]
        if taken[index] and not token.is_word:
            break
        if token.low == "и":
            if not (index + 1 < len(tokens) and _joins(tokens, index + 1, head, last, possible)):
                break
            if _oblique(tokens[index + 1]) & plural and _goes_with(tokens, index + 1, head, last, possible):
                changing.append(index + 1)
            continue
        if not token.is_word or is_infinitive(token.text) or _is_verb(token):
            break
        end = index
    return (end, tuple(changing)) if end > at else (last, ())


def _is_adverb(token: Token) -> bool:
    best = words_of(token.text)[:1]
    return bool(best) and best[0].pos == "ADVB"


def _is_verb(token: Token) -> bool:
    best = words_of(token.text)[:1]
    return bool(best) and best[0].pos in ("VERB", "GRND", "PRTS", "PRED", "CONJ", "INFN")


def _goes_with(tokens: Sequence[Token], at: int, head: int, last: int, possible: frozenset[str]) -> bool:
    """Whether the adjective at `at` belongs to the noun before it, and not to one that follows."""
    own = _oblique(tokens[at])
    noun = {(r.case, r.plural) for r in words_of(tokens[head].text) if r.case in possible}
    inner = {(r.case, r.plural) for r in words_of(tokens[last].text) if r.case == "genitive"}
    shared = own & (noun | inner)
    if not shared or any(r.lemma in _NEVER for r in words_of(tokens[at].text)[:2]):
        return False
    index = at + 1
    while index < len(tokens) and (tokens[index].low in ("и", ",") or shared & _oblique(tokens[index])):
        index += 1
    if index >= len(tokens) or not tokens[index].is_word:
        return False
    following = words_of(tokens[index].text)
    if following[:1] and following[0].pos in ("INFN", "VERB"):
        return False
    return not shared & {(r.case, r.plural) for r in following if r.pos == "NOUN"}


def _joins(tokens: Sequence[Token], at: int, head: int, last: int, possible: frozenset[str]) -> bool:
    """Whether what «и» joins goes on within the phrase: another participle, or a noun in no case of the
    head's.
    """
    if not tokens[at].is_word:
        return False
    if _goes_with(tokens, at, head, last, possible):
        return True
    if tokens[at].low in _PREPOSITIONS:
        return True
    own = cases(tokens[at].text)
    return bool(own) and not own & possible and not is_infinitive(tokens[at].text)
