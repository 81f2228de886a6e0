"""Writes tests/vectors/kazakh.json: what jetisu360.kazakh and its twin in a browser must both answer."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from jetisu360.kazakh import fold, inflect, lookups, search_tables, stem, to_latin

PATH = Path(__file__).resolve().parents[1] / "tests" / "vectors" / "kazakh.json"

PLAIN = """
Мұражай ҒЫЛЫМ Қаңтар Өңір Үй Һәм Іле ёлка Ёлка Şymbūlaq İstanbul café ҮЙ «Алтын» №5 2018-ге straße ΣΟΦΟΣ
"""
TEXTS = (
    *PLAIN.split(),
    *(unicodedata.normalize("NFD", text) for text in ("тай Ёлка", "й ў")),
    "му\u00adражай",
    "мұра\u200dжай",
    "Кафе\u0301",
    "тiл",
    "",
)
FORMS = """
мұражайдың муражайдын мұражайларымызда музейіндегі кітабының халқымыз орнында аузы облыстық облыстығына
қаламның қалаға басқа балалардікі домбырасынан қамшысы қамшы кимешегі процесінде моделі туристерге орындалды
оқиды енгізілмек тапсырғанын бақыланады жүргізуге Баталовқа Мақатаевтың клубы клуб ат су іс тарих тарихи
қалаларымыздағылардан қоюды жояды 2018-ге қорық-музейінің
"""
WORDS = FORMS.split()
TYPED = [word for word in WORDS if "-" not in word]
APART = ("қала қалам", "қалам қала", "көл көлік", "тас тасқын", "күн күй", "жер жез", "ата ат", "басқа бас")
NUMBERS = (*range(41), *range(50, 101, 10), 101, 110, 111, 200, 360, 999, 1000, 1001, 12000, 100000, 1000000)


def possessed(number: int) -> str:
    return inflect(str(number), possessive="poss3")


def vectors() -> dict[str, object]:
    """Everything the file holds."""
    return {
        "description": [
            "Answers that jetisu360.kazakh and its twin in a browser must both give; see docs/kazakh.md.",
            "fold: text, folded. stem: word, its stem in an index.",
            "lookups: word as typed (without hyphens), the stems to look up in turn; the first found counts.",
            "accepted: stem in an index, word as typed that must find it. rejected: the same, must not.",
            "possessed: a number, the same as one of a whole, and that in Latin letters.",
            "tables: all that lookups needs.",
        ],
        "fold": [[text, fold(text)] for text in TEXTS],
        "stem": [[word, stem(word)] for word in WORDS],
        "lookups": [[word, lookups(word)] for word in TYPED],
        "accepted": [[stem(word), typed] for word in TYPED for typed in dict.fromkeys((word, fold(word)))],
        "rejected": [[stem(one), other] for one, other in map(str.split, APART)],
        "possessed": [[str(number), own, to_latin(own)] for number in NUMBERS if (own := possessed(number))],
        "tables": search_tables(),
    }


def written() -> str:
    """The file's text: one answer a line."""
    parts = []
    for key, value in vectors().items():
        if isinstance(value, list):
            lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n  {lines}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    PATH.write_text(written(), "utf-8")
    print(f"{PATH}: {PATH.stat().st_size} bytes")
