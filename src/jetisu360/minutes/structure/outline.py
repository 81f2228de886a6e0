"""The shape of a protocol: which points are orders, whom a heading names for the points under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jetisu360.minutes.common.letters import KAZAKH_CAPITALS_NO_SHHA, KAZAKH_NO_YO, RUSSIAN

Level = int
NO_LEVEL: Level = 99
UNNUMBERED: Level = 98

_ORDERS = re.compile(
    r"(?:поручить|решили|решил[аи]?|решено|постановил[иа]?|постановля(?:ет|ю|ем)|приказываю|обязываю|распоряжаюсь|рекомендовать|обязать|поручено|поручил[аи]?|даны\s+поручения"
    r"|дал[аи]?\s+(?:\w+\s+){0,3}поручения|поручения|поставил[аи]?\s+(?:\w+\s+){0,2}задачи|поставлены\s+(?:\w+\s+){0,2}задачи|поручается|необходимо|предложено|мероприятия"
    r"|шешілді|шешті|шешім\s+қабылда(?:лды|нды|ды)|шешемін|қаулы\s+ет(?:еді|емін|ті)|бұйырамын|өкім\s+етемін|тапсырыл(?:сын|ды)|тапсырды|тапсырма(?:лар)?\s+бер(?:ді|ілді|ілсін)|тапсырмалар(?:ы)?"
    r"|міндетте(?:лсін|лді|ді)|жүкте(?:лсін|лді|ді)|мақсатында|міндеттер(?:ді)?\s+(?:қойды|жүктеді)|іс-шаралар|ұсынылсын|сұраймы[нз]|өтінемі[нз]|прошу|просим)\s*:?\s*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\s*(?:повестка\s+дня|вопросы\s+повестки|күн\s+тәртібі|присутств\w+|қатыс(?:қан|ты|ушы)\w*|приглаш[её]н\w+|шақыр\w+|слушали|заслушали|тыңдалды|тыңдады"
    r"|выступили|сөз\s+сөйле\w+|сөйлегендер|сөз\s+алды|докладчик\w*|баяндама\w*|председател\w+|төраға\w*|төрағалық\s+ет\w+|секретар\w+|хатшы|прилож\w+|қосымша|место\s+проведения"
    r"|өткен\s+орны|отметил[иа]?|атап\s+өтілді)",
    re.IGNORECASE,
)
_AGENDA_POINT = re.compile(
    rf"^\s*(?:О|Об|Обо)\s+[{RUSSIAN}]|(?:туралы|жөнінде|барысы\s+туралы)\s*[.;]?\s*(?:\([^)]*\))?\s*$"
)
_TERM_LINE = re.compile(
    r"^\s*\(?\s*(?:(?:срок|сроки)(?:\s+исполнения|\s+выполнения)?|(?:орындау\s+)?мерзім[іи]?)\s*[:–—-]\s*(?P<value>.+?)\)?\s*+(?:\.\s*+)?$",
    re.IGNORECASE | re.DOTALL,
)
_OWNER_LINE = re.compile(
    r"^\s*\(?\s*(?:отв(?:етственн\w+)?\.?(?:\s+исполнител\w+|\s+лиц\w+)?|исполнител\w+|жауапты(?:лар)?(?:\s+орындаушы(?:лар)?|\s+тұлғалар)?|орындаушы(?:лар)?"
    r"|жауапты\s+хатшы)\s*[:–—-]\s*(?P<value>.+?)\)?\s*+(?:\.\s*+)?$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(
    rf"(?:подписа|опубликова|издал|вынес)[{RUSSIAN}]*\s+(?:[{RUSSIAN}]+\s+){{0,2}}(?:постановлени|приказ|распоряжени)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(rf"\W*[{RUSSIAN}]+(?:ть|ти|чь)(?:ся)?\s", re.IGNORECASE)
# «… төмендегідей шешім қабылданды.»: points follow, though no colon says so.
_SUCH = re.compile(
    rf"(?:төмендегі|келесі|мынадай|мына|следующ)[{KAZAKH_NO_YO}]*\s+(?:[{KAZAKH_NO_YO}]+\s+){{0,3}}(?:қабылдан?ды|берді|берілді|жүктелді|решени[ея]|поручени[яе])\.$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"[{KAZAKH_CAPITALS_NO_SHHA}]{{4,}}\s*:?\s*$")


_LONGEST_LINE = 3000
"""Characters; what is longer is no line that says one thing."""
_CAPITALS_WITHIN = 60
_ORDERS_WITHIN = 160
"""Characters at a heading's end in which «ПОСТАНОВЛЯЕТ:», «дал следующие поручения:» stand."""
_DEEPEST_AGENDA, _LONGEST_AGENDA = 2, 220
"""A point of an agenda is of the first two levels and, in characters, one question."""


