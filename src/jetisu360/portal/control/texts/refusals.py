"""Why a text cannot be taken in, or a proposal decided: each says what is wrong, and what to do."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class TextKnown(JetisuError):
    """`title`, `day`, `source`: the number of the text with the same words."""

    code = "text-known"
    sentence = _("This text is here already, whatever its form: “{title}”, taken in on {day}.")
    advice = _("Go on with that one, or say below that it is to be taken in once more.")


class TextNeither(JetisuError):
    """No details."""

    code = "text-none"
    sentence = _("There is no text yet.")
    advice = _("Paste it, or choose its file.")


class TextTwice(JetisuError):
    """No details."""

    code = "text-and-file"
    sentence = _("There is a file and a pasted text: only one of them can be taken in at a time.")
    advice = _("Empty the box, or take the file away.")


class TextWithoutDay(JetisuError):
    """`name`."""

    code = "text-day-missing"
    sentence = _("“{name}” does not say of what day it is, and its dates are counted from that day.")
    advice = _("Write the date of the text.")


class TextTooLong(JetisuError):
    """`name`, `limit`: characters."""

    code = "text-too-long"
    sentence = _("“{name}” is too long to be read at once: at most {limit} characters are.")
    advice = _("Take it in chapter by chapter.")


class MailOfOutlook(JetisuError):
    """`name`."""

    code = "text-mail-msg"
    sentence = _("“{name}” is a message as Outlook keeps it (.msg), which is not read here.")
    advice = _("Save it as .eml, or paste its text.")


class ProposalOvertaken(JetisuError):
    """No details."""

    code = "proposal-overtaken"
    sentence = _("Somebody has changed this proposal in the meantime.")
    advice = _("Look at it as it is now, then decide.")


class ProposalDecided(JetisuError):
    """No details."""

    code = "proposal-decided"
    sentence = _("This proposal has been decided on already.")
    advice = _("Take the decision back first if it has to be another.")


class NothingToMerge(JetisuError):
    """No details."""

    code = "proposal-nothing-to-merge"
    sentence = _("There is no open proposal right after this one to merge it with.")
    advice = _("Take back what was decided on the next one first.")


class NoPlaceToSplit(JetisuError):
    """No details."""

    code = "proposal-no-place"
    sentence = _("At this place the quote cannot be split in two.")
    advice = _("Choose a place between two of its words.")


class NothingToUndo(JetisuError):
    """No details."""

    code = "proposal-nothing-to-undo"
    sentence = _("There is nothing here to take back.")
    advice = _("Look at the proposals as they are now.")


class PartsDecided(JetisuError):
    """No details."""

    code = "proposal-parts-decided"
    sentence = _("Another part of what was split has been decided on already.")
    advice = _("Take that decision back first.")


class DraftGiven(JetisuError):
    """`number`."""

    code = "proposal-draft-given"
    sentence = _("The assignment № {number} is no draft any more, so confirming it cannot be taken back.")
    advice = _("Its issuer can cancel it.")
