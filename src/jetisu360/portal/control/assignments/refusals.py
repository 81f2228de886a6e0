"""Why an assignment cannot be moved: each says what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.assignments.words import ACTS, LACKS, STATES, together


class WrongState(JetisuError):
    """`act`, `state`."""

    code = "assignment-wrong-state"
    sentence = _("“{act}” is not possible while the assignment is in the state “{state}”.")
    advice = _("Look at the assignment again: somebody may have moved it.")

    def __init__(self, *, act: Act, state: State) -> None:
        super().__init__(act=ACTS[Act(act)], state=STATES[State(state)])

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


class NotYours(JetisuError):
    """`act`."""

    code = "assignment-not-yours"
    sentence = _("“{act}” is not yours to do with this assignment.")
    advice = _("It is done by somebody with another role; the card says by whom.")

    def __init__(self, *, act: Act) -> None:
        super().__init__(act=ACTS[Act(act)])

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


class Incomplete(JetisuError):
    """`lacks`: keys of `words.LACKS`."""

    code = "assignment-incomplete"
    sentence = _("The assignment cannot be given yet: it lacks {lacks}.")
    advice = _("Fill this in; until then it stays a draft.")

    def __init__(self, *, lacks: Sequence[str]) -> None:
        super().__init__(lacks=together(LACKS[one] for one in lacks))

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


class OpenChildren(JetisuError):
    """`numbers`: of the assignments below that are open."""

    code = "assignment-open-below"
    sentence = _("Below this assignment others are still open: {numbers}.")
    advice = _("Close these first.")

    def __init__(self, *, numbers: Sequence[int]) -> None:
        super().__init__(numbers=", ".join(f"№ {number}" for number in numbers))

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


def _again(kind: type[JetisuError], details: dict[str, object]) -> JetisuError:
    """Across process borders: the details are as they were filled already."""
    error = kind.__new__(kind)
    JetisuError.__init__(error, **details)
    return error


class ReasonMissing(JetisuError):
    """No details."""

    code = "assignment-reason-missing"
    sentence = _("This needs some words: what was done, or why.")
    advice = _("Write them; they stay in the history.")


class EvidenceMissing(JetisuError):
    """`left`: how many are missing."""

    code = "assignment-evidence-missing"
    sentence = _("A report on this assignment needs evidence, and {left} of what was asked for is missing.")
    advice = _("Add it, then report.")


class RemarksUnanswered(JetisuError):
    """`left`."""

    code = "assignment-remarks-unanswered"
    sentence = _("Remarks without an answer: {left}.")
    advice = _("Say of each what was done about it, then report.")


class RemarksUnresolved(JetisuError):
    """`left`."""

    code = "assignment-remarks-unresolved"
    sentence = _("Remarks that nobody has resolved: {left}.")
    advice = _("Look at what was done about each and resolve it, or return the assignment.")


class OwnWork(JetisuError):
    """No details."""

    code = "assignment-own-work"
    sentence = _("You have worked on this assignment yourself, so you cannot judge it.")
    advice = _("Leave it to somebody else.")


class NotReviewed(JetisuError):
    """No details."""

    code = "assignment-not-reviewed"
    sentence = _("The first review is still to come.")
    advice = _("Wait for it, or ask the reviewer.")


class NotChecked(JetisuError):
    """No details."""

    code = "assignment-not-checked"
    sentence = _("This assignment is checked on the spot, and nobody has been there yet.")
    advice = _("Ask an inspector to look and to confirm.")


class NoNewDate(JetisuError):
    """No details."""

    code = "assignment-no-new-date"
    sentence = _("A new date is needed, other than the present one.")
    advice = _("Choose the day.")


class NewDateOver(JetisuError):
    """No details."""

    code = "assignment-new-date-over"
    sentence = _("The new date is over already.")
    advice = _("Choose today or a later day.")


class NewDateBeyond(JetisuError):
    """`due`: of the assignment above."""

    code = "assignment-new-date-beyond"
    sentence = _("The assignment above is due on {day}; a part of it cannot be due later.")
    advice = _("Choose an earlier day, or ask for a later date of the assignment above first.")

    def __init__(self, *, due: date) -> None:
        super().__init__(day=f"{due:%d.%m.%Y}")

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


class NewDateBeforePart(JetisuError):
    """`due`: the latest date of an open part."""

    code = "assignment-new-date-before-part"
    sentence = _("A part of this assignment is due on {day}; the whole cannot be due earlier than its parts.")
    advice = _("Choose that day or a later one, or let whoever gave the part move its date first.")

    def __init__(self, *, due: date) -> None:
        super().__init__(day=f"{due:%d.%m.%Y}")

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.details))


class NotAskedInTime(JetisuError):
    """No details."""

    code = "assignment-not-asked-in-time"
    sentence = _("Nobody asked for a later date in writing before the term was over.")
    advice = _("A term is only extended when the executor asks for it in time and says why.")


class Overtaken(JetisuError):
    """No details."""

    code = "assignment-overtaken"
    sentence = _("Somebody has changed this assignment in the meantime.")
    advice = _("Look at it as it is now, then do it again if it still has to be done.")


class ParentNotOpen(JetisuError):
    """No details."""

    code = "assignment-parent-not-open"
    sentence = _("Nothing can be given below this assignment now.")
    advice = _("Its executor does that while working on it.")


class AlreadyAsked(JetisuError):
    """No details."""

    code = "assignment-already-asked"
    sentence = _("A later date has been asked for already, and there is no answer yet.")
    advice = _("Wait for the answer.")


class TooLateToAsk(JetisuError):
    """No details."""

    code = "assignment-too-late-to-ask"
    sentence = _("The term is over, so a later date cannot be asked for any more.")
    advice = _("Do what was to be done, and say in the report why it was late.")
