"""Programmes and places that a sentence names, and whether it points back to those of the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jetisu360.kazakh.lexicon import entries
from jetisu360.kazakh.nominative import nominative
from jetisu360.minutes.common.letters import (
    KAZAKH,
    KAZAKH_CAPITALS,
    KAZAKH_CAPITALS_NO_SHHA,
    KAZAKH_NO_YO,
    KAZAKH_ONLY,
    RUSSIAN,
    RUSSIAN_CAPITALS,
)

_KINDS = frozenset(("programme", "plan", "strategy", "project", "article", "address"))
_PLACES = frozenset(
    ("region", "city", "district", "village", "area", "water", "mountain", "reserve", "monument", "place")
)
_QUOTED = r"[«\"“„](?P<name>[^»\"”“„\n]{2,80})[»\"”]"
_LIST = rf"{_QUOTED}(?:\s*(?:,|және|мен|пен|бен|и)\s*[«\"“„][^»\"”“„\n]{{2,80}}[»\"”])*"
_AFTER = re.compile(
    rf"\s*(?:деген\s+|атты\s+|сынды\s+)?(?:[{KAZAKH_NO_YO}-]+(?:лық|лік|дық|дік|тық|тік|ды|ді|лы|лі)\s+|мемлекеттік\s+|ұлттық\s+|виртуалды\s+|пилоттық\s+|өңірлік\s+|салалық\s+|жаңа\s+){{0,3}}"
    r"(?:бағдарлама|жоба|ұлт\s+жоспар|жоспар|стратегия|жол\s+карта|тұжырымдама|қор|жобалау|бастама|акция)(?![-])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:программ[{RUSSIAN}]*|проект[{RUSSIAN}]*|стратеги[{RUSSIAN}]*|концепци[{RUSSIAN}]*|дорожн[{RUSSIAN}]+\s+карт[{RUSSIAN}]*|план[{RUSSIAN}]*(?:\s+нации)?|инициатив[{RUSSIAN}]*|акци[{RUSSIAN}]*|бағдарлама[{KAZAKH_NO_YO}]*)"
    r"(?:\s+(?:развития|нации))?\s*$",
    re.IGNORECASE,
)
_EACH = re.compile(_QUOTED)
_POINTS_BACK = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:осы|бұл|аталған|аталмыш|сол|осындай|мұндай|сондай|ондағы|мұндағы|онда|мұнда|бағдарлама(?:ға|ны|ның|да)|жоба(?:ға|ны|ның|ғы)"
    rf"|этот|эта|это|эту|этого|этой|этом|данн\w+|указанн\w+|там|такой|такую|таких|программ[уыае]|проект[уае]?|объект[уае]?)(?![{KAZAKH}])",
)
_NOT_BACK = re.compile(
    r"осы\s+(?:тапсырма|жиын|отырыс|кеңес|мәжіліс|жыл|ай|апта|орайда|ретте|күн|хаттама|өкім|қаулы|шара)\w*|осыған\s+(?:орай|байланысты)|бұл\s+ретте|бұдан"
    r"|это\w*\s+(?:год|месяц|недел)\w*|настоящ\w+",
)
_KK_PLACE = re.compile(
    rf"(?P<place>(?:№\s?)?[{KAZAKH_CAPITALS}][\w{KAZAKH_ONLY}]*(?:[-\s][{KAZAKH_CAPITALS}][\w{KAZAKH_ONLY}]*)?\s+(?:облыс|аудан|қала|ауыл|кент|көше|даңғыл|ауылдық\s+округ|өзен|көл|шатқал|стансы)"
    rf"(?:ы|і|сы|сі)(?:ның|нің|ның|дың|дің|на|не|ға|ге|нда|нде|да|де|нан|нен|н|ндағы|ндегі|ндағы)?)(?![{KAZAKH_NO_YO}])"
)
_RU_PLACE = re.compile(
    rf"(?P<kind>сел[оае]|город[аеу]?|г\.|посёл\w+|посел\w+|улиц[аеуы]|ул\.|проспект[аеу]?|микрорайон[аеу]?|аул[аеу]?|мкр\.?)\s+(?P<name>[{KAZAKH_CAPITALS_NO_SHHA}][\w-]+(?:\s[{KAZAKH_CAPITALS_NO_SHHA}][\w-]+)?)"
    rf"|(?P<name2>[{RUSSIAN_CAPITALS}][{RUSSIAN}-]+(?:ск|цк)(?:ий|ого|ому|ом|им|ая|ой))\s+(?P<kind2>район[аеу]?|област[ьи]|сельск\w+\s+округ[аеу]?)"
)
_RU_KINDS = {"сел": "село", "гор": "город", "г.": "город", "пос": "посёлок", "ули": "улица", "ул.": "улица", "про": "проспект",  # noqa: E501
             "мик": "микрорайон", "мкр": "микрорайон", "аул": "аул"}  # fmt: skip


_SHORTEST_PROGRAMME, _SHORTEST_PLACE, _SHORTEST_STEM = 5, 3, 4
"""A name of the lexicon has more letters than these to be known as a programme by itself, to be a place
without the word for its kind, and to lose its last vowel in the stem; shorter ones are common words too.
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A name, and where the sentence has it."""

    name: str
    start: int
    end: int


def programmes(text: str) -> list[Topic]:
    """«Нұрлы жер» and the like: quoted names beside «бағдарлама», «жоба», «план», or that the lexicon
    knows.
    """
    if not re.search(r"[«\"“„]", text):
        return []
    found: list[Topic] = []
    for match in re.finditer(_LIST, text):
        named = _AFTER.match(text, match.end()) or _BEFORE.search(text, 0, match.start())
        found += [
            Topic(quoted["name"].strip(), quoted.start(), quoted.end())
            for quoted in _EACH.finditer(text, match.start(), match.end())
            if named or quoted["name"].strip().lower() in _known()
        ]
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(
        name.lower()
        for entry in entries()
        if entry.kind in _KINDS
        for name in (entry.kk, entry.ru)
        if len(name) > _SHORTEST_PROGRAMME
    )


def points_back(text: str) -> bool:
    """«осындай форматқа», «ондағы», «данный проект»: it speaks of what the sentence before named."""
    return bool(_POINTS_BACK.search(_NOT_BACK.sub(" ", text.lower())))


_THERE = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:ондағы|онда|мұндағы|мұнда|осындағы|(?:осы|бұл|аталған|аталмыш|сол)\s+(?:нысан|ауыл|аудан|қала|кент|көше|мектеп|құрылыс|жер|аумақ|елді)\w*"
    rf"|там|здесь|на\s+(?:этом|данном)\s+\w+|(?:этот|этого|данный|данного|указанн\w+)\s+(?:объект|участ|район|город|сел|школ|дом)\w*)(?![{KAZAKH_NO_YO}])",
    re.IGNORECASE,
)


def there(text: str) -> bool:
    """«ондағы», «на этом участке»: it happens where the sentence before was."""
    return bool(_THERE.search(text))


def places(text: str, russian: bool) -> list[Topic]:
    """Cities, districts, villages, streets, in the nominative; those with the word for what they are come
    first.
    """
    found: list[Topic] = []
    if russian:
        for match in _RU_PLACE.finditer(text):
            if match["kind"]:
                kind = _RU_KINDS.get(match["kind"][:3].lower(), match["kind"])
                name = match["name"]
                entry = _by_stem().get(_stem(name))
                found.append(Topic(f"{kind} {entry or name}", match.start(), match.end()))
            else:
                name = re.sub(r"(?:ого|ому|ом|им)$", "ий", match["name2"])
                kind = (
                    "район"
                    if match["kind2"].startswith("район")
                    else "область"
                    if match["kind2"].startswith("обл")
                    else "сельский округ"
                )
                name = re.sub(r"(?:ий|ой)$", "ая", name) if kind == "область" else name
                found.append(Topic(f"{name} {kind}", match.start(), match.end()))
    else:
        found += [
            Topic(
                nominative(match["place"].removesuffix("ндағы").removesuffix("ндегі")),
                match.start(),
                match.end(),
            )
            for match in _KK_PLACE.finditer(text)
        ]
    taken = [(topic.start, topic.end) for topic in found]
    found += [
        Topic(_by_stem().get(match["stem"].lower(), match["stem"]), match.start(), match.end())
        for match in _names(russian).finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]
    return found


@cache
def _names(russian: bool) -> re.Pattern[str]:
    stems = sorted(
        {re.escape(_stem(entry.ru if russian else entry.kk)) for entry in entries() if entry.kind in _PLACES and " " not in (entry.ru if russian else entry.kk) and len(entry.kk) > _SHORTEST_PLACE},  # noqa: E501
        key=len, reverse=True,
    )  # fmt: skip
    tail = (
        r"(?:а|у|е|ом|ы|и|ой|ь|ю|ем|о)?"
        if russian
        else r"(?:дағы|дегі|тағы|тегі|да|де|та|те|ға|ге|қа|ке|ның|нің|дың|дің|тың|тің|ны|ні|ды|ді|ты|ті|дан|ден|тан|тен|нан|нен|мен|пен|бен)?"  # noqa: E501
    )
    return re.compile(rf"(?<![\w«-])(?P<stem>{'|'.join(stems)}){tail}(?![\w-])")


@cache
def _by_stem() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries():
        if entry.kind in _PLACES and " " not in entry.kk:
            found.setdefault(entry.kk.lower(), entry.kk)
            found.setdefault(_stem(entry.ru).lower(), entry.ru)
            found.setdefault(_stem(entry.ru), entry.ru)
    return found


def _stem(name: str) -> str:
    return (
        re.sub(r"[аяьыиоей]$", "", name)
        if re.search(rf"[{RUSSIAN}]$", name)
        and not re.search(rf"[{KAZAKH_ONLY}]", name)
        and len(name) > _SHORTEST_STEM
        else name
    )
