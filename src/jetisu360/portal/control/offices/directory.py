"""Which office of a region is meant by a name, as a text writes it: in either language, in any form,
shortened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.offices.names import Part, alike, initials_of, keys_of, parts_of
from jetisu360.portal.museums.models import Region

SURE = 0.6
"""From which score on the best office is taken to be meant, if it leads by `LEAD`."""
LEAD = 0.08
LEAST = 0.35
"""Under it an office is not offered."""
_OTHER_BODY, _OTHER_LEVEL = 0.5, 0.4
_LEVEL_UNSAID = 0.1
"""Weight of a level in the text that the office does not have in its name: «облыстық қаржы басқармасы»."""

_SAYING = frozenset({"topic", "word", "short"})
_BARE = frozenset({"body", "people"})


@dataclass(frozen=True, slots=True)
class Listed:
    """An office of the directory: `title` by language, `also` other names."""

    number: int
    title: Mapping[str, str]
    also: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`score`: from 0 to 1."""

    office: int
    score: float


@dataclass(frozen=True, slots=True)
class _Form:
    office: int
    parts: tuple[Part, ...]
    initials: frozenset[str]


class Directory:
    """The offices of one region, by their names. Pure; `directory_of` asks the database."""

    def __init__(self, offices: Iterable[Listed], region: Iterable[str] = ()) -> None:
        """`region`: what the region is called; its name is left out of theirs."""
        single = {key for word in " ".join(region).split() for key in keys_of(word.strip('«»",.'))}
        self._ignored = frozenset(single - _levels())
        self._forms = [
            _Form(one.number, parts, initials_of(name))
            for one in offices
            for name in (*one.title.values(), *one.also)
            if (parts := parts_of(name, self._ignored))
        ]

    def find(self, name: str) -> list[Match]:
        """Those that may be meant, best first."""
        asked = parts_of(name, self._ignored)
        best: dict[int, float] = {}
        for form in self._forms:
            score = _score(asked, form)
            if score >= LEAST:
                best[form.office] = max(score, best.get(form.office, 0.0))
        return sorted((Match(*one) for one in best.items()), key=lambda one: (-one.score, one.office))

    def sure(self, name: str) -> int | None:
        """The number of the office that is meant; None where none is, or several may be."""
        found = self.find(name)
        if not found or found[0].score < SURE:
            return None
        if len(found) > 1 and found[0].score - found[1].score < LEAD:
            return None
        return found[0].office


def directory_of(region: Region) -> Directory:
    """Of the offices that are not closed: one question."""
    return directory_of_rows(region, Office.objects.filter(region=region, closed=False))


def directory_of_rows(region: Region, offices: Iterable[Office]) -> Directory:
    """Of offices that were asked for already."""
    return Directory([Listed(row.pk, row.title, row.also) for row in offices], region.title.values())


def _levels() -> frozenset[str]:
    return frozenset(key for word in ("облыс", "область", "аудан", "район", "қала") for key in keys_of(word))


def _score(asked: tuple[Part, ...], form: _Form) -> float:
    have = form.parts
    if any(part.kind == "short" and part.keys & form.initials for part in asked):
        return 0.95 * _conflicts(asked, have)
    levels = any(part.kind == "level" for part in have)
    wanted = matched = 0.0
    met: dict[Part, float] = {}
    said = False
    for part in asked:
        pairs = ((one, alike(part, one)) for one in have)
        other, close = max(pairs, key=lambda pair: pair[1], default=(part, 0.0))
        weight = part.weight if close or part.kind != "level" or levels else _LEVEL_UNSAID
        wanted += weight
        matched += weight * close
        if close:
            met[other] = max(close, met.get(other, 0.0))
            said = said or part.kind in _SAYING
    if not met or (not said and any(part.kind in _SAYING for part in asked)):
        return 0.0
    if {part.kind for part in met} <= _BARE and {part.kind for part in have} - _BARE:
        return 0.0
    whole = sum(part.weight for part in have)
    of_office = sum(part.weight * close for part, close in met.items()) / whole
    return matched / wanted * (0.55 + 0.45 * of_office) * _conflicts(asked, have)


def _conflicts(asked: tuple[Part, ...], have: tuple[Part, ...]) -> float:
    """Less than 1 where the two are other kinds of bodies, or of other levels."""
    factor = 1.0
    for kind, less in (("body", _OTHER_BODY), ("level", _OTHER_LEVEL)):
        one = {key for part in asked if part.kind == kind for key in part.keys}
        other = {key for part in have if part.kind == kind for key in part.keys}
        if one and other and not one & other:
            factor *= less
    return factor
