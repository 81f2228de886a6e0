"""Kazakh obligations: «аяқтауы тиіс», «аяқтау керек», «аяқтау керектігін айтты»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.complements import has_deadline, task_of
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import SAID
from jetisu360.minutes.kk.roles import addressees, is_aside, is_private, spoken_officially, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Around, Task

_NOT_NEED = re.compile(
    r"\s*(?:емес|еді|болған|болатын|болса|па|пе|ме|бе|шығар|етеді|етіп|еткен|етпей|ма|деген\s+ой|болды|жоқ|секілді)(?![а-яәғқңөұүһіё])"
)


_IDIOM = re.compile(
    r"(?:айт(?:а|ып)|атап|ескер(?:е|ту)|еске|қос(?:а|ып)|ұмытпау|мойында(?:у|п)|түсін(?:у|іп)|біл(?:у|іп))\s*(?:кету|өту|кеткен|өткен|салу|алу)?\s*$"
)


_ORDERER = re.compile(
    r"(?:Мемлекет\s+басшысы|Президент|Елбасы|Премьер-[Мм]инистр|Үкімет\s+басшысы|[Мм]инистр|(?:[Оо]блыс|[Аа]удан|[Ққ]ала|[Өө]ңір)\s+(?:әкімі|басшысы))(?:ның|нің|дің|тің)"
)


def needed(s: KazakhSentence, hit: Hit, first: int, at: int, around: Around, *, said: bool) -> Task | None:
    if _NOT_NEED.match(s.low, hit.end) or _IDIOM.search(s.low[max(0, hit.start - 40) : hit.start].rstrip()):
        return None
    complement = at - 1
    while complement > first and (
        s.in_term(s.tokens[complement])
        or s.tokens[complement].low in ("да", "де", "міндетті", "түрде", "ғана")
    ):
        complement -= 1
    noun = s.verbal_nouns.get(complement)
    if noun is None or noun.form not in ("bare", "possessive", "dative"):
        return None
    must = s.low[hit.start : hit.start + 4]
    if noun.form == "dative" and must not in ("тиіс", "міндет"[:4]):
        return None
    word = s.tokens[complement].low
    if word in words("kk", "exhort.txt") and not s.terms:
        return None
    before = s.tokens[complement - 1].low if complement > first else ""
    if word.startswith(("болу", "болмау")) and before not in (
        "дайын",
        "қамтылған",
        "аяқталған",
        "бітірілген",
        "жасақталған",
    ):
        return None
    if re.search(r"заң\s+бойынша|заңға\s+сәйкес|ереже(?:ге\s+сәйкес|\s+бойынша)", s.low[: hit.start]):
        return None
    if said and not SAID.search(s.low, hit.end):
        return None
    names: tuple[str, ...] = ()
    speaker = ""
    inside = [n for n in s.names if n.case == "nominative" and first <= n.first and n.last < complement]
    spoken_before = [n for n in inside if is_aside(s, n)]
    inside = [n for n in inside if n not in spoken_before]
    if said and inside and inside[0].kind == "people" and not around.official:
        return None
    # «Бөлім басшылары … беруі тиіс екенін айтты»: several people are who must, one is who says so.
    several = len(inside) == 1 and inside[0].plural and noun.form == "possessive"
    # «Ол аудан әкімдігі … беруі тиіс екенін айтты»: who says so is «ол».
    he = bool(inside) and re.search(r"(?<![а-яәғқңөұүһі])ол,?\s+$", s.low[: s.tokens[inside[0].first].start])
    if (
        (said or s.low[hit.start : hit.end].endswith(("деді", "деген", "санайды", "есептейді")))
        and inside
        and not several
        and not he
    ):
        speaker = s.phrase(inside[0])
        inside = inside[1:]
    if inside and not noun.passive and _is_subject(s, inside[-1], complement):
        names = subjects_of(s, inside[-1]) if not speaker else in_nominative(s.phrase(inside[-1]))
    elif noun.form == "bare":
        names = addressees(s, first, at, complement)
    official = (
        bool(speaker)
        or around.official
        or around.ordering
        or around.listed
        or around.letter
        or spoken_officially(s, hit)
    )
    if is_private(s, first, complement) and not names and not (said and s.low.lstrip(" «").startswith("ол ")):
        return None
    deadline = has_deadline(s)
    if not names and not official and not deadline:
        return None
    if (
        names
        and not (official or deadline)
        and (is_private(s, first, complement) or (inside and inside[-1].kind == "people"))
    ):
        return None
    task = task_of(s, hit, first, complement, names)
    task.subject = speaker
    if said and (
        reported := re.search(
            r"(?:тапсыр|міндетте)(?:(?:ған|ген)(?:ын|ін)|ды|ді|ылды)", s.low[hit.end : hit.end + 40]
        )
    ):
        # «… керектігін тапсырғанын айтты»: it was ordered, by whom the genitive says.
        task.kind = "order"
        match = _ORDERER.search(s.text, 0, s.tokens[complement].start)
        if match is not None and reported.group().endswith(("ын", "ін")):
            task.subject = in_nominative(match.group())[0]
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _is_subject(s: KazakhSentence, name: object, complement: int) -> bool:
    last = name.last  # type: ignore[attr-defined]
    following = s.tokens[last + 1] if last + 1 < len(s.tokens) else None
    return following is None or following.low not in (
        "мен",
        "пен",
        "бен",
        "болып",
        "ретінде",
        "арқылы",
        "үшін",
    )
