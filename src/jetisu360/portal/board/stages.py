"""The stages of a museum: what they are called, and how far each is, from plain facts.

Of every stage three whole numbers are known: `have` of `of` are done, and `left` stand in its way besides.
Nothing is complete that is empty: a museum without photographs has no stage behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jetisu360.language import LANGUAGES, Message, _p


class Stage(StrEnum):
    PHOTOGRAPHED = "photographed"
    LINKED = "linked"
    PRIVACY = "privacy"
    KK = "kk"
    RU = "ru"
    EN = "en"
    PUBLISHED = "published"
    CHECKED = "checked"


NAMES: Mapping[Stage, Message] = {
    Stage.PHOTOGRAPHED: _p("stage", "Photographed"),
    Stage.LINKED: _p("stage", "Linked"),
    Stage.PRIVACY: _p("stage", "Faces reviewed"),
    Stage.KK: _p("stage", "In Kazakh"),
    Stage.RU: _p("stage", "In Russian"),
    Stage.EN: _p("stage", "In English"),
    Stage.PUBLISHED: _p("stage", "Published"),
    Stage.CHECKED: _p("stage", "Checked"),
}

STEPS = (Stage.PHOTOGRAPHED, Stage.LINKED, Stage.PRIVACY, Stage.KK, Stage.RU, Stage.PUBLISHED)
"""What has to be done before the date: English may be missing, and a check comes after."""


@dataclass(frozen=True)
class State:
    have: int = 0
    of: int = 0
    left: int = 0

    @property
    def complete(self) -> bool:
        return self.of > 0 and self.have >= self.of and not self.left

    @property
    def begun(self) -> bool:
        return self.have > 0 or self.left > 0


@dataclass(frozen=True)
class Built:
    """The newest version: how many `rooms` it has, how many of them nobody can walk to (None: nobody knows),
    places on which nobody has `undecided` been, and rooms whose photograph is another since (`renewed`).
    """

    rooms: int
    unreached: int | None
    undecided: int
    renewed: int = 0


@dataclass(frozen=True)
class Facts:
    """Of a museum. `good`, `refused`, `waiting`: photographs that are not left out, by what was found in
    them; `texts`: how many of the texts that visitors meet are there in a language, and of how many.
    """

    good: int
    refused: int
    waiting: int
    texts: Mapping[str, tuple[int, int]]
    built: Built | None
    published: bool
    checked: bool


def states(facts: Facts) -> dict[Stage, State]:
    """How far every stage is."""
    rooms = facts.good
    there = facts.built or Built(0, None, 0)
    same = max(0, there.rooms - there.renewed)
    walked = 0 if there.unreached is None else max(0, same - there.unreached)
    found = {
        Stage.PHOTOGRAPHED: State(rooms, rooms + facts.refused + facts.waiting),
        Stage.LINKED: State(min(walked, rooms), rooms),
        Stage.PRIVACY: State(min(same, rooms), rooms, there.undecided),
        Stage.PUBLISHED: State(int(facts.published), 1),
        Stage.CHECKED: State(int(facts.checked), 1),
    }
    for language in LANGUAGES:
        have, of = facts.texts[language]
        # Texts of a museum that shows nothing are a beginning, and no stage behind it.
        found[Stage(language)] = State(have, of if rooms else of + 1)
    return {stage: found[stage] for stage in Stage}
