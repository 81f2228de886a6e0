"""The page that a server shows where there is none, `404.html`: in three languages, with the way back.

It may be shown at any address below the site, so its links cannot be relative to the page. Its script looks
for the site's root above it; without a script they count from the site's address, or where nobody said it
from the root of the host. It carries its looks inside itself for the same reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import LANGUAGES, Language, Translator, _
from jetisu360.publish.layout import HOME
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.models.frame import Head, head
from jetisu360.publish.pages.shown_text import Said


@dataclass(frozen=True)
class NothingHere:
    """That there is nothing, in the language `code`; `way`: back, from the site's root."""

    code: str
    nothing: str
    back: str
    way: str
    href: str


@dataclass(frozen=True)
class NotFoundPage:
    """`document`: the file by which the site's root is known."""

    template: ClassVar = "not_found.html"

    language: Language
    head: Head
    title: Said
    said: tuple[NothingHere, ...]
    document: str
    style: Markup
    script: Markup


def fill_not_found(language: Language, title: Said, absolute: str | None, document: str) -> NotFoundPage:
    """Of a museum or a region called `title`, whose root holds the file `document`; `absolute`: its address,
    if that is known, which ends with a slash.
    """
    style = assets.site_style() + assets.style_sheet("chooser.css")
    script = assets.own_script("not_found.js")
    return NotFoundPage(
        language=language,
        head=head("", policy(scripts=[script], styles=[style])),
        title=title,
        said=tuple(_said(code, absolute or "/") for code in LANGUAGES),
        document=document,
        style=Markup(style),
        script=Markup(script),
    )


def _said(code: Language, root: str) -> NothingHere:
    words = Translator(code)
    nothing, back = words(_("There is no such page")), words(_("To the first page"))
    way = f"{code}/{HOME}"
    return NothingHere(code, nothing, back, way, root + way)
