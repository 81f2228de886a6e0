"""What pages need on the screen of a hall (docs/offline.md); the viewer's rules are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jetisu360.kazakh.latin import to_latin
from jetisu360.language import Language, _
from jetisu360.publish import assets
from jetisu360.publish.data import in_page
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
    leave = _("Back to the normal view").say(language)
    filled: dict[str, Any] = {"hall": hall, "leave": [leave, to_latin(leave) if language == "kk" else leave]}
    script = assets.own_script("kiosk_start.js")
    for name, value in filled.items():
        script = script.replace(f'"{{{name}}}"', str(in_page(value)))
    return script


def kiosk(language: Language, first: Language, base: str, *, hall: bool = False) -> Kiosk:
    """`first`: the language that a screen begins anew in; `base`: from the page to the root of the site."""
    words = {
        "asks": _("Are you still here? Otherwise the screen will get ready for the next visitor.").template(
            language
        ),
        "left": _("{n} seconds left").template(language),
        "stay": _("Continue").template(language),
        "href": f"{base}{first}/index.html",
    }
    start = Markup(kiosk_start(language, hall=hall))
    return Kiosk(start, Markup(assets.own_script("kiosk.js")), Markup(in_page(words)))
