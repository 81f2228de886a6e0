"""The letters of Kazakh and Russian for the classes of regular expressions: `rf"[{KAZAKH}]+"`.

The variants differ in what they match, so each has a name: ё is missing where a rule was written and measured
without it, and Һ in the capitals of headings, of initials and of places in Russian.
"""

from __future__ import annotations

RUSSIAN = "а-яё"
RUSSIAN_NO_YO = "а-я"
RUSSIAN_CAPITALS = "А-ЯЁ"

KAZAKH_ONLY = "әғқңөұүһі"
"""The nine letters that Russian lacks."""
KAZAKH = RUSSIAN + KAZAKH_ONLY
KAZAKH_NO_YO = RUSSIAN_NO_YO + KAZAKH_ONLY

KAZAKH_ONLY_CAPITALS = KAZAKH_ONLY.upper()
KAZAKH_CAPITALS = RUSSIAN_CAPITALS + KAZAKH_ONLY_CAPITALS
KAZAKH_CAPITALS_NO_YO = "А-Я" + KAZAKH_ONLY_CAPITALS
KAZAKH_CAPITALS_NO_SHHA = KAZAKH_CAPITALS.replace("Һ", "")
KAZAKH_CAPITALS_NO_YO_SHHA = KAZAKH_CAPITALS_NO_YO.replace("Һ", "")
