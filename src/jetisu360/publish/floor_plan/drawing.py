"""One plan of a tour as a picture inside the page: points for rooms, lines for the ways between them.

Mostly nobody drew it: it comes from where the photographs were taken. So it shows no walls, and it says what
it does not know (docs/decisions/publish-plan.md). Where the museum has a drawing of its own, the points stand
on that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from jetisu360.language import Language, Translator, _
from jetisu360.publish.floor_plan.layout import EDGE, Layout, lay_on, lay_out
from jetisu360.publish.floor_plan.names import LEADING, RADIUS, Name, place_names
from jetisu360.publish.pages.scene_data import scene_title
from jetisu360.publish.pages.shown_text import Said
from jetisu360.tour.document.tour import PlanDrawing, PlanModel, Scene, Tour
from jetisu360.tour.plan_drawing import height as drawing_height
from jetisu360.tour.plan_drawing import to_drawing

FOOT = 44.0
# Half a finger's width: the target of a point, where its neighbours leave room for it.
FINGER = 24.0
# How large points and names are drawn on a wide screen, of their size on a phone; site.css goes no higher.
WIDE = 0.72
LONGEST_BAR = 0.3
TALL = 0.9


@dataclass(frozen=True)
class KeyEntry:
    """A room by the number of its point; `narrow`: only on a phone."""

    number: int
    title: Said
    narrow: bool


@dataclass(frozen=True)
class Drawing:
    """`small`: may be enlarged to the width it is given; `tall`: about as high as wide, or higher.

    `key`: the rooms whose names found no place.
    """

    svg: Markup
    small: bool
    tall: bool
    key: tuple[KeyEntry, ...] = ()


@dataclass(frozen=True)
class _Point:
    """A room on the plan: its number in the tour, its name, its place, half its target's width (units), and
    where the middle of its picture looks in the drawing (degrees clockwise from up).
    """

    scene: Scene
    number: int
    title: Said
    x: float
    y: float
    reach: float
    bearing: float | None


def on_plan(tour: Tour, plan: PlanModel) -> list[tuple[int, Scene]]:
    """The scenes of a plan that have a position, with their numbers, in the order of the tour."""
    wanted = set(plan.scenes)
    found = []
    for number, scene in enumerate(tour.scenes, 1):
        if scene.id in wanted and scene.position:
            wanted.discard(scene.id)
            found.append((number, scene))
    return found


def draw_plan(tour: Tour, plan: PlanModel, language: Language, title: str) -> Drawing:
    """The drawing of a plan with at least one scene that has a position; `title` is what it is called."""
    words = Translator(language)
    scenes = on_plan(tour, plan)
    titles = [scene_title(tour, scene, language) for _, scene in scenes]
    ids = [scene.id for _, scene in scenes]
    if plan.drawing is None:
        places = (scene.position for _, scene in scenes)
        layout = lay_out(tuple((round(at.x, 3), round(at.y, 3)) for at in places if at))
        both, single = _ways(tour, ids)
        lines = [title.line for title in titles]
        narrow = place_names(lines, layout, both, single)
        wide = place_names(lines, layout, both, single, WIDE, narrow) if layout.small else narrow
    else:
        # The museum's drawing shows its doors itself, and mostly has words of its own: only numbers on it.
        layout = _on_drawing(plan, plan.drawing, [scene for _, scene in scenes])
        both, single = [], []
        narrow = wide = [None] * len(scenes)
    reaches = _reaches(layout, narrow)
    points = [
        _Point(scene, number, title, x, y, reach, _bearing(plan, scene))
        for (number, scene), title, (x, y), reach in zip(scenes, titles, layout.points, reaches, strict=True)
    ]
    # Degrees clockwise that north is turned from up in the drawing, for a view cone and a compass.
    north = -plan.drawing.turn % 360 if plan.drawing else 0.0
    height = layout.height + FOOT
    parts = [
        Markup(
            '<svg class="plan-drawing" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group"'
            ' aria-label="{title}"{north}>'
        ).format(
            w=_number(layout.width),
            h=_number(height),
            title=title,
            north=Markup(' data-north="{}"').format(_number(north)) if plan.north else "",
        ),
        _lines(points, [*both, *single]),
        *(_head(points[start], points[end]) for start, end in single),
        *(
            _point(point, name, more, current=point.scene.id == tour.start)
            for point, name, more in zip(points, narrow, wide, strict=True)
        ),
        _scale(plan, layout, words),
        _compass(layout, north, words) if plan.north else Markup(),
        Markup("</svg>"),
    ]
    key = tuple(
        KeyEntry(point.number, point.title, more is not None)
        for point, name, more in zip(points, narrow, wide, strict=True)
        if name is None
    )
    svg = Markup("\n").join(filter(None, parts))
    return Drawing(svg, layout.small, height > TALL * layout.width, key)


def _on_drawing(plan: PlanModel, drawing: PlanDrawing, scenes: Sequence[Scene]) -> Layout:
    places = [to_drawing(drawing, (at.x, at.y)) for scene in scenes if (at := scene.position)]
    shares = tuple((round(left, 5), round(top, 5)) for left, top in places)
    return lay_on(shares, drawing_height(drawing.picture), 1 / drawing.across if plan.to_scale else None)


def _ways(tour: Tour, ids: Sequence[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of points: those with ways there and back (the lower first), those with one way (from, to)."""
    place = {one: number for number, one in enumerate(ids)}
    ways = {
        (place[link.from_], place[link.to])
        for link in tour.links
        if link.from_ in place and link.to in place and link.from_ != link.to
    }
    both = sorted((start, end) for start, end in ways if start < end and (end, start) in ways)
    return both, sorted((start, end) for start, end in ways if (end, start) not in ways)


