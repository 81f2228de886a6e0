"""What is around the text of these pages: the paper of a museum's pages, with the region's name above."""

from __future__ import annotations

from collections.abc import Sequence

from jetisu360.language import Language, Message, Translator, _
from jetisu360.publish.layout import HOME, PROGRAMMES_PAGE, SEARCH_PAGE
from jetisu360.publish.pages.assets import programmes_style
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import kiosk
from jetisu360.publish.pages.models.frame import (
    Frame,
    Masthead,
    Meta,
    NamedLink,
    alternates,
    head,
    language_links,
    summary,
    title_length,
)
from jetisu360.publish.pages.readings import IN_OWN_LETTERS, reading
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Programmes

PROGRAMMES = _("Programmes and projects")
_SUMMARY = _("{title}: what was promised, what it costs and what is to be seen of it.")


def region_name(document: Programmes, language: Language) -> Said:
    return say(document.region.title, language) or Said(Translator(language)(_("Region")))


def programmes_frame(
    document: Programmes,
    language: Language,
    path: str,
    title: Said,
    *,
    description: Said | None = None,
    crumbs: Sequence[NamedLink] = (),
    image: str | None = None,
    summary_default: Message = _SUMMARY,
    first: Language = "kk",
    scripts: Sequence[str] = (),
) -> Frame:
    """The frame of the page at `path` in the folder of a language. `first`: the site's first language;
    `scripts`: what the page has inside itself.
    """
    home = "../" * path.count("/")
    base = f"../{home}"
    address = document.region.address
    absolute = address.rstrip("/") + "/" if address else base
    others = alternates(absolute, path, IN_OWN_LETTERS)
    addresses = {other.code: other.address for other in others}
    hall = kiosk(language, first, base)
    name = region_name(document, language)
    return Frame(
        head=head(base, policy(scripts=[*hall.scripts, *scripts])),
        meta=Meta(
            title=f"{title.line} – {name.line}",
            summary=summary(title, description or Said(""), Translator(language), summary_default),
            canonical=addresses[language],
            alternates=others,
            default=addresses[first],
            kind="website",
            locale=reading(language).og_locale,
            image=absolute + image if image else None,
            image_sized=False,
            image_alt=title.line if image else "",
        ),
        style_sheet=base + programmes_style()[0],
        kiosk=hall,
        masthead=Masthead(
            title=name,
            length=title_length(name.line),
            home=home + HOME,
            find=home + SEARCH_PAGE,
            languages=language_links(reading(language), path, base),
        ),
        region=None,
        crumbs=(NamedLink(name, home + HOME), *crumbs),
        title=title,
        length=title_length(title.line),
        keep=None,
        enter_script=None,
        text_script=None,
        zoom=None,
        linked_data=None,
    )


def list_link(home: str, language: Language) -> NamedLink:
    """The way up to the list; `home`: from the page to the folder of its language."""
    return NamedLink(Said(Translator(language)(PROGRAMMES)), home + PROGRAMMES_PAGE)
