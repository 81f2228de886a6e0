"""The annotated texts: no rule may make them worse. `make bench-minutes` names every miss."""

from __future__ import annotations

import pytest
from benchmarks.minutes import Count, annotated, measure, measure_kaznerd


def shares(count: Count) -> tuple[float, float]:
    return count.right / max(1, count.proposed), count.right / max(1, count.expected)


@pytest.mark.parametrize("half", ["develop", "heldout"])
def test_the_figures_of_the_project_hold(half: str) -> None:
    figures = measure(annotated(half))
    precision, recall = shares(figures.sentences)
    assert precision >= 0.95, figures.sentences.misses
    assert recall >= 0.90, figures.sentences.misses
    precision, recall = shares(figures.responsible)
    assert precision >= 0.80, figures.responsible.misses
    assert recall >= 0.75, figures.responsible.misses
    precision, recall = shares(figures.dates)
    assert precision >= 0.95, figures.dates.misses
    assert recall >= 0.90, figures.dates.misses


def test_single_sentences_of_kaznerd() -> None:
    count = measure_kaznerd()
    if not count.expected:
        pytest.skip("KazNERD lies beside the checkout")
    precision, recall = shares(count)
    assert precision >= 0.95, count.misses
    assert recall >= 0.90, count.misses
