"""The page that a server shows where there is none, `404.html`: in three languages, with the way back.

It may be shown at any address below the site, so its links cannot be relative: there is one only where the
site's address is known. It carries its looks inside itself for the same reason.
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
    """That there is nothing, in the language `code`, and the way back."""

    code: str
    nothing: str
    way: str
    href: str


@dataclass(frozen=True)
class NotFoundPage:
    template: ClassVar = "not_found.html"

    language: Language
    head: Head
    title: Said
    said: tuple[NothingHere, ...]
    style: Markup


def fill_not_found(language: Language, title: Said, absolute: str) -> NotFoundPage:
    """Of a museum or a region called `title` at the address `absolute`, which ends with a slash."""
    style = assets.site_style() + assets.style_sheet("chooser.css")
    return NotFoundPage(
        language=language,
        head=head(absolute, policy(styles=[style])),
        title=title,
        said=tuple(_said(code, absolute) for code in LANGUAGES),
        style=Markup(style),
    )


def _said(code: Language, absolute: str) -> NothingHere:
    words = Translator(code)
    nothing, way = words(_("There is no such page")), words(_("To the first page"))
    return NothingHere(code, nothing, way, f"{absolute}{code}/{HOME}")
