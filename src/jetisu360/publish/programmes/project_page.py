"""`projects/<id>.html`: a project: what, where, who answers for it, when, for how much, and what is seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from jetisu360.language import Language
from jetisu360.publish.layout import programme_page, project_page
from jetisu360.publish.pages.assets import own_script
from jetisu360.publish.pages.models.frame import Frame
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Photograph, Place, Point, Programme, Programmes, Project
from jetisu360.publish.programmes.frame import list_link, programmes_frame
from jetisu360.publish.programmes.shown import ShownYear, Term, day, named, term, title_of, years

_UP = "../"
"""From the page to the folder of its language."""
_ROOT = "../../"


@dataclass(frozen=True)
class ShownStage:
    """`due`, `seen`: days, empty where there is none."""

    title: Said
    due: str
    seen: str


@dataclass(frozen=True)
class Shot:
    """A picture of a point. `id`: of its choice in the left and in the right column; `turn`: degrees."""

    id: str
    src: str
    width: int
    height: int
    day: str
    wide: bool
    turn: float


@dataclass(frozen=True)
class ShownPoint:
    """A point with its pictures from the first to the newest. With two or more they are compared: the left
    column begins with the first, the right one with the newest. `spheres`: one can look around in some;
    `unsure`: how some of these are turned to each other is not known.
    """

    id: str
    name: str
    shots: tuple[Shot, ...]
    first: str
    last: str
    spheres: bool
    unsure: bool


@dataclass(frozen=True)
class ShownPlace:
    """`coordinates`: latitude and longitude in degrees."""

    title: Said
    coordinates: str
    points: tuple[ShownPoint, ...]


@dataclass(frozen=True)
class Check:
    """What a standard of openness finds missing."""

    there: int
    of: int
    missing: tuple[Said, ...]


@dataclass(frozen=True)
class ProjectPage:
    template: ClassVar = "project.html"

    language: Language
    frame: Frame
    about: Said
    kind: Said
    status: Said
    office: Said
    district: Said
    starts: str
    term: Term | None
    years: tuple[ShownYear, ...]
    stages: tuple[ShownStage, ...]
    seen: int
    places: tuple[ShownPlace, ...]
    check: Check | None
    script: Markup | None
    """Turns spheres; None where there are none."""


def fill_project(
    document: Programmes,
    programme: Programme,
    project: Project,
    language: Language,
    first: Language = "kk",
) -> ProjectPage:
    about = say(project.about, language)
    places = tuple(_place(one, number, language) for number, one in enumerate(project.places, 1))
    shots = [shot for place in project.places for point in place.points for shot in point.photographs]
    script = Markup(own_script("visits.js")) if any(one.wide for one in shots) else None
    return ProjectPage(
        language=language,
        frame=programmes_frame(
            document,
            language,
            project_page(project.id),
            title_of(project, language),
            description=about,
            crumbs=(
                list_link(_UP, language),
                named(programme, _UP + programme_page(programme.id), language),
            ),
            image=max(shots, key=lambda one: one.day).file if shots else None,
            first=first,
            scripts=[script] if script else [],
        ),
        about=about,
        kind=say(project.kind.title, language),
        status=say(project.status.title, language),
        office=say(project.office.title, language) if project.office else Said(""),
        district=say(project.district.title, language) if project.district else Said(""),
        starts=day(project.starts, language),
        term=term(project, language),
        years=years(project, language),
        stages=tuple(
            ShownStage(say(one.title, language), day(one.due, language), day(one.seen_on, language))
            for one in sorted(project.stages, key=lambda item: item.number)
        ),
        seen=project.seen,
        places=places,
        check=_check(project, language),
        script=script,
    )


def _place(place: Place, number: int, language: Language) -> ShownPlace:
    known = place.latitude is not None and place.longitude is not None
    return ShownPlace(
        title=say(place.title, language),
        coordinates=f"{place.latitude:.5f}, {place.longitude:.5f}" if known else "",
        points=tuple(
            _point(one, f"p{number}-{at}", language)
            for at, one in enumerate(place.points, 1)
            if one.photographs
        ),
    )


def _point(point: Point, name: str, language: Language) -> ShownPoint:
    ordered = sorted(point.photographs, key=lambda one: one.day)
    days: Counter[date] = Counter()
    shots = []
    for number, one in enumerate(ordered, 1):
        days[one.day] += 1
        # (Two of one day have to be told apart.)
        again = f" ({days[one.day]})" if days[one.day] > 1 else ""
        shots.append(_shot(one, f"{name}-{number}", language, again))
    wide = [one for one in ordered if one.wide]
    return ShownPoint(
        id=name,
        name=point.title,
        shots=tuple(shots),
        first=shots[0].id,
        last=shots[-1].id,
        spheres=bool(wide),
        unsure=len(wide) > 1 and any(one.turn is None for one in wide),
    )


def _shot(shot: Photograph, name: str, language: Language, again: str) -> Shot:
    told = day(shot.day, language) + again
    return Shot(name, _ROOT + shot.file, shot.width, shot.height, told, shot.wide, shot.turn or 0.0)


def _check(project: Project, language: Language) -> Check | None:
    found = project.completeness
    if found is None:
        return None
    return Check(found.there, found.of, tuple(say(one, language) for one in found.missing))
