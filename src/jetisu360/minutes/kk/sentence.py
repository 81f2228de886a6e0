"""A Kazakh sentence as the rules see it: words, terms, names and verbal nouns, found once."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.tokens import Token, tokens_of
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.dates import kazakh_terms
from jetisu360.minutes.kk.heads import readings
from jetisu360.minutes.kk.items import items_of
from jetisu360.minutes.kk.names import Name, in_nominative, names_in
from jetisu360.minutes.kk.verbal_noun import VerbalNoun, verbal_noun
from jetisu360.minutes.model.task import Item

# What the body is given, told or sent: «Үкіметке есеп беру» is no order to the government.
_GIVEN = re.compile(
    r"(?!хаттама|үйлес|үйрен|жауапт|жауапк|хатшы|үйде)(?:есеп|ақпарат|ұсыныс|мәлімет|хат|өтініш|көмек|жағдай|қолдау|пәтер|баспана|үй|жәрдем|сыйақы|грант|несие|рұқсат|құжат|материал"
    r"|хабар|баяндама|арналған|қатысты|байланысты|қарасты|тиесілі|бағынысты|дейін|қарай|сәйкес|жауап|сұраныс)"
)
_MAKES = ("дайында", "әзірле", "жаса", "құр", "түз")
_JOINT = re.compile(r"^(?:бірлес\w*|бірге|бірігіп|келісіп|келісе|үйлесімді)$")
# After a participle a noun follows that it describes; these make it the end of a sentence instead.
_ENDS = frozenset(("еді", "болатын", "едім", "екен", "едік", "деп", "болды", "болып"))
_CONNECTORS = re.compile(
    r"^\s*(?:[-–—«\"]\s*)?(?:(?:сондай-ақ|сонымен\s+(?:қатар|бірге)|бұдан\s+(?:бөлек|басқа|өзге)|осыған\s+(?:орай|байланысты)|оған\s+қоса|осы\s+орайда"
    r"|осы\s+ретте|ал|енді|яғни|атап\s+айтқанда|бірінші(?:ден)?|екінші(?:ден)?|үшінші(?:ден)?|төртінші(?:ден)?|сондықтан|мәселен|соның\s+ішінде"
    r"|оның\s+ішінде|жиын\s+соңында|отырыс\s+соңында|соңында|бүгін|әсіресе|осы\s+тапсырмалармен\s+қатар|демек|тағы\s+бір)(?![а-яәіғқңөұүһ])[\s,:–—-]*)+",
    re.IGNORECASE,
)


_AS_SAID = re.compile(
    r"атап\s+(?:өткендей|көрсеткендей)|айтқандай|айтуынша|пікірінше|сөзінше|мәліметінше|хабарлағандай"
)
# «осы тапсырмалармен қатар», «бұл жөнінде»: said of what came before.
_BESIDES = re.compile(
    r"(?:(?:осы|бұл|аталған|жоғарыдағы)\s+)?[а-яәғқңөұүһі]+(?:мен|бен|пен)\s+қатар(?![а-яәғқңөұүһі])[\s,]*|(?:жөнінде|туралы|кезінде|барысында)\s+"
)


class KazakhSentence:
    """`text` in Cyrillic; everything else is found when it is first asked for."""

    def __init__(self, text: str, base: date) -> None:
        self.text = text
        self.low = text.lower()
        self.base = base

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> list[Due]:
        return kazakh_terms(self.text, self.base)

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms])

    @cached_property
    def sources(self) -> list[Name]:
        """Names in the ablative: of whom something is demanded."""
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms], ablative=True)

    @cached_property
    def named(self) -> set[int]:
        """Tokens that belong to names."""
        return {at for name in self.names for at in range(name.first, name.last + 1)}

    @cached_property
    def verbal_nouns(self) -> dict[int, VerbalNoun]:
        found = {}
        for at, token in enumerate(self.tokens):
            if token.is_word and at not in self.named and not self.in_term(token):
                noun = verbal_noun(token.text)
                if noun is not None:
                    found[at] = noun
        return found

    def in_term(self, token: Token) -> bool:
        return any(term.start <= token.start < term.end for term in self.terms)

    def token_at(self, position: int) -> int:
        """The index of the first token that begins at `position` or after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < position:
                low = middle + 1
            else:
                high = middle
        return low

    def phrase(self, name: Name) -> str:
        return self.text[self.tokens[name.first].start : self.tokens[name.last].end]

    def asked(self, first: int, last: int, complement: int) -> tuple[str, ...]:
        """Whom an order of tokens `first` to `last` is given to: a dative that is no argument of the task's
        own verb.
        """
        after = [n for n in self.names if n.case == "dative" and complement < n.first and n.last < last]
        before = [n for n in self.names if n.case == "dative" and first <= n.first and n.last < complement]
        found: list[str] = []
        last_name: Name | None = None
        for name in [*after, *(n for n in before if not self.is_argument(n, complement))]:
            if last_name is not None:
                between = self.tokens[last_name.last + 1 : name.first]
                if not between or any(
                    token.low not in (",", "және", "мен", "пен", "бен") for token in between
                ):
                    break
            found += in_nominative(self.phrase(name))
            last_name = name
        return tuple(dict.fromkeys(found))

    def is_argument(self, name: Name, complement: int) -> bool:
        at = name.last + 1
        if at >= len(self.tokens):
            return False
        if at == complement or (at in self.verbal_nouns and not self._describes(at)):
            return True
        if self.tokens[at].low == "есеп" and self.tokens[min(at + 1, len(self.tokens) - 1)].low.startswith(
            _MAKES
        ):
            # «басшыларына есеп дайындау тапсырылды»: they make it, and are not given it.
            return False
        following = [token.low for token in self.tokens[at : at + 2]]
        return any(_GIVEN.match(word) for word in following[: 2 if name.kind == "people" else 1])

    def doer(self, first: int, last: int) -> Name | None:
        """The subject next to the verb: the last office or body in the nominative of tokens `first` to
        `last`.
        """
        found = None
        for name in self.names:
            if name.case == "nominative" and first <= name.first and name.last < last:
                following = self.tokens[name.last + 1].low if name.last + 1 < len(self.tokens) else ""
                if self.aside(name):
                    continue
                if following not in ("деді", "дейді", "айтты", "мен", "пен", "бен"):
                    found = name
        return found

    def doers(self, name: Name) -> tuple[str, ...]:
        """All whom «мен» or a comma joins to this subject, though brackets stand between: «басқармасы
        (Ә. Омаров) мен бөлімі (С. Оспанов)».
        """
        found = [name]
        for other in reversed([n for n in self.names if n.case == "nominative" and n.last < name.first]):
            between = self.tokens[other.last + 1 : found[0].first]
            if self.aside(other) and any(token.text == "(" for token in self.tokens[: other.first][-1:]):
                continue
            joined = [token for token in between if token.low in ("мен", "пен", "бен", "және", ",")]
            outside = _outside(between)
            if not joined or any(token.low not in ("мен", "пен", "бен", "және", ",") for token in outside):
                break
            found.insert(0, other)
        return tuple(dict.fromkeys(one for n in found for one in in_nominative(self.phrase(n))))

    def aside(self, name: Name) -> bool:
        """«… (Ж. Дүйсенов)», «облыс әкімі атап өткендей», «министр: …»: named, but not as who does it."""
        if name.first > 0 and self.tokens[name.first - 1].text == "(":
            return True
        at = name.last + 1
        return at < len(self.tokens) and (
            self.tokens[at].text == ":" or _AS_SAID.match(self.low, self.tokens[at].start) is not None
        )

    def joint(self, first: int, last: int) -> tuple[str, ...]:
        """«әкімдіктермен бірлесіп»: with whom."""
        found: list[str] = []
        for name in self.names:
            inside = name.case == "instrumental" and first <= name.first and name.last + 1 < last
            if inside and _JOINT.match(self.tokens[name.last + 1].low):
                found += in_nominative(self.phrase(name))
        return tuple(found)

    def content_start(self, first: int, complement: int, *, addressed: bool = True) -> int:
        """The token where the task itself begins: after connecting words, whoever orders, is asked or
        joins, and a term. Nobody is `addressed` where who is asked is the subject: a dative is then part of
        the task («Бөлімге ұсынсын»).
        """
        at = first
        if match := _CONNECTORS.match(self.text, self.tokens[first].start if first else 0):
            at = max(at, self.token_at(match.end()))
        # Names of those who order or are asked stand before the first task of a list.
        first_noun = next(
            (i for i in range(at, complement) if i in self.verbal_nouns and self.tokens[i + 1].low in (",", ";", "және", "әрі", "мен", "пен", "бен")  # noqa: E501
             and self.verbal_nouns[i].form in ("bare", "accusative")),
            complement,
        )  # fmt: skip
        for name in self.names:
            if (
                at <= name.first
                and name.last < first_noun
                and name.case in ("nominative", "dative", "instrumental")
            ):
                argument = name.case == "dative" and (not addressed or self.is_argument(name, complement))
                joint = name.case != "instrumental" or (
                    name.last + 1 < len(self.tokens) and _JOINT.match(self.tokens[name.last + 1].low)
                )
                if not argument and joint:
                    at = max(at, name.last + 1)
        return self.skip_lead(at, complement)

    def skip_lead(self, at: int, complement: int) -> int:
        while at < complement:
            token = self.tokens[at]
            if (
                self.in_term(token)
                or token.text in (",", "–", "—", "-", ":", ")", "(", ";")
                or _JOINT.match(token.low)
                or (
                    token.low in ("отырып", "қарата", "және", "әрі", "осы", "бұл", "да", "де", "мен", "ол")
                    and at + 1 < complement
                )
                or token.is_initials
            ):
                at += 1
            elif match := _BESIDES.match(self.low, token.start):
                moved = self.token_at(match.end())
                if moved >= complement:
                    break
                at = moved
            elif match := _CONNECTORS.match(self.text, token.start):
                moved = self.token_at(match.end())
                if moved <= at or moved >= complement:
                    break
                at = moved
            else:
                break
        return at

    def items(
        self, start: int, complement: int, ending: str | None = None, chains: int | None = None
    ) -> list[Item]:
        """The tasks of tokens `start` to `complement` (`items.items_of`)."""
        return items_of(self, start, complement, ending, chains)

    def without_terms(self, text: str, offset: int) -> str:
        for term in reversed(self.terms):
            a, b = term.start - offset, term.end - offset
            if a >= 0 and b <= len(text) and term.strong:
                text = text[:a] + text[b:]
        return text

    def ends_here(self, position: int) -> bool:
        """Whether a participle that ends at `position` ends the sentence, rather than describing a noun
        after it.
        """
        at = self.token_at(position)
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        return not token.is_word or token.low in _ENDS

    def private(self, first: int, last: int) -> bool:
        """Whether somebody who holds no office is the subject: a driver, a patient, people."""
        for at in range(first, min(last, len(self.tokens))):
            if self.tokens[at].low in words("kk", "private.txt") and not self._describes(at):
                return True
        return False

    def _describes(self, at: int) -> bool:
        """«адам күші», «халық саны»: the word is no subject but says whose; «әр ата-ана баласына» is one."""
        if at + 1 >= len(self.tokens) or not self.tokens[at + 1].is_word:
            return False
        if at > 0 and self.tokens[at - 1].low in ("әр", "әрбір", "барлық", "барша"):
            return False
        # «Ата-аналар балаларын әкелуі керек»: at the beginning it is the subject of what has an object.
        begins = not any(token.is_word for token in self.tokens[:at])
        return any(
            one.possessive == "poss3"
            and one.kind != "verb"
            and not (begins and one.case in ("accusative", "dative"))
            for one in readings(self.tokens[at + 1].text)[:1]
        )


def _outside(tokens: list[Token]) -> list[Token]:
    """The tokens that stand in no brackets."""
    found, depth = [], 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text != ")":
            found.append(token)
    return found
