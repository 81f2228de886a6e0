"""Which Kazakh sentences are assignments: each trigger asks for the complement that makes it one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from jetisu360.minutes.due import Due
from jetisu360.minutes.names_kk import in_nominative, readings
from jetisu360.minutes.sentence_kk import KazakhSentence
from jetisu360.minutes.task import Around, Item, Task
from jetisu360.minutes.wordlists import table, words

_L = "[а-яәғқңөұүһіё]"
CUE = re.compile(
    r"тапсыр|нұсқау|міндет|жүкте|талап\s+ет|бұйыр|ескерт|шегелеп|нұсқады|ұсыныл|керек|қажет|тиіс|шарт|маңызды|назар|көңіл\s+бөл|мән\s+бер"
    r"|жоспарла|көздел|күтіл|межелен|болжан|[а-яі](?:мақ|мек|бақ|бек|пақ|пек)|[тй][аыеі]+н\s+болады|с[ыі]н(?![а-яәғқңөұүһіё])|ң[ыі]з[дт]",
)
_PARTICIPLE = re.compile(r"(?:ған|ген|қан|кен)$")
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
_OFFICIAL_SAID = re.compile(r"(?:деді|дейді|айтты|атап\s+өтті|қадап\s+айтты|мәлімдеді|ескертті|еске\s+салды)")
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
_GIVEN_AMONG = re.compile(
    r"тапсырма(?:лар)?\s+(?:берілген|жүктелген|айтылған)\s+(?:мәселелер|бағыттар|міндеттер|жұмыстар|шаралар)?\s*(?:қатарында|арасында|ішінде)\s*[:,–—-]?\s*"
)
_TASK_IS = re.compile(
    r"(?:тапсырма|міндет|талап|тапсырған\s+(?:тағы\s+)?(?:(?:бір|1)\s+)?(?:маңызды\s+)?мәселе)(?:лар|тер|тар|ы|сы|і|імнің|іміз|ларының\s+бірі|лардың\s+бірі|тің\s+бірі|тердің\s+бірі|дың\s+бірі)?"
    r"\s*(?:[–—:]|\s-\s)\s*(?P<task>[^–—]+?[ую])\s*[.!»\"]*$"
)
_NOW_TASK = re.compile(
    r"(?:ендігі|алдағы|басты|негізгі|бірінші|келесі)\s+(?:міндет|мақсат)(?:іміз|ім|і)?\s*[,–—-]?\s+(?P<task>[^–—]+?[ую])\s*[.!]*$"
)
_CONTENT_LESS = re.compile(
    r"(?:бірқатар|нақты|тиісті|қажетті|тапсырмалар|міндеттер|бірнеше|біршама|(?<![а-я])бір(?![а-я]))"
)
_ABOUT = frozenset(("туралы", "жөнінде", "бойынша", "жөніндегі", "хақында"))
_BETWEEN = frozenset(
    ["қадап", "тағы", "да", "де", "шұғыл", "жедел", "дереу", "қатаң", "нақты", "баса", "мұқият", "тиісінше", "бірінші", "кезекте", "жеке", "бүгін", "ескере", "отырып", "жиын", "жиында", "соңында", "өзі", "түрде", "тапсырма", "міндеті", "жұмысы", "ісі", "шарасы", "етіп", "тікелей", "арнайы", "және", "бірден", "осы", "ұсыныс"]
)  # fmt: skip
_CARRIERS = re.compile(
    r"(?:жұмыс|іс|шара|мәселе|міндет|қажеттіл|қажетт|керект|бағыт|тәсіл|рәсім|барыс|мүмкіндік|жауапкершілі|процес|науқан)[а-яәғқңөұүһі]*$"
)


@dataclass(frozen=True, slots=True)
class _Trigger:
    rule: str
    kind: str
    asks: str
    weak: bool
    form: re.Pattern[str]


@cache
def _triggers() -> tuple[_Trigger, ...]:
    return tuple(
        _Trigger(
            entry["id"], entry["kind"], entry["asks"], entry.get("weak", False),
            re.compile(rf"(?<!{_L})(?<!-)(?:{entry['form']})(?!{_L})"),
        )
        for entry in table("triggers-kk.toml")["trigger"]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    trigger: _Trigger


def kazakh_tasks(text: str, base: date, around: Around) -> list[Task]:
    """The assignments of one sentence, in order; empty for the many that hold none."""
    if "?" in text[-4:] or (not CUE.search(text.lower()) and not (around.listed or around.continues)):
        return []
    sentence = KazakhSentence(text, base)
    found: list[Task] = []
    if (task := _given_among(sentence) or _task_is(sentence, around)) is not None:
        return [task]
    begin = 0
    for hit in _hits(sentence):
        first, at = sentence.token_at(begin), sentence.token_at(hit.start)
        if at <= first and hit.trigger.asks not in ("wish", "call", "intention"):
            continue
        task = _judge(sentence, hit, first, at, around, found)
        if task is not None:
            if found and not task.names and task.rule == found[-1].rule and task.kind != "plan":
                task.names = found[-1].names
            found.append(task)
            begin = hit.end
    if not found and (around.listed or around.continues):
        found += _bare_list(sentence)
    return _without_repeats(found)


def _hits(sentence: KazakhSentence) -> list[_Hit]:
    hits: list[_Hit] = []
    for trigger in _triggers():
        for match in trigger.form.finditer(sentence.low):
            if not any(match.start() < hit.end and hit.start < match.end() for hit in hits):
                hits.append(_Hit(match.start(), match.end(), trigger))
    return sorted(hits, key=lambda hit: hit.start)


def _judge(
    s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around, before: list[Task]
) -> Task | None:
    asks = hit.trigger.asks
    words_of = s.low[hit.start : hit.end]
    last_word = words_of.split()[-1]
    if _PARTICIPLE.search(last_word) and asks != "intention" and not s.ends_here(hit.end):
        return None
    if asks in ("task-accusative", "task"):
        return _ordered(s, hit, first, at, around)
    if asks == "task-about":
        return _given(s, hit, first, at, around)
    if asks in ("need", "need-said"):
        return _needed(s, hit, first, at, around, said=asks == "need-said")
    if asks == "attention":
        return _attention(s, hit, first, at, around)
    if asks == "intention":
        return _planned(s, hit, first, at, around)
    if asks == "wish":
        return _wished(s, hit, first, at, around, before)
    return _called(s, hit, first, at, around)


def _complement(s: KazakhSentence, first: int, at: int, forms: tuple[str, ...]) -> int | None:
    """The verbal noun that a trigger at token `at` governs, looking left over names, terms and a few words."""
    steps = 0
    index = at - 1
    while index >= first:
        token = s.tokens[index]
        noun = s.verbal_nouns.get(index)
        if noun is not None and (noun.form in forms):
            return index
        if index in s.named or s.in_term(token) or not token.is_word or token.low in _BETWEEN:
            index -= 1
            continue
        if noun is not None and noun.form not in ("bare",):
            index -= 1
            steps += 1
        elif _CARRIERS.match(token.low):
            # «жинау жұмысын тапсырды», «ашу ісіне назар аудару ескертілді»
            index -= 1
        else:
            index -= 1
            steps += 1
        if steps > 7:
            return None
    return None


def _ordered(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around) -> Task | None:
    active = hit.trigger.asks == "task-accusative"
    if active and re.search(r"сеніп\s+$", s.low[: hit.start]):
        return None
    forms = ("accusative", "possessive-accusative") if active else ("bare",)
    complement = _complement(s, first, at, forms)
    if complement is None and active:
        complement = _carried(s, first, at) or _quoted(s, first, at, hit)
        if complement is None and hit.trigger.rule in ("obliged",):
            complement = _complement(s, first, at, ("dative",))
        if complement is None and any(token.text in (",", "және") for token in s.tokens[first:at]):
            complement = None
    if complement is None and not active:
        complement = _carried(s, first, at)
    if complement is None or s.verbal_nouns.get(complement) is None:
        return None
    # An object between them says that the verb has its plain meaning: «… салуды аяқтап, кілтін тапсырды».
    if _plain_object(s, complement, at):
        return None
    names = s.asked(first, at, complement)
    if hit.trigger.rule == "obliged" and not names:
        names = _obliged(s, first, complement)
    if hit.trigger.weak and not (names or around.official or around.ordering or _in_office(s, first, at)):
        return None
    if hit.trigger.rule == "was-advised" and not names:
        return None
    task = _task(s, hit, first, complement, names)
    doer = s.doer(first, complement)
    task.subject = s.phrase(doer) if doer and active else ""
    return task


_IN_OFFICE = re.compile(
    r"әкім|министр|басшы|төраға|президент|премьер|елбасы|директор|орынбасар|тоқаев|назарбаев|прокур|[А-ЯӘІҒҚҢӨҰҮҺ]\.\s?[А-ЯӘІҒҚҢӨҰҮҺ]",
    re.IGNORECASE,
)


def _in_office(s: KazakhSentence, first: int, last: int) -> bool:
    """Whether somebody who may give orders is named in the nominative; experts and parents may not."""
    return any(
        n.case == "nominative" and first <= n.first and n.last < last and _IN_OFFICE.search(s.phrase(n))
        for n in s.names
    )


_ORDERER = re.compile(
    r"(?:Мемлекет\s+басшысы|Президент|Елбасы|Премьер-[Мм]инистр|Үкімет\s+басшысы|[Мм]инистр|(?:[Оо]блыс|[Аа]удан|[Ққ]ала|[Өө]ңір)\s+(?:әкімі|басшысы))(?:ның|нің|дің|тің)"
)


def _carried(s: KazakhSentence, first: int, at: int) -> int | None:
    """«тарту жұмысы жүктелді», «нығайту жұмыстарын міндеттеді»: a noun that carries the verbal noun before it."""
    index = at - 1
    while index > first and (
        index in s.named
        or s.in_term(s.tokens[index])
        or s.tokens[index].low in _BETWEEN
        or not s.tokens[index].is_word
    ):
        index -= 1
    if index > first and _CARRIERS.match(s.tokens[index].low):
        noun = s.verbal_nouns.get(index - 1)
        if noun is not None and noun.form in ("bare", "dative"):
            return index - 1
        before = s.verbal_nouns.get(index - 2) if index >= first + 2 else None
        if before is not None and before.form in ("bare", "dative"):
            return index - 2
    return None


def _quoted(s: KazakhSentence, first: int, at: int, hit: _Hit) -> int | None:
    return None


def _plain_object(s: KazakhSentence, complement: int, at: int) -> bool:
    for token in s.tokens[complement + 1 : at]:
        if not token.is_word or s.in_term(token) or token.low in _BETWEEN or _CARRIERS.match(token.low):
            continue
        if s.token_at(token.start) in s.named:
            continue
        top = readings(token.text)[0] if readings(token.text) else None
        if (
            top is not None
            and top.case == "accusative"
            and top.known
            and token.low not in ("оны", "мұны", "соны")
        ):
            return True
    return False


def _obliged(s: KazakhSentence, first: int, complement: int) -> tuple[str, ...]:
    """«басқарманы есеп беруге міндеттеді»: who is obliged stands in the accusative."""
    for name in s.names:
        if name.case == "accusative" and first <= name.first and name.last < complement:
            return in_nominative(s.phrase(name))
    return ()


def _given(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around) -> Task | None:
    """«… жөндеу туралы тапсырма берді» has a content; «бірқатар тапсырма берді» is a note."""
    complement = None
    index = at - 1
    steps = 0
    while index >= first and steps <= 4:
        token = s.tokens[index]
        if token.low in _ABOUT or token.low.startswith(("қатысты", "байланысты")):
            index -= 1
            break
        if (
            token.is_word
            and index not in s.named
            and token.low
            not in (
                "бірқатар",
                "нақты",
                "тиісті",
                "тағы",
                "да",
                "бірнеше",
                "қажетті",
                "бір",
                "біршама",
                "арнайы",
                "маңызды",
            )
        ):
            steps += 1
        index -= 1
    else:
        index = -1
    topic = index >= first
    noun = s.verbal_nouns.get(index) if topic else None
    between = s.low[s.tokens[index].end if topic else s.tokens[first].start : hit.start]
    direct = _complement(s, first, at, ("accusative",))
    several = re.search(
        r"бірқатар|нақты|бірнеше|біршама|тапсырмалар|міндеттер", between + s.low[hit.start : hit.end]
    )
    if noun is not None and noun.form in ("bare", "dative") and not several:
        complement = index
    elif direct is not None and not topic and hit.trigger.rule == "gave-task":
        complement = direct
    elif "тапсырмасын" in s.low[hit.start : hit.end] and at - 1 in s.verbal_nouns:
        complement = at - 1
    elif (
        hit.trigger.rule == "set-duty"
        and (duty := s.verbal_nouns.get(at - 1)) is not None
        and duty.form == "bare"
    ):
        complement = at - 1
    if complement is not None:
        return _task(s, hit, first, complement, s.asked(first, at, complement))
    if not _CONTENT_LESS.search(between + s.low[hit.start : hit.end]) and not s.names:
        return None
    whole = Item(s.tokens[first].start, hit.end, s.text[s.tokens[first].start : hit.end].strip(' ,;:–—-«"'))
    return Task(
        "note",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [whole],
        s.asked(first, at, at),
        features={"note"},
    )


def _needed(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around, *, said: bool) -> Task | None:
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
    if word in words("exhort-kk.txt") and not s.terms:
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
    if (said or s.low[hit.start : hit.end].endswith(("деді", "деген"))) and inside and not several:
        speaker = s.phrase(inside[0])
        inside = inside[1:]
    if inside and not noun.passive and _is_subject(s, inside[-1], complement):
        names = in_nominative(s.phrase(inside[-1]))
    elif noun.form == "bare":
        names = s.asked(first, at, complement)
    official = bool(speaker) or around.official or around.ordering or around.listed or _spoken(s, hit)
    if s.private(first, complement) and not names and not (said and s.low.lstrip(" «").startswith("ол ")):
        return None
    deadline = _deadline(s)
    if not names and not official and not deadline:
        return None
    if (
        names
        and not (official or deadline)
        and (s.private(first, complement) or (inside and inside[-1].kind == "people"))
    ):
        return None
    task = _task(s, hit, first, complement, names)
    task.subject = speaker
    if said and (
        reported := re.search(r"(?:тапсыр|міндетте)(?:ған|ген)(?:ын|ін)", s.low[hit.end : hit.end + 40])
    ):
        # «… керектігін тапсырғанын айтты»: it was ordered, by whom the genitive says.
        del reported
        task.kind = "order"
        if match := _ORDERER.search(s.text, 0, s.tokens[complement].start):
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


def _spoken(s: KazakhSentence, hit: _Hit) -> bool:
    """«…, – деді облыс әкімі» after it, or «министрдің айтуынша» before."""
    match = _OFFICIAL_SAID.search(s.low, hit.end)
    if match is None:
        return False
    after = s.token_at(hit.end)
    return _in_office(s, after, len(s.tokens)) or any(
        s.tokens[n.last + 1].text == ":" and _IN_OFFICE.search(s.phrase(n))
        for n in s.names
        if n.last + 1 < len(s.tokens)
    )


def _deadline(s: KazakhSentence) -> bool:
    return any(term.strong and term.due is not None for term in s.terms)


def _attention(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around) -> Task | None:
    """Attention to a list of things to do; attention to a thing is none."""
    if not s.low[hit.start : hit.end].endswith(("ды", "ді")) or s.doer(first, at) is None:
        return None
    complement = _carried(s, first, at)
    if complement is None:
        return None
    task = _task(s, hit, first, complement, s.asked(first, at, complement))
    accusative = any(n.form == "accusative" for i, n in s.verbal_nouns.items() if first <= i < complement)
    if len(task.items) < 2 and not accusative:
        return None
    task.weak = True
    return task


def _planned(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around) -> Task | None:
    word = s.low[hit.start : hit.end]
    if hit.trigger.rule == "will":
        if word in _NO_PLAN or not any("intention" in r.tags for r in readings(word)[:3]):
            return None
    passive = any("passive" in r.tags for r in readings(word.split()[0])[:2])
    if hit.trigger.rule in ("will", "will-be") and not passive and s.doer(first, at) is None:
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None and t.start < hit.end), None)
    if term is None or (hit.trigger.rule == "will-be" and not term.strong):
        return None
    if hit.trigger.rule == "planned":
        after = s.low[hit.end : hit.end + 12].strip()
        if (word.endswith(("лған", "лген")) and not s.ends_here(hit.end)) or after.startswith(
            ("еді", "болатын")
        ):
            return None
    doer = s.doer(first, at)
    start = s.content_start(first, at)
    end = at
    while end < len(s.tokens) and s.tokens[end].start < hit.end:
        end += 1
    if end - start < 2 and start > first:
        start = first
    a, b = s.tokens[start].start, s.tokens[end - 1].end
    from jetisu360.minutes.sentence_kk import tidy

    item = Item(a, b, tidy(s.without_terms(s.text[a:b], a)))
    task = Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], (), s.joint(first, at), term)
    if doer is not None and not re.search(r"[ыі](?:л|н)(?:мақ|мек)", word):
        task.names = in_nominative(s.phrase(doer))
    return task


def _wished(
    s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around, before: list[Task]
) -> Task | None:
    word = s.low[hit.start : hit.end]
    if word in _NO_WISH or not any("optative" in r.tags for r in readings(word)[:1]):
        return None
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    if (
        following is not None
        and following.low in ("деп", "деген", "дейік", "деді", "десе", "дейді")
        and following.low != "деді"
    ):
        return None
    doer = s.doer(first, at)
    passive = bool(re.search(r"[лн](?:сын|сін)$", word)) and any(
        "passive" in r.tags for r in readings(word)[:2]
    )
    names: tuple[str, ...] = ()
    if doer is not None and not passive:
        names = in_nominative(s.phrase(doer))
    elif before and not passive:
        names = before[-1].names
    decided = word if not s.low[: hit.start].rstrip().endswith("назарға") else "назарға " + word
    if _DECIDED.match(decided) and not names:
        return None
    if not names and not around.listed and not (passive and (around.official or _deadline(s))):
        return None
    if not names and not passive and not around.listed:
        return None
    stem = re.sub(r"(?:сын|сін)$", "", word)
    if passive:
        stem = re.sub(r"(?:ыл|іл|ын|ін|л|н)$", "", stem)
    lemma = (stem[:-1] if stem.endswith(("ы", "і")) else stem) + "у"
    start = s.content_start(first, at)
    if start >= at:
        start = max(first, at - 1)
    items = s.items(start, at, lemma) if at < len(s.tokens) else []
    shared, items = _terms(s, first, at, items)
    task = Task(
        "order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, s.joint(first, at), shared
    )
    if around.listed:
        task.features.add("listed")
    return task


def _called(s: KazakhSentence, hit: _Hit, first: int, at: int, around: Around) -> Task | None:
    if not (around.official or around.ordering) or not (_deadline(s) or s.terms or around.ordering):
        return None
    word = s.low[hit.start : hit.end]
    if not any("imperative" in r.tags and r.known for r in readings(word)[:2]) or word.startswith(
        ("бол", "айт", "кеш", "сен", "қара")
    ):
        return None
    items = s.items(s.content_start(first, at), at, None)
    shared, items = _terms(s, first, at, items)
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


def _task_is(s: KazakhSentence, around: Around) -> Task | None:
    match = _TASK_IS.search(s.low) or _NOW_TASK.search(s.low)
    if match is None:
        return None
    first = s.token_at(match.start("task"))
    complement = s.token_at(match.end("task")) - 1
    if complement < first or s.verbal_nouns.get(complement) is None or complement - first < 1:
        return None
    head = s.token_at(match.start())
    names: tuple[str, ...] = ()
    for name in s.names:
        if name.case == "dative" and name.last < head:
            names = in_nominative(s.phrase(name))
    lead = s.low[: match.end("task")]
    ordered = re.search(r"тапсырма|тапсырған|жүктелген|жүктеген|берген|қойған", lead[: match.start("task")])
    if not (ordered or names or around.official or around.ordering):
        return None
    kind = (
        "order"
        if ordered
        or "тапсырма" in match.group()[:12]
        or "тапсыр" in s.low[: match.start()]
        or "жүктел" in s.low[: match.start()]
        else "obligation"
    )
    items = s.items(s.skip_lead(first, complement), complement)
    shared, items = _terms(s, 0, complement, items)
    return Task(
        kind,
        "task-is",
        s.text[match.start() : match.start("task")].strip(" –—-:"),
        items,
        names,
        s.joint(first, complement),
        shared,
    )  # type: ignore[arg-type]


def _given_among(s: KazakhSentence) -> Task | None:
    match = _GIVEN_AMONG.search(s.low)
    if match is None:
        return None
    end = s.low.find(" және басқа", match.end())
    if end < 0:
        found = re.search(r"\s+(?:бар|болды|сияқты)\s*[.!]*$", s.low)
        end = found.start() if found else len(s.low)
    items = [
        Item(part.start(), part.end(), part.group().strip())
        for part in re.finditer(r"[^,;]*[^,;\s][^,;\s]*", s.text[:end])
        if part.end() > match.end()
    ]
    items = [
        Item(max(i.start, match.end()), i.end, s.text[max(i.start, match.end()) : i.end].strip())
        for i in items
    ]
    items = [
        Item(i.start + len(s.text[i.start : i.end]) - len(s.text[i.start : i.end].lstrip()), i.end, i.text)
        for i in items
        if len(i.text) > 5
    ]
    if not items:
        return None
    return Task("order", "given-among", s.text[match.start() : match.end()].strip(" ,:–—-"), items, weak=True)


def _bare_list(s: KazakhSentence) -> list[Task]:
    """A point of a list of tasks ends in a bare verbal noun: «ірі жобаларды іске қосу;»."""
    index = len(s.tokens) - 1
    while index >= 0 and (not s.tokens[index].is_word or s.in_term(s.tokens[index])):
        index -= 1
    noun = s.verbal_nouns.get(index)
    if index < 1 or noun is None or noun.form not in ("bare", "accusative"):
        return []
    start = s.content_start(0, index)
    items = s.items(min(start, index), index)
    shared, items = _terms(s, 0, index, items)
    names = s.asked(0, index, index)
    return [
        Task(
            "order",
            "listed",
            s.tokens[index].text,
            items,
            names,
            s.joint(0, index),
            shared,
            features={"listed"},
        )
    ]


def _task(s: KazakhSentence, hit: _Hit, first: int, complement: int, names: tuple[str, ...]) -> Task:
    start = s.content_start(first, complement)
    items = s.items(min(start, complement), complement)
    shared, items = _terms(s, first, s.token_at(hit.end), items)
    kind = hit.trigger.kind
    return Task(
        kind,
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        s.joint(first, complement),
        shared,
        weak=hit.trigger.weak,
    )  # type: ignore[arg-type]


def _terms(s: KazakhSentence, first: int, last: int, items: list[Item]) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items and which for one: one that stands before the first item holds for all."""
    begin = s.tokens[first].start if first < len(s.tokens) else 0
    end = s.tokens[last - 1].end if 0 < last <= len(s.tokens) else len(s.text)
    here = [term for term in s.terms if begin <= term.start < end]
    usable = [term for term in here if term.strong] or [term for term in here if _is_when(s, term)]
    shared: Due | None = None
    for term in usable:
        owner = next((item for item in items if item.start <= term.start < item.end), None)
        if (
            owner is None
            or len(items) == 1
            or (owner is items[0] and not s.text[owner.start : term.start].strip(" ,"))
        ):
            shared = _better(shared, term)
        else:
            owner.due = _better(owner.due, term)
    return shared, items


def _better(old: Due | None, new: Due) -> Due:
    """A date goes before a repetition, and both before words that give none."""
    rank = {"vague": 0, "recurring": 1}
    if old is None or rank.get(new.kind, 2) > rank.get(old.kind, 2):
        return new
    return old


def _is_when(s: KazakhSentence, term: Due) -> bool:
    """A plain time is a term unless something described happened then: «қаңтарда болған өртте»."""
    at = s.token_at(term.end)
    following = [token.low for token in s.tokens[at : at + 3]]
    return not any(_PARTICIPLE.search(word) and len(word) > 4 for word in following[:2])


def _without_repeats(tasks: list[Task]) -> list[Task]:
    kept: list[Task] = []
    for task in tasks:
        if task.kind == "note" and len(tasks) > 1:
            continue
        kept.append(task)
    return kept


def triggers_of() -> Iterator[str]:
    """The ids of all rules, for the documents and the calibration."""
    yield from (trigger.rule for trigger in _triggers())
    yield from ("task-is", "given-among", "listed")
