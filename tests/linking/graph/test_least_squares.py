"""The house's own solver against NumPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.least_squares import Equations


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers(1, 12), st.integers(0, 2**16), st.sampled_from([1.0, 100.0]))
def test_it_finds_what_numpy_finds(count: int, seed: int, scale_group: float) -> None:
    draw = np.random.default_rng(seed)
    rows = 3 * count
    matrix = draw.normal(size=(rows, count)) * (draw.uniform(size=(rows, count)) < 0.6)
    matrix = np.vstack([matrix, np.eye(count)])
    right = draw.normal(size=len(matrix)) * 5
    weights = draw.uniform(0.1, 1, len(matrix)) * np.where(
        draw.uniform(size=len(matrix)) < 0.2, scale_group, 1
    )
    equations = Equations(count)
    for row, value, weight in zip(matrix, right, weights, strict=True):
        equations.add({k: float(row[k]) for k in np.flatnonzero(row)}, float(value), float(weight))
    root = np.sqrt(weights)
    best = np.linalg.lstsq(matrix * root[:, None], right * root, rcond=None)[0]
    assert equations.solve() == pytest.approx(best, abs=1e-5)
    assert equations.solve(draw.normal(size=count)) == pytest.approx(best, abs=1e-5)


def test_many_at_once_say_what_one_after_the_other_says() -> None:
    draw = np.random.default_rng(5)
    columns, values = np.array([[0, 2], [1, 2], [0, 1], [2, 1]]), draw.normal(size=(4, 2))
    right, weights = draw.normal(size=4), draw.uniform(0.5, 2, 4)
    one, many = Equations(3), Equations(3)
    for row in range(4):
        terms = dict(zip(columns[row].tolist(), values[row].tolist(), strict=True))
        one.add(terms, float(right[row]), float(weights[row]))
    many.add_many(columns, values, right, weights)
    assert many.solve() == pytest.approx(one.solve())


def test_what_nothing_is_said_of_stays_where_it_was() -> None:
    equations = Equations(3)
    equations.add({1: 2.0}, 6.0, 1.0)
    assert equations.solve(np.array([7.0, 0.0, -4.0])) == pytest.approx([7, 3, -4])
    assert Equations(2).solve() == pytest.approx([0, 0])


def test_a_firm_word_goes_before_a_soft_one() -> None:
    equations = Equations(2)
    equations.add({0: 1.0}, 1.0, 1e6)
    equations.add({0: 1.0}, 9.0, 1.0)
    equations.add({1: 1.0, 0: -1.0}, 2.0, 1.0)
    assert equations.solve() == pytest.approx([1, 3], abs=1e-3)
