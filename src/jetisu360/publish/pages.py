"""The pages of a museum: what each template is told."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jetisu360.publish import assets
from jetisu360.publish.catalogue import Entry, elsewhere, rooms, shared_rights
from jetisu360.publish.csp import policy
from jetisu360.publish.data import Record, in_page
from jetisu360.publish.dates import days, written
from jetisu360.publish.licences import licence
from jetisu360.publish.plans import plans
from jetisu360.publish.said import Said, say
from jetisu360.publish.words import Words
from jetisu360.text import LANGUAGES, Language
from jetisu360.tour.document import Scene, Tour

NAMES = {"kk": ("Қазақша", "ҚАЗ"), "ru": ("Русский", "РУС"), "en": ("English", "ENG")}
OG_LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}


@cache
def _environment() -> Environment:
    templates = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(templates),
        # Every file, whatever its suffix: a museum's text is never markup.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def base_address(tour: Tour) -> str | None:
    """Where the site will stand, if the tour says so (`address`, an extra field); ends with a slash.

    Only sharing needs it: everything else on a page is relative and works wherever the files are put.
    """
    address = (tour.model_extra or {}).get("address")
    if not isinstance(address, str) or urlsplit(address).scheme not in ("http", "https"):
        return None
    return address.rstrip("/") + "/"


def museum_page(tour: Tour, language: Language, viewer: assets.Viewer, viewer_data: Record) -> str:
    """`<language>/index.html`; `viewer_data` is what docs/publishing.md says the viewer reads."""
    words = Words(language)
    title = _title(tour, language)
    description = say(tour.description, language)
    listed = rooms(tour, language)
    start = next((room for room in listed if room.scene.id == tour.start), listed[0])
    groups = [room for room in listed if room.entries]
    rest = elsewhere(tour, language)
    drawn = plans(tour, language)
    period = days(scene.captured_at for scene in tour.scenes)
    credits, rights = say(tour.credits, language), licence(say({language: tour.licence}, language).text)
    common = shared_rights(tour, language)
    fonts, _ = assets.fonts()
    # Ours comes last: the page decides how large the viewer is.
    style = viewer.style + assets.site_style()
    scripts = [viewer.script, assets.own_script("page.js")]
    sections = {
        "about": bool(description or (len(listed) == 1 and start.description)),
        "plan": bool(drawn),
        "rooms": len(listed) > 1,
        "objects": bool(groups or rest),
        "this-tour": bool(credits or rights.name or common or period),
    }
    absolute = base_address(tour)
    return _render(
        "museum.html",
        language=language,
        words=words,
        csp=policy(scripts=scripts, styles=[style]),
        icon=assets.icon(),
        base="../",
        fonts="../" + fonts,
        style=Markup(style),
        title=title,
        title_length=_length(title.line),
        summary=_summary(title, description, words),
        description=description,
        poster_alt=words("poster-alt", title=start.title.line),
        canonical=absolute + f"{language}/index.html" if absolute else "index.html",
        root_address=(absolute or "../") + "index.html",
        languages=_languages(tour, absolute or "../", "../"),
        og_locale=OG_LOCALES[language],
        og_image=(absolute or "../") + start.scene.poster,
        start=start,
        plans=drawn,
        rooms=listed,
        thumbnail_size=Markup(' width="480" height="300"'),
        columns=_columns(len(listed)),
        show_days=period is not None and period[0] != period[1],
        groups=[*groups, *([_Rest(Said(words("objects-elsewhere")), rest)] if rest else [])],
        objects_total=len(_shown_objects(tour)),
        sections=[name for name, there in sections.items() if there],
        credits=credits,
        shared_rights=common,
        licence=rights,
        period=period,
        written=partial(_written, language=language),
        viewer_data=Markup(in_page(viewer_data)),
        viewer_script=Markup(viewer.script),
        page_script=Markup(scripts[1]),
        linked_data=Markup(in_page(_linked_data(title, description, start.scene, absolute, language))),
    )


def chooser_page(tour: Tour) -> str:
    """`index.html`: the three languages; a browser with JavaScript goes on by itself."""
    language = tour.language
    words = Words(language)
    title = _title(tour, language)
    style, script = assets.site_style(), assets.own_script("chooser.js")
    absolute = base_address(tour)
    start = tour.scene(tour.start) or tour.scenes[0]
    return _render(
        "chooser.html",
        language=language,
        words=words,
        csp=policy(scripts=[script], styles=[style]),
        icon=assets.icon(),
        fonts=assets.fonts()[0],
        style=Markup(style),
        title=title,
        summary=_summary(title, say(tour.description, language), words),
        root_address=(absolute or "") + "index.html",
        languages=_languages(tour, absolute or "", ""),
        og_image=(absolute or "") + start.poster,
        chooser_script=Markup(script),
    )


class _Rest:
    """A group of entries that belongs to no room."""

    def __init__(self, title: Said, entries: list[Entry]) -> None:
        self.title, self.entries = title, entries


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


def _title(tour: Tour, language: Language) -> Said:
    return say(tour.title, language) or Said(Words(language)("untitled-museum"))


def _summary(title: Said, description: Said, words: Words) -> str:
    """One or two sentences for search engines and shared links, at most about 200 characters."""
    line = Said(description.paragraphs[0]).line if description else ""
    if not line:
        return words("description-default", title=title.line)
    return line if len(line) <= 200 else line[:200].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _length(title: str) -> str:
    """How much room the masthead needs, so that the panorama can have the rest of the first screen."""
    return "short" if len(title) <= 26 else "long" if len(title) <= 60 else "huge"


def _columns(count: int) -> int:
    """Columns of rooms on a wide screen: those that leave the fewest places of the last row empty."""
    return count if count < 4 else min((4, 3), key=lambda columns: -count % columns)


def _languages(tour: Tour, absolute: str, relative: str) -> list[dict[str, str]]:
    return [
        {
            "code": code,
            "name": NAMES[code][0],
            "short": NAMES[code][1],
            "href": f"{relative}{code}/index.html",
            "address": f"{absolute}{code}/index.html",
            "title": _title(tour, code).line,
        }
        for code in LANGUAGES
    ]


def _shown_objects(tour: Tour) -> set[str]:
    return {thing.id for thing in tour.objects}


def _written(day: date, *, language: Language) -> str:
    return written(day, language)


def _linked_data(
    title: Said, description: Said, scene: Scene, absolute: str | None, language: Language
) -> Record:
    """schema.org's Museum, as much of it as we know. https://schema.org/Museum"""
    record: Record = {"@context": "https://schema.org", "@type": "Museum", "name": title.line}
    if description:
        record["description"] = Said(description.text).line
    if absolute:
        record |= {"url": f"{absolute}{language}/index.html", "image": absolute + scene.poster}
    return record
