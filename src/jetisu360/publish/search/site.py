"""The search of a site as files: the index, and a search page in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from jetisu360.publish import assets
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.csp import policy
from jetisu360.publish.data import in_page
from jetisu360.publish.kiosk import kiosk
from jetisu360.publish.pages import render, title_length
from jetisu360.publish.readings import reading, switch
from jetisu360.publish.said import Said, say
from jetisu360.publish.search.documents import Document
from jetisu360.publish.search.index import build_index
from jetisu360.publish.words import Words, site_strings
from jetisu360.text import LANGUAGES, Language

PAGE = "search.html"
_SAID = (
    *("search-count", "search-some", "search-none", "search-none-advice", "search-failed", "search-see"),
    *("kind-museum", "kind-room", "kind-object"),
)


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
    for path, data in files:
        yield from with_siblings(path, data)
    for language in LANGUAGES:
        yield from with_siblings(
            f"{language}/{PAGE}", _page(facts, title, absolute, language, first, hall).encode()
        )


def _page(
    facts: Mapping[str, Any],
    title: Mapping[str, str],
    absolute: str | None,
    language: Language,
    first: Language,
    in_hall: bool,
) -> str:
    words = Words(language, "search", "site")
    strings = {key: site_strings("search")[key][language] for key in _SAID}
    style = assets.site_style() + assets.style_sheet("region.css")
    scripts = [assets.own_script("search.js"), assets.own_script("late_fonts.js")]
    name = say(title, language) or Said(words("untitled-museum"))
    hall = kiosk(language, first, "../", hall=in_hall)
    root = absolute or "../"
    languages = switch(reading(language), PAGE, "../")
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
        alternates=[(code, f"{root}{code}/{PAGE}") for code in LANGUAGES],
        facts=Markup(in_page({**facts, "language": language, "base": "../", "strings": strings})),
        script=Markup(scripts[0]),
        fonts_script=Markup(scripts[1]),
    )
