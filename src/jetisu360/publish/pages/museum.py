"""The pages of a museum: what each template is told."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jetisu360.language import LANGUAGES, Language, Message, Translator, _
from jetisu360.publish import layout
from jetisu360.publish.floor_plan.plans import plans
from jetisu360.publish.pages import assets, labels
from jetisu360.publish.pages.catalogue import (
    BRIEF,
    MANY_OBJECTS,
    MANY_ROOMS,
    MANY_STOPS,
    Entry,
    elsewhere,
    rooms,
    shared_rights,
    view_hash,
)
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.dates import days, written
from jetisu360.publish.pages.kiosk import is_for_hall, kiosk_start, way_out
from jetisu360.publish.pages.licences import licence
from jetisu360.publish.pages.linked_data import Linked
from jetisu360.publish.pages.object_places import Showing
from jetisu360.publish.pages.readings import READINGS, Reading, reading, switch
from jetisu360.publish.pages.region_link import region_address, region_link
from jetisu360.publish.pages.scene_data import Record, in_page, stop_direction
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.visit_facts import facts, hours
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.site_address import is_site_address

LANGUAGE_NAMES = {one.code: one.name for one in READINGS}


@cache
def _environment() -> Environment:
    templates = Path(__file__).parents[1] / "templates"
    environment = Environment(
        loader=FileSystemLoader(templates),
        # Every file, whatever its suffix: a museum's text is never markup.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # nobody changes them under a running build
    )
    environment.globals["layout"] = layout
    return environment


def base_address(tour: Tour) -> str | None:
    """Where the site will stand, if the tour says so; ends with a slash.

    Only sharing needs it: everything else on a page is relative and works wherever the files are put.
    """
    if not tour.address or not is_site_address(tour.address):
        return None
    return tour.address.rstrip("/") + "/"


def museum_page(
    tour: Tour,
    language: Language,
    viewer: assets.Viewer,
    viewer_data: Record,
    as_read: Reading | None = None,
) -> str:
    """`<reading>/index.html`; `viewer_data` is what docs/publishing.md says the viewer reads.

    `as_read`: the language's own letters unless given. The page is in those anyway; `latin_pages` turns it.
    """
    as_read = as_read or reading(language)
    words = Translator(language)
    title = tour_title(tour, language)
    description = say(tour.description, language)
    listed = rooms(tour, language)
    start = next((room for room in listed if room.scene.id == tour.start), listed[0])
    named = len(tour.objects) <= MANY_OBJECTS
    groups = [room for room in listed if room.entries] if named else []
    rest = elsewhere(tour, language) if named else []
    drawn = plans(tour, language)
    period = days(scene.captured_at for scene in tour.scenes)
    credits, rights = say(tour.credits, language), licence(say({language: tour.licence}, language).text)
    common = shared_rights(tour, language)
    fonts = assets.fonts()[0]
    # Ours comes last: the page decides how large the viewer is.
    style = viewer.style + assets.site_style() + assets.style_sheet("museum.css")
    scripts = [viewer.script, assets.own_script("page.js"), kiosk_start(hall=is_for_hall(tour))]
    showing = Showing(tour, language)
    visit = [*facts(tour.visit, language), *hours(tour.visit, language)]
    guided = routes_shown(tour, language)
    chosen = [showing.objects[name] for name in dict.fromkeys(tour.highlights) if name in showing.objects]
    sections = {
        "about": bool(description or (len(listed) == 1 and start.description)),
        "visit": bool(visit),
        "highlights": bool(chosen),
        "routes": bool(guided),
        "plan": bool(drawn),
        "rooms": len(listed) > 1,
        "objects": bool(groups or rest or not named),
        "this-tour": bool(credits or rights.name or common or period),
    }
    absolute = base_address(tour)
    region = region_link(tour, language)
    linked = Linked(tour, as_read, absolute, title, region_address(absolute, region), region)
    return render(
        "museum.html",
        language=language,
        words=words,
        csp=policy(scripts=[*scripts, *viewer.later_scripts], styles=[style]),
        icon=assets.icon(),
        base="../",
        fonts="../" + fonts,
        style=Markup(style),
        title=title,
        region=region,
        title_length=title_length(title.line),
        summary=summary(title, description, words),
        description=description,
        poster_alt=words(_("{title}: the first view of the panorama"), title=start.title.line),
        canonical=absolute + f"{as_read.code}/{layout.HOME}" if absolute else layout.HOME,
        root_address=(absolute or "../") + layout.HOME,
        languages=languages(tour, as_read, absolute or "../", "../", layout.HOME),
        alternates=alternates(absolute or "../", layout.HOME),
        say=say,
        minutes=minutes,
        og_locale=as_read.og_locale,
        og_image=(absolute or "../") + start.scene.poster,
        start=start,
        plans=drawn,
        rooms=listed,
        thumbnail_size=Markup(' width="480" height="300"'),
        columns=_columns(len(listed)),
        show_days=period is not None and period[0] != period[1],
        groups=[
            *groups,
            *([_Rest(Said(words(_("Objects not marked in the panorama"))), rest)] if rest else []),
        ],
        objects_total=len(tour.objects),
        brief=len(tour.objects) > BRIEF,
        rooms_told=len(listed) <= MANY_ROOMS,
        objects_named=named,
        stops_told=sum(len(route["stops"]) for route in guided) <= MANY_STOPS,
        showing=showing,
        highlights=chosen,
        highlights_tall=showing.tall(chosen),
        highlights_columns=_columns(len(chosen)),
        visit_facts=facts(tour.visit, language),
        hours=hours(tour.visit, language),
        routes=guided,
        object_page=layout.object_page,
        room_page=layout.room_page,
        route_page=layout.route_page,
        sections=[name for name, there in sections.items() if there],
        credits=credits,
        shared_rights=common,
        licence=rights,
        period=period,
        language_names=LANGUAGE_NAMES,
        written=partial(_written, language=language),
        viewer_data=Markup(in_page(viewer_data)),
        viewer_script=Markup(viewer.script),
        page_script=Markup(scripts[1]),
        kiosk_start=Markup(scripts[2]),
        leave=way_out(language, hall=is_for_hall(tour)),
        linked_data=Markup(in_page(linked.museum(start.scene))),
    )


def chooser_page(tour: Tour) -> str:
    """`index.html`: the three languages; a browser with JavaScript goes on by itself."""
    language = tour.language
    words = Translator(language)
    title = tour_title(tour, language)
    style, script = assets.site_style(), assets.own_script("chooser.js")
    absolute = base_address(tour)
    start = tour.scene(tour.start) or tour.scenes[0]
    return render(
        "chooser.html",
        language=language,
        words=words,
        csp=policy(scripts=[script], styles=[style]),
        icon=assets.icon(),
        fonts=assets.fonts()[0],
        style=Markup(style),
        title=title,
        summary=summary(title, say(tour.description, language), words),
        root_address=(absolute or "") + layout.HOME,
        languages=languages(tour, reading(language), absolute or "", "", layout.HOME)[:3],
        alternates=alternates(absolute or "", layout.HOME),
        og_image=(absolute or "") + start.poster,
        chooser_script=Markup(script),
    )


DESCRIPTION = _("{title}: walk through the rooms in 360° panoramas.")
"""Of a museum without a description of its own."""


class _Rest:
    """A group of entries that belongs to no room."""

    def __init__(self, title: Said, entries: list[Entry]) -> None:
        self.title, self.entries = title, entries


def render(template: str, words: Translator, **values: Any) -> str:
    return _environment().get_template(template).render(values, labels=labels, **words.in_templates())


def tour_title(tour: Tour, language: Language) -> Said:
    """What the museum is called."""
    return say(tour.title, language) or Said(Translator(language)(_("Museum")))


def summary(title: Said, description: Said, words: Translator, default: Message = DESCRIPTION) -> str:
    """One or two sentences for search engines and shared links, at most about 200 characters."""
    line = Said(description.paragraphs[0]).line if description else ""
    if not line:
        return words(default, title=title.line)
    return line if len(line) <= 200 else line[:200].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def title_length(title: str) -> str:
    """How much room the masthead needs, so that the panorama can have the rest of the first screen."""
    return "short" if len(title) <= 26 else "long" if len(title) <= 60 else "huge"


def languages(tour: Tour, here: Reading, absolute: str, relative: str, page: str) -> list[dict[str, Any]]:
    """The switch between readings of one page; Kazakh in Latin letters is offered on Kazakh pages only."""
    titles = {code: tour_title(tour, code).line for code in LANGUAGES}
    return switch(here, page, relative, absolute=absolute, latin=here.language == "kk", titles=titles)


def alternates(absolute: str, page: str) -> list[tuple[str, str]]:
    """Code and address of every reading of a page, for search engines."""
    return [(one.code, f"{absolute}{one.code}/{page}") for one in READINGS]


def _columns(count: int) -> int:
    """Columns of rooms on a wide screen: those that leave the fewest places of the last row empty."""
    return count if count < 4 else min((4, 3), key=lambda columns: -count % columns)


def routes_shown(tour: Tour, language: Language) -> list[dict[str, Any]]:
    """The guided routes and their stops; the address of a stop tells the viewer which stop it is."""
    found = []
    for route in tour.routes:
        there = [stop for stop in route.stops if tour.scene(stop.scene)]
        stops = [
            {
                "scene": stop.scene,
                "label": stop.label,
                "title": say(stop.title, language),
                "text": say(stop.text, language),
                "sound": stop.sound,
                "href": f"{view_hash(stop.scene, *stop_direction(tour, stop))}~{route.id}.{number}",
            }
            for number, stop in enumerate(there, 1)
        ]
        if stops:
            found.append(
                {
                    "id": route.id,
                    "title": say(route.title, language),
                    "description": say(route.description, language),
                    "stops": stops,
                }
            )
    return found


def minutes(seconds: float) -> str:
    """`1:05`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _written(day: date, *, language: Language) -> str:
    return written(day, language)
