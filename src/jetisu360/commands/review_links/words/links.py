"""What the screen of links says: the question about two rooms, the answers, and what is left."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import counted
from jetisu360.language import _, _n

WORDS: Mapping[str, Mapping[str, str]] = {
    "links_tab": _("Ways"),
    "links_title": _("Ways between rooms"),
    "links_list": _("Pairs of rooms"),
    **counted("links_left", _n("{n} pair waits for your answer.", "{n} pairs wait for your answer.")),
    "links_none_left": _("Every pair is answered."),
    **counted(
        "links_parts",
        _n(
            "The tour is in {n} part.",
            "The tour is in {n} parts that are not joined to each other.",
        ),
    ),
    "links_one_part": _("All rooms are joined. Here you can still join two that lie next to each other."),
    "links_group_joins": _("Would join two parts of the tour"),
    "links_group_contradicts": _("Contradict the other ways"),
    "links_group_suggested": _("Probably neighbours"),
    "links_group_unlikely": _("Less likely"),
    "links_group_sure": _("Sure"),
    "links_group_done": _("Answered"),
    "links_percent": _("{n} %"),
    "links_state_yes": _("yes"),
    "links_state_no": _("no"),
    "links_state_drawn": _("set by hand"),
    "links_state_unsure": _("not sure"),
    "links_is_yes": _("You have said that they are neighbours."),
    "links_is_no": _("You have said that they are no neighbours."),
    "links_is_drawn": _("The way was set by hand."),
    "links_is_unsure": _("You were not sure."),
    "links_ask": _("Does the way from “{one}” to “{other}” lie where the arrow is?"),
    "links_ask_chosen": _("Turn to the door in both pictures: “{one}” and “{other}”"),
    "links_why_joins": _("This way would join two parts of the tour."),
    "links_why_contradicts": _("It does not fit the other ways."),
    "links_why_copies": _(
        "“{one}” and “{other}” look the same: one place twice, or two rooms that are alike."
    ),
    **counted(
        "links_why_places",
        _n("{n} thing was recognised in both pictures.", "{n} things were recognised in both pictures."),
    ),
    "links_why_nothing": _("Hardly anything was recognised in both pictures."),
    "links_why_percent": _("It is right with a probability of {n} %."),
    "links_why_metres": _("About {n} m from each other."),
    "links_why_chosen": _(
        "Look in each picture at the place through which one goes to the other, and set the way there."
    ),
    "links_why_chosen_joins": _(
        "Look in each picture at the place through which one goes to the other, and set the way there: the "
        "two parts of the tour are then joined."
    ),
    "links_look": _("“{room}”. The arrow keys look around."),
    "links_look_arrow": _("“{room}”: the arrow to “{other}” lies {where}. The arrow keys look around."),
    "links_ahead": _("in the middle of the picture"),
    "links_behind": _("behind, at the picture’s edge"),
    "links_right_by": _("{n}° to the right of the picture’s middle"),
    "links_left_by": _("{n}° to the left of the picture’s middle"),
    "links_act_yes": _("Yes, it lies there"),
    "links_act_no": _("No neighbours"),
    "links_act_here": _("Set it where I look"),
    "links_act_unsure": _("Not sure"),
    "links_act_flip": _("In the opposite direction"),
    "links_act_place": _("Next place that both show"),
    "links_act_same": _("The same room twice"),
    "links_act_undo": _("Undo"),
    "links_key_turn": _("turn by 90°"),
    "links_key_fine": _("in a picture: turn by 2°"),
    "links_key_other": _("to the other picture"),
    "links_key_distance": _("to the distance"),
    "links_turn_right": _("Turn by 90° to the right"),
    "links_turn_left": _("Turn by 90° to the left"),
    "links_flipped": _("Both arrows are turned round. If they are right now, answer “yes”."),
    "links_no_places": _("There is nothing that both pictures are known to show."),
    "links_place_shown": _("Place {n} of {of}: both pictures should show the same thing."),
    "links_same_asked": _("Which of the two pictures should visitors not see? It stays in the museum."),
    "links_hide": _("Hide “{room}”"),
    "links_hidden": _("“{room}” is not in the tour any more."),
    "links_distance": _("Metres between the two cameras, if somebody has measured them"),
    "links_distance_set": _("Set"),
    "links_distance_wrong": _("Please write metres as a number between 0 and 1000, for example 4.2."),
    "links_distance_kept": _("{n} m: the next preview gives the plan this scale."),
    "links_distance_gone": _("The distance is taken back."),
    "links_no_picture": _("There is no preview of this room yet. Make a preview, and it is shown here."),
    "links_by_hand": _("Join two rooms yourself"),
    "links_part": _("Part {n}"),
    "links_one": _("From the room"),
    "links_other": _("To the room"),
    "links_look_at_both": _("Look at both"),
    "links_answered_yes": _("Yes: “{one}” and “{other}” are neighbours."),
    "links_answered_no": _("No: there will be no way between “{one}” and “{other}”."),
    "links_answered_drawn": _("The way between “{one}” and “{other}” lies where you look."),
    "links_answered_unsure": _("It is left open, and stands at the end of the list."),
    "links_answered_open": _("Taken back: “{one}” and “{other}” wait for an answer."),
    "links_said_yes": _("“{one}” and “{other}” are neighbours"),
    "links_said_no": _("“{one}” and “{other}” are no neighbours"),
    "links_said_drawn": _("the way between “{one}” and “{other}”"),
    "links_said_open": _("the answer about “{one}” and “{other}”"),
    "links_said_distance": _("the distance between “{one}” and “{other}”"),
    "links_said_hidden": _("hiding “{room}”"),
    "links_settled": _("Your other answers have settled this pair. On to the next."),
    "links_undone": _("Undone: {what}"),
    "links_nothing_to_undo": _("There is nothing to undo."),
    "links_asking": _("The pairs of rooms are being fetched."),
    "links_failed": _("The pairs of rooms did not arrive. Is there a connection? Open this page again."),
    "links_none_title": _("Nobody has looked for ways yet"),
    "links_none": _(
        "A preview finds out which photographs were taken next to each other. When it is made, each pair "
        "that is not certain is asked about here. Two rooms can be joined by hand at once."
    ),
    "links_done_title": _("All is answered"),
    "links_done": _(
        "The next preview solves directions, arrows and the plan anew with your answers. What it then leaves "
        "open is asked here again."
    ),
    "links_plan_parts": _("{n} of {of} rooms hang together."),
    "links_plan_whole": _("All {n} rooms hang together."),
    "links_to_preview": _("Make a preview"),
}
