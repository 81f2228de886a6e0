"""The page of a visitor's favourites: `favourites.html`. What is on it only the visitor's browser knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import Language, Message, _, _n, _p
from jetisu360.publish.layout import FAVOURITES_PAGE, objects_page
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.latin import latin_strings
from jetisu360.publish.pages.models.frame import Frame, frame
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.publish.pages.shown_text import Said

_SAID: Mapping[str, Message] = {
    "favourite": _("Favourite"),
    "see": _("See it in the panorama"),
    "own": _("My list: {n}"),
    "lost": _("Not in the museum any more: {n}"),
    "kept": _("The list is kept on this device."),
    "copied": _("Link copied"),
    "not-copied": _("The link could not be copied. Take it from the browser’s address bar."),
    "impossible": _("This browser keeps nothing on this device: it may be a private window."),
    "failed": _("The list did not load. Check the network and open the page again."),
}
"""What the page's script says, by the names that it knows them by."""
_COUNT = _n("{n} object", "{n} objects")


@dataclass(frozen=True)
class FavouritesPage:
    """`facts`: what the page's script must know."""

    template: ClassVar = "favourites.html"

    language: Language
    frame: Frame
    all_objects: str
    facts: Markup
    script: Markup


def fill_favourites(museum: InReading, objects: str) -> FavouritesPage:
    """`objects`: the address, from the site's root, of what `shown_objects_record` says."""
    language = museum.language
    strings = {name: message.template(language) for name, message in _SAID.items()}
    count = dict(_COUNT.plural_forms(language))
    if museum.reading.latin:
        strings, count = latin_strings(strings), latin_strings(count)
    script = assets.own_script("favourites.js")
    return FavouritesPage(
        language=language,
        frame=frame(
            museum,
            FAVOURITES_PAGE,
            Said(museum.words(_p("page", "Favourites"))),
            Said(""),
            summary_default=_("Objects of the museum that somebody has chosen."),
            image=museum.start.poster,
            own=[script],
        ),
        all_objects=objects_page(),
        facts=Markup(
            in_page({"objects": objects, "strings": strings, "count": count, "language": museum.code})
        ),
        script=Markup(script),
    )