def _reaches(layout: Layout, names: Sequence[Name | None]) -> list[float]:
    """Half the width of each point's target: it lies neither over another target nor over another's name."""
    found = []
    for place, (x, y) in enumerate(layout.points):
        nearest = 2 * FINGER
        for other, there in enumerate(layout.points):
            if other == place:
                continue
            nearest = min(nearest, math.dist((x, y), there))
            if name := names[other]:
                left, top, right, bottom = name.box(1)
                aside = max(there[0] + left - x, 0, x - there[0] - right)
                above = max(there[1] + top - y, 0, y - there[1] - bottom)
                nearest = min(nearest, 2 * math.hypot(aside, above))
        found.append(max(RADIUS, nearest / 2))
    return found


def _lines(points: Sequence[_Point], ways: Sequence[tuple[int, int]]) -> Markup:
    """All ways as one path: it says nothing to a reader that the names do not say."""
    if not ways:
        return Markup()
    steps = (
        f"M{_number(points[a].x)} {_number(points[a].y)}L{_number(points[b].x)} {_number(points[b].y)}"
        for a, b in ways
    )
    return Markup('<path class="plan-ways" d="{}"/>').format("".join(steps))


def _head(start: _Point, end: _Point) -> Markup:
    """An arrow head before the point that one may only come to."""
    angle = math.degrees(math.atan2(end.y - start.y, end.x - start.x))
    return Markup(
        '<g transform="translate({} {})rotate({})"><path class="plan-mark plan-head" d="M{} 0l-8-4v8z"/></g>'
    ).format(_number(end.x), _number(end.y), _number(angle), _number(-RADIUS - 2))


