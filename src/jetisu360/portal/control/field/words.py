"""What viewer/src/field says, and knows of who is signed in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jetisu360.language import Message, _
from jetisu360.portal.looks.words import current_language

WORDS: dict[str, Message] = {
    "title": _("Kept on this phone"),
    "as_of": _("You see this page as it was on {moment}."),
    "no_line": _("There is no line."),
    "waits": _("Waiting to be sent: {n}."),
    "refused_of": _("Not taken by the portal: {n}."),
    "look": _("What waits"),
    "send_now": _("Send now"),
    "kept": _("It is kept on this phone, and sent as soon as there is a line."),
    "sending": _("Being sent: {what}, {percent} %"),
    "refused": _("The portal did not take it."),
    "remove": _("Do not send"),
    "remove_sure": _("Is it to be removed from this phone? It has not been sent."),
    "open": _("Open the assignment"),
    "close": _("Close"),
    "reload": _("Show it as it is now"),
    "stranger": _("Sign in again, then it is sent."),
    "leave": _(
        "Something has not been sent yet. It stays on this phone until you sign in here again. Sign out?"
    ),
    "full": _("There is no room left on this phone to keep it. Make room, or send it where there is a line."),
}


def config(person: Any) -> dict[str, Any]:
    """As `Config` of viewer/src/field/page.ts."""
    language = current_language()
    return {
        "person": person.pk,
        "worker": reverse("field:worker"),
        "words": {name: message.template(language) for name, message in WORDS.items()},
    }
