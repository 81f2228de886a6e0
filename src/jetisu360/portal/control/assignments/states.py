"""The states of an assignment, what can be done with it, and as what: the words of the life cycle."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    ASSIGNED = "assigned"
    NOT_OURS = "not-ours"
    IN_PROGRESS = "in-progress"
    REPORTED = "reported"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN = frozenset({State.ASSIGNED, State.NOT_OURS, State.IN_PROGRESS, State.REPORTED})
"""On control: neither a draft nor closed."""
CLOSED = frozenset({State.DONE, State.CANCELLED})


class Act(StrEnum):
    ASSIGN = "assign"
    DISCARD = "discard"
    START = "start"
    DECLINE = "decline"
    INFORM = "inform"
    REPORT = "report"
    REVIEW = "review"
    CONFIRM = "confirm"
    ACCEPT = "accept"
    RETURN = "return"
    MOVE_DATE = "move-date"
    CANCEL = "cancel"


class Part(StrEnum):
    """What somebody is to one assignment (`standing.py`)."""

    CONTROLLER = "controller"
    ISSUER = "issuer"
    JUDGE = "judge"
    REVIEWER = "reviewer"
    INSPECTOR = "inspector"
    EXECUTOR = "executor"
    CO_EXECUTOR = "co-executor"
