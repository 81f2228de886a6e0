"""The search of a site as files: the index, and a search page in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from jetisu360.language import LANGUAGES, Language, Message, Translator, _, _n
from jetisu360.publish.layout import SEARCH_PAGE
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import kiosk
from jetisu360.publish.pages.museum import render, title_length
from jetisu360.publish.pages.readings import reading, switch
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
}
"""What the page's script says, by the names that it knows them by."""


def search_files(
    documents: Iterable[Document],
    title: Mapping[str, str],
    absolute: str | None,
    first: Language = "kk",
    *,
    hall: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of index and pages; `title`: what is searched, `absolute`: where it will stand,
    `first`: the site's first language, `hall`: whether it is for a hall.
    """
    facts, files = build_index(documents)
    yield from files
    for language in LANGUAGES:
        yield f"{language}/{SEARCH_PAGE}", _page(facts, title, absolute, language, first, hall).encode()


def _page(
    facts: Mapping[str, Any],
    title: Mapping[str, str],
    absolute: str | None,
    language: Language,
    first: Language,
    in_hall: bool,
) -> str:
    words = Translator(language)
    strings = {
        key: message.plural_forms(language) if message.plural else message.template(language)
        for key, message in _SAID.items()
    }
    style = assets.site_style() + assets.style_sheet("region.css")
    scripts = [assets.own_script("search.js"), assets.own_script("late_fonts.js")]
    name = say(title, language) or Said(words(_("Museum")))
    hall = kiosk(language, first, "../", hall=in_hall)
    root = absolute or "../"
    languages = switch(reading(language), SEARCH_PAGE, "../")
    return render(
        "search.html",
        language=language,
        words=words,
        csp=policy(scripts=[*scripts, *hall.scripts], styles=[style], forms=True),
        kiosk=hall,
        icon=assets.icon(),
        fonts="../" + assets.fonts()[0],
        style=Markup(style),
        title=name,
        title_length=title_length(name.line),
        languages=languages,
        alternates=[(code, f"{root}{code}/{SEARCH_PAGE}") for code in LANGUAGES],
        facts=Markup(in_page({**facts, "language": language, "base": "../", "strings": strings})),
        script=Markup(scripts[0]),
        fonts_script=Markup(scripts[1]),
    )
