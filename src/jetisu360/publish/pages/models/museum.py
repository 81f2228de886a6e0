"""The page of the museum, which holds the panorama: `index.html` of each reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import Language, _
from jetisu360.publish.floor_plan.drawing import on_plan
from jetisu360.publish.floor_plan.plans import Plan, plans
from jetisu360.publish.layout import HOME, OFFLINE_PAGE
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.catalogue import Room, rooms
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import kiosk_start, way_out
from jetisu360.publish.pages.labels import SECTIONS
from jetisu360.publish.pages.models import museum_sections as parts
from jetisu360.publish.pages.models.frame import (
    MUSEUM_SUMMARY,
    Head,
    Masthead,
    Meta,
    NamedLink,
    alternates,
    head,
    masthead,
    region,
    summary,
)
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.museum_sections import (
    BASE,
    About,
    Highlights,
    Objects,
    RoomEntry,
    Rooms,
    RouteEntry,
    ThisTour,
    Visit,
)
from jetisu360.publish.pages.models.room import Note
from jetisu360.publish.pages.scene_data import Record, glimpse_of, in_page
from jetisu360.publish.pages.shown_text import Said
from jetisu360.tour.checks.checks import walkable


@dataclass(frozen=True)
class Section:
    """A part of the page in the list of its parts; `name` is its address."""

    name: str
    label: str


@dataclass(frozen=True)
class Stage:
    """What stands where the panorama will: the first room by its name, and its first view.

    `glimpse`: the same, small enough to stand in the page itself; None where the tour has none of that view.
    `stills`: the same in full: their folder, and which there are.
    """

    title: Said
    poster: str
    poster_alt: str
    glimpse: str | None
    stills: str | None


@dataclass(frozen=True)
class MuseumPage:
    """`leave`: what the way out of the kiosk is called; `viewer_data`: what docs/publishing.md says that the
    viewer reads. A part of the page that has nothing to say is None or empty and not among the `sections`.
    `more_rooms`: the address of the list of rooms, where no way leads from the start to some of them.
    """

    template: ClassVar = "museum.html"

    language: Language
    head: Head
    meta: Meta
    style: Markup
    below_style: str
    kiosk_start: Markup
    first_view: Markup
    leave: str
    region: NamedLink | None
    masthead: Masthead
    stage: Stage
    viewer_data: Markup
    viewer_script: Markup
    page_script: Markup
    sections: tuple[Section, ...]
    about: About | None
    visit: Visit | None
    highlights: Highlights | None
    routes: tuple[RouteEntry, ...]
    plans: tuple[Plan, ...]
    off_plan: tuple[RoomEntry, ...]
    more_rooms: str | None
    rooms: Rooms
    everywhere: tuple[Note, ...]
    objects: Objects | None
    this_tour: ThisTour | None
    keep: str
    linked_data: Markup


def _stage(start: Room, poster_alt: str) -> Stage:
    glimpse = glimpse_of(start.scene)
    stills = glimpse.stills if glimpse else None
    return Stage(
        title=start.title,
        poster=BASE + start.scene.poster,
        poster_alt=poster_alt,
        glimpse=glimpse.src if glimpse else None,
        stills=" ".join((BASE + stills.path, *stills.names)) if stills else None,
    )


def fill_museum(museum: InReading, viewer: assets.Viewer, viewer_data: Record) -> MuseumPage:
    """The page with that viewer in it."""
    tour, language = museum.tour, museum.language
    absolute = museum.absolute or BASE
    listed = rooms(tour, language)
    start = next((room for room in listed if room.scene.id == tour.start), listed[0])
    poster_alt = museum.words(_("{title}: the first view of the panorama"), title=start.title.line)
    # Ours comes last: the page decides how large the viewer is.
    style = viewer.style + assets.style_sheet("site.css") + assets.style_sheet("museum.css")
    stage = _stage(start, poster_alt)
    scripts = [
        viewer.script,
        assets.own_script("page.js"),
        kiosk_start(hall=museum.in_hall) + assets.own_script("elsewhere.js"),
        # Where nothing is shown of the first view, nothing is asked for.
        *([assets.own_script("first_view.js")] if stage.glimpse else []),
    ]
    about = parts.about(museum, listed, start)
    visit = parts.visit(museum)
    highlights = parts.highlights(museum)
    guided = parts.routes(museum)
    drawn = plans(tour, language, BASE)
    told = parts.rooms(listed, start, language)
    placed = {scene.id for plan in tour.plans for _, scene in on_plan(tour, plan)}
    everywhere = parts.everywhere(museum)
    objects = parts.objects(museum, listed)
    this_tour = parts.this_tour(museum)
    there = {
        "about": about is not None,
        "visit": visit is not None,
        "highlights": highlights is not None,
        "routes": bool(guided),
        "plan": bool(drawn),
        "rooms": len(listed) > 1,
        "everywhere": bool(everywhere),
        "objects": objects is not None,
        "this-tour": this_tour is not None,
    }
    return MuseumPage(
        language=language,
        head=head(BASE, policy(scripts=[*scripts, *viewer.later_scripts], styles=[style])),
        meta=Meta(
            title=museum.title.line,
            summary=summary(museum.title, museum.say(tour.description), museum.words, MUSEUM_SUMMARY),
            canonical=museum.absolute + f"{museum.code}/{HOME}" if museum.absolute else HOME,
            alternates=alternates(absolute, HOME),
            default=absolute + HOME,
            kind="website",
            locale=museum.reading.og_locale,
            image=absolute + start.scene.poster,
            image_sized=True,
            image_alt=poster_alt,
        ),
        style=Markup(style),
        below_style=BASE + assets.below_style()[0],
        kiosk_start=Markup(scripts[2]),
        first_view=Markup("".join(scripts[3:])),
        leave=way_out(language, hall=museum.in_hall),
        region=region(museum, BASE),
        masthead=masthead(museum, HOME),
        stage=stage,
        viewer_data=Markup(in_page(viewer_data)),
        viewer_script=Markup(viewer.script),
        page_script=Markup(scripts[1]),
        sections=tuple(Section(name, museum.words(SECTIONS[name])) for name, shown in there.items() if shown),
        about=about,
        visit=visit,
        highlights=highlights,
        routes=guided,
        plans=tuple(drawn),
        off_plan=tuple(room for room in told.entries if room.id not in placed),
        more_rooms=f"#{start.scene.id}!!rooms" if 1 < len(walkable(tour)) < len(listed) else None,
        rooms=told,
        everywhere=everywhere,
        objects=objects,
        this_tour=this_tour,
        keep=OFFLINE_PAGE,
        linked_data=Markup(in_page(museum.linked.museum(start.scene))),
    )
