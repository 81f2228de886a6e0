"""Works that are to come, said by somebody in office without a date: «жуырда басталатын жөндеу жұмыстары»,
«құрылысы басталады деп күтілуде». They are plans that lack their date.
"""

from __future__ import annotations

import re

from jetisu360.minutes.kk.items import tidy
from jetisu360.minutes.kk.parts import divide_terms
from jetisu360.minutes.kk.sentence import KazakhSentence
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


def works_to_come(s: KazakhSentence, around: Around) -> Task | None:
    """A plan of works without a date, where somebody in office reports; else None."""
    if not around.reported:
        return None
    if (match := _EXPECTED.search(s.low)) is not None:
        first, last = s.content_start(0, s.token_at(match.start("verb"))), match.end("verb")
        trigger = s.text[match.end("verb") : match.end()].strip()
    elif (match := _COMING.search(s.low)) is not None and _SAYS.search(s.low, match.end()):
        # «… бағдарламасы негізінде облыстың … 4 жолдың жуырда басталатын … жұмыстары»
        first, last = s.content_start(0, s.token_at(match.start())), match.end()
        trigger = s.text[match.start("when") : match.end("when")]
    else:
        return None
    start = s.tokens[first].start
    if start >= last:
        return None
    items = [Item(start, last, tidy(s.text[start:last]))]
    shared, items = divide_terms(s, 0, s.token_at(last), items)
    return Task("plan", "works-to-come", trigger, items, shared=shared, weak=True)
