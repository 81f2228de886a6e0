"""Names of a Kazakh sentence in the nominative."""

from __future__ import annotations

import re
from functools import lru_cache

from jetisu360.kazakh.nominative import nominative, nominatives
from jetisu360.minutes.kk.heads import head_of

_COUNTED = re.compile(
    r"(?P<first>(?:аталған\s+)?(?:екі|үш|төрт|бес|барлық)\s+(?P<head>\w+))\s+(?:мен|пен|бен|және)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)


# «Білім және ғылым вице-министрі М. Әбенов»: one who heads what two words name.
_ONE_MINISTER = re.compile(
    r"(?:[^\W\d]+\s+){1,3}(?:және|мен|пен|бен)\s+(?:[^\W\d]+\s+){1,3}(?:вице-)?министрі", re.IGNORECASE
)


_APART = re.compile(r"(?P<first>.*?[^\W\d]+[лдт][ае]р)(?:,|\s+(?:және|мен|пен|бен))\s+(?P<rest>\S.*)$")


@lru_cache(maxsize=4096)
def _is_plural_name(text: str) -> bool:
    """«әкімдіктер», «министрлер»: several, of nothing else."""
    head = head_of(text.split()[-1])
    return head is not None and head.plural and head.case == "nominative" and head.kind in ("office", "body")


_SHARED_OFFICE = re.compile(
    r"(?P<bodies>[^,«»]+?[лдт][ае]р),\s+(?P<rest>[^,«»]+?[лдт][ае]р\s+(?:басшылар|жетекшілер|өкілдер)\w+)$"
)


def _are_bodies(text: str) -> bool:
    head = head_of(text.split()[-1])
    return head is not None and head.kind == "body" and head.case == "nominative"


@lru_cache(maxsize=4096)
def in_nominative(text: str) -> tuple[str, ...]:
    """Everyone whom a phrase names, in the nominative."""
    if (counted := _COUNTED.match(text)) and (head := head_of(counted["head"])) and head.kind == "body":
        # «екі министрлік пен өңір әкімдіктері»: the first is counted, and shares no head with the second.
        return (counted["first"], *in_nominative(counted["rest"]))
    if (shared := _SHARED_OFFICE.match(text)) and _are_bodies(shared["bodies"]):
        # «органдар, ұлттық компаниялар басшыларына»: they share the office, and stay together.
        return (shared["bodies"] + ", " + nominative(shared["rest"]).strip(" ,;"),)
    if (apart := _APART.match(text)) and _is_plural_name(apart["first"]):
        # «әкімдіктер және „Атамекен“ палатасы»: those of the first are whom they say, and share no head.
        return tuple(dict.fromkeys((*in_nominative(apart["first"]), *in_nominative(apart["rest"]))))
    if _ONE_MINISTER.match(text):
        return (nominative(text).strip(" ,;"),)
    found = [name.strip(" ,;") for name in nominatives(text) if name.strip(" ,;")]
    last = head_of(text.split()[-1]) if text.split() else None
    single = len(found) > 1 and last is not None and last.kind == "body" and not last.plural
    # «жолаушылар көлігі және автомобиль жолдары бөліміне» is one body; its parts are no bodies.
    if single and not any(head_of(name.split()[-1]) for name in found[:-1]):
        return (nominative(text).strip(" ,;"),)
    return tuple(dict.fromkeys(_with_adjectives(text, found)))


_ADJECTIVE = re.compile(r"(?:лық|лік|дық|дік|тық|тік|кі|гі|ғы|қы|лікті|лықты)$")


def _is_adjective(word: str) -> bool:
    """«жергілікті», «орталық» (which may be a centre, but then says of what)."""
    head = head_of(word)
    return _ADJECTIVE.search(word) is not None and (
        head is None or (head.kind == "compound" and not head.plural)
    )


def _with_adjectives(text: str, found: list[str]) -> list[str]:
    """«орталық және жергілікті органдар» are one: an adjective alone names nobody."""
    kept: list[str] = []
    for name in found:
        alone = bool(kept) and _is_adjective(kept[-1].split()[-1])
        at = text.find(kept[-1]) if alone else -1
        if alone and at >= 0 and not text[at + len(kept[-1]) :].lstrip(" ,").startswith(("ның", "нің")):
            rest = text[at + len(kept[-1]) :].lstrip()
            joint = re.match(r"(?:,|және|мен|пен|бен)\s*", rest)
            if joint:
                mark = joint.group().strip()
                kept[-1] = f"{kept[-1]}{mark} {name}" if mark == "," else f"{kept[-1]} {mark} {name}"
                continue
        kept.append(name)
    return kept
