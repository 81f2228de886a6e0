"""Who does what in a Kazakh sentence: addressees of an order, its subject, co-executors, asides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.heads import head_of
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings

# What the body is given, told or sent: «Үкіметке есеп беру» is no order to the government.
_GIVEN = re.compile(
    r"(?!хаттама|үйлес|үйрен|жауапт|жауапк|хатшы|үйде)(?:есеп|ақпарат|ұсыныс|мәлімет|хат|өтініш|көмек|жағдай|қолдау|пәтер|баспана|үй|жәрдем|сыйақы|грант|несие|рұқсат|құжат|материал"
    r"|хабар|баяндама|арналған|қатысты|байланысты|қарасты|тиесілі|бағынысты|дейін|қарай|сәйкес|жауап|сұраныс)"
)
_MAKES = ("дайында", "әзірле", "жаса", "құр", "түз")
JOINT = re.compile(r"^(?:бірлес\w*|бірге|бірігіп|келісіп|келісе|үйлесімді)$")
_AS_SAID = re.compile(
    r"атап\s+(?:өткендей|көрсеткендей)|айтқандай|айтуынша|пікірінше|сөзінше|мәліметінше|хабарлағандай"
)


_OVER = re.compile(r"(?:жүктеліп|беріліп|тапсырылып|айтылып|қойылып)$")


def addressees(s: KazakhSentence, first: int, last: int, complement: int) -> tuple[str, ...]:
    """Whom an order of tokens `first` to `last` is given to: a dative that is no argument of the task's
    own verb.
    """
    after = [n for n in s.names if n.case == "dative" and complement < n.first and n.last < last]
    before = [n for n in s.names if n.case == "dative" and first <= n.first and n.last < complement]
    # «мекемелерге тапсырмалар жүктеліп, мердігерге … аяқтау тапсырылды»: the first clause is over.
    ends = [at for at in range(first, complement - 1) if s.tokens[at + 1].text == ","]
    told = [at for at in ends if _OVER.match(s.tokens[at].low)]
    before = [n for n in before if not told or n.first > told[-1]] or before
    # «мекемеге кадр тарту үшін аудан әкіміне … тапсырды»: the first is what the task is for.
    aims = [at for at in range(first, complement) if s.tokens[at].low == "үшін"]
    before = [n for n in before if not aims or n.first > aims[-1]] or before
    found: list[str] = []
    last_name: Name | None = None
    for name in [*after, *(n for n in before if not is_argument(s, n, complement))]:
        if last_name is not None:
            between = s.tokens[last_name.last + 1 : name.first]
            if not between or not _goes_on(between):
                break
        found += in_nominative(s.phrase(name))
        last_name = name
    return tuple(dict.fromkeys(found))


_JOINTS = (",", "және", "мен", "пен", "бен", "сондай-ақ")


def _goes_on(between: Sequence[Token]) -> bool:
    """Whether a list of those asked goes on over these tokens: joints, or somebody whose name is not known
    («саласына жауаптыларға») between two of them.
    """
    if all(token.low in _JOINTS for token in between):
        return True
    if between[0].low not in _JOINTS or len(between) < _FEWEST_BETWEEN:
        return False
    if between[-1].low in _JOINTS:
        return _SOMEBODY.search(between[-2].low) is not None
    # «, денсаулық сақтау саласына | жауаптыларға»
    return _FIELD.search(between[-1].low) is not None


_FEWEST_BETWEEN = 3
"""Tokens: a comma and two words, or a word between two commas."""
_SOMEBODY = re.compile(r"(?:[лдт][ае]р)(?:[ғқ]а|[гк]е|[ыі]н[ае])$")
_FIELD = re.compile(r"(?:саласына|ісіне|бағытына|мәселесіне)$")


def is_argument(s: KazakhSentence, name: Name, complement: int) -> bool:
    at = name.last + 1
    if at >= len(s.tokens):
        return False
    if s.tokens[at].low == "қарсы":
        # «басшыларына қарсы шара көруді»
        return True
    if complement < len(s.tokens) and s.tokens[complement].low.startswith(("доғар", "тоқтат")):
        # «басшыларына есеп беруді доғаруды»: they are told to stop giving it.
        return False
    if at == complement and at in s.verbal_nouns and not _SENDS_TO.search(s.tokens[at].low):
        before = name.first - 1
        if before >= 0 and any(r.case == "accusative" for r in readings(s.tokens[before].text)[:1]):
            # «су қоймасын аудан әкіміне тексеруді тапсырды»: he is told to, and it is not done to him.
            return False
    if at == complement or (
        at in s.verbal_nouns and not _describes(s, at) and not _is_object(s, at, complement)
    ):
        return True
    if s.tokens[at].low == "есеп" and s.tokens[min(at + 1, len(s.tokens) - 1)].low.startswith(_MAKES):
        # «басшыларына есеп дайындау тапсырылды»: they make it, and are not given it.
        return False
    if (
        complement < len(s.tokens)
        and s.tokens[complement - 1].low in ("шара", "шаралар", "көмек", "қолдау", "жағдай")
        and s.tokens[complement].low.startswith(("қолдан", "көрсет", "бер", "жаса"))
    ):
        # «операторларға қатаң шара қолдану керек»: they are the ones whom it meets.
        return True
    if _SENT.match(s.tokens[at].low) and (verb := _verb_after(s, at, complement)) and not _SENDS.search(verb):
        # «органдарға ұсыныстарды жинақтау тапсырылды»: it is not sent to them.
        return False
    following = [token.low for token in s.tokens[at : at + 2]]
    return any(_GIVEN.match(word) for word in following[: 2 if name.kind == "people" else 1])


_SENT = re.compile(r"есеп|ақпарат|ұсыныс|мәлімет|хат|өтініш|құжат|материал|хабар|баяндама|жауап|сұраныс")
_SENDS = re.compile(
    r"^(?:бер|жібер|жолда|ұсын|енгіз|көрсет|табыс|тапсыр|жеткіз|хабарла|айт|арна|қой|жаз|бағытта|шығар|дай|жүргіз|сал|тапсыр)"
)


_SENDS_TO = re.compile(
    r"^(?:бер|жібер|жолда|ұсын|көрсет|табыс|тапсыр|жеткіз|хабарла|айт|арна|қой|жаз|бағытта|жүкте|қос|бекіт|көшір|өткіз|сат|таны|жүгін|сал|түсіндір|кіргіз|енгіз|сал|жатқыз|шағымдан|қайтар|төле)"
)


def _verb_after(s: KazakhSentence, at: int, complement: int) -> str:
    """The verbal noun of the object at token `at`."""
    return next((s.tokens[i].low for i in sorted(s.verbal_nouns) if at < i <= complement), "")


def _is_object(s: KazakhSentence, at: int, complement: int) -> bool:
    """«әкімдеріне бақылауды күшейтуді»: a verbal noun that is a thing, and what the task is done to."""
    form = s.verbal_nouns[at].form
    if form == "bare" and at + 1 < complement and s.tokens[at + 1].low.endswith("п"):
        # «тексеру жүргізіп, баяндау»
        return True
    # «басшыларына тексеру жүргізуді»: of two verbal nouns the first is a thing.
    return (at + 1 == complement and form == "accusative") or (form == "bare" and at + 1 in s.verbal_nouns)


def subject_of(s: KazakhSentence, first: int, last: int) -> Name | None:
    """The subject next to the verb: the last office or body in the nominative of tokens `first` to
    `last`.
    """
    found = None
    for name in s.names:
        if name.case == "nominative" and first <= name.first and name.last < last:
            following = s.tokens[name.last + 1].low if name.last + 1 < len(s.tokens) else ""
            if is_aside(s, name):
                continue
            if following not in ("деді", "дейді", "айтты", "мен", "пен", "бен"):
                found = name
    return found


def subjects_of(s: KazakhSentence, name: Name) -> tuple[str, ...]:
    """All whom «мен» or a comma joins to this subject, though brackets stand between: «басқармасы
    (Ә. Омаров) мен бөлімі (С. Оспанов)».
    """
    found = [name]
    for other in reversed([n for n in s.names if n.case == "nominative" and n.last < name.first]):
        between = s.tokens[other.last + 1 : found[0].first]
        if _in_brackets(s, other):
            continue
        between = [token for token in between if token.low != "сондай-ақ"]
        joined = [token for token in between if token.low in ("мен", "пен", "бен", "және", ",")]
        outside = _outside(between)
        if len(joined) == 1 and joined[0] is between[0] and _say_which(outside[1:]):
            # «…, аудандық бюджеттен қаржыландырылатын жергілікті | органдардың басшылары»
            outside = outside[:1]
        if not joined or any(token.low not in ("мен", "пен", "бен", "және", ",") for token in outside):
            break
        found.insert(0, other)
    return tuple(dict.fromkeys(person for n in found for person in in_nominative(s.phrase(n))))


_PARTICIPLE = re.compile(r"(?:[тй][ыі]н|[ғқ]ан|[гк]ен)$")


def _say_which(tokens: Sequence[Token]) -> bool:
    """Whether these words before a name say which one: a participle and what belongs to it."""
    return 0 < len(tokens) <= _LONGEST_DESCRIPTION and any(
        _PARTICIPLE.search(token.low) for token in tokens[-2:]
    )


_LONGEST_DESCRIPTION = 6
"""Words of a participle clause before a name."""


def _in_brackets(s: KazakhSentence, name: Name) -> bool:
    before = [token.text for token in s.tokens[: name.first]]
    return before.count("(") > before.count(")")


def _joined_object(s: KazakhSentence, name: Name) -> bool:
    """«мемлекеттік орган және әкімдікті қаржыландыру»: only the last of those joined carries the case."""
    at = name.last + 1
    if at + 1 >= len(s.tokens) or s.tokens[at].low not in ("және", "мен", "пен", "бен"):
        return False
    head = head_of(s.tokens[at + 1].text)
    return head is not None and head.case in ("accusative", "genitive")


def is_aside(s: KazakhSentence, name: Name) -> bool:
    """«… (Ж. Дүйсенов)», «облыс әкімі атап өткендей», «министр: …»: named, but not as who does it."""
    if name.first > 0 and s.tokens[name.first - 1].text == "(":
        return True
    at = name.last + 1
    if _joined_object(s, name):
        return True
    return at < len(s.tokens) and (
        s.tokens[at].text == ":" or _AS_SAID.match(s.low, s.tokens[at].start) is not None
    )


def co_executors(s: KazakhSentence, first: int, last: int) -> tuple[str, ...]:
    """«әкімдіктермен бірлесіп»: with whom."""
    found: list[str] = []
    for name in s.names:
        inside = name.case == "instrumental" and first <= name.first and name.last + 1 < last
        if inside and JOINT.match(s.tokens[name.last + 1].low):
            found += in_nominative(s.phrase(name))
    return tuple(found)


def _outside(tokens: list[Token]) -> list[Token]:
    """The tokens that stand in no brackets."""
    found, depth = [], 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text != ")":
            found.append(token)
    return found


_MANY = frozenset(("мың", "миллион", "млн"))


def is_private(s: KazakhSentence, first: int, last: int) -> bool:
    """Whether somebody who holds no office is the subject: a driver, a patient, people."""
    for at in range(first, min(last, len(s.tokens))):
        if s.tokens[at].low in words("kk", "private.txt") and not (
            (at > first and s.tokens[at - 1].low in _MANY)  # «5 миллион адам»: an aim that is counted
            or _describes(s, at)
            or _is_joined_object(s, at)
        ):
            return True
    return False


def _is_joined_object(s: KazakhSentence, at: int) -> bool:
    """«тұрғындар мен еріктілерді тарту»: only the last of those joined carries the case."""
    if at + 2 >= len(s.tokens) or s.tokens[at + 1].low not in ("мен", "пен", "бен"):
        return False
    return any(r.case in ("accusative", "dative") for r in readings(s.tokens[at + 2].text)[:1])


def _is_bare_noun(word: str) -> bool:
    top = readings(word)[:1]
    return any(r.kind == "noun" and r.case == "nominative" and not r.possessive for r in top)


def _describes(s: KazakhSentence, at: int) -> bool:
    """«адам күші», «халық саны»: the word is no subject but says whose; «әр ата-ана баласына» is one."""
    if at + 1 >= len(s.tokens) or not s.tokens[at + 1].is_word:
        return False
    if s.tokens[at].low == "тұрғын" and s.tokens[at + 1].low.startswith("үй"):
        return True
    if at > 0 and s.tokens[at - 1].low in ("әр", "әрбір", "барлық", "барша"):
        return False
    if at + 2 < len(s.tokens) and _is_bare_noun(s.tokens[at + 1].text) and s.tokens[at + 2].is_word:
        # «балалар ойын алаңшасы»
        return any(r.possessive == "poss3" and r.kind == "noun" for r in readings(s.tokens[at + 2].text)[:1])
    # «Ата-аналар балаларын әкелуі керек»: at the beginning it is the subject of what has an object.
    begins = not any(token.is_word for token in s.tokens[:at])
    return any(
        reading.possessive == "poss3"
        and reading.kind != "verb"
        and not (begins and reading.case in ("accusative", "dative"))
        for reading in readings(s.tokens[at + 1].text)[:1]
    )
