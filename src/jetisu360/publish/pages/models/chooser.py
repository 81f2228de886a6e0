"""The first page of a site, which chooses the language: `index.html`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import LANGUAGES, Language, Translator
from jetisu360.publish.layout import HOME
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.models.frame import (
    MUSEUM_SUMMARY,
    Alternate,
    Head,
    alternates,
    head,
    summary,
)
from jetisu360.publish.pages.models.in_reading import base_address, tour_title
from jetisu360.publish.pages.readings import reading
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Choice:
    """A language, and what the site is called in it."""

    code: str
    name: str
    href: str
    title: str


@dataclass(frozen=True)
class ChooserPage:
    """`image`: what shows the site where it is shared."""

    template: ClassVar = "chooser.html"

    language: Language
    head: Head
    title: Said
    summary: str
    canonical: str
    alternates: tuple[Alternate, ...]
    image: str
    choices: tuple[Choice, ...]
    style: Markup
    script: Markup


def fill_chooser(tour: Tour) -> ChooserPage:
    """Of a museum."""
    title, words = tour_title(tour, tour.language), Translator(tour.language)
    absolute = base_address(tour) or ""
    return chooser(
        tour.language,
        title,
        summary(title, say(tour.description, tour.language), words, MUSEUM_SUMMARY),
        {code: tour_title(tour, code).line for code in LANGUAGES},
        absolute=absolute,
        alternates=alternates(absolute, HOME),
        image=(tour.scene(tour.start) or tour.scenes[0]).poster,
    )


def chooser(
    language: Language,
    title: Said,
    told: str,
    titles: Mapping[Language, str],
    *,
    absolute: str,
    alternates: tuple[Alternate, ...],
    image: str,
) -> ChooserPage:
    """Of a museum or a region, at `absolute` if that is known; JavaScript goes on by itself."""
    style, script = assets.site_style() + assets.style_sheet("chooser.css"), assets.own_script("chooser.js")
    return ChooserPage(
        language=language,
        head=head("", policy(scripts=[script], styles=[style])),
        title=title,
        summary=told,
        canonical=absolute + HOME,
        alternates=alternates,
        image=absolute + image,
        choices=tuple(Choice(code, reading(code).name, f"{code}/{HOME}", titles[code]) for code in LANGUAGES),
        style=Markup(style),
        script=Markup(script),
    )
