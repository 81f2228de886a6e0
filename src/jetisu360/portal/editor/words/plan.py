"""What the screen of the plan says: rooms in numbers, storeys, scale and north."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import _

WORDS: Mapping[str, Mapping[str, str]] = {
    "plan_tab": _("Plan"),
    "plan_title": _("Floor plan"),
    "plan_pin": _(
        "Place {number} of the drawing, {x} m to the right and {y} m up. Drag it, or move it with the arrow "
        "keys"
    ),
    "plan_pin_now": _("The place of the drawing lies {x} m to the right and {y} m up"),
    "plan_said_drawing": _("The drawing was moved"),
    "plan_board": _("The plan. Rooms are moved with the mouse, a finger or the arrow keys."),
    "plan_rooms": _("Rooms"),
    "plan_room_at": _("“{room}”, {x} m to the right and {y} m up"),
    "plan_room_none": _("“{room}”, not on the plan yet"),
    "plan_now_at": _("“{room}”: {x} m to the right, {y} m up"),
    "plan_nowhere": _("not on the plan"),
    "plan_storeys": _("Storeys"),
    "plan_ground": _("Ground floor"),
    "plan_floor": _("Floor {number}"),
    "plan_basement": _("Basement"),
    "plan_basement_n": _("Basement, level {number}"),
    "plan_add_above": _("+ storey above"),
    "plan_add_below": _("+ storey below"),
    "plan_storey_added": _("{storey}: choose a room and its storey, and it stands here."),
    "plan_closer": _("Closer"),
    "plan_farther": _("Farther"),
    "plan_fit": _("Show all of the storey"),
    "plan_bar": _("{n} m"),
    "plan_bar_about": _("≈ {n} m"),
    "plan_north_mark": _("N"),
    "plan_north_up": _("North is up"),
    "plan_hint_none": _("No room has a place yet. Pull each to where it lies in the building."),
    "plan_hint_some": _("Rooms with a dashed edge are on no plan yet. Pull them to where they lie."),
    "plan_from_written": _("It stands where you have put it."),
    "plan_from_found": _("Its place was found from the photographs."),
    "plan_from_none": _("Visitors do not see it on the plan yet."),
    "plan_x": _("To the right, m"),
    "plan_y": _("Up, m"),
    "plan_heading": _("Picture’s middle looks to, °"),
    "plan_storey": _("Storey"),
    "plan_open": _("Open the room"),
    "plan_off": _("Forget its place"),
    "plan_keep_all": _("Leave all rooms where they lie"),
    "plan_as_found": _("Back to what was found"),
    "plan_scale": _("Scale"),
    "plan_scale_help": _(
        "One distance that somebody has measured is enough: all of the plan gets its size from it."
    ),
    "plan_scale_one": _("From the room"),
    "plan_scale_other": _("To the room"),
    "plan_scale_far": _("Metres"),
    "plan_scale_same": _("Please choose two different rooms."),
    "plan_scale_wrong": _("Please write metres as a number between 0 and 1000, for example 4.2."),
    "plan_scaled": _("The plan has the new scale."),
    "plan_scale_apart": _(
        "The distance is kept. The two rooms do not hang together yet, so nothing has grown by it."
    ),
    "plan_set": _("Set"),
    "plan_north": _("North"),
    "plan_north_help": _("Where is north on this drawing? Up is 0, right is 90, left is −90."),
    "plan_north_at": _("Degrees"),
    "plan_north_wrong": _("Please write degrees as a number between −360 and 360."),
    "plan_turn": _("Turn north up"),
    "plan_said_moved": _("the place of “{room}”"),
    "plan_said_storey": _("the storey of “{room}”"),
    "plan_said_heading": _("the direction of “{room}”"),
    "plan_said_off": _("the place of “{room}”"),
    "plan_said_found": _("the places that were found"),
    "plan_said_all": _("the places of all rooms"),
    "plan_said_scale": _("the distance between “{one}” and “{other}”"),
    "plan_said_north": _("the north of the plan"),
}
