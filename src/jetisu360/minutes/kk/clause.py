"""Where in a Kazakh clause the task begins, which of its terms hold for it, and its words as a task."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due, better
from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.kk.roles import JOINT, is_argument
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Item

_CONNECTORS = re.compile(
    r"^\s*(?:[-–—«\"]\s*)?(?:(?:сондай-ақ|сонымен\s+(?:қатар|бірге)|бұдан\s+(?:бөлек|басқа|өзге)|осыған\s+(?:орай|байланысты)|оған\s+қоса|осы\s+орайда"
    r"|осы\s+ретте|ал|енді|яғни|бұл\s+ретте|атап\s+айтқанда|(?:бірінші|екінші|үшінші|төртінші)(?:ден|(?=\s*[,:–—-]))|сондықтан|мәселен|соның\s+ішінде"
    rf"|оның\s+ішінде|жиын\s+соңында|отырыс\s+соңында|соңында|бүгін|әсіресе|осы\s+тапсырмалармен\s+қатар|демек|сізден|сіздерден|тағы\s+бір)(?![{KAZAKH_NO_YO}])[\s,:–—-]*)+",
    re.IGNORECASE,
)
# «осы тапсырмалармен қатар», «бұл жөнінде»: said of what came before.
_BESIDES = re.compile(
    rf"(?:(?:осы|бұл|аталған|жоғарыдағы)\s+)?[{KAZAKH_NO_YO}]+(?:мен|бен|пен)\s+қатар(?![{KAZAKH_NO_YO}])[\s,]*|(?:жөнінде|туралы|кезінде|барысында)\s+"
)
WHILE = re.compile(r"(?:ған|ген|қан|кен|атын|етін|йтын|йтін)$")


_NOUN_WITHIN, _SHORTEST_PARTICIPLE = 2, 4
"""Tokens after a time in which a participle makes it no term; letters of the longest suffix."""


def lemma_of_converb(word: str) -> str:
    """«нақтылап» → «нақтылау», «жүргізіп» → «жүргізу», «тауып» → «табу», «қойып» → «қою»."""
    root = word[:-1]
    if root[-1] in "ыі":
        root = root[:-1]
    if root[-1] == "у":
        root = root[:-1] + "б"
    if root[-1] == "й":
        return root[:-1] + "ю"
    return root + ("ю" if root[-1] == "и" else "у")


def lemma_of_participle(word: str) -> str:
    """«бақылаған» → «бақылау», «тексерген» → «тексеру»."""
    return lemma_of_converb(word[:-3] + "п")


def tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-.")
    if text.startswith("«") and "»" not in text:
        text = text[1:]
    text = re.sub(r"\s+([,;])", r"\1", text)
    return re.sub(r"^(?:,|және|да|де)\s+", "", text)


def content_start(s: KazakhSentence, first: int, complement: int, *, addressed: bool = True) -> int:
    """The token where the task itself begins: after connecting words, whoever orders, is asked or
    joins, and a term. Nobody is `addressed` where who is asked is the subject: a dative is then part of
    the task («Бөлімге ұсынсын»).
    """
    at = first
    if match := _CONNECTORS.match(s.text, s.tokens[first].start if first else 0):
        at = max(at, s.token_at(match.end()))
    # Names of those who order or are asked stand before the first task of a list.
    first_noun = next(
        (i for i in range(at, complement) if i in s.verbal_nouns and s.tokens[i + 1].low in (",", ";", "және", "әрі", "мен", "пен", "бен")  # noqa: E501
         and s.verbal_nouns[i].form in ("bare", "accusative")),
        complement,
    )  # fmt: skip
    for name in s.names:
        if (
            at <= name.first
            and name.last < first_noun
            and name.case in ("nominative", "dative", "instrumental")
        ):
            argument = name.case == "dative" and (not addressed or is_argument(s, name, complement))
            joint = name.case != "instrumental" or (
                name.last + 1 < len(s.tokens) and JOINT.match(s.tokens[name.last + 1].low)
            )
            describes = (
                name.case == "nominative"
                and name.last + 1 < len(s.tokens)
                and WHILE.search(s.tokens[name.last + 1].low) is not None
                and not JOINT.match(s.tokens[name.last + 1].low)
                and name.last + 1 < complement
            )
            # «облыс орталығы мен аудандарда»: where, and not who.
            where = name.kind == "compound" and _goes_with(s, name.last + 1)
            if not argument and joint and not (describes or where):
                at = max(at, name.last + 1)
    return skip_lead(s, at, complement)


def _goes_with(s: KazakhSentence, at: int) -> bool:
    """Whether «мен» at token `at` joins a name to what is no name."""
    with_it = at + 1 < len(s.tokens) and s.tokens[at].low in ("мен", "пен", "бен")
    return with_it and at + 1 not in s.name_tokens


def _is_dateline(s: KazakhSentence, at: int) -> bool:
    """«KAZINFORM — …»: an agency before a dash."""
    token = s.tokens[at]
    capitals = token.is_word and token.text.isupper() and len(token.text) >= _SHORTEST_AGENCY
    return capitals and at + 1 < len(s.tokens) and s.tokens[at + 1].text in "–—-" and at == 0


_SHORTEST_AGENCY = 4


def skip_lead(s: KazakhSentence, at: int, complement: int) -> int:
    while at < complement:
        token = s.tokens[at]
        if (
            s.in_term(token)
            or token.text in (",", "–", "—", "-", ":", ")", "(", ";")
            or JOINT.match(token.low)
            or (
                token.low in ("отырып", "қарата", "және", "әрі", "осы", "бұл", "да", "де", "мен", "ол")
                and at + 1 < complement
                and s.tokens[at + 1].low != "үшін"
            )
            or _is_dateline(s, at)
            or token.is_initials
        ):
            at += 1
        elif match := _BESIDES.match(s.low, token.start):
            moved = s.token_at(match.end())
            if moved >= complement:
                break
            at = moved
        elif match := _CONNECTORS.match(s.text, token.start):
            moved = s.token_at(match.end())
            if moved <= at or moved >= complement:
                break
            at = moved
        else:
            break
    return at


def divide_terms(
    s: KazakhSentence, first: int, last: int, items: list[Item]
) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items and which for one: one that stands before the first item holds for
    all.
    """
    begin = s.tokens[first].start if first < len(s.tokens) else 0
    end = s.tokens[last - 1].end if 0 < last <= len(s.tokens) else len(s.text)
    here = [term for term in s.terms if begin <= term.start < end]
    usable = [term for term in here if term.strong] or [term for term in here if is_when(s, term)]
    shared: Due | None = None
    for term in usable:
        owner = next((item for item in items if item.start <= term.start < item.end), None)
        if (
            owner is None
            or len(items) == 1
            or (owner is items[0] and not s.text[owner.start : term.start].strip(" ,"))
        ):
            shared = better(shared, term)
        else:
            owner.due = better(owner.due, term)
    return shared, items


def is_when(s: KazakhSentence, term: Due) -> bool:
    """A plain time is a term unless something described happens then: «қаңтарда болған өртте», «2025
    жылы тапсырылатын нысандардың».
    """
    at = s.token_at(term.end)
    following = [token.low for token in s.tokens[at : at + _NOUN_WITHIN]]
    return not any(WHILE.search(word) and len(word) > _SHORTEST_PARTICIPLE for word in following)
