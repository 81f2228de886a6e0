"""The search of a site as files: the index, and a search page in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from jetisu360.language import Language, Message, Translator, _, _n, _p
from jetisu360.publish.layout import HOME, SEARCH_PAGE
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import Kiosk, kiosk
from jetisu360.publish.pages.latin import latin_page, latin_strings
from jetisu360.publish.pages.models.frame import (
    Alternate,
    Head,
    Masthead,
    alternates,
    head,
    language_links,
    title_length,
)
from jetisu360.publish.pages.readings import IN_OWN_LETTERS, LATIN, READINGS, Reading
from jetisu360.publish.pages.render import render
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.search.documents import Document
from jetisu360.publish.search.index import build_index

_SAID: Mapping[str, Message] = {
    "search-count": _n("{n} result for “{query}”", "{n} results for “{query}”"),
    "search-some": _("No page has all of these words. Those below have some of them."),
    "search-none": _("Nothing was found for “{query}”."),
    "search-none-advice": _("Try only the beginning of the word, or a more general word."),
    "search-failed": _("The search index did not load. Check the network and try again."),
    "search-see": _("See it in the panorama"),
    "kind-museum": _("museum"),
    "kind-room": _("room"),
    "kind-object": _("object"),
    "kind-programme": _p("search", "programme"),
    "kind-project": _p("search", "project"),
    "kind-route": _p("search", "guided route"),
    "kind-note": _p("search", "note in a room"),
    "search-layout": _("Nothing was found for “{asked}”. Here is what was found for “{query}”."),
}
"""What the page's script says, by the names that it knows them by."""
_BASE = "../"
"""From the page to the root of the site."""


@dataclass(frozen=True)
class SearchPage:
    """`search`: where its form leads; `fonts_script`: fetches the fonts when it is quiet."""

    template: ClassVar = "search.html"

    language: Language
    head: Head
    alternates: tuple[Alternate, ...]
    style: Markup
    kiosk: Kiosk
    masthead: Masthead
    search: str
    facts: Markup
    script: Markup
    fonts_script: Markup


def search_files(
    documents: Iterable[Document],
    title: Mapping[str, str],
    absolute: str | None,
    first: Language = "kk",
    *,
    hall: bool = False,
    latin: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of index and pages; `title`: what is searched, `absolute`: where it will stand,
    `first`: the site's first language, `hall`: whether it is for a hall, `latin`: whether it has pages in
    Kazakh Latin letters.
    """
    facts, files = build_index(documents, latin=latin)
    yield from files
    readings = READINGS if latin else IN_OWN_LETTERS
    for reading in readings:
        page = render(fill_search(facts, title, absolute, reading, first, in_hall=hall, readings=readings))
        yield f"{reading.code}/{SEARCH_PAGE}", (latin_page(page) if reading.latin else page).encode()


def fill_search(
    facts: Mapping[str, Any],
    title: Mapping[str, str],
    absolute: str | None,
    reading: Reading,
    first: Language,
    *,
    in_hall: bool,
    readings: Sequence[Reading] = IN_OWN_LETTERS,
) -> SearchPage:
    """`facts`: what the page's script must know of the index; `readings`: in which the site is."""
    language = reading.language
    strings: dict[str, Any] = {}
    for key, message in _SAID.items():
        forms = message.plural_forms(language) if message.plural else {"": message.template(language)}
        said = latin_strings(forms) if reading.latin else forms
        strings[key] = said if message.plural else said[""]
    style = assets.site_style() + assets.style_sheet("region.css")
    scripts = [assets.own_script("search.js"), assets.own_script("late_fonts.js")]
    name = say(title, language) or Said(Translator(language)(_("Museum")))
    hall = kiosk(language, first, _BASE, hall=in_hall)
    return SearchPage(
        language=language,
        head=head(_BASE, policy(scripts=[*scripts, *hall.scripts], styles=[style], forms=True)),
        alternates=alternates(absolute or _BASE, SEARCH_PAGE, readings),
        style=Markup(style),
        kiosk=hall,
        masthead=Masthead(
            title=name,
            length=title_length(name.line),
            home=HOME,
            find=SEARCH_PAGE,
            languages=language_links(
                reading, SEARCH_PAGE, _BASE, latin=LATIN in readings and language == "kk"
            ),
        ),
        search=SEARCH_PAGE,
        facts=Markup(in_page({**facts, "language": reading.code, "base": _BASE, "strings": strings})),
        script=Markup(scripts[0]),
        fonts_script=Markup(scripts[1]),
    )
