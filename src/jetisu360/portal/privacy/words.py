"""What the review says otherwise in the portal: there is no museum.toml, no program and no terminal."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import WORDS
from jetisu360.language import _

PORTAL_WORDS: Mapping[str, Mapping[str, str]] = {
    **WORDS,
    "done_text": _("Each decision is kept already; nothing has to be saved."),
    "next_done": _(
        "Make a new preview and publish it: what you have decided on is blurred for good in all that "
        "visitors get."
    ),
    "next_open": _("What is left open is not blurred, and keeps the tour from being published."),
    "next_link": _("Go on to publishing"),
    "picture_failed": _("The picture did not arrive. Is there a connection?"),
    "server_gone": _(
        "The portal does not answer, or you are not signed in any more. Nothing is lost: it is written when "
        "it answers again."
    ),
}
