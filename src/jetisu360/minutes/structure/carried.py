"""Who is asked, where the sentence itself does not say: those of the sentence before, with whom it goes on,
and those to whom a whole quotation was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jetisu360.minutes.common.letters import KAZAKH
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import is_object
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.verbal_noun import verbal_noun
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.facts import Antecedents, finish
from jetisu360.minutes.read.sentences import Sentence
from jetisu360.minutes.ru.sentence import RussianSentence

# What is among what they were asked.
_AMONG = re.compile(
    r"\W*(?:оның\s+ішінде|соның\s+ішінде|атап\s+айтқанда|в\s+частности|в\s+том\s+числе|а\s+именно)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    rf"(?<![{KAZAKH}])(?:поручаю|прошу|требую|тапсырамын|талап\s+етемін|міндеттеймін|сұраймын)(?![{KAZAKH}])",
    re.IGNORECASE,
)
# «…, – деп … басшыларына тапсырды»; «…, – сказал аким, обращаясь к руководителю отдела».
_TOLD_TO = re.compile(r"[,»\"”.!-]\s*[-–—]?\s*деп\s", re.IGNORECASE)
_TELLS_TO = re.compile(r"(?:тапсыр|ескерт|міндетте|жүкте|қарата|талап)\w*")
_TURNS_TO = re.compile(
    r"(?:обращаясь|обратил(?:ся|ась))\s+к\s+|[»\"”,]\s*[-–—]\s*(?:поручил|велел|приказал|сказал|наказал)[аи]?\s",
    re.IGNORECASE,
)
ASKS = ("order", "obligation")
_YOU = re.compile(r"(?<!\w)(?:вам|вас|вами)(?!\w)", re.IGNORECASE)
_BLOCKS_BACK = 2
"""Paragraphs between who was asked and «я вам даю месяц»."""


def go_on(fresh: Sequence[Assignment], sentence: Sentence, antecedents: Antecedents, *, speech: bool) -> None:
    """Gives those of the sentence before to what this one asks of nobody, where it goes on with them."""
    before = antecedents.just
    open_ones = [one for one in fresh if one.kind in ASKS and not one.responsible]
    if open_ones and before and len(open_ones) == len([one for one in fresh if one.kind in ASKS]):
        text = sentence.text
        if (
            antecedents.noted
            or (_AMONG.match(text) and any(one.kind == "order" for one in open_ones))
            or (speech and _FIRST_PERSON.search(text))
            or _is_elided(text)
        ):
            give(open_ones, before, antecedents.names_span)
    if speech and sentence.language == "ru" and antecedents.spoken_to:
        within = sentence.block - antecedents.spoken_in
        calls = within == 0 and all(one.rule == "call" for one in open_ones)
        if calls or (within <= _BLOCKS_BACK and _YOU.search(text := sentence.text)):
            give(
                [one for one in open_ones if not one.responsible],
                antecedents.spoken_to,
                antecedents.names_span,
            )
    ordered = next((one for one in reversed(fresh) if one.responsible and one.kind != "plan"), None)
    if ordered is not None:
        whom = tuple(ordered.responsible) if ordered.kind == "order" or ordered.rule == "gave-time" else ()
        antecedents.spoken_to, antecedents.spoken_in = whom, sentence.block
    named = next((one for one in reversed(fresh) if one.responsible and one.kind != "plan"), None)
    if named is not None:
        antecedents.just = tuple(named.responsible)
        antecedents.noted = named.kind == "note" or (antecedents.noted and bool(open_ones))
    else:
        antecedents.just, antecedents.noted = (), False


_WHOSE = re.compile(
    rf"(?P<object>[{KAZAKH}]{{2,}}(?:[дтн][ыі]|[ыі]н))\s+(?P<verb>[{KAZAKH}]{{2,}}[ую])[ыі]\s+(?:керек|қажет|тиіс)(?![{KAZAKH}])"
)


def _is_elided(text: str) -> bool:
    """«… жүріп-тұруды шектеуі керек» without a subject: whoever did or must do the last."""
    match = _WHOSE.search(text.lower())
    noun = verbal_noun(match["verb"]) if match else None
    return match is not None and noun is not None and not noun.passive and is_object(match["object"])


def give(found: Sequence[Assignment], names: tuple[str, ...], span: tuple[int, int]) -> None:
    for one in found if names else ():
        one.responsible = list(names)
        one.inherited["responsible"] = span
        finish(one, one.language == "ru")


def may_be_told(one: Assignment) -> bool:
    """Whether it asks of those to whom it is said: «тексеріңіздер», rather than «снег должен убираться»."""
    return one.kind in ASKS and not one.responsible and one.rule != "must"


def said_to(sentence: Sentence, base: date) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Whom the end of a quotation names as those to whom it was said, and where."""
    text = sentence.text
    if sentence.language == "ru":
        match = _TURNS_TO.search(text)
        if match is None:
            return (), (0, 0)
        s = RussianSentence(text, base)
        for name in s.names:
            if (
                match.end() - 1 <= s.start_of(name)
                and "dative" in name.cases
                and name.kind in ("office", "body")
            ):
                span = (sentence.start + s.start_of(name), sentence.start + s.tokens[name.last].end)
                return s.nominative(name, "dative"), span
        return (), (0, 0)
    match = _TOLD_TO.search(text)
    if match is None or sentence.language != "kk" or not _TELLS_TO.search(text.lower(), match.end()):
        return (), (0, 0)
    k = KazakhSentence(text, base)
    for one in k.names:
        start = k.tokens[one.first].start
        if start >= match.end() and one.case == "dative" and _TELLS_TO.search(k.low, start):
            span = (sentence.start + start, sentence.start + k.tokens[one.last].end)
            return in_nominative(k.phrase(one)), span
    return (), (0, 0)
