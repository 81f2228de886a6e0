"""Kazakh plans: «енгізілмек», «аяқталады», and works to come that somebody in office tells of without a date:
«жуырда басталатын жөндеу жұмыстары», «құрылысы басталады деп күтілуде».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.items import content_start, divide_terms, tidy
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import SAID
from jetisu360.minutes.kk.roles import co_executors, subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Around, Item, Task

_WORKS = r"(?:құрылыс|жөндеу|жұмыс|қайта\s+жаңғырту|реконструкция|абаттандыру|газдандыру)"


_BEGINS = r"(?:бастал|аяқтал|салын|жүргізіл|жөндел|ашыл|қосыл|тапсырыл|беріл|тартыл|жаңғыртыл)"


_COMING = re.compile(
    rf"(?<![а-яәғқңөұүһі])(?P<when>жуырда|таяуда|жақында|алдағы\s+уақытта)\s+(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"{_BEGINS}(?:атын|етін)\s+(?:[а-яәғқңөұүһі-]+\s+){{0,3}}?{_WORKS}[а-яәғқңөұүһі]*(?:\s+{_WORKS}[а-яәғқңөұүһі]*)*"
    rf"(?:\s+(?:мен|пен|бен|және)\s+{_WORKS}[а-яәғқңөұүһі]*)?"
)


_SAYS = re.compile(r"(?:атап\s+өтті|айтты|мәлімдеді|атап\s+көрсетті|жеткізді|хабарлады|деді)")


_EXPECTED = re.compile(
    rf"(?P<works>{_WORKS}[а-яәғқңөұүһі]*)\s+(?:да\s+|де\s+)?(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"(?P<verb>{_BEGINS}(?:ады|еді))\s+деп\s+(?:күтіл(?:уде|іп\s+отыр)|жоспарлан(?:уда|ып\s+отыр)|көздел(?:уде|іп\s+отыр))"
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


_BUILT = re.compile(
    r"(?<![а-яәғқңөұүһі])(?:құрылыс|жөндеу|жұмыс|мектеп|аурухана|емхана|балабақша|жол|көпір|құбыр|желі|нысан|кешен|үй|пәтер|қазандық|станса|станция|канал|арна|саябақ"
    r"|орталық|зауыт|цех|жоба|көше|тоған|қойма|ғимарат|ауыл|елді\s+мекен|көшет|камера|шам|стадион|алаң|клуб|кітапхана|техника|автобус|трансформатор|шақырым|км)"
)


def planned(s: KazakhSentence, hit: Hit, first: int, at: int, around: Around) -> Task | None:
    word = s.low[hit.start : hit.end]
    intended = word not in _NO_PLAN and any("intention" in r.tags for r in readings(word)[:3])
    if hit.trigger.rule == "will" and not intended:
        return None
    passive = any("passive" in r.tags for r in readings(word.split()[0])[:2])
    if hit.trigger.rule in ("will", "will-be") and not passive and subject_of(s, first, at) is None:
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
    doer = None if word.endswith(("ынын", "інін", "дығын", "дігін")) else subject_of(s, first, at)
    start = content_start(s, first, at)
    end = at
    while end < len(s.tokens) and s.tokens[end].start < hit.end:
        end += 1
    if end - start < 2 and start > first:
        start = first
    a, b = s.tokens[start].start, s.tokens[end - 1].end
    item = Item(a, b, tidy(s.without_terms(s.text[a:b], a)))
    task = Task(
        "plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], (), co_executors(s, first, at), term
    )
    if doer is not None and not re.search(r"[ыі](?:л|н)(?:мақ|мек)", word):
        task.names = in_nominative(s.phrase(doer))
    return task


def _comes(s: KazakhSentence, hit: Hit, term: Due, around: Around) -> bool:
    """«… 1 тамызға дейін аяқталады»: something is built or mended by a term; without «дейін» only where
    somebody in office reports. What a law or a programme of an event says is none.
    """
    after = s.low[hit.end :]
    told = s.low[hit.start : hit.end].endswith(("ынын", "інін", "дығын", "дігін"))
    if told and not SAID.search(after):
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
    return _BUILT.search(s.low) is not None


def works_to_come(s: KazakhSentence, around: Around) -> Task | None:
    """A plan of works without a date, where somebody in office reports; else None."""
    if not around.reported:
        return None
    if (match := _EXPECTED.search(s.low)) is not None:
        first, last = content_start(s, 0, s.token_at(match.start("verb"))), match.end("verb")
        trigger = s.text[match.end("verb") : match.end()].strip()
    elif (match := _COMING.search(s.low)) is not None and _SAYS.search(s.low, match.end()):
        # «… бағдарламасы негізінде облыстың … 4 жолдың жуырда басталатын … жұмыстары»
        first, last = content_start(s, 0, s.token_at(match.start())), match.end()
        trigger = s.text[match.start("when") : match.end("when")]
    else:
        return None
    start = s.tokens[first].start
    if start >= last:
        return None
    items = [Item(start, last, tidy(s.text[start:last]))]
    shared, items = divide_terms(s, 0, s.token_at(last), items)
    return Task("plan", "works-to-come", trigger, items, shared=shared, weak=True)
