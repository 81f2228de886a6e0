"""The words that make a sentence an assignment: `kk/data/triggers.toml` and `ru/data/triggers.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jetisu360.minutes.common.letters import KAZAKH, RUSSIAN
from jetisu360.minutes.common.wordlists import table

Kind = Literal["order", "obligation", "plan", "note"]
"""What a trigger makes of a sentence; a note says that assignments were given, and not which."""

_LETTERS = {"kk": f"[{KAZAKH}]", "ru": f"[{RUSSIAN}]"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry: its `rule` (id), what it `asks` for, and in Russian the case in which `who` is asked stands;
    `weak`: only with somebody in office.
    """

    rule: str
    kind: Kind
    asks: str
    who: str
    weak: bool
    form: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a trigger's words stand in a sentence."""

    start: int
    end: int
    trigger: Trigger


@cache
def triggers(language: Literal["kk", "ru"]) -> tuple[Trigger, ...]:
    """All triggers of a language, in the order of the file: of two that overlap the first wins."""
    letter = _LETTERS[language]
    return tuple(
        Trigger(
            entry["id"],
            entry["kind"],
            entry["asks"],
            entry.get("who", ""),
            entry.get("weak", False),
            re.compile(rf"(?<!{letter})(?<!-)(?:{entry['form'].replace('<letter>', letter)})(?!{letter})"),
        )
        for entry in table(language, "triggers.toml")["trigger"]
    )


def hits_in(low: str, language: Literal["kk", "ru"]) -> list[Hit]:
    """The triggers of a sentence in small letters, in order."""
    hits: list[Hit] = []
    taken = bytearray(len(low))
    for trigger in triggers(language):
        for match in trigger.form.finditer(low):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                hits.append(Hit(start, end, trigger))
    return sorted(hits, key=lambda hit: hit.start)