def _point(point: _Point, narrow: Name | None, wide: Name | None, *, current: bool) -> Markup:
    name = narrow or wide
    return Markup(
        '<a href="#{id}" data-scene-link="{id}" transform="translate({x} {y})"{bearing}{lang}{current}>'
        '<title>{number}. {title}</title><g class="plan-mark">{name}<circle class="plan-target" r="{reach}"/>'
        '<circle r="{radius}"/><text y="3.8">{number}</text></g></a>'
    ).format(
        id=point.scene.id,
        x=_number(point.x),
        y=_number(point.y),
        bearing=Markup(' data-bearing="{}"').format(_number(point.bearing))
        if point.bearing is not None
        else "",
        lang=Markup(' lang="{}"').format(point.title.language) if point.title.language else "",
        current=Markup(' aria-current="true"') if current else "",
        number=point.number,
        title=point.title.line,
        reach=_number(point.reach),
        radius=_number(RADIUS),
        name=_name(name, only_wide=narrow is None) if name else "",
    )


def _bearing(plan: PlanModel, scene: Scene) -> float | None:
    """Headings and positions share their axes; a drawing may be turned in them, and a room may stand on it of
    which nobody knows how it lies.
    """
    if scene.heading is None or (plan.drawing and scene.id in plan.drawing.apart):
        return None
    return (scene.heading - (plan.drawing.turn if plan.drawing else 0)) % 360


def _name(name: Name, *, only_wide: bool) -> Markup:
    if len(name.lines) == 1:
        text = escape(name.lines[0])
    else:
        line = Markup('<tspan x="{}"{}>{}</tspan>')
        text = Markup().join(
            line.format(_number(name.x), Markup(' dy="{}"').format(_number(LEADING)) if number else "", one)
            for number, one in enumerate(name.lines)
        )
    return Markup('<text class="plan-name{}" x="{}" y="{}"{}>{}</text>').format(
        " plan-wide" if only_wide else "",
        _number(name.x),
        _number(name.y),
        "" if name.anchor == "start" else Markup(' text-anchor="{}"').format(name.anchor),
        text,
    )


def _scale(plan: PlanModel, layout: Layout, words: Translator) -> Markup:
    """A bar of so many metres; where nobody knows how many, that it is not to scale."""
    known = plan.to_scale and plan.metres != "unknown" and layout.metre
    metres = _round_length(layout.width * LONGEST_BAR / layout.metre) if known and layout.metre else None
    y = layout.height + FOOT / 2
    caption = Markup('<g transform="translate({} {})"><text class="plan-mark plan-said" y="4">{}</text></g>')
    if not metres or not layout.metre:
        return caption.format(_number(EDGE / 2), _number(y), words(_("not to scale")))
    length = metres * layout.metre
    said = words(
        _("{number} m") if plan.metres == "measured" else _("≈ {number} m"),
        number=format_decimal(metres, locale=words.locale),
    )
    return Markup('<path class="plan-bar" d="M{} {}v5h{}v-5"/>').format(
        _number(EDGE / 2), _number(y - 2.5), _number(length)
    ) + caption.format(_number(EDGE / 2 + length + 8), _number(y), said)


def _round_length(longest: float) -> float | None:
    """The greatest of 1, 2, 5, 10, 20, 50 … metres that is not longer; also a half, a fifth and a tenth."""
    if not 0.1 <= longest < 1e5:
        return None
    unit = 10.0 ** math.floor(math.log10(longest))
    return next((step * unit for step in (5.0, 2.0) if step * unit <= longest), unit)


def _compass(layout: Layout, north: float, words: Translator) -> Markup:
    return Markup(
        '<g transform="translate({} {}){}" role="img" aria-label="{}"><g class="plan-mark plan-compass">'
        '<path d="M0-4L6 14 0 10-6 14z"/><path class="plan-half" d="M0-4L6 14 0 10z"/>'
        '<text y="-9">{}</text></g></g>'
    ).format(
        _number(layout.width - EDGE / 2 - 4),
        _number(layout.height + FOOT / 2),
        Markup("rotate({})").format(_number(north)) if north else "",
        words(_("The arrow points north")) if north else words(_("North is up")),
        words(_("N")),
    )


def _number(value: float) -> str:
    """With one decimal at most: a tenth of a pixel is enough."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
