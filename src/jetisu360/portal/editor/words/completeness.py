"""What the screen of completeness says; the museum's overview says some of it as well."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import counted
from jetisu360.language import _, _n, _p

GROUPS: Mapping[str, Mapping[str, str]] = {
    "completeness_group_museum": _("The museum itself"),
    "completeness_group_rooms": _("Rooms"),
    "completeness_group_labels": _("Labels in rooms"),
    "completeness_group_objects": _("Objects"),
    "completeness_group_routes": _("Guided routes"),
    "completeness_group_media": _("Pictures and sounds in words"),
}

WORDS: Mapping[str, Mapping[str, str]] = {
    **GROUPS,
    "completeness_tab": _("Completeness"),
    "completeness_title": _("How complete the texts are"),
    "completeness_lead": _(
        "Every title is needed in all three languages; any other text as soon as it is begun in one. The "
        "board counts in the same way."
    ),
    "completeness_parts": _("How complete each part is"),
    "completeness_of": _p("completeness", "Part"),
    "completeness_have": _p("completeness", "{n} of {of}"),
    "completeness_whole": _p("completeness", "complete"),
    "completeness_people": _("Who can write them"),
    **counted("completeness_missing", _n("{n} text is missing", "{n} texts are missing")),
    "completeness_nothing": _("Nothing is missing here."),
    "completeness_write": _("Write: {field} of “{name}”, {language}"),
    "completeness_field_title": _p("completeness", "title"),
    "completeness_field_description": _p("completeness", "description"),
    "completeness_field_credits": _p("completeness", "credits"),
    "completeness_field_address": _p("completeness", "address"),
    "completeness_field_place": _p("completeness", "town"),
    "completeness_field_hours": _p("completeness", "opening hours"),
    "completeness_field_admission": _p("completeness", "admission"),
    "completeness_field_text": _p("completeness", "text"),
    "completeness_field_material": _p("completeness", "material"),
    "completeness_field_date": _p("completeness", "date"),
    "completeness_field_maker": _p("completeness", "maker"),
    "completeness_field_rights": _p("completeness", "rights"),
    "completeness_field_stop_title": _p("completeness", "title of a stop"),
    "completeness_field_stop_text": _p("completeness", "text of a stop"),
    "completeness_field_alt": _p("completeness", "what one sees in a picture"),
    "completeness_field_transcript": _p("completeness", "what is heard, in words"),
}
