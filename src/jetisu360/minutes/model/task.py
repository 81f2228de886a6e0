"""What the rules of both languages say of a sentence, before what stands around it is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.triggers import Kind

QUESTION_WITHIN = 4
"""Characters at a sentence's end: «?», «?», – , «?»)» are a question, which asks for nothing to be done."""


@dataclass(slots=True)
class Item:
    """One thing to be done: characters `start` to `end` of the sentence, and the same as a task in words of
    its own.
    """

    start: int
    end: int
    text: str
    due: Due | None = None


@dataclass(slots=True)
class Task:
    """An assignment that a sentence holds.

    `names`: who is asked, in the nominative; `co`: with whom; `trigger`: the words that make it an
    assignment, and `rule` their id in the trigger file; `shared`: a term that holds for every item;
    `subject`: who orders, if said; `weak`: to be proposed with less confidence.
    """

    kind: Kind
    rule: str
    trigger: str
    items: list[Item]
    names: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    shared: Due | None = None
    subject: str = ""
    weak: bool = False
    features: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence. `official`: somebody in office speaks; `ordering`: orders are given in
    its paragraph; `listed`: it is a point of a list of orders; `continues`: the sentence before said that
    tasks follow; `reported`: its paragraph tells what somebody in office said; `letter`: the document is a
    letter, which asks whom it is sent to; `speech`: the sentence is itself what somebody in office says;
    `governs`: a verb of the heading whose objects its points are, «обеспечить:»; `planned`: the sentence
    before told of a plan; `before`: the term of the sentence before; `told`: somewhere the text tells what
    somebody in office said; `asked`: the sentence before asked for something.
    """

    official: bool = False
    ordering: bool = False
    listed: bool = False
    continues: bool = False
    reported: bool = False
    letter: bool = False
    speech: bool = False
    governs: str = ""
    planned: bool = False
    before: Due | None = None
    told: bool = False
    asked: bool = False
