"""Renews tests/vectors/search.json: run it after a change of terms.py, and look at what changed."""

from __future__ import annotations

import json
from pathlib import Path

from jetisu360.kazakh.alphabet import fold
from jetisu360.publish.search.terms import query_keys, words

TEXTS = [
    "Мұражайдың залдары",
    "муражай",
    "музейінде, музеем – музеев",
    "Сақ жауынгерінің салтанатты киімі",
    "тiл өнерi",
    "ДҮ-001/2 №7",
    "Серебряная чаша с надписью",
    "юртами ёлка объезд",
    "swords crosses berries bus glass",
    "Áэропорт café İstanbul",
    "кітабы клубы шырағданнан",
    "😀 <b>x</b> \u202eабв",
    "ә",
    "Есік қорғанынан",
]


def main() -> None:
    vectors = []
    for text in TEXTS:
        found = list(words(text))
        keys = [query_keys(fold(one)) for one in found]
        vectors.append({"text": text, "words": found, "folded": list(map(fold, found)), "keys": keys})
    target = Path(__file__).parents[2] / "vectors" / "search.json"
    target.write_text(json.dumps(vectors, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
