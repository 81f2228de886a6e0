"""A Kazakh sentence with several tasks, cut into them: «… енгізу мен … арттыру», «… нақтылап, … ұстау».

What is cut must stand alone: each part has an object of its own. Verbs that share one object («жолды жөндеу
және күтіп ұстау») are one task, nouns joined («құрылыс пен жөндеу») are none, and a converb that only says
how («бірлесіп», «ескере отырып») is no task.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.kk.clause import lemma_of_converb, tidy
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Item

_MARKS = frozenset((",", ";", "және", "әрі", "сондай-ақ"))
_WITH = frozenset(("мен", "пен", "бен"))
_AFTER_MARK = frozenset(
    ("және", "әрі", "сондай-ақ", "сонымен", "қатар", "бірге", "соның", "оның", "ішінде", "әсіресе", "ал")
)  # fmt: skip
# «оқушыларды тасымалдау мен тамақ сапасын арттыру»: of such a noun the verbal noun before «мен» is a part.
_QUALITIES = re.compile(
    r"(?:сапа|деңгей|көлем|жағдай|тиімділі|қауіпсіздік|қауіпсіздіг|мерзім|тәртіп|тәртіб|жүйе|үдеріс|процес|жұмыс|шара|мәселе|барыс|үлес|тетік|тетіг|ағым)"
)
_CONVERB = re.compile(r".{2,}(?:[аәеіыйоөұүу]п)$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part that ends at token `last`, with the one that follows beginning at token `next`."""

    last: int
    next: int


def items_of(
    s: KazakhSentence, start: int, complement: int, ending: str | None = None, chains: int | None = None
) -> list[Item]:
    """The tasks of tokens `start` to `complement`, where the last one's verb stands, in order.

    `ending` replaces the last word in the last task's text; converbs from token `chains` on may be tasks
    of their own (those before it are the doing of whoever speaks).
    """
    begin = start
    spans: list[tuple[int, int]] = []
    for cut in _cuts(s, start, complement, chains):
        spans.append((begin, cut.last))
        begin = cut.next
    spans.append((begin, complement))
    return [_item(s, a, b, ending if b == complement else None) for a, b in spans]


def _cuts(s: KazakhSentence, start: int, complement: int, chains: int | None) -> list[Cut]:
    forms = {"bare", "accusative", "possessive-accusative"}
    last = s.verbal_nouns.get(complement)
    if last is None or last.form in ("possessive", "dative"):
        forms.add(last.form if last is not None else "possessive")
    ends = [at for at in range(start, complement + 1) if _verb_at(s, at, forms, complement)]
    # From the end to the beginning: whether a part stands alone depends on what follows it.
    kept: list[Cut] = []
    following = complement
    for at in reversed(ends):
        if at == complement:
            continue
        mark = s.tokens[at + 1].low
        after = _after_mark(s, at + 1, following)
        if at in s.verbal_nouns:
            fits = (
                _joined(s, start, at, mark, after, following)
                and not _is_phase(s, following, after)
                and not _in_cause(s, at, following)
            )
        else:
            fits = chains is not None and at >= chains and _chained(s, start, at, after, following)
        if fits:
            kept.append(Cut(at, after))
            following = at
    return _with_objects(s, start, kept[::-1])


def _with_objects(s: KazakhSentence, start: int, cuts: list[Cut]) -> list[Cut]:
    """Those whose part, from the cut before, has something to be done to: «салу, жөндеу» are one task."""
    found: list[Cut] = []
    begin = start
    for cut in cuts:
        if has_words(s, begin, cut.last):
            found.append(cut)
            begin = cut.next
    return found


def _verb_at(s: KazakhSentence, at: int, forms: set[str], complement: int) -> bool:
    if at == complement:
        return True
    noun = s.verbal_nouns.get(at)
    if noun is not None:
        return noun.form in forms and (s.tokens[at + 1].low in _MARKS or s.tokens[at + 1].low in _WITH)
    return s.tokens[at + 1].low in (",", "әрі", "және") and is_converb(s, at)


def is_converb(s: KazakhSentence, at: int) -> bool:
    """Whether a token is a converb in -п, rather than a noun («мектеп», «есеп»)."""
    token = s.tokens[at]
    if not _CONVERB.fullmatch(token.low) or at in s.name_tokens or s.in_term(token):
        return False
    top = readings(token.text)[:1]
    shaped = token.low.endswith(("лап", "леп", "дап", "деп", "тап", "теп"))
    return any("gerund" in reading.tags or (shaped and reading.kind == "unknown") for reading in top)


def _joined(s: KazakhSentence, start: int, at: int, mark: str, after: int, following: int) -> bool:
    if after >= following:
        return False
    form = s.verbal_nouns[at].form
    if form == "possessive":
        # «тұруы, тіркелуі секілді жайттарды»: subjects of what follows them are no tasks.
        inner = (s.verbal_nouns[i].form for i in range(after, following) if i in s.verbal_nouns)
        if mark not in (",", ";", "және") or "possessive" in inner:
            return False
    if mark not in _WITH:
        return has_words(s, after, following)
    # Only the last of those joined by «мен» carries the case; the one before it is bare.
    between = [i for i in range(after, following) if i in s.verbal_nouns]
    return (
        form == "bare"
        and not any(s.verbal_nouns[i].form in ("bare", "accusative") for i in between)
        and has_object(s, start, at)
        and has_object(s, after, following)
        and not _shares(s, after, following)
    )


