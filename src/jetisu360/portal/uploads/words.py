"""What the script of the page says, in the language of the request."""

from __future__ import annotations

from jetisu360.language import Message, _
from jetisu360.portal.looks.words import say

WORDS: dict[str, Message] = {
    "waiting": _("waits for its turn"),
    "reading": _("is being compared with what is here"),
    "sending": _("{percent} % sent"),
    "lost": _("The line is lost; it goes on by itself."),
    "received": _("received"),
    "goesOn": _("goes on where it stopped"),
    "have": _("is here already, as “{name}”"),
    "renamed": _("received; there was another of this name, so it is called “{name}”"),
    "unreadable": _("The browser cannot read this file any more. Choose it again."),
    "stopped": _("It could not be sent. What has arrived is kept."),
    "signedOut": _(
        "You are signed out. Sign in in another window, then try again; what has arrived is kept."
    ),
    "again": _("Try again"),
    "leaveOut": _("Leave out"),
    "leaveOutNamed": _("Leave out {name}"),
    "dismiss": _("Hide"),
    "progress": _("{done} of {total} received"),
    "minutes": _("about {n} min left"),
    "soon": _("less than a minute left"),
    "allReceived": _("Everything has been received."),
    "someLeft": _("Received: {done}. Not received: {left}; the list says why."),
    "close": _("Photographs are still being sent."),
    "GB": _("{amount} GB"),
    "MB": _("{amount} MB"),
    "KB": _("{amount} KB"),
    "nothing": _("There are no photographs among these files."),
}


def words() -> dict[str, str]:
    """Names in braces are filled by the script."""
    gaps = ("percent", "name", "done", "total", "n", "left", "amount")
    return {key: say(message, **{gap: f"{{{gap}}}" for gap in gaps}) for key, message in WORDS.items()}
