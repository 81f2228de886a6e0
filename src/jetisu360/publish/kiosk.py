"""What pages need on the screen of a hall (docs/offline.md); the viewer's rules are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jetisu360.kazakh.latin import to_latin
from jetisu360.publish import assets
from jetisu360.publish.data import in_page
from jetisu360.publish.words import site_strings
from jetisu360.text import Language
from jetisu360.tour.document import Tour

# An extra field of the tour document: `build --kiosk`.
HALL = "kiosk"


@dataclass(frozen=True)
class Kiosk:
    """`start`: the script for the head of any page; `script`, `words`: for pages without a panorama."""

    start: Markup
    script: Markup
    words: Markup

    @property
    def scripts(self) -> list[str]:
        """Both, for the page's policy."""
        return [str(self.start), str(self.script)]


def is_for_hall(tour: Tour) -> bool:
    """Whether the site is to be for a hall: a kiosk from the start, without a way out on the screen."""
    return (tour.model_extra or {}).get(HALL) is True


def kiosk_start(language: Language, *, hall: bool = False) -> str:
    """The script for the head of a page in that language."""
    leave = str(site_strings("kiosk")["kiosk-leave"][language])
    said: Any = [leave, to_latin(leave)] if language == "kk" else [leave]
    script = assets.own_script("kiosk_start.js").replace('"{leave}"', "null" if hall else in_page(said))
    return f"{assets.own_script('kiosk_hall.js')}\n{script}" if hall else script


def kiosk(language: Language, first: Language, base: str, *, hall: bool = False) -> Kiosk:
    """`first`: the language that a screen begins anew in; `base`: from the page to the root of the site."""
    said = site_strings("kiosk")
    words = {
        "asks": said["kiosk-asks"][language],
        "left": said["kiosk-left"][language],
        "stay": said["kiosk-stay"][language],
        "href": f"{base}{first}/index.html",
    }
    start = Markup(kiosk_start(language, hall=hall))
    return Kiosk(start, Markup(assets.own_script("kiosk.js")), Markup(in_page(words)))