_PHASES = re.compile(r"(?:доғар|тоқтат|қой|тый|шекте|болдырма|тыйым|азайт|қысқарт|жалғастыр|баста|аяқта)")
_ENDS = re.compile(r"(?:доғар|тоқтат|тый|болдырма)")
_CAUSES = frozenset(
    ("байланысты", "орай", "қарамастан", "үшін", "мақсатында", "арқылы", "себепті", "салдарынан")
)


def _is_phase(s: KazakhSentence, following: int, after: int) -> bool:
    """«есеп сұратуды доғару»: a verb that ends, begins or forbids what verbal nouns before it name; it may be
    said of those before a comma as well, and then a cut would turn them into their opposite.
    """
    if not _PHASES.match(s.tokens[following].low):
        return False
    if _ENDS.match(s.tokens[following].low) and any(at in s.verbal_nouns for at in range(after, following)):
        # «есеп беру, презентация жасау дегеннің бәрін доғару»
        return True
    noun = s.verbal_nouns.get(following - 1)
    return following - 1 >= after and noun is not None and noun.form == "accusative"


def _in_cause(s: KazakhSentence, at: int, following: int) -> bool:
    """«… беру және тәртіптің төмендігіне байланысты …»: the verbal noun is part of the cause, or of the
    aim.
    """
    for index in range(at + 1, following):
        token = s.tokens[index]
        if token.low in _CAUSES:
            return not any(
                s.verbal_nouns[i].form in ("accusative", "possessive-accusative")
                for i in range(at + 1, index)
                if i in s.verbal_nouns
            )
        if token.is_word and is_accusative(token.text) and index not in s.name_tokens:
            return False
    return False


def _shares(s: KazakhSentence, after: int, following: int) -> bool:
    """«… мен ыстық тамақ сапасын»: a quality that may be of both."""
    for index in range(after, following):
        token = s.tokens[index]
        top = readings(token.text)[:1] if token.is_word else ()
        if any(reading.case == "genitive" for reading in top):
            return False
        if any(reading.case == "accusative" for reading in top):
            return _QUALITIES.match(token.low) is not None
    return False


def _chained(s: KazakhSentence, start: int, at: int, after: int, following: int) -> bool:
    manner = sections("kk", "converbs.txt")["manner"]
    if s.tokens[at].low in manner or (at > start and s.tokens[at - 1].low in manner) or after >= following:
        return False
    # From the start, over commas: «су, кәріз желілерін жөндеп» has its object before one.
    return has_accusative(s, start, at) and has_object(s, after, following)


def has_accusative(s: KazakhSentence, begin: int, end: int) -> bool:
    """Whether something in the accusative stands there; «алдын» of «алдын алу» is nothing."""
    aside = sections("kk", "converbs.txt")["aside"]
    return any(
        token.is_word and token.low not in aside and token.low != "алдын" and is_accusative(token.text)
        for token in s.tokens[begin:end]
    )


def is_accusative(word: str) -> bool:
    """«көшірмесін» is one, though it may be a wish of a verb as well."""
    found = readings(word)[:3]
    if found and "optative" in found[0].tags:
        found = found[1:]
    return any(reading.case == "accusative" and reading.kind != "verb" for reading in found[:1])


def has_object(s: KazakhSentence, begin: int, end: int) -> bool:
    """Whether tokens `begin` to `end` name what the verb at `end` does something to: an accusative, a
    dative, or a bare noun just before it («есеп беру»).
    """
    aside = sections("kk", "converbs.txt")["aside"]
    for index in range(begin, end):
        token = s.tokens[index]
        if not token.is_word or token.low in aside or s.in_term(token):
            continue
        if is_accusative(token.text):
            return True
        for reading in readings(token.text)[:1]:
            if reading.case == "accusative" or (reading.case == "dative" and index not in s.name_tokens):
                return True
            if (
                index == end - 1
                and reading.case == "nominative"
                and reading.kind in ("noun", "unknown", "abbreviation")
            ):
                return not is_converb(s, index)
    return False


def has_words(s: KazakhSentence, begin: int, end: int) -> bool:
    """Whether more than adverbs and converbs stand before the verb at `end`."""
    aside = sections("kk", "converbs.txt")["aside"]
    return any(
        token.is_word
        and token.low not in aside
        and not is_converb(s, index)
        and not s.in_term(token)
        and not any(reading.kind in ("adverb", "particle", "pronoun") for reading in readings(token.text)[:1])
        for index, token in enumerate(s.tokens[begin:end], begin)
    )


def _after_mark(s: KazakhSentence, at: int, complement: int) -> int:
    while at < complement and (
        s.tokens[at].text in (",", ";", "–", "-")
        or s.tokens[at].low in _AFTER_MARK
        or (s.tokens[at].low in _WITH)
    ):
        at += 1
    return at


def _item(s: KazakhSentence, start: int, end: int, ending: str | None) -> Item:
    first, last = s.tokens[start], s.tokens[end]
    text = s.text[first.start : last.start]
    noun = s.verbal_nouns.get(end)
    if ending is not None:
        text += ending
    elif noun is not None:
        text += noun.base
    else:
        text += lemma_of_converb(last.text) if is_converb(s, end) else last.text
    return Item(first.start, last.end, tidy(s.without_terms(text, first.start)))
