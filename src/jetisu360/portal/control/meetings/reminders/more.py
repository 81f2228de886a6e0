"""What other parts have to say in the letter of a day: each gives its lines, for whom they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from jetisu360.language import Message
from jetisu360.portal.control.meetings.reminders.whom import People, Receiver

Lines = Callable[[People, date], Iterable[tuple[Receiver, Message]]]


@dataclass(frozen=True)
class Part:
    """`subject`: of a letter in which nothing else stands; counts its lines as `n`."""

    lines: Lines
    subject: Message


PARTS: list[Part] = []
"""In their order; one person gets at most one letter a day, whatever stands in it."""


def add_lines(lines: Lines, subject: Message) -> None:
    part = Part(lines, subject)
    if part not in PARTS:
        PARTS.append(part)
