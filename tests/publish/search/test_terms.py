"""Words meet under one key, however they are spelled or inflected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jetisu360.kazakh.alphabet import fold
from jetisu360.language import Language
from jetisu360.publish.search.terms import index_keys, query_keys, words

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "search.json").read_text("utf-8"))


def meet(text: str, language: Language, query: str) -> bool:
    """Whether a word of a query finds a word of a text."""
    return not set(index_keys(text, language)).isdisjoint(query_keys(fold(query)))


@pytest.mark.parametrize(
    ("text", "language", "queries"),
    [
        ("мұражай", "kk", "мұражай мұражайдың муражай муражайларда мұражайымыздағы"),
        ("мұражайдың", "kk", "мұражай муражай мұражайлар"),
        ("қылыштар", "kk", "қылыш кылыш қылышы кылыштары"),
        ("кітабы", "kk", "кітап китап кітаптар китабы"),
        ("музейі", "kk", "музей музейінде музея музеев музеями"),
        ("музей", "ru", "музей музейінің музея музеям"),
        ("юртами", "ru", "юрта юрты юрте юрт"),
        ("серебряная", "ru", "серебряный серебряные серебряного"),
        ("swords", "en", "sword swords"),
        ("berries", "en", "berry berries"),
    ],
)
def test_forms_of_a_word_meet(text: str, language: Language, queries: str) -> None:
    for query in queries.split():
        assert meet(text, language, query), query


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [("алтын", "kk", "алты"), ("дом", "ru", "дым"), ("glass", "en", "glas"), ("күміс", "kk", "күн")],
)
def test_other_words_do_not(text: str, language: Language, query: str) -> None:
    assert not meet(text, language, query)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:20])
def test_the_vectors_hold(vector: dict[str, list[str]]) -> None:
    found = list(words(str(vector["text"])))
    assert found == vector["words"]
    assert [query_keys(fold(one)) for one in found] == vector["keys"]
