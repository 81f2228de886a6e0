"""The pages of a region: the choice of language, and the home page in each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import LANGUAGES, Language, Translator, _
from jetisu360.publish.layout import HOME, PROGRAMMES_PAGE, SEARCH_PAGE
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import Kiosk, kiosk
from jetisu360.publish.pages.models import frame
from jetisu360.publish.pages.models.chooser import ChooserPage, chooser
from jetisu360.publish.pages.models.frame import (
    Alternate,
    Head,
    LanguageLink,
    Meta,
    head,
    language_links,
    summary,
)
from jetisu360.publish.pages.readings import IN_OWN_LETTERS, reading
from jetisu360.publish.pages.scene_data import in_page
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Programmes
from jetisu360.publish.region.map_drawing import Map, Spot, draw_map
from jetisu360.publish.region.museums import Museum
from jetisu360.publish.region.region_file import RegionWords

_BASE = "../"
"""From the page to the root of the site."""
_SUMMARY = _("{title}: walk through the museums in 360° panoramas.")
"""Of a region without a description of its own."""


@dataclass(frozen=True)
class Listed:
    """A museum in the list of one language; `number` counts from 1 and stands on the map as well."""

    id: str
    number: int
    title: Said
    place: Said
    text: Said
    href: str
    picture: str | None
    rooms: int
    objects: int
    open: bool
    on_map: bool


def region_title(region: RegionWords, language: Language) -> Said:
    return say(region.title.text, language) or Said(Translator(language)(_("Museums of the region")))


def listed(museums: Sequence[Museum], language: Language) -> list[Listed]:
    """The museums in alphabetical order of their titles, those with a tour first."""
    words = Translator(language)

    def title(museum: Museum) -> Said:
        return say(museum.title, language) or Said(words(_("Museum")))

    order = sorted(museums, key=lambda item: (item.tour is None, sort_key(title(item).line), item.id))
    found = []
    for number, museum in enumerate(order, 1):
        tour = museum.tour
        start = (tour.scene(tour.start) or tour.scenes[0]) if tour else None
        text = say(museum.text, language)
        found.append(
            Listed(
                id=museum.id,
                number=number,
                title=title(museum),
                place=say(museum.place, language),
                text=Said(Said(text.paragraphs[0]).line, text.language) if text else text,
                href=f"../{museum.path}{language}/{HOME}" if tour else f"#museum-{museum.id}",
                picture=f"../{museum.path}{start.thumbnail}" if start else None,
                rooms=len(tour.scenes) if tour else 0,
                objects=len(tour.objects) if tour else 0,
                open=tour is not None,
                on_map=museum.latitude is not None,
            )
        )
    return found


@dataclass(frozen=True)
class ProgrammesShown:
    """The way to what the region's office shows of its programmes, and how much that is."""

    href: str
    programmes: int
    projects: int


@dataclass(frozen=True)
class RegionPage:
    """`search`: where its form leads; `script`: fetches the fonts when it is quiet."""

    template: ClassVar = "region.html"

    language: Language
    head: Head
    meta: Meta
    style: Markup
    kiosk: Kiosk
    languages: tuple[LanguageLink, ...]
    title: Said
    description: Said
    search: str
    map: Map | None
    museums: tuple[Listed, ...]
    programmes: ProgrammesShown | None
    credits: Said
    script: Markup
    linked_data: Markup


def fill_home(
    region: RegionWords,
    museums: Sequence[Museum],
    language: Language,
    programmes: Programmes | None = None,
    *,
    in_hall: bool = False,
) -> RegionPage:
    """`<language>/index.html`."""
    words = Translator(language)
    title = region_title(region, language)
    description = say(region.description.text, language)
    entries = listed(museums, language)
    style = page_style()
    script = assets.own_script("late_fonts.js")
    hall = kiosk(language, region.language, _BASE, hall=in_hall)
    absolute = base_address(region)
    image = next((museum for museum in museums if museum.tour), None)
    return RegionPage(
        language=language,
        head=head(_BASE, policy(scripts=[script, *hall.scripts], styles=[style], forms=True)),
        meta=Meta(
            title=title.line,
            summary=summary(title, description, words, _SUMMARY),
            canonical=absolute + f"{language}/{HOME}" if absolute else HOME,
            alternates=alternates(absolute or _BASE, HOME),
            default=(absolute or _BASE) + HOME,
            kind="website",
            locale=reading(language).og_locale,
            image=(absolute or _BASE) + _poster(image) if image else None,
            image_sized=True,
            image_alt="",
        ),
        style=Markup(style),
        kiosk=hall,
        languages=language_links(reading(language), HOME, _BASE),
        title=title,
        description=description,
        search=SEARCH_PAGE,
        map=_map(museums, entries, words, language),
        museums=tuple(entries),
        programmes=_programmes(programmes),
        credits=say(region.credits.text, language),
        script=Markup(script),
        linked_data=Markup(in_page(_linked_data(title, description, museums, entries, absolute, language))),
    )


