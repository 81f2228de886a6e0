"""From evidence to a probability: the share of such hypotheses that are right.

A logistic regression on what `evidence.py` gives. The numbers below were fitted to the sample museum, the
trap and ten real tours (docs/links.md) that are not ours to publish, so nobody else gets just these;
`benchmarks/walk.py --fit` fits others in the same way, to the two buildings and any tours of one's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jetisu360.linking.pair.evidence import Evidence

# Order of the fields of Evidence.
WEIGHTS = np.array([0.64, 0.482, 13.839, 1.708, 0.549, 0.0, -0.031, -4.643, -0.482, 0.0, 0.339])
BIAS = -6.507


def likelihoods(found: Sequence[Evidence]) -> list[float]:
    """The probability of each of a pair's hypotheses; together they are at most 1, because one at most is
    right.
    """
    odds = [float(np.exp(np.clip(WEIGHTS @ item.vector() + BIAS, -20, 8))) for item in found]
    return [odd / (1 + sum(odds)) for odd in odds]
