"""What the bar says: its strings by the names that `viewer/src/keeper-bar` knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import _, _p

WORDS: Mapping[str, Mapping[str, str]] = {
    "title": _("The tour under the keeper's bar"),
    "bar": _("Keeper's bar"),
    "site": _("The site as visitors see it"),
    "copy": _("Copy for museum.toml"),
    "nothing": _p("keeper's bar", "nothing, just looking"),
    "text": _p("keeper's bar", "a label with a text"),
    "view": _p("keeper's bar", "where a visitor looks first"),
    "objects": _p("keeper's bar", "Label of an object"),
    "ways": _p("keeper's bar", "Way to"),
    "middle": _("Copy the middle of the picture"),
    "this_view": _("Copy this view"),
    "click": _("Click in the picture where it shall be."),
    "click_view": _("Turn the picture as it shall be seen, and press the button."),
    "no_room": _("Open a room: directions are taken from its picture."),
    "under_room": _('Copied. Paste it into museum.toml below the room “{room}” (id = "{id}").'),
    "among_room": _('Copied. Paste it into museum.toml among the lines of the room “{room}” (id = "{id}").'),
    "at_end": _("Copied. Paste it at the end of museum.toml."),
    "by_hand": _("The browser did not copy it: select these lines and press Ctrl+C."),
    "close": _("Close"),
    "without": _("Without the bar"),
    "ready": _("museum.toml is watched"),
    "building": _("museum.toml has changed, the site is being built…"),
    "wrong": _("The site stays as it was"),
    "stopped": _("The program has been stopped: start “jetisu360 view” again."),
    # In what is copied, to be written over.
    "a_title": _p("keeper's bar", "Title"),
    "a_text": _p("keeper's bar", "Text"),
    "in_room": _p("keeper's bar", "in the room"),
    "from_to": _p("keeper's bar", "from {start} to {end}"),
}
