"""Kazakh obligations, plans and wishes: «аяқтауы тиіс», «енгізілмек», «аяқтасын», «аяқтаңыздар»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.heads import readings
from jetisu360.minutes.kk.items import tidy
from jetisu360.minutes.kk.names import in_nominative
from jetisu360.minutes.kk.parts import IN_OFFICE, divide_terms, has_deadline, spoken_officially, task_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Around, Item, Task

_NOT_NEED = re.compile(
    r"\s*(?:емес|еді|болған|болатын|болса|па|пе|ме|бе|шығар|етеді|етіп|еткен|етпей|ма|деген\s+ой|болды|жоқ|секілді)(?![а-яәғқңөұүһіё])"
)


_IDIOM = re.compile(
    r"(?:айт(?:а|ып)|атап|ескер(?:е|ту)|еске|қос(?:а|ып)|ұмытпау|мойында(?:у|п)|түсін(?:у|іп)|біл(?:у|іп))\s*(?:кету|өту|кеткен|өткен|салу|алу)?\s*$"
)


_SAID = re.compile(
    r"(?:айт(?:ты|қан|ып|ады)|атап|еске\s+сал|ескерт|мәлімде|жеткіз|баса|қадап|көрсет|сөз|хабарла|алға\s+тарт|пысықта|тоқтал|тілге|назар|тапсыр"
    r"|баян|түсіндір|нақтыла|алға|деді|дейді|ұсын|міндетте)"
)


_NO_PLAN = frozenset(
    [
        "көмек",
        "демек",
        "тамақ",
        "еңбек",
        "аймақ",
        "қонақ",
        "мұражай",
        "жүрек",
        "өрмек",
        "ермек",
        "сұрақ",
        "бөлек",
        "ірімшік",
        "қазақ",
        "ұрпақ",
        "тырмақ",
        "саусақ",
        "шылбақ",
        "дүмбек",
    ]
)


_DECIDED = re.compile(
    r"^(?:назарға\s+)?(?:алынсын|бекітілсін|мақұлдансын|танылсын|саналсын|жойылсын|тағайындалсын|босатылсын|болсын|тоқтатылсын|шығарылсын|толықтырылсын|өзгертілсін)$"
)


_NO_WISH = frozenset(
    [
        "болсын",
        "болмасын",
        "көрсін",
        "берсін",
        "жатсын",
        "жүрсін",
        "тұрсын",
        "отырсын",
        "келсін",
        "десін",
        "жасасын",
        "тимесін",
        "артсын",
        "жетсін",
        "өссін",
        "толсын",
        "жолдасын",
        "қоймасын",
    ]
)


# Of somebody in office these are orders: «бөлім есеп берсін».
_GIVEN = frozenset(("берсін", "тұрсын", "жолдасын", "келсін", "жасасын"))
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
    if said and not _SAID.search(s.low, hit.end):
        return None
    names: tuple[str, ...] = ()
    speaker = ""
    inside = [n for n in s.names if n.case == "nominative" and first <= n.first and n.last < complement]
    spoken_before = [n for n in inside if s.aside(n)]
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
        names = s.doers(inside[-1]) if not speaker else in_nominative(s.phrase(inside[-1]))
    elif noun.form == "bare":
        names = s.asked(first, at, complement)
    official = (
        bool(speaker)
        or around.official
        or around.ordering
        or around.listed
        or around.letter
        or spoken_officially(s, hit)
    )
    if s.private(first, complement) and not names and not (said and s.low.lstrip(" «").startswith("ол ")):
        return None
    deadline = has_deadline(s)
    if not names and not official and not deadline:
        return None
    if (
        names
        and not (official or deadline)
        and (s.private(first, complement) or (inside and inside[-1].kind == "people"))
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


def planned(s: KazakhSentence, hit: Hit, first: int, at: int, around: Around) -> Task | None:
    word = s.low[hit.start : hit.end]
    intended = word not in _NO_PLAN and any("intention" in r.tags for r in readings(word)[:3])
    if hit.trigger.rule == "will" and not intended:
        return None
    passive = any("passive" in r.tags for r in readings(word.split()[0])[:2])
    if hit.trigger.rule in ("will", "will-be") and not passive and s.doer(first, at) is None:
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None and t.start < hit.end), None)
    if term is None or (hit.trigger.rule == "will-be" and not term.strong):
        return None
    if hit.trigger.rule == "will-be-done" and not _comes(s, hit, term, around):
        return None
    if hit.trigger.rule == "planned":
        after = s.low[hit.end : hit.end + 12].strip()
        if (word.endswith(("лған", "лген")) and not s.ends_here(hit.end)) or after.startswith(
            ("еді", "болатын")
        ):
            return None
    # «Басқарма басшысы … аяқталатынын жеткізді»: who is named tells of it.
    doer = None if word.endswith(("ынын", "інін", "дығын", "дігін")) else s.doer(first, at)
    start = s.content_start(first, at)
    end = at
    while end < len(s.tokens) and s.tokens[end].start < hit.end:
        end += 1
    if end - start < 2 and start > first:
        start = first
    a, b = s.tokens[start].start, s.tokens[end - 1].end
    item = Item(a, b, tidy(s.without_terms(s.text[a:b], a)))
    task = Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], (), s.joint(first, at), term)
    if doer is not None and not re.search(r"[ыі](?:л|н)(?:мақ|мек)", word):
        task.names = in_nominative(s.phrase(doer))
    return task


_WORKS = re.compile(
    r"(?<![а-яәғқңөұүһі])(?:құрылыс|жөндеу|жұмыс|мектеп|аурухана|емхана|балабақша|жол|көпір|құбыр|желі|нысан|кешен|үй|пәтер|қазандық|станса|станция|канал|арна|саябақ"
    r"|орталық|зауыт|цех|жоба|көше|тоған|қойма|ғимарат|ауыл|елді\s+мекен|көшет|камера|шам|стадион|алаң|клуб|кітапхана|техника|автобус|трансформатор|шақырым|км)"
)


def _comes(s: KazakhSentence, hit: Hit, term: Due, around: Around) -> bool:
    """«… 1 тамызға дейін аяқталады»: something is built or mended by a term; without «дейін» only where
    somebody in office reports. What a law or a programme of an event says is none.
    """
    after = s.low[hit.end :]
    told = s.low[hit.start : hit.end].endswith(("ынын", "інін", "дығын", "дігін"))
    if told and not _SAID.search(after):
        return False
    if not told and not s.ends_here(hit.end) and not re.match(r"\s+(?:деп|деді|деген|және)(?![а-я])", after):
        return False
    if not (term.strong or around.reported) or term.kind not in ("day", "period", "duration"):
        return False
    if re.search(
        r"қол\s+қойылған|ресми\s+жариялан|заң|қаулы|өкім(?!ет)|концерт|көрме|жәрмеңке|байқау|турнир|мереке",
        s.low,
    ):
        return False
    return _WORKS.search(s.low) is not None


def wished(
    s: KazakhSentence, hit: Hit, first: int, at: int, around: Around, before: list[Task]
) -> Task | None:
    word = s.low[hit.start : hit.end]
    given = word in _GIVEN and (around.listed or s.doer(first, at) is not None)
    wish = any("optative" in r.tags for r in readings(word)[:1])
    # A verb that the lexicon lacks: «түгендесін».
    shaped = re.search(r"..[лдт][ае][стн]?(?:сын|сін)$", word) is not None
    unknown = not any(r.known for r in readings(word)[:1]) and shaped and s.doer(first, at) is not None
    if (word in _NO_WISH and not given) or not (wish or unknown):
        return None
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    if (
        following is not None
        and following.low in ("деп", "деген", "дейік", "деді", "десе", "дейді")
        and following.low != "деді"
    ):
        return None
    if (
        following is not None
        and following.is_word
        and following.low not in ("және", "әрі", "деді", "да", "де")
    ):
        # «көшірмесін үш күн ішінде …» is an object.
        return None
    doer = s.doer(first, at)
    passive = bool(re.search(r"[лн](?:сын|сін)$", word)) and any(
        "passive" in r.tags for r in readings(word)[:2]
    )
    somebody = doer is not None and doer.kind == "person" and not IN_OFFICE.search(s.phrase(doer))
    if somebody and not (around.listed or around.official):
        return None
    names: tuple[str, ...] = ()
    if doer is not None and not passive:
        names = s.doers(doer)
    elif before and not passive:
        names = before[-1].names
    decided = word if not s.low[: hit.start].rstrip().endswith("назарға") else "назарға " + word
    if _DECIDED.match(decided) and not names:
        return None
    if not names and not around.listed and not (passive and (around.official or has_deadline(s))):
        return None
    if not names and not passive and not around.listed:
        return None
    stem = re.sub(r"(?:сын|сін)$", "", word)
    if passive:
        stem = re.sub(r"(?:ыл|іл|ын|ін|л|н)$", "", stem)
    lemma = (stem[:-1] if stem.endswith(("ы", "і")) else stem) + "у"
    if passive and not around.listed:
        # «жұмыс аяқталсын»: what is to be done is the subject.
        lemma = s.tokens[at].text
    start = s.content_start(first, at, addressed=not names)
    if start >= at:
        start = max(first, at - 1)
    items = s.items(start, at, lemma, start) if at < len(s.tokens) else []
    shared, items = divide_terms(s, first, at, items)
    task = Task(
        "order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, s.joint(first, at), shared
    )
    if around.listed:
        task.features.add("listed")
    return task


def called(s: KazakhSentence, hit: Hit, first: int, at: int, around: Around) -> Task | None:
    if not (around.official or around.ordering) or not (has_deadline(s) or s.terms or around.ordering):
        return None
    word = s.low[hit.start : hit.end]
    if not any("imperative" in r.tags and r.known for r in readings(word)[:2]) or word.startswith(
        ("бол", "айт", "кеш", "сен", "қара")
    ):
        return None
    start = s.content_start(first, at)
    items = s.items(start, at, None, start)
    shared, items = divide_terms(s, first, at, items)
    return Task(
        "order",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        (),
        s.joint(first, at),
        shared,
        weak=True,
    )
