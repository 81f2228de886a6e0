"""Large and mostly empty least-squares problems, by conjugate gradients (Hestenes and Stiefel 1952)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.pair.matching import Floats


class Equations:
    """Rows `Σ coefficient · unknown = right`, each with a weight. `count` unknowns."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._values: list[float] = []
        self._right: list[float] = []

    def add(self, terms: dict[int, float], right: float, weight: float) -> None:
        """One equation; `weight` multiplies its squared error."""
        root = math.sqrt(weight)
        for column, value in terms.items():
            self._rows.append(len(self._right))
            self._columns.append(column)
            self._values.append(value * root)
        self._right.append(right * root)

    def add_many(self, columns: NDArray[np.int64], values: Floats, right: Floats, weights: Floats) -> None:
        """Many equations at once: `columns`, `values` (m, k) of their terms, `right` and `weights` (m,)."""
        roots = np.sqrt(weights)
        rows = np.arange(len(right)) + len(self._right)
        self._rows += np.repeat(rows, columns.shape[1]).tolist()
        self._columns += columns.ravel().tolist()
        self._values += (values * roots[:, np.newaxis]).ravel().tolist()
        self._right += (right * roots).tolist()

    def solve(self, start: Floats | None = None) -> Floats:
        """The unknowns (count,) that make the weighted squared errors least; what is free stays as at
        `start`.
        """
        rows, columns = np.array(self._rows, np.int64), np.array(self._columns, np.int64)
        values, right = np.array(self._values), np.array(self._right)
        x = np.zeros(self.count) if start is None else start.astype(np.float64).copy()
        if not len(right):
            return x

        def forward(v: Floats) -> Floats:
            return np.bincount(rows, values * v[columns], len(right)).astype(np.float64)

        def backward(v: Floats) -> Floats:
            return np.bincount(columns, values * v[rows], self.count).astype(np.float64)

        # Jacobi's scaling: unknowns of very different weight come out at the same pace.
        diagonal = np.bincount(columns, values**2, self.count)
        scale = 1 / np.sqrt(np.where(diagonal > 0, diagonal, 1))
        residual = scale * backward(right - forward(x))
        direction, square = residual.copy(), float(residual @ residual)
        least = 1e-18 * max(square, 1e-30)
        for _ in range(4 * self.count + 20):
            if square <= least:
                break
            image = forward(scale * direction)
            step = square / max(float(image @ image), 1e-300)
            x += step * scale * direction
            residual -= step * scale * backward(image)
            before, square = square, float(residual @ residual)
            direction = residual + (square / before) * direction
        return x
