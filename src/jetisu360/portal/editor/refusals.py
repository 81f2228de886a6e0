"""Why the editor is not answered."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class EditorNotUnderstood(JetisuError):
    """What no page of ours sends."""

    code = "editor-not-understood"
    sentence = _("The portal does not understand what the editor has sent.")
    advice = _("Load the page anew; if it stays so, tell whoever looks after the portal.")


class ChangeTooLarge(JetisuError):
    """`most`: megabytes."""

    code = "change-too-large"
    sentence = _("This is more than one change may hold (at most {most} MB).")
    advice = _("Make it in several smaller steps.")


class AnotherPerson(JetisuError):
    """The browser belongs to somebody else by now."""

    code = "another-person"
    sentence = _("Somebody else is signed in in this browser now, so your changes are not sent in that name.")
    advice = _("Sign in as yourself: they go on their way then.")


class Crowded(JetisuError):
    """Others kept coming first."""

    code = "editor-crowded"
    sentence = _("Many are writing at this moment.")
    advice = _("Nothing is lost: it is tried again by itself.")
