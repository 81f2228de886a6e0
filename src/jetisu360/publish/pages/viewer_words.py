"""What the viewer says: its strings by the names that `viewer/src` knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import LANGUAGES, Message, _, _n, _p


def _plural(key: str, message: Message) -> dict[str, dict[str, str]]:
    """The forms of a message that counts: `<key>_one`, `<key>_few`, … in each language."""
    forms = {language: message.plural_forms(language) for language in LANGUAGES}
    return {
        f"{key}_{category}": {
            language: forms[language].get(category, forms[language]["other"]) for language in LANGUAGES
        }
        for category in ("one", "few", "many", "other")
    }


VIEWER: Mapping[str, Message] = {
    "picture": _("{title}: 360° panorama"),
    "poster": _("{title}, general view"),
    "help": _(
        "Press the arrow keys to look around, plus to come closer and minus to step back. Home "
        "returns to the first view, F fills the screen, I opens the text about the room. Tab moves "
        "between doors and objects."
    ),
    "group_look": _("Look around"),
    "look_left": _("Look left"),
    "look_right": _("Look right"),
    "look_up": _("Look up"),
    "look_down": _("Look down"),
    "group_zoom": _("Zoom"),
    "zoom_in": _("Zoom in"),
    "zoom_out": _("Zoom out"),
    "group_page": _("Link and screen"),
    "full_screen": _("Full screen"),
    "full_screen_exit": _("Leave full screen"),
    "share": _("Share a link to this view"),
    "spots": _("What is here"),
    "doors": _("Where you can go from here"),
    "walk": _("Walk to: {title}"),
    "label": _("Note"),
    "open_link": _p("viewer", "Read more"),
    "close": _("Close"),
    "inventory_number": _("Inventory number"),
    "date": _("Date"),
    "material": _("Material"),
    "maker": _("Maker"),
    "dimensions": _("Dimensions"),
    "rights": _("Rights"),
    "side_ahead": _("Ahead"),
    "side_right": _("On the right"),
    "side_left": _("On the left"),
    "side_behind": _("Behind"),
    "way_to": _("{title} (a way through)"),
    "and_more": _("{n} more"),
    "enlarge": _("Enlarge the picture: {title}"),
    "listen": _("Listen"),
    "transcript": _p("viewer", "Transcript"),
    "in_kk": _("Kazakh"),
    "in_ru": _("Russian"),
    "in_en": _("English"),
    "object_page": _("The object’s own page"),
    "no_webgl": _(
        "This device cannot show the 360° panorama, so here are a still picture and the text instead."
    ),
    "scene_failed": _("This room did not open. Please try again in a little while."),
    "tiles_failed": _("Part of the picture did not load. It is shown as sharp as it can be for now."),
    "offline": _("There is no internet connection. Loading will go on when it is back."),
}
"""What the first view needs: inside the page."""

_TOUCH = _("Touch the screen")
VIEWER_MORE: Mapping[str, Mapping[str, str]] = {
    "group_tour": _("Find your way"),
    "rooms": _("Rooms"),
    "rooms_seen": _("Rooms you have seen: {seen} of {total}"),
    "more_rooms": _("More rooms"),
    "more_rooms_note": _("No way leads to them: choose one to be there."),
    "you_are_here": _("You are here"),
    "been_here": _("You have been here"),
    "close_list": _("Close the list"),
    "plan": _("Plan"),
    "plan_hint": _("Choose a point to walk to that room"),
    "enlarge_plan": _("Enlarge the plan"),
    "close_plan": _("Close the plan"),
    "compass": _("Compass"),
    "turn_north": _("Turn to the north"),
    "facing_n": _("You face north."),
    "facing_ne": _("You face north-east."),
    "facing_e": _("You face east."),
    "facing_se": _("You face south-east."),
    "facing_s": _("You face south."),
    "facing_sw": _("You face south-west."),
    "facing_w": _("You face west."),
    "facing_nw": _("You face north-west."),
    "route": _("Guided route"),
    "route_start": _("Start"),
    "route_anew": _("Start again"),
    "route_resume": _("Resume at stop {number}"),
    "route_place": _("Stop {number} of {total}"),
    "route_next": _("Next"),
    "route_back": _("Previous"),
    "route_finish": _("Finish"),
    "route_close": _("Close"),
    "route_leave": _("Leave the route"),
    "route_return": _("Return to the stop"),
    "route_label": _("More about the object"),
    "route_ended": _("The route has ended"),
    "route_thanks": _("Thank you for walking with us. Now explore the rooms as you like."),
    "room_text": _("About this room"),
    "room_page": _("The room’s own page"),
    "close_text": _("Close the text"),
    "favourites": _p("page", "Favourites"),
    "favourite": _("Favourite"),
    "favourites_own": _("My list: {n}"),
    "ambience": _("Sound of the room"),
    "megabytes": _("{n} MB"),
    "settings": _("Text size and voice"),
    "close_settings": _("Close the settings"),
    "text_size": _("Text size"),
    "size_100": _p("text size", "Normal"),
    "size_125": _p("text size", "Large"),
    "size_150": _p("text size", "Very large"),
    "spoken": _("For a screen reader"),
    "tells": _("Describe each room in full on arriving"),
    "controls": _("Buttons"),
    "close_hint": _("Close the hint"),
    "sign_way": _("walk on"),
    "sign_object": _p("sign", "object"),
    "sign_text": _p("sign", "story"),
    "sign_picture": _p("sign", "picture"),
    "sign_sound": _p("sign", "sound"),
    "sign_film": _p("sign", "film"),
    "sign_link": _p("sign", "link"),
    "share_done": _("Link copied"),
    "share_failed": _("The link could not be copied. Take it from the browser’s address bar."),
    "menu": _("More"),
    "tell": _("What is around me?"),
    "home_view": _("The first view"),
    "rotate": _("Turn slowly by itself"),
    "rotate_stop": _("Stop turning"),
    "gyro": _("Look by turning the phone"),
    "gyro_on": _("Turn the phone to look around"),
    "gyro_off": _("Looking by turning the phone is off"),
    "gyro_denied": _(
        "The browser did not allow it to know how the phone is held. You can allow it in the "
        "browser’s settings."
    ),
    "gyro_none": _("No motion sensor was found on this device"),
    "headset": _("View in a VR headset"),
    "headset_failed": _("The VR headset did not start"),
    "headset_close": _("Close"),
    "picture_closer": _("Enlarge further"),
    "picture_wider": _("Make smaller"),
    "picture_before": _("Previous picture"),
    "picture_after": _("Next picture"),
    "picture_place": _("{number} / {total}"),
    "picture_untitled": _("Picture"),
    "close_picture": _("Close the picture"),
    "language": _("Language"),
    "kiosk_asks": _("Are you still here? Otherwise the screen will get ready for the next visitor."),
    "kiosk_left": _("{n} seconds left"),
    "kiosk_stay": _("Continue"),
    "kiosk_touch": _TOUCH,
    # Whoever passes by may read any of the languages.
    "kiosk_touch_others": {
        language: "\n".join(_TOUCH.template(other) for other in LANGUAGES if other != language)
        for language in LANGUAGES
    },
    **_plural("stops", _n("{n} stop", "{n} stops")),
}
"""What comes after the first view: a file beside the pages."""
