"""The files that make a museum work without a network: worker, page, icons, the app's manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import Language, Message, Translator, _
from jetisu360.publish import layout
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import Kiosk, kiosk
from jetisu360.publish.pages.latin import latin_page, latin_strings, to_latin
from jetisu360.publish.pages.models.frame import Head, Masthead, head, masthead
from jetisu360.publish.pages.models.in_reading import InReading, tour_title
from jetisu360.publish.pages.readings import READINGS, Reading
from jetisu360.publish.pages.render import render
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.tour.document.tour import Tour

# What the page's script says, by the names that it knows them by.
_SAID: Mapping[str, Message] = {
    "megabytes": _("{n} MB"),
    "impossible": _(
        "This browser cannot keep the museum. The site has to be open at an https:// address and "
        "not in a private window."
    ),
    "offline-now": _("There is no network now, so the size cannot be known and nothing can be kept."),
    "working": _("Keeping: {done} of {total}"),
    "stopped": _("Stopped: {done} of {total} are kept. You can go on at any time."),
    "kept": _("The museum is kept on this device ({total}). It now opens without the Internet."),
    "renewing": _(
        "The museum has changed: a new copy is being kept ({done} of {total}). Until it is "
        "whole, the old one opens."
    ),
    "full": _(
        "There is not enough room on the device: {need} are needed. Make room, or choose the light copy."
    ),
    "network": _("The network was lost: {done} of {total} are kept. Go on when it is back."),
    "removed": _("The museum was removed from this device."),
}
_BASE = "../"
"""From the page to the root of the site."""
ICONS = ("icon-192.png", "icon-512.png", "icon-maskable-512.png")


@dataclass(frozen=True)
class Archive:
    """The archive of a site that is offered on it: `path` from the root, `size` in bytes."""

    path: str
    size: int


@dataclass(frozen=True)
class Offer:
    """The archive as the page offers it; `size` in words."""

    href: str
    size: str


@dataclass(frozen=True)
class OfflinePage:
    """`strings`: what the page's script says; `fonts_script`: fetches the fonts when it is quiet."""

    template: ClassVar = "offline.html"

    language: Language
    head: Head
    style: Markup
    kiosk: Kiosk
    masthead: Masthead
    archive: Offer | None
    strings: Markup
    script: Markup
    fonts_script: Markup


def offline_files(tour: Tour) -> Iterator[tuple[str, bytes]]:
    """Everything but `offline.json` and the archive."""
    worker = assets.plain_script("sw.js", layout.in_javascript()).encode()
    yield layout.WORKER, worker
    icons = {name: (assets.STATIC / "icons" / name).read_bytes() for name in ICONS}
    for name, data in icons.items():
        yield layout.asset(name, data), data
    for reading in READINGS:
        yield f"{reading.code}/{layout.APP}", _app(tour, reading, icons)
    yield from offline_pages(tour, None)


def offline_pages(tour: Tour, archive: Archive | None) -> Iterator[tuple[str, bytes]]:
    """`<reading>/offline.html`; `archive`: what the page offers to be taken away, if anything."""
    for reading in READINGS:
        page = render(fill_offline(InReading(tour, reading), archive))
        yield f"{reading.code}/{layout.OFFLINE_PAGE}", (latin_page(page) if reading.latin else page).encode()


def megabytes(size: float, language: Language) -> str:
    """`12 МБ`, `0.4 MB`: as much as helps to decide."""
    from babel.numbers import format_decimal

    value = size / 1e6
    words = Translator(language)
    number = format_decimal(round(value) if value >= 10 else round(value, 1), locale=words.locale)
    return words(_("{number} MB"), number=number)


def _app(tour: Tour, reading: Reading, icons: dict[str, bytes]) -> bytes:
    """https://www.w3.org/TR/appmanifest/"""
    name = tour_title(tour, reading.language).line
    if reading.latin:
        name = to_latin(name)
    sizes = {"icon-192.png": "192x192", "icon-512.png": "512x512", "icon-maskable-512.png": "512x512"}
    manifest = {
        "id": "../",
        "name": name,
        "short_name": name if len(name) <= 24 else name[:24].rsplit(" ", 1)[0],
        "lang": reading.code,
        "start_url": layout.HOME,
        "scope": "../",
        "display": "standalone",
        "background_color": "#f6f1e7",
        "theme_color": "#f6f1e7",
        "icons": [
            {
                "src": "../" + layout.asset(icon, data),
                "sizes": sizes[icon],
                "type": layout.media_type(icon),
                "purpose": "maskable" if "maskable" in icon else "any",
            }
            for icon, data in icons.items()
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def fill_offline(museum: InReading, archive: Archive | None) -> OfflinePage:
    """`archive`: what the page offers to be taken away, if anything."""
    language = museum.language
    strings = {name: message.template(language) for name, message in _SAID.items()}
    if museum.reading.latin:
        strings = latin_strings(strings)
    style = assets.site_style() + assets.style_sheet("offline.css")
    scripts = [assets.own_script("offline.js"), assets.own_script("late_fonts.js")]
    hall = kiosk(language, museum.tour.language, _BASE, hall=museum.in_hall)
    return OfflinePage(
        language=language,
        head=head(_BASE, policy(scripts=[*scripts, *hall.scripts], styles=[style], worker=True)),
        style=Markup(style),
        kiosk=hall,
        masthead=masthead(museum, layout.OFFLINE_PAGE),
        archive=Offer(_BASE + archive.path, megabytes(archive.size, language)) if archive else None,
        strings=Markup(in_page({"language": language, **strings})),
        script=Markup(scripts[0]),
        fonts_script=Markup(scripts[1]),
    )