def fill_region_chooser(region: RegionWords, museums: Sequence[Museum]) -> ChooserPage:
    """`index.html`: the three languages; a browser with JavaScript goes on by itself."""
    language = region.language
    title = region_title(region, language)
    absolute = base_address(region) or ""
    image = next((museum for museum in museums if museum.tour), None)
    return chooser(
        language,
        title,
        summary(title, say(region.description.text, language), Translator(language), _SUMMARY),
        {code: region_title(region, code).line for code in LANGUAGES},
        absolute=absolute,
        alternates=alternates(absolute, HOME),
        image=_poster(image) if image else HOME,
    )


def page_style() -> str:
    """What pages of a region and of search carry inside themselves."""
    return assets.site_style() + assets.style_sheet("region.css")


def base_address(region: RegionWords) -> str | None:
    """Where the site will stand, if region.toml says so; ends with a slash."""
    return region.address.rstrip("/") + "/" if region.address else None


def alternates(absolute: str, page: str) -> tuple[Alternate, ...]:
    """A page in every language, for search engines."""
    return frame.alternates(absolute, page, IN_OWN_LETTERS)


def region_document(region: RegionWords, museums: Sequence[Museum]) -> bytes:
    """`region.json`: the region for programs, the same bytes for the same region."""
    document = {
        "version": 1,
        **region.model_dump(mode="json", include={"id", "language", "address"}),
        "title": region.title.text,
        "description": region.description.text,
        "credits": region.credits.text,
        "museums": [museum.as_json() for museum in museums],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _programmes(document: Programmes | None) -> ProgrammesShown | None:
    if document is None:
        return None
    return ProgrammesShown(PROGRAMMES_PAGE, len(document.programmes), len(document.projects()))


def _poster(museum: Museum) -> str:
    assert museum.tour is not None
    return museum.path + (museum.tour.scene(museum.tour.start) or museum.tour.scenes[0]).poster


def _map(
    museums: Sequence[Museum], entries: Sequence[Listed], words: Translator, language: Language
) -> Map | None:
    by_id = {museum.id: museum for museum in museums}
    spots = []
    for entry in entries:
        museum = by_id[entry.id]
        if museum.latitude is None or museum.longitude is None:
            continue
        name = say(museum.short, language) or entry.title
        spots.append(
            Spot(
                number=entry.number,
                name=name,
                title=entry.title,
                href=entry.href,
                latitude=museum.latitude,
                longitude=museum.longitude,
                open=entry.open,
            )
        )
    return draw_map(spots, words, words(_("Map of the museums"))) if spots else None


def _linked_data(
    title: Said,
    description: Said,
    museums: Sequence[Museum],
    entries: Sequence[Listed],
    absolute: str | None,
    language: Language,
) -> dict[str, Any]:
    """schema.org's CollectionPage with the museums in an ItemList. https://schema.org/ItemList"""
    by_id = {museum.id: museum for museum in museums}
    items = []
    for entry in entries:
        museum = by_id[entry.id]
        item: dict[str, Any] = {"@type": "Museum", "name": entry.title.line}
        if entry.text:
            item["description"] = entry.text.text
        if museum.latitude is not None:
            item["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": museum.latitude,
                "longitude": museum.longitude,
            }
        if entry.place:
            item["address"] = entry.place.line
        if absolute and entry.open:
            item["url"] = f"{absolute}{museum.path}{language}/{HOME}"
            item["image"] = absolute + _poster(museum)
        items.append({"@type": "ListItem", "position": entry.number, "item": item})
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title.line,
        "inLanguage": language,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }
    if description:
        record["description"] = Said(description.text).line
    if absolute:
        record["url"] = f"{absolute}{language}/{HOME}"
    return record
