"""What every chart is made of: elements of SVG with everything escaped, and a chart with its table.

A picture has no colour of its own and no style: the classes are coloured in `control-charts.css`, for light,
dark and paper. Units: a chart is at most 360 wide, which on a phone are about as many CSS pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jetisu360.publish.floor_plan.names import SIZE
from jetisu360.publish.floor_plan.names import text_width as full_width

WIDTH = 360.0
TEXT = 12.0
"""How large text is set where nothing else is said."""
SMALL = 10.0

Say = Callable[[float], str]
"""A value as the reader's language writes it, with its unit."""


@dataclass(frozen=True)
class Table:
    """The numbers of a chart: `head` over `rows`; the first of a row names it. `caption`: what they are."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """`svg`: the picture. `table`: the same numbers. `note`: what one should know to read it, or empty."""

    svg: Markup
    table: Table
    note: str = ""


def clean(text: str) -> str:
    """Without what XML cannot hold; on one line. (Spaces at which no line is broken stay what they are.)"""
    kept = "".join(" " if unicodedata.category(one) in ("Cc", "Cs", "Cn") else one for one in text)
    return " ".join(filter(None, kept.split(" ")))


def number(value: float) -> str:
    """A length with at most two digits behind the point, never with an exponent."""
    return f"{round(float(value), 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def element(_name: str, /, *inside: str, **attributes: str | float | None) -> Markup:
    """`class_` for `class`, `a_b` for `a-b`; an attribute that is None is left out."""
    told = Markup("").join(
        Markup(' {}="{}"').format(
            Markup(key.rstrip("_").replace("_", "-")), value if isinstance(value, str) else number(value)
        )
        for key, value in attributes.items()
        if value is not None
    )
    name = Markup(_name)
    if not inside:
        return Markup("<{}{}/>").format(name, told)
    return Markup("<{}{}>{}</{}>").format(name, told, Markup("").join(map(escape, inside)), name)


def text(words: str, x: float, y: float, class_: str = "chart-text", anchor: str | None = None) -> Markup:
    """`y`: of the baseline."""
    return element("text", clean(words), x=x, y=y, class_=class_, text_anchor=anchor)


def picture(
    key: str,
    size: tuple[float, float],
    title: str,
    about: str,
    inside: Iterable[str],
    *,
    class_: str = "",
    links: bool = False,
) -> Markup:
    """The whole drawing. `key`: once on a page. `links`: it holds some, so its parts are told one by one."""
    width, height = size
    named = Markup('aria-labelledby="{key}-title" aria-describedby="{key}-about"').format(key=key)
    head = Markup(
        '<svg class="chart{cls}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="{role}" {named}>'
        '<title id="{key}-title">{title}</title><desc id="{key}-about">{about}</desc>'
    ).format(
        cls=f" {class_}" if class_ else "",
        w=number(width),
        h=number(height),
        role="group" if links else "img",
        named=named,
        key=key,
        title=clean(title),
        about=clean(about),
    )
    return head + Markup("").join(map(escape, inside)) + Markup("</svg>")


def width_of(words: str, size: float = TEXT) -> float:
    """How wide a line may become; no fonts are read for it."""
    return full_width(words) * size / SIZE


def fit(words: str, room: float, size: float = TEXT) -> str:
    """As much of a line as there is room for, with … where something is left out."""
    words = clean(words)
    if width_of(words, size) <= room:
        return words
    while words and width_of(words + "…", size) > room:
        words = words[:-1].rstrip()
    return words + "…" if words else ""


def in_lines(words: str, room: float, most: int, size: float = TEXT) -> tuple[str, ...] | None:
    """The words on at most so many lines, none wider than the room; None where that cannot be."""
    lines: list[str] = []
    for word in clean(words).split(" "):
        if not word:
            continue
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        elif width_of(word, size) <= room and len(lines) < most:
            lines.append(word)
        else:
            return None
    return tuple(lines) or None


def hatch(key: str) -> Markup:
    """A pattern of slanting lines, to be named as `fill="url(#key)"`."""
    line = element("path", d="M0 0v6", class_="chart-hatch")
    pattern = Markup('<pattern id="{}" width="5" height="6" {}>{}</pattern>').format(
        key, Markup('patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'), line
    )
    return element("defs", pattern)


def path(points: Sequence[tuple[float, float]]) -> str:
    """An open line."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
