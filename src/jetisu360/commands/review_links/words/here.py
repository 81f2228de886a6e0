"""What is said otherwise than in a portal."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import WORDS as REVIEW
from jetisu360.commands.review.words import counted
from jetisu360.language import _, _n

WORDS: Mapping[str, Mapping[str, str]] = {
    "core_not_opened": _(
        "The program in the terminal does not answer. Start it again: what you have answered is in "
        "museum.toml."
    ),
    "core_again": _("Try again"),
    "shell_saved": _("Everything is in museum.toml"),
    **counted(
        "shell_offline",
        _n(
            "The program in the terminal does not answer. {n} answer waits here, nothing is lost.",
            "The program in the terminal does not answer. {n} answers wait here, nothing is lost.",
        ),
    ),
    "shell_offline_none": _("The program in the terminal does not answer. Start it again: nothing is lost."),
    "shell_closed": _(
        "This page belongs to a review that has ended. Go on in the page that the program opened last; what "
        "waits here is written there."
    ),
    "shell_aside_changed": _("Meanwhile somebody has written something else in museum.toml."),
    "links_distance_kept": _("{n} m: the plan has this scale now."),
    "links_no_picture": _("The picture of this room is being prepared."),
    "links_failed": _("The pairs of rooms did not arrive. Is the program in the terminal still running?"),
    "links_none_title": _("There is nothing to ask"),
    "links_none": _("No two of these photographs have anything in common. Two rooms can be joined by hand."),
    "next_command": REVIEW["next_command"],
    "links_done": _(
        "Each answer is in museum.toml already; nothing has to be saved. Close this page, stop the "
        "program in "
        "the terminal with Ctrl+C, and build the site."
    ),
}
