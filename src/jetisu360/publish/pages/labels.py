"""Words that pages choose by what they show: the parts of a page, the fields of an object, languages."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Message, _, _p

IN_LANGUAGE: Mapping[str, Message] = {
    "kk": _p("inside a sentence", "in Kazakh"),
    "ru": _p("inside a sentence", "in Russian"),
    "en": _p("inside a sentence", "in English"),
}
"""What stands behind a text that fell back to another language."""

SECTIONS: Mapping[str, Message] = {
    "about": _("About the museum"),
    "visit": _("Visiting"),
    "highlights": _("Highlights"),
    "routes": _("Guided routes"),
    "plan": _("Plan"),
    "rooms": _("Rooms"),
    "everywhere": _("In every room"),
    "objects": _("Objects"),
    "this-tour": _("About this tour"),
}
"""The parts of a museum's page."""

OBJECT_FIELDS: Mapping[str, Message] = {
    "inventory-number": _("Inventory number"),
    "material": _("Material"),
    "date": _("Date"),
    "maker": _("Maker"),
    "dimensions": _("Dimensions"),
    "rights": _("Rights"),
}
"""The facts of an object."""

VISIT_FIELDS: Mapping[str, Message] = {
    "place": _("Town"),
    "address": _("Address"),
    "hours": _("About the hours"),
    "admission": _("Admission"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "website": _("Website"),
    "founded": _("Founded"),
}
"""Where a museum is and how to get in."""