@dataclass(slots=True)
class Outline:
    """Follows the blocks of a document one by one."""

    listed: bool = False
    """Whether the next points are orders."""
    solid: bool = False
    """Whether they are those of a resolution, which a paragraph between them does not end."""
    owner: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    owner_span: tuple[int, int] = (0, 0)
    owner_level: Level = NO_LEVEL
    points: int = 0
    governs: str = ""
    """The verb of the heading that names the owner, of which the points are objects: «обеспечить:»."""
    decreed: bool = False
    """Whether the text tells that a decree was signed: what it asks follows as paragraphs of infinitives."""
    bare: bool = False
    """Whether several numbered points are tasks by their form, whatever stands above them."""

    def enter(self, text: str, number: str) -> Literal["heading", "other", "agenda", "point", "text"]:
        """What a block is; changes the state for it and for what follows."""
        bare = text.strip()
        level = level_of(number)
        self.decreed = self.decreed or _SIGNED.search(bare[:_LONGEST_LINE]) is not None
        if _OTHER.match(bare):
            self.listed = self.solid = False
            self._forget()
            return "other"
        if self.owner and number and self.owner_level == UNNUMBERED:
            # The first point under a heading without a number says how deep its points are.
            self.owner_level = level - 1
        if level <= self.owner_level or (not number and self.owner and not self._is_inside(bare)):
            self._forget()
        decided = bare.endswith(".") and not number and _SUCH.search(bare[-_ORDERS_WITHIN:]) is not None
        if decided:
            bare = bare[:-1] + ":"
        if (bare.endswith(":") or _CAPITALS.search(bare[-_CAPITALS_WITHIN:])) and is_decree(bare):
            self.listed = True
            self.solid = bool(_CAPITALS.search(bare[-_CAPITALS_WITHIN:]))
            self.points = 0
            return "heading"
        if number:
            if (
                _AGENDA_POINT.search(bare[:_LONGEST_LINE])
                and level <= _DEEPEST_AGENDA
                and len(bare) < _LONGEST_AGENDA
                and not bare.endswith((";", ":"))
            ):
                return "agenda"
            self.points += 1
            return "point"
        if (self.listed and not self.solid and self.points and not bare.endswith((";", ":"))) or (
            self.listed and not self.solid and not self.points and not bare.endswith((";", ".", ","))
        ):
            self.listed = False
        return "text"

    def _is_inside(self, bare: str) -> bool:
        return (
            bare.endswith((";", ","))
            or bool(re.match(rf"[{KAZAKH_NO_YO}]", bare))
            or bool(_TERM_LINE.match(bare))
        )

    def own(
        self, names: tuple[str, ...], span: tuple[int, int], number: str, helpers: tuple[str, ...] = ()
    ) -> None:
        """A heading such as «1.1. Управлению сельского хозяйства:» names who answers for the points under
        it; `helpers` are those with whom, «совместно с акимами районов».
        """
        self.owner, self.owner_span, self.helpers = names, span, helpers
        self.owner_level = level_of(number) if number else UNNUMBERED

    def _forget(self) -> None:
        self.owner, self.helpers, self.owner_level, self.governs = (), (), NO_LEVEL, ""


def is_decree(text: str) -> bool:
    """Whether a heading ends in a word of ordering: «ПОСТАНОВЛЯЕТ:», «ШЕШТІ:», «поручить:»."""
    return _ORDERS.search(text.strip()[-_ORDERS_WITHIN:]) is not None


_TASK_POINT = re.compile(
    rf"(?:[{RUSSIAN}]+(?:ть|ти|чь)(?:ся)?\s|.*(?:сын|сін)\s*[.;]?\s*$)", re.IGNORECASE | re.DOTALL
)


def opens_with_infinitive(text: str) -> bool:
    """«Продолжить работу …»."""
    return _INFINITIVE.match(text) is not None


def is_task_point(text: str, number: str) -> bool:
    """«2.1. Образовать комиссию …», «3. … ұсынсын.»: a numbered point whose form is that of an order."""
    if text.rstrip().endswith(":"):
        return False
    return bool(number) and number != "-" and _TASK_POINT.match(text[:_LONGEST_LINE]) is not None


def level_of(number: str) -> Level:
    """«1» 1, «1.2» 2, «1)» and «а)» deeper, a dash deepest, nothing `NO_LEVEL`."""
    if not number:
        return NO_LEVEL
    if number == "-":
        return 20
    if number.endswith(")"):
        return 10 + number.count(".")
    if number[0].isalpha() and number[0].islower():
        return 12
    return 1 + number.count(".")


def term_line(text: str) -> tuple[str, int] | None:
    """«Срок: 31 марта», «Мерзімі: …»: the value and where it begins."""
    match = _TERM_LINE.match(text) if len(text) <= _LONGEST_LINE else None
    return (match["value"], match.start("value")) if match else None


def owner_line(text: str) -> tuple[str, int] | None:
    """«Отв.: Иванов А.А.», «Жауапты: …»: the value and where it begins."""
    match = _OWNER_LINE.match(text) if len(text) <= _LONGEST_LINE else None
    return (match["value"], match.start("value")) if match else None
