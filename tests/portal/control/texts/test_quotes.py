"""Quotes in the text and the places where they are split: whatever they are, no letter is lost or moved."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.minutes.read.document import document_of
from jetisu360.portal.control.texts.filling import point_at
from jetisu360.portal.control.texts.highlights import Quote, lines_of
from jetisu360.portal.control.texts.splitting import likeliest, places

TEXTS = st.text("аб, \n\t;|мен", min_size=1, max_size=80)

calmly = settings(deadline=None, suppress_health_check=list(HealthCheck))
"""A busy machine is no fault of the text."""


@st.composite
def quoted(draw: Any) -> tuple[str, list[Quote], list[dict[str, int]]]:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    quotes = [
        Quote(number, number, start, end, "open")
        for number, (start, end) in enumerate(draw(st.lists(spans, max_size=5)), 1)
        if start < end
    ]
    dark = sorted(draw(st.lists(spans, max_size=2)))
    return text, quotes, [{"start": start, "end": end} for start, end in dark if start < end]


@calmly
@given(quoted())
def test_every_letter_is_shown_once_and_marked_as_it_should_be(
    made: tuple[str, list[Quote], list[dict[str, int]]],
) -> None:
    text, quotes, unread = made
    lines = lines_of(text, quotes, unread)
    blocks = document_of(text).blocks
    assert len(lines) == len(blocks)
    begun: list[int] = []
    for line, block in zip(lines, blocks, strict=True):
        spans = [(cell.start, cell.end) for cell in block.cells] or [(block.start, block.end)]
        for cell, (start, end) in zip(line.cells, spans, strict=True):
            assert "".join(one.text for one in cell) == text[start:end]
            at = start
            for one in cell:
                over = {q.number for q in quotes if q.start <= at and at + len(one.text) <= q.end}
                assert {q.number for q in one.quotes} == over
                begun += [q.number for q in one.begins]
                at += len(one.text)
    assert len(begun) == len(set(begun)), "an id is in a page once"


@calmly
@given(TEXTS)
def test_a_quote_is_split_between_its_words_only(text: str) -> None:
    found = places(text, 0, len(text))
    for place in found:
        assert text[: place.at].strip()
        assert text[place.at :].strip()
        assert text[place.at - 1].isspace()
    assert (likeliest(found, 0, len(text)) is None) == (not found)


def test_the_likeliest_place_is_where_a_task_begins() -> None:
    text = "қаржының тиімді жұмсалуын бақылау, құрылыстың сапасын тексеру және есеп беру"
    found = places(text, 0, len(text))
    assert likeliest(found, 0, len(text)) == text.index("құрылыстың")


def test_the_point_that_a_quote_stands_in() -> None:
    text = "Кіріспе\n2.1. Жол салу\n3) Көпір салу\n2026 жылы жол салу\n12 км арна қазу"
    assert [point_at(text, text.index(word)) for word in ("Жол", "Көпір", "Кіріспе")] == ["2.1", "3", ""]
    assert point_at(text, text.rindex("жол")) == "", "a year is no point"
    assert point_at(text, text.index("арна")) == "", "nor is a measure"
