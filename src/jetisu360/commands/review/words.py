"""What the review page says: its strings by the names that `viewer/src/review` knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import LANGUAGES, Message, _, _n, _p


def counted(key: str, message: Message) -> dict[str, Mapping[str, str]]:
    """The forms of a message that counts: `<key>_one`, `<key>_few`, … in each language."""
    forms = {language: message.plural_forms(language) for language in LANGUAGES}
    return {
        f"{key}_{category}": {
            language: forms[language].get(category, forms[language]["other"]) for language in LANGUAGES
        }
        for category in ("one", "few", "many", "other")
    }


WORDS: Mapping[str, Mapping[str, str]] = {
    "title": _("Faces and number plates"),
    "language": _("Language"),
    "progress": _("{done} of {total} decided"),
    "progress_label": _("How much has been decided"),
    "queue": _("What was found"),
    "show": _p("review", "Show"),
    "tab_open": _p("review", "Open"),
    "tab_done": _p("review", "Decided"),
    "tab_rooms": _("Rooms"),
    "rooms": _("Rooms"),
    "sort": _p("review", "First"),
    "sort_likely": _p("review", "the most likely"),
    "sort_room": _p("review", "room by room"),
    "none_open": _("Nothing is open any more."),
    "none_done": _("Nothing has been decided yet."),
    "picture": _("Picture"),
    "picture_label": _("{title}: the arrow keys look around, plus and minus come closer and step back"),
    "zoom": _("Zoom"),
    "tool_closer": _("Zoom in"),
    "tool_wider": _("Zoom out"),
    "tool_frame": _("Back to the frame"),
    "wait": _("The picture is being prepared…"),
    "no_webgl": _("This browser cannot show the panorama. You can decide by the small picture."),
    "picture_failed": _("The picture did not arrive. Is the program still running?"),
    "decide": _("Decision"),
    "crop_alt": _("{kind} in “{title}”, from near"),
    "kind_face": _("Face"),
    "kind_plate": _("Number plate"),
    "kind_person": _("Somebody may stand here"),
    "kind_marked": _("Marked by hand"),
    "likely_2": _("very likely"),
    "likely_1": _("likely"),
    "likely_0": _("perhaps"),
    "panorama": _("Panorama"),
    "flat_picture": _("Flat picture"),
    "ahead": _("straight ahead"),
    "behind": _p("review", "behind"),
    "left_by": _("{n}° to the left"),
    "right_by": _("{n}° to the right"),
    "up_by": _("{n}° up"),
    "down_by": _("{n}° down"),
    "at_percent": _("{x} % from the left, {y} % from the top"),
    "open": _p("review", "open"),
    "is_blurred": _("Blurred"),
    "is_covered": _("Blurred by another frame"),
    "is_exhibit": _("An exhibit: may be seen"),
    "is_none": _("Not a face: may be seen"),
    "is_skipped": _("Skipped"),
    "made_by": _p("review", "{name}, {when}"),
    "remove": _("Take the decision back"),
    "blur": _p("review", "Blur"),
    "exhibit": _p("review", "Exhibit"),
    "no_face": _("Not a face"),
    "no_plate": _("Not a number plate"),
    "skip": _p("review", "Skip"),
    "onward": _p("review", "Next"),
    "back": _p("review", "Back"),
    "undo": _p("review", "Undo"),
    "mark": _("Mark another place"),
    "adjust": _("Adjust the frame"),
    **counted("room_all", _n("All of this room ({n} open)", "All of this room ({n} open)")),
    **counted("open_here", _n("{n} open", "{n} open")),
    **counted("n_left", _n("{n} left", "{n} left")),
    **counted(
        "room_text", _n("{n} is still open here. What is it?", "{n} are still open here. What are they?")
    ),
    "room_blur": _("Blur them all"),
    "room_exhibit": _("They are all exhibits"),
    "room_none": _("None of them is a face"),
    "room_problem": _("cannot be shown"),
    "said_blur": _("Blurred."),
    "said_exhibit": _("An exhibit."),
    "said_none": _("Not a face."),
    "said_skip": _("Skipped."),
    "said_removed": _("The decision is taken back."),
    "said_drawn": _("Blurred by hand."),
    "said_undone": _("Undone: {said}"),
    **counted("said_room_blur", _n("{n} blurred.", "{n} blurred.")),
    **counted("said_room_exhibit", _n("{n} exhibit.", "{n} exhibits.")),
    **counted("said_room_none", _n("{n} is not a face.", "{n} are not faces.")),
    "nothing_undone": _("There is nothing to undo."),
    "nothing_back": _("There is nothing before this."),
    "live_next": _("{said} Next: {next}. {left}."),
    "edit_title": _("What is to be blurred?"),
    "edit_help": _(
        "Drag over it in the picture, or move the frame with the arrow keys: with Shift they make it larger "
        "or smaller, with Alt they take small steps. Enter blurs, Escape leaves."
    ),
    "edit_pad": _("The arrow keys work here"),
    "edit_frame": _("Frame: the arrow keys move it, with Shift they resize it, Enter blurs, Escape leaves"),
    "edit_blur": _("Blur this place"),
    "edit_yaw": _("To the right, °"),
    "edit_pitch": _("Up, °"),
    "edit_left": _("From the left, %"),
    "edit_top": _("From the top, %"),
    "edit_width": _p("review", "Width"),
    "edit_height": _p("review", "Height"),
    "cancel": _("Cancel"),
    "close": _("Close"),
    "keys_title": _("Keys"),
    "keys_on": _("Keys of a single letter or digit work"),
    "keys_blur": _("Blur: nobody may see it"),
    "keys_exhibit": _("It is an exhibit: a portrait, a bust, a mannequin"),
    "keys_none": _("It is not a face at all"),
    "keys_skip": _("Leave it open and go on"),
    "keys_back": _("Go back to the one before"),
    "keys_undo": _("Undo the last decision"),
    "keys_room": _("Decide on all that is open in this room"),
    "keys_mark": _("Mark a place that was not found"),
    "keys_adjust": _("Adjust the frame before it is blurred"),
    "keys_zoom": _("Come closer, step back"),
    "keys_frame": _("Look at the frame again"),
    "keys_look": _("Look around, in the picture; move along, in the list"),
    "keys_escape": _("Leave a frame or a window"),
    "done_title": _("Everything has been looked at"),
    "done_text": _("Each decision is in museum.toml already; nothing has to be saved."),
    "skipped_title": _("Something has been left open"),
    **counted(
        "skipped_text",
        _n(
            "{n} place waits for a decision. You may go on now or another day.",
            "{n} places wait for a decision. You may go on now or another day.",
        ),
    ),
    "nothing_title": _("Nothing was found"),
    "nothing_text": _(
        "No face was found in these pictures. The program misses some, and it looks for no number plates: "
        "look through the rooms, and mark what you see."
    ),
    "n_blurred": _p("review", "blurred"),
    "n_exhibits": _p("review", "exhibits"),
    "n_none": _p("review", "not faces"),
    "n_open": _p("review", "left open"),
    **counted("go_through", _n("Go through the {n} left", "Go through the {n} left")),
    "look_decided": _("Look at the decisions"),
    "look_rooms": _("Look through the rooms"),
    "next_done": _(
        "Close this page, stop the program in the terminal with Ctrl+C, and build the site: what you have "
        "decided on is blurred for good in all that is published."
    ),
    "next_open": _(
        "What is left open is not blurred. A site that is built with --strict-privacy waits until everything "
        "is decided."
    ),
    "next_command": _("The command that builds the site"),
    "server_gone": _("The program in the terminal does not answer. Start it again: nothing is lost."),
    **counted("waiting", _n("{n} decision waits in this browser.", "{n} decisions wait in this browser.")),
    "retry": _("Try now"),
    "refused": _("The last decision could not be written."),
}
"""All of them come with the page, in every language: the switch of languages asks no server."""

PLACES: Mapping[str, Mapping[str, str]] = {
    key: WORDS[key] for key in ("ahead", "behind", "left_by", "right_by", "up_by", "down_by")
}
"""What this page says of directions, and the editor as well (viewer/src/review/words.ts)."""
