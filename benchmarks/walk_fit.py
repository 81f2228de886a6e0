"""The likelihood of a pair's hypotheses fitted to pairs whose truth is known, and how reliable it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.tables import table
from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.linking.graph.visual_aliasing import find_aliases
from jetisu360.linking.pair.compare import A_STEP, ALL_AROUND, LOOK_ALIKE, Candidate, nearness
from jetisu360.linking.pair.evidence import Evidence
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.triangulation import metres_at_most
from jetisu360.linking.serialise import unpack_pair

BINS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.001)
RIDGE = 0.02
STEPS = 4000
LEAST = 1e-6
"""Of what odds are multiplied with, so that it has a logarithm."""
SIGNS = {"sizes": -1, "steep": -1, "near": 0}
"""Which way a number may speak (0: either); all others only for a hypothesis. A fit to a few buildings would
else take it against a pair that nearly all of its matches agree, because in one of them a banner did so.
"""


@dataclass(frozen=True)
class Case:
    """A compared pair: `evidence` (k, n) of its k candidates, and which of them is right (−1: none). `doubt`
    (k,): the logarithm of what the odds of each are multiplied with whatever the evidence says, because the
    pictures have little in common for how near they would stand (`linking/pair/compare.py`).
    """

    evidence: NDArray[np.float64]
    right: int
    doubt: NDArray[np.float64]


def cases_of(
    work: Path,
    keys: Sequence[str],
    ids: Sequence[str],
    yaws: dict[tuple[str, str], list[float]],
    known: set[frozenset[str]],
    within: float,
    *,
    exact: bool,
) -> list[Case]:
    """The pairs of a tour whose truth is known. Drawn arrows say what is linked, not what is in sight: of
    such tours, pairs without an arrow that share a neighbour are left out. Copies that are found have a rule
    of their own (`linking/graph/visual_aliasing.py`): what is likely among them is not learnt.
    """
    paths = {
        (a, b): work / pair_file(keys[a], keys[b], pairs_code())
        for a in range(len(ids))
        for b in range(a + 1, len(ids))
    }
    pairs = {edge: unpack_pair(path.read_bytes()) for edge, path in paths.items() if path.exists()}
    copies = find_aliases(pairs).caps
    around = {k: {next(iter(pair - {k})) for pair in known if k in pair and len(pair) == 2} for k in ids}
    cases = []
    for (a, b), pair in pairs.items():
        one, other = ids[a], ids[b]
        unclear = not exact and frozenset((one, other)) not in known and around[one] & around[other]
        if unclear or (a, b) in copies:
            continue
        found = [c for c in pair.candidates if c.evidence is not None]
        if not found:
            continue
        right = -1
        for k, candidate in enumerate(found):
            there, back = yaws.get((one, other)), yaws.get((other, one))
            misses = [min(abs(wrap(candidate.yaw - yaw)) for yaw in there)] if there else []
            misses += [min(abs(wrap(candidate.yaw_back - yaw)) for yaw in back)] if back else []
            if misses and max(misses) <= within and right < 0:
                right = k
        seen = np.array([c.evidence.vector() for c in found if c.evidence])
        cases.append(Case(seen, right, np.log([_doubt(c) for c in found])))
    return cases


def _doubt(candidate: Candidate) -> float:
    """What the odds of a candidate are multiplied with beside the evidence."""
    seen, metres = candidate.evidence, metres_at_most(candidate.points)
    assert seen is not None
    factor = nearness(seen, metres)
    if seen.sectors < ALL_AROUND and metres < A_STEP:
        factor *= LOOK_ALIKE
    return max(factor, LEAST)


def fit(cases: Sequence[Case]) -> str:
    """The numbers for `linking/pair/likelihood.py`: multinomial logistic regression (Adam), "none of them"
    included.
    """
    rows = np.vstack([case.evidence for case in cases])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    most = max(len(case.evidence) for case in cases)
    x = np.zeros((len(cases), most, rows.shape[1]))
    there = np.zeros((len(cases), most), bool)
    y, doubt = np.zeros((len(cases), most)), np.zeros((len(cases), most))
    for n, case in enumerate(cases):
        x[n, : len(case.evidence)] = (case.evidence - middle) / spread
        there[n, : len(case.evidence)] = True
        doubt[n, : len(case.evidence)] = case.doubt
        if case.right >= 0:
            y[n, case.right] = 1
    weights = np.zeros(rows.shape[1] + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    signs = np.array([SIGNS.get(field.name, 1) for field in fields(Evidence)])
    for step in range(1, STEPS + 1):
        odds = np.exp(np.where(there, x @ weights[:-1] + weights[-1] + doubt, -50))
        miss = odds / (1 + odds.sum(axis=1, keepdims=True)) - y
        slope = np.append(np.einsum("nk,nkf->f", miss, x), miss.sum()) / len(cases)
        slope[:-1] += RIDGE * weights[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= 0.02 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights[:-1][signs * weights[:-1] < 0] = 0
    factors = weights[:-1] / spread
    bias = weights[-1] - float(factors @ middle)
    return f"WEIGHTS = {np.round(factors, 3).tolist()}\nBIAS = {bias:.3f}"


def reliability(links: Sequence[tuple[float, bool]]) -> str:
    """A table: of links with such a confidence, how many there are and which share is right."""
    rows = []
    for low, high in pairwise(BINS):
        some = [right for confidence, right in links if low <= confidence < high]
        if some:
            rows.append([f"{low:.2f}–{min(high, 1):.2f}", str(len(some)), f"{np.mean(some):.2f}"])
    return table(["confidence", "links", "right"], rows)
