"""What pages need on the screen of a hall (docs/offline.md); the viewer's rules are the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.language import Language, _
from jetisu360.publish.layout import HOME
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Kiosk:
    """`start`: the script for the head of any page; `script`, `words`: for pages without a panorama; `leave`:
    what the way out is called, empty where there is none.
    """

    start: Markup
    script: Markup
    words: Markup
    leave: str

    @property
    def scripts(self) -> list[str]:
        """Both, for the page's policy."""
        return [str(self.start), str(self.script)]


def is_for_hall(tour: Tour) -> bool:
    """Whether the site is to be for a hall: a kiosk from the start, without a way out on the screen."""
    return tour.kiosk


def kiosk_start(*, hall: bool = False) -> str:
    """The script for the head of any page."""
    script = assets.own_script("kiosk_start.js")
    return f"{assets.own_script('kiosk_hall.js')}\n{script}" if hall else script


def way_out(language: Language, *, hall: bool = False) -> str:
    """What the link is called that leads out of the kiosk for who came by a link; empty in a hall."""
    return "" if hall else _("Leave this mode").say(language)


def kiosk(language: Language, first: Language, base: str, *, hall: bool = False) -> Kiosk:
    """`first`: the language that a screen starts over in; `base`: from the page to the root of the site."""
    words = {
        "asks": _("Are you still here? Otherwise the screen will get ready for the next visitor.").template(
            language
        ),
        "left": _("{n} seconds left").template(language),
        "stay": _("Continue").template(language),
        "href": f"{base}{first}/{HOME}",
    }
    start, script = Markup(kiosk_start(hall=hall)), Markup(assets.own_script("kiosk.js"))
    return Kiosk(start, script, Markup(in_page(words)), way_out(language, hall=hall))
