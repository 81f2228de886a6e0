"""Learns the weights of the second opinion (`jetisu360.minutes.structure.classifier`).

`python -m benchmarks.minutes_opinion --kaznerd IOB2_test.txt --write FILE…` learns from the annotated texts
of `develop`, the project's own sentences in `minutes_sentences.tsv`, KazNERD's test part
(https://github.com/IS2AI/KazNERD, CC BY 4.0; as sentences that ask for nothing, but for those in which the
rules find something) and real texts in FILE…, annotated as `benchmarks.minutes_real` reads them. Without
`--write` it judges by cross-validation over the texts of FILE…. Needs scipy, which the package does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks import minutes, minutes_real
from jetisu360.minutes import extract
from jetisu360.minutes.model.task import Context
from jetisu360.minutes.read.document import Document, document_of
from jetisu360.minutes.structure import classifier, second_opinion

SENTENCES = Path(__file__).with_name("minutes_sentences.tsv")
WEIGHTS = Path(classifier.__file__).with_name("data") / "second_opinion.npz"
STRENGTH = 10.0
"""How much a wrong answer counts beside large weights."""
FOLDS = 4
STEPS = 60
"""Of the search for the best weights."""
DAY = date(2020, 3, 2)


@dataclass
class Sample:
    """A sentence as the classifier sees it. `kind`: empty where it asks for nothing; `found`: by rules."""

    read: second_opinion.Read
    kind: str
    found: bool
    columns: npt.NDArray[np.uint32]

    @property
    def refused(self) -> bool:
        return second_opinion.is_refused(self.read)


def seen(document: Document, base: date) -> list[Sample]:
    """All sentences of a document, with what stands around them; their kinds are not known yet."""
    samples: list[Sample] = []

    def watch(read: second_opinion.Read, context: Context, rules: Sequence[object]) -> None:
        columns = classifier.signs(read.text, second_opinion.marks(read, context))
        samples.append(Sample(read, "", bool(rules), columns))

    with mock.patch.object(second_opinion, "suggestion", watch):
        extract.found_in(document, base)
    return samples


def of_project() -> Iterator[Sample]:
    for one in minutes.annotated("develop"):
        text = one.document.text
        places = [(text.index(asked.words), asked.kind) for asked in one.expected]
        for sample in seen(one.document, one.base):
            kinds = [kind for at, kind in places if sample.read.start <= at < sample.read.end]
            if "note" not in kinds:
                sample.kind = kinds[0] if kinds else ""
                yield sample


def of_sentences() -> Iterator[Sample]:
    """Each twice: alone, and as if somebody in office were quoted."""
    official = Context(official=True, reported=True)
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, text = line.split("\t")
        for sample in seen(document_of(text), DAY):
            sample.kind = kind.strip("-")
            yield sample
            columns = classifier.signs(sample.read.text, second_opinion.marks(sample.read, official))
            yield replace(sample, columns=columns)


def of_kaznerd(path: Path, step: int = 2) -> Iterator[Sample]:
    for text in minutes.kaznerd(path)[::step]:
        for sample in seen(document_of(text), DAY)[:1]:
            if not sample.found:
                yield sample


def of_real(paths: Sequence[Path]) -> Iterator[list[Sample]]:
    """Text by text."""
    for path in paths:
        for one in minutes_real.read(path):
            samples = []
            for sample in seen(document_of(one.text), one.day):
                start, end = sample.read.start, sample.read.end
                around = [j.kind for j in one.sentences if j.start < end and start < j.end]
                if around and "?" not in around:
                    sample.kind = next((kind for kind in around if kind != "-"), "")
                    samples.append(sample)
            yield samples


def matrix(samples: Sequence[Sample]) -> Any:
    columns = np.concatenate([one.columns for one in samples]).astype(np.int64)
    ends = np.cumsum([0] + [len(one.columns) for one in samples])
    values = np.concatenate([np.full(len(one.columns), len(one.columns) ** -0.5) for one in samples])
    return csr_matrix((values, columns, ends), shape=(len(samples), 2**classifier.BITS))


def learned(table: Any, answers: Sequence[bool]) -> npt.NDArray[np.float64]:
    """Weights and, last, the constant, of a logistic regression with large weights held down."""
    signed = np.where(answers, 1.0, -1.0)
    used = np.unique(table.indices)
    small = table[:, used]
    turned = small.T.tocsr()

    def cost(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        margin = signed * (small @ weights[:-1] + weights[-1])
        wrong = -STRENGTH * signed / (1 + np.exp(np.clip(margin, -30, 30)))
        value = STRENGTH * np.logaddexp(0, -margin).sum() + 0.5 * weights[:-1] @ weights[:-1]
        return value, np.concatenate([turned @ wrong + weights[:-1], [wrong.sum()]])

    best = minimize(cost, np.zeros(len(used) + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    whole = np.zeros(2**classifier.BITS + 1)
    whole[used], whole[-1] = best.x[:-1], best.x[-1]
    return whole


def write(samples: Sequence[Sample]) -> None:
    table = matrix(samples)
    asks = [one for one in samples if one.kind]
    kinds = matrix(asks)
    rows = [learned(table, [bool(one.kind) for one in samples])]
    rows += [learned(kinds, [one.kind == kind for one in asks]) for kind in classifier.KINDS]
    whole = np.array(rows)
    scale = np.abs(whole[:, :-1]).max(axis=1) / 127
    weights = np.round(whole[:, :-1] / scale[:, None]).astype(np.int8)
    np.savez_compressed(WEIGHTS, weights=weights, scale=scale, bias=whole[:, -1])
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes, from {len(samples)} sentences, {len(asks)} that ask")


def judge(fixed: Sequence[Sample], texts: Sequence[list[Sample]]) -> None:
    """Rules with the second opinion, at several thresholds, each text by weights that have not seen it."""
    shares: list[tuple[Sample, float]] = []
    for fold in range(FOLDS):
        known = [one for number, text in enumerate(texts) if number % FOLDS != fold for one in text]
        apart = [one for number, text in enumerate(texts) if number % FOLDS == fold for one in text]
        samples = [*fixed, *known]
        weights = learned(matrix(samples), [bool(one.kind) for one in samples])
        sums = matrix(apart) @ weights[:-1] + weights[-1]
        shares += zip(apart, 1 / (1 + np.exp(-sums)), strict=True)
    for least in (2.0, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3):
        proposed = [one for one, share in shares if one.found or (share >= least and not one.refused)]
        count = minutes_real.Shares(
            sum(bool(one.kind) for one in proposed), len(proposed), sum(bool(one.kind) for one, _ in shares)
        )
        alone = [one for one, share in shares if share >= least]
        right = sum(bool(one.kind) for one in alone)
        print(
            f"  {'rules alone' if least > 1 else f'from {least} on'}: {count}"
            f"; without rules {minutes_real.Shares(right, len(alone), count.expected)}"
        )
    for one, share in sorted(shares, key=lambda pair: -pair[1]):
        if not one.found and share > 0.25 and not one.refused:
            print(f"    {share:.2f} {one.kind or '-':10} {one.read.text[:150]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kaznerd", type=Path, help="KazNERD's IOB2_test.txt")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    parser.add_argument("files", nargs="*", type=Path, help="annotated real texts")
    given = parser.parse_args()
    fixed = [*of_project(), *of_sentences(), *(of_kaznerd(given.kaznerd) if given.kaznerd else ())]
    texts = list(of_real(given.files))
    if given.write:
        write([*fixed, *(one for text in texts for one in text)])
    else:
        judge(fixed, texts)


if __name__ == "__main__":
    main()
