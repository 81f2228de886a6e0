"""What pages need on the screen of a hall (docs/offline.md); the viewer's rules are the same."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.language import Language, _
from jetisu360.publish import assets
from jetisu360.publish.data import in_page


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


def kiosk_start() -> str:
    return assets.own_script("kiosk_start.js")


def kiosk(language: Language, first: Language, base: str) -> Kiosk:
    """`first`: the language that a screen begins anew in; `base`: from the page to the root of the site."""
    words = {
        "asks": _("Are you still here? Otherwise the screen will get ready for the next visitor.").template(
            language
        ),
        "left": _("{n} seconds left").template(language),
        "stay": _("Continue").template(language),
        "href": f"{base}{first}/index.html",
    }
    return Kiosk(Markup(kiosk_start()), Markup(assets.own_script("kiosk.js")), Markup(in_page(words)))
