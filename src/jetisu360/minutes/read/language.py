"""The language of a sentence: by its letters, then by small words and endings that only one of the two has.

py3langid was tried and left out (docs/decisions/minutes-reading.md): on the sentences that letters do not
decide, its answer is worse than the endings', and it would bring a model of its own.
"""

from __future__ import annotations

import re
from typing import Literal

from jetisu360.minutes.common.letters import (
    KAZAKH,
    KAZAKH_ONLY,
    KAZAKH_ONLY_CAPITALS,
    RUSSIAN,
    RUSSIAN_CAPITALS,
    RUSSIAN_NO_YO,
)

SentenceLanguage = Literal["kk", "ru", "kk-Latn", "kk-Arab", "other"]

_KAZAKH = re.compile(rf"[{KAZAKH_ONLY}{KAZAKH_ONLY_CAPITALS}]")
_KAZAKH_SMALL = re.compile(rf"(?<![\w-])[{KAZAKH}][{RUSSIAN}-]*[{KAZAKH_ONLY}]|(?<![\w-])[{KAZAKH_ONLY}]")
_QUOTED = re.compile(r"«[^»]{0,80}»")
_SPEECH = re.compile(r"«[^«»]{0,600}»(?=[,\s–—-]*де[пдй])")
_SOME_WORD = re.compile(r"[^\W\d_]{3}")
_CYRILLIC = re.compile(rf"[{RUSSIAN}{RUSSIAN_CAPITALS}]")
_LATIN = re.compile(r"[a-zäğıñŋöşūüǧúýáóéińǵ]", re.IGNORECASE)
_RUSSIAN_LETTERS = re.compile(r"[ёъщ]|ь[яюе]|(?:стр|вст|взв)", re.IGNORECASE)
_RUSSIAN = re.compile(
    r"\b(?:и|в|во|на|по|с|со|к|ко|о|об|от|до|за|из|для|не|что|как|это|его|их|при|или|также|после|под|над|без|у"
    rf"|года?|году|срок|поручи\w*|обеспечи\w*|прове\w+ть|акимам|акиму|[{RUSSIAN_NO_YO}]+(?:ого|его|ому|ыми|ими|ого|ться|ется|ются"
    r"|ить|ать|ять|овать|ении|ение|ения|ный|ная|ное|ные|ной|ных|ами|ову|еву|ести|зти|сти|ский|ской|ская|ские|ских|ому|ции|ция|цию))\b",
    re.IGNORECASE,
)
_KAZAKH_WORDS = re.compile(
    r"\b(?:мен|пен|бен|да|де|та|те|ал|бар|осы|сол|бола?ды|емес|дейін|дейн|жыл\w*|керек|ай\w*|бойынша|барлы\w*|туралы"
    rf"|тапсыр\w*|жасал\w*|[{RUSSIAN_NO_YO}]+(?:лар|лер|дар|дер|тар|тер|лары|лері|дары|дері|нда|нде|дан|ден|тан|тен|нан|нен"
    r"|ады|еді|йды|йді|ған|ген|ган|лды|тты|сты|рды|нды|уды|ына|ыне|ының|дың|тың|ның|ылсын|сын|сын|мыз|лық|дық))\b",
    re.IGNORECASE,
)
_LATIN_KAZAKH = re.compile(r"[ığñŋşūǧäöáǵńóúý]|q(?!u)", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0621-\u06d5]")
# Letters of Kazakh in Arabic script that Arabic and Persian lack, and the sign that makes vowels soft.
_ARABIC_KAZAKH = re.compile(r"[ەۇۋۆڭىٶ]|ء(?=[\u0621-\u06d5])")
_LETTERS_OF_RUSSIAN = 30
"""Of a sentence in which no word tells: every sixth letter of Kazakh is one that Russian lacks."""
_LETTERS_A_MARK = 40
"""Characters, at most, for each letter that only Kazakh in Latin has; in the annotated texts 6 to 10."""
_LETTERS_AN_ARABIC_MARK = 25
"""Characters, at most, for each letter that only Kazakh in Arabic script has; in news of today 4 to 8."""
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|are|was|for|with|that|by|this|from)\b", re.IGNORECASE)


def language_of(sentence: str, around: SentenceLanguage = "kk") -> SentenceLanguage:
    """`kk`, `ru`, `kk-Latn`, or `other`; `around` is the answer where a sentence does not tell («2018.»)."""
    own = _KAZAKH.search(sentence) is not None
    if own and _KAZAKH_SMALL.search(_QUOTED.sub(" ", sentence)):
        return "kk"
    if _CYRILLIC.search(sentence):
        if own:
            # «Аким области Жетісу поручил …»: only names have letters of Kazakh. «Әкім: «Завершить …» деп
            # тапсырды» is Kazakh, whatever it quotes.
            said = _SPEECH.sub(" ", sentence)
            if not _SOME_WORD.search(said):
                said = sentence
            return "ru" if len(_RUSSIAN.findall(said)) > len(_KAZAKH_WORDS.findall(said)) else "kk"
        if _RUSSIAN_LETTERS.search(sentence):
            return "ru"
        russian, kazakh = len(_RUSSIAN.findall(sentence)), len(_KAZAKH_WORDS.findall(sentence))
        if russian != kazakh:
            return "ru" if russian > kazakh else "kk"
        if sum(map(str.isalpha, sentence)) >= _LETTERS_OF_RUSSIAN:
            return "ru"
        return around if around in ("kk", "ru") else "kk"
    if _LATIN.search(sentence):
        marks = len(_LATIN_KAZAKH.findall(sentence))
        if marks * _LETTERS_A_MARK >= len(sentence) and not _ENGLISH.search(sentence):
            return "kk-Latn"
        return "other"
    if _ARABIC.search(sentence):
        marks = len(_ARABIC_KAZAKH.findall(sentence))
        return "kk-Arab" if marks * _LETTERS_AN_ARABIC_MARK >= len(sentence) else "other"
    return around
