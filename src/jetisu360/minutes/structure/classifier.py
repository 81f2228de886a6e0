"""A statistical opinion of one sentence: whether it asks for something, from pieces of its words.

Logistic regression over hashed pieces; `benchmarks/minutes_opinion.py` learns the weights, and
docs/decisions/minutes-second-opinion.md says from what and how well they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from jetisu360.minutes.common.triggers import Kind

KINDS: tuple[Kind, ...] = ("order", "obligation", "plan")
BITS = 17
"""Of the table of weights: 131 072 columns, of which several pieces may share one."""
LONGEST = 400
"""Characters of a sentence that are looked at."""
_LONGEST_PIECE = 5
"""Letters; the shortest has two."""
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_QUOTES = re.compile(r"[«»“”„\"]+")
_DASHES = re.compile(r"[-‐‑–—]")
_MULTIPLY, _STEP, _MIX = np.uint32(0x01000193), np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
_HALF, _REST = np.uint32(15), np.uint32(32 - BITS)


def signs(text: str, marks: Iterable[str] = ()) -> npt.NDArray[np.uint32]:
    """The columns of a sentence's pieces, as often as they stand there: all of two to five letters, its
    words, pairs of words, and `marks`, words for what stands around it. The first 400 characters count.
    """
    low = _DASHES.sub("-", _QUOTES.sub("", _DIGITS.sub("0", text[:LONGEST].lower())))
    words = _WORD.findall(low)
    spaced = f" {' '.join(low.split())} "
    letters = np.frombuffer(spaced.encode("utf-32-le"), np.uint32)
    columns = [_hashed([*words, *map(" ".join, pairwise(words)), *(f"<{m}>" for m in marks)])]
    piece = letters * _STEP
    for size in range(2, _LONGEST_PIECE + 1):
        piece = piece[:-1] * _MULTIPLY + letters[size - 1 :] * _STEP
        columns.append(((piece ^ (piece >> _HALF)) * _MIX) >> _REST)
    return np.concatenate(columns)


def _hashed(words: list[str]) -> npt.NDArray[np.uint32]:
    return np.array([crc32(word.encode()) >> (32 - BITS) for word in words], np.uint32)


def share(columns: npt.NDArray[np.uint32]) -> float:
    """From 0 to 1: how surely a sentence with those `signs` asks for something."""
    weights, scale, bias = _weights()
    if not len(columns):
        return 0.0
    total = float(weights[0].take(columns).sum(dtype=np.int64))
    return 1 / (1 + exp(-(total * scale[0] * len(columns) ** -0.5 + bias[0])))


def kind(columns: npt.NDArray[np.uint32]) -> Kind:
    """For what it asks, if it does."""
    weights, scale, bias = _weights()
    sums = weights[1:, columns].sum(axis=1, dtype=np.int64) * scale[1:] * len(columns) ** -0.5 + bias[1:]
    return KINDS[int(np.argmax(sums))]


@cache
def _weights() -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weights of whether, then of each kind, `(4, 2 ** BITS)`; what they are multiplied by; the constants."""
    with files("jetisu360.minutes").joinpath("structure", "data", "second_opinion.npz").open("rb") as file:
        stored: dict[str, Any] = dict(np.load(file, allow_pickle=False))
    return stored["weights"], stored["scale"], stored["bias"]
