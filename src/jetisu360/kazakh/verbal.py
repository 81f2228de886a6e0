"""The suffixes of verbs that official texts need: voice, negation, tense, and what makes nouns of verbs.

Like `nominal`, two tables made by rule: endings that finish a verb (тапсыр-ды, бер-іл-мек), and those that
make it a noun to which the suffixes of nouns are added (орында-у-ды, тапсыр-ған-ын).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jetisu360.kazakh.phonology import BACK, FINALS, FRONT, Final, Harmony, final, soften

_PERSONS_PAST = (("", "p3"), ("м", "p1"), ("ң", "p2"), ("ңыз", "p2polite"), ("қ", "p1pl"))
_PERSONS = (("мын", "p1"), ("сың", "p2"), ("сыз", "p2polite"), ("мыз", "p1pl"))
_M: dict[Final, str] = {"V": "м", "R": "м", "L": "м", "N": "б", "Z": "б", "T": "п"}


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending as it is written: what it says, what it may follow."""

    text: str
    tags: tuple[str, ...]
    finals: frozenset[Final]
    harmonies: frozenset[Harmony]


def _finite(end: Final) -> Iterator[tuple[str, tuple[str, ...]]]:
    vowel = end == "V"
    past = "ты" if end == "T" else "ды"
    for person, tag in _PERSONS_PAST:
        yield past + person, ("past", tag)
        yield "са" + person, ("conditional", tag)
    now = "й" if vowel else "а"
    yield now, ("converb",)
    yield now + "ды", ("present", "p3")
    done = "қан" if end == "T" else "ған"
    plan = _M[end] + "ақ"
    for person, tag in _PERSONS:
        yield now + person, ("present", tag)
        yield done + person, ("perfect", tag)
        yield plan + "шы" + person, ("intention", tag)
    so = "п" if vowel else "ып"
    yield so, ("gerund",)
    yield so + "ты", ("evidential", "p3")
    yield "сын", ("optative", "p3")
    yield ("йық" if vowel else "айық"), ("optative", "p1pl")
    yield ("ңыз" if vowel else "ыңыз"), ("imperative", "p2polite")
    yield ("ңыздар" if vowel else "ыңыздар"), ("imperative", "p2polite", "plural")
    yield ("қалы" if end == "T" else "ғалы"), ("purpose",)
    yield done + "ша", ("until",)


def _naming(end: Final) -> Iterator[tuple[str, tuple[str, ...]]]:
    vowel = end == "V"
    done = "қан" if end == "T" else "ған"
    yield done, ("perfect",)
    yield done + "дық", ("perfect", "fact")
    yield ("йтын" if vowel else "атын"), ("habitual",)
    yield ("йтын" if vowel else "атын") + "дық", ("habitual", "fact")
    yield ("р" if vowel else "ар"), ("aorist",)
    yield _M[end] + "ақ", ("intention",)
    yield _M[end] + "ақшы", ("intention",)
    yield "у", ("verbal_noun",)
    yield "ушы", ("agent",)


def _with_negation(end: Final, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    make = _finite if kind == "finite" else _naming
    yield from make(end)
    no = _M[end] + "а"
    for text, tags in make("V"):
        if tags != ("aorist",):
            yield no + text, ("negative", *tags)
    if kind == "finite":
        yield no, ("negative", "imperative")
    else:
        yield no + "с", ("negative", "aorist")


def _table(kind: str) -> dict[str, tuple[Ending, ...]]:
    found: dict[tuple[str, tuple[str, ...]], tuple[set[Final], set[Harmony]]] = {}
    for end in FINALS:
        for hard in (BACK, FRONT):
            for text, tags in _with_negation(end, kind):
                written = text if hard == BACK else soften(text)
                finals, harmonies = found.setdefault((written, tags), (set(), set()))
                finals.add(end)
                harmonies.add(hard)
    table: dict[str, list[Ending]] = {}
    for (text, tags), (finals, harmonies) in found.items():
        table.setdefault(text, []).append(Ending(text, tags, frozenset(finals), frozenset(harmonies)))
    return {text: tuple(entries) for text, entries in table.items()}


@cache
def finite_endings() -> dict[str, tuple[Ending, ...]]:
    """Endings after which nothing comes: ды, йды, іп, сын, мегенмін …"""
    return _table("finite")


@cache
def naming_endings() -> dict[str, tuple[Ending, ...]]:
    """Endings that make a noun or adjective of a verb: у, ған, атын, ар, мақ, беу, маған …"""
    return _table("naming")


VOICES: tuple[tuple[str, str], ...] = (
    ("дыр", "causative"),
    ("дір", "causative"),
    ("тыр", "causative"),
    ("тір", "causative"),
    ("ғыз", "causative"),
    ("гіз", "causative"),
    ("қыз", "causative"),
    ("кіз", "causative"),
    ("ыл", "passive"),
    ("іл", "passive"),
    ("ын", "passive"),
    ("ін", "passive"),
    ("ыс", "reciprocal"),
    ("іс", "reciprocal"),
    ("ыр", "causative"),
    ("ір", "causative"),
    ("т", "causative"),
    ("л", "passive"),
    ("н", "passive"),
    ("с", "reciprocal"),
)
"""Suffixes of voice that may stand between a root and an ending."""


def voice_fits(root: str, suffix: str) -> bool:
    """Whether `suffix` may follow `root`: т after a vowel, й, р, л; л, н, с after a vowel."""
    if len(suffix) > 1:
        return final(root) != "V" or suffix[0] not in "ыі"
    end = final(root)
    return end == "V" or (suffix == "т" and end in ("R", "L"))
