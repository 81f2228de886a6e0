"""What states, acts and lacks of an assignment are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jetisu360.language import LANGUAGES, Message, _p
from jetisu360.portal.control.assignments.states import Act, State

STATES: Mapping[State, Message] = {
    State.DRAFT: _p("assignment", "Draft"),
    State.ASSIGNED: _p("assignment", "Assigned"),
    State.NOT_OURS: _p("assignment", "Returned as not theirs"),
    State.IN_PROGRESS: _p("assignment", "In progress"),
    State.REPORTED: _p("assignment", "Reported"),
    State.DONE: _p("assignment", "Off control"),
    State.CANCELLED: _p("assignment", "Cancelled"),
}

ACTS: Mapping[Act, Message] = {
    Act.ASSIGN: _p("assignment", "Assign"),
    Act.DISCARD: _p("assignment", "Discard the draft"),
    Act.START: _p("assignment", "Begin"),
    Act.DECLINE: _p("assignment", "Not ours"),
    Act.INFORM: _p("assignment", "Tell how it goes"),
    Act.REPORT: _p("assignment", "Report"),
    Act.REVIEW: _p("assignment", "Reviewed: to be judged"),
    Act.CONFIRM: _p("assignment", "Seen on the spot"),
    Act.ACCEPT: _p("assignment", "Take off control"),
    Act.RETURN: _p("assignment", "Return with a remark"),
    Act.MOVE_DATE: _p("assignment", "Set a new date"),
    Act.CANCEL: _p("assignment", "Cancel the assignment"),
}

HAPPENED: Mapping[Act, Message] = {
    Act.ASSIGN: _p("happened", "Assigned"),
    Act.DISCARD: _p("happened", "Draft discarded"),
    Act.START: _p("happened", "Begun"),
    Act.DECLINE: _p("happened", "Returned as not theirs"),
    Act.INFORM: _p("happened", "Told how it goes"),
    Act.REPORT: _p("happened", "Reported"),
    Act.REVIEW: _p("happened", "Reviewed"),
    Act.CONFIRM: _p("happened", "Seen on the spot"),
    Act.ACCEPT: _p("happened", "Taken off control"),
    Act.RETURN: _p("happened", "Returned with a remark"),
    Act.MOVE_DATE: _p("happened", "New date set"),
    Act.CANCEL: _p("happened", "Cancelled"),
}
"""What the history says of an act."""

LACKS: Mapping[str, Message] = {
    "task": _p("what is missing", "what is to be done"),
    "executor": _p("what is missing", "a responsible executor"),
    "due": _p("what is missing", "a due date"),
    "result": _p("what is missing", "an expected result"),
    "result-vague": _p("what is missing", "an expected result that can be seen or measured"),
    "due-past": _p("what is missing", "a due date that is not over"),
    "due-parent": _p("what is missing", "a due date within the term of the assignment above"),
    "executor-self": _p("what is missing", "an executor other than the office that gives it"),
    "executor-above": _p("what is missing", "executors other than the offices above it"),
    "reviewer": _p(
        "what is missing", "a reviewer who belongs to the region’s control and does not work on it"
    ),
    "executor-closed": _p("what is missing", "an executor that is not closed"),
}


def together(messages: Iterable[Message]) -> dict[str, str]:
    """Several of them in one sentence, in each language."""
    known = list(messages)
    return {language: ", ".join(one.say(language) for one in known) for language in LANGUAGES}
