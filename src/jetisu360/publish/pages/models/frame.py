"""What pages have in common: their beginning, what is told of them elsewhere, their top and bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.language import Message, Translator, _
from jetisu360.publish.layout import HOME, OFFLINE_PAGE, SEARCH_PAGE
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import Kiosk, kiosk
from jetisu360.publish.pages.linked_data import Node
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.readings import READINGS, Reading
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.publish.pages.shown_text import Said

MUSEUM_SUMMARY = _("{title}: walk through the rooms in 360° panoramas.")
"""Of a museum without a description of its own."""


@dataclass(frozen=True)
class Head:
    """What every page begins with: its policy, its icon, the address of the fonts' style sheet."""

    csp: str
    icon: str
    fonts: str


@dataclass(frozen=True)
class Alternate:
    """The same page in another reading."""

    code: str
    address: str


@dataclass(frozen=True)
class Meta:
    """What search engines and those who share the page are told of it.

    `kind`: of Open Graph (https://ogp.me); `image_sized`: the picture is 1200 × 630; `default`: the page for
    readers of any other language.
    """

    title: str
    summary: str
    canonical: str
    alternates: tuple[Alternate, ...]
    default: str
    kind: str
    locale: str
    image: str | None
    image_sized: bool
    image_alt: str


@dataclass(frozen=True)
class LanguageLink:
    """The page in a reading, as the switch between them shows it."""

    code: str
    name: str
    short: str
    href: str
    current: bool


@dataclass(frozen=True)
class NamedLink:
    """A link by its name."""

    name: Said
    href: str


@dataclass(frozen=True)
class Masthead:
    """The top of a page; `length`: how much room the title needs; `find` leads to the search."""

    title: Said
    length: str
    home: str
    find: str
    languages: tuple[LanguageLink, ...]


@dataclass(frozen=True)
class Beside:
    """The way to the pages before and after this one, with what they are."""

    label: str
    before_label: str
    after_label: str
    before: NamedLink | None
    after: NamedLink | None


@dataclass(frozen=True)
class Frame:
    """Everything around the text of a page of a room, an object, a route, a project.

    `region`: the way to the region's home page; `crumbs`: the pages above this one; `title`: of the page;
    `keep`: the page about keeping the museum, where there is one; `enter_script`: leads on into the panorama
    who was sent a view with the page; `text_script`: what stands on the page for a hand to use; `zoom`: the
    script that shows pictures closely, where there are any.
    """

    head: Head
    meta: Meta
    style_sheet: str
    kiosk: Kiosk
    masthead: Masthead
    region: NamedLink | None
    crumbs: tuple[NamedLink, ...]
    title: Said
    length: str
    keep: str | None
    enter_script: Markup | None
    text_script: Markup | None
    zoom: str | None
    linked_data: Markup | None


def frame(
    museum: InReading,
    path: str,
    title: Said,
    description: Said,
    *,
    summary_default: Message,
    image: str,
    image_sized: bool = True,
    kind: str = "website",
    crumbs: Sequence[NamedLink] = (),
    linked: Node | None = None,
    enter: bool = False,
    like: bool = False,
    zoom: bool = False,
    own: Sequence[str] = (),
) -> Frame:
    """The frame of the page at `path` in the folder of its reading.

    `enter`: the page has a place in the panorama, and its address may name a view;
    `image`: what shows the page where it is shared; `crumbs`: between the museum's page and this one;
    `like`: it has a heart; `zoom`: it has pictures to look at closely; `own`: scripts of this page alone.
    """
    home = "../" * path.count("/")
    base = f"../{home}"
    absolute = museum.absolute or base
    text_script = Markup(assets.own_script("text.js")) if like or zoom else None
    enter_script = Markup(assets.own_script("enter.js")) if enter else None
    later = assets.zoom_script()[1].decode() if zoom else None
    scripts = [script for script in (*own, enter_script, text_script, later) if script]
    hall = kiosk(museum.language, museum.tour.language, base, hall=museum.in_hall)
    others = alternates(absolute, path)
    addresses = {other.code: other.address for other in others}
    return Frame(
        head=head(base, policy(scripts=[*hall.scripts, *scripts])),
        meta=Meta(
            title=f"{title.line} – {museum.title.line}",
            summary=summary(title, description, museum.words, summary_default),
            canonical=addresses[museum.code],
            alternates=others,
            default=addresses[museum.tour.language],
            kind=kind,
            locale=museum.reading.og_locale,
            image=absolute + image,
            image_sized=image_sized,
            image_alt=title.line,
        ),
        style_sheet=base + assets.text_style()[0],
        kiosk=hall,
        masthead=masthead(museum, path),
        region=region(museum, base),
        crumbs=(NamedLink(museum.title, home + HOME), *crumbs),
        title=title,
        length=title_length(title.line),
        keep=home + OFFLINE_PAGE,
        enter_script=enter_script,
        text_script=text_script,
        zoom=base + assets.zoom_script()[0] if zoom else None,
        linked_data=Markup(in_page(linked)) if linked else None,
    )


def head(base: str, csp: str) -> Head:
    """`base`: from the page to the root of the site."""
    return Head(csp, assets.icon(), base + assets.fonts()[0])


def masthead(museum: InReading, path: str, *, latin: bool = True) -> Masthead:
    """The top of the page at `path` in the folder of its reading; `latin`: there is one in Latin letters."""
    home = "../" * path.count("/")
    base = f"../{home}"
    return Masthead(
        title=museum.title,
        length=title_length(museum.title.line),
        home=home + HOME,
        find=home + SEARCH_PAGE,
        languages=language_links(museum.reading, path, base, latin=latin and museum.language == "kk"),
    )


def region(museum: InReading, base: str) -> NamedLink | None:
    """The way to the home page of the region that the museum's site stands in."""
    above = museum.region
    return NamedLink(above.title, base + above.home) if above else None


def language_links(here: Reading, path: str, base: str, *, latin: bool = False) -> tuple[LanguageLink, ...]:
    """The switch between the readings of one page; `latin`: whether Latin letters are offered."""
    return tuple(
        LanguageLink(item.code, item.name, item.short, f"{base}{item.code}/{path}", item == here)
        for item in READINGS
        if latin or not item.latin
    )


def alternates(absolute: str, path: str, readings: Sequence[Reading] = READINGS) -> tuple[Alternate, ...]:
    """Where the page is in every reading, for search engines."""
    return tuple(Alternate(reading.code, f"{absolute}{reading.code}/{path}") for reading in readings)


def summary(title: Said, description: Said, words: Translator, default: Message) -> str:
    """One or two sentences for search engines and shared links, at most about 200 characters."""
    line = Said(description.paragraphs[0]).line if description else ""
    if not line:
        return words(default, title=title.line)
    return line if len(line) <= 200 else line[:200].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def title_length(title: str) -> str:
    """How much room the masthead needs, so that the panorama can have the rest of the first screen."""
    return "short" if len(title) <= 26 else "long" if len(title) <= 60 else "huge"
