"""The money of one project or programme: planned, allocated and spent on one scale, and how much of the work
was seen. What was spent beyond the seen share of the plan is hatched: money that runs ahead of the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from jetisu360.language import Message, Translator, _p
from jetisu360.portal.control.charts.numbers import NOTHING, money, share
from jetisu360.portal.control.charts.scale import Scale, from_zero
from jetisu360.portal.control.charts.svg import (
    WIDTH,
    Chart,
    Table,
    element,
    fit,
    hatch,
    picture,
    text,
    width_of,
)

ROW, BAR, TOP = 24.0, 12.0, 4.0
GAP = 8.0
FOOT = 20.0
_NAMES: tuple[tuple[str, Message], ...] = (
    ("planned", _p("money", "Planned")),
    ("allocated", _p("money", "Allocated")),
    ("spent", _p("money", "Spent")),
)
_CAPTION = _p("chart", "Money: {title}")
_SEEN = _p("chart", "Work seen")
_AHEAD = _p("chart", "Spent ahead of seen work")


@dataclass(frozen=True)
class Sums:
    """Tenge; None: not known. `seen`: the weighed share (0 to 1) of the stages that were seen to be there."""

    planned: Decimal | None = None
    allocated: Decimal | None = None
    spent: Decimal | None = None
    seen: float | None = None

    @property
    def ahead(self) -> Decimal:
        """What was spent beyond the seen share of the plan."""
        if self.seen is None or not self.planned or self.spent is None:
            return Decimal(0)
        part = Decimal(str(min(max(self.seen, 0.0), 1.0)))
        return max(self.spent - self.planned * part, Decimal(0))

    def amounts(self) -> list[Decimal]:
        return [one for one in (self.planned, self.allocated, self.spent) if one is not None]


def money_bar(sums: Sums, title: str, words: Translator, key: str, top: Decimal | None = None) -> Chart:
    """`title`: of what. `top`: the end of the scale, where several stand one below another."""
    said = [(name, words(message), getattr(sums, name)) for name, message in _NAMES]
    amounts = [words(NOTHING) if one is None else money(one, words) for _, _, one in said]
    left = min(max(width_of(word) for _, word, _ in said), 120.0) + GAP
    right = max(width_of(amount) for amount in amounts) + GAP
    known = [*sums.amounts(), *([top] if top else [])]
    scale = from_zero(map(float, known), left, max(WIDTH - right, left + 1))
    parts: list[Markup] = []
    for place, ((name, word, amount), written) in enumerate(zip(said, amounts, strict=True)):
        y = TOP + place * ROW
        parts.append(text(fit(word, left - GAP), 0, y + BAR / 2 + 4, "chart-text is-quiet"))
        if amount is not None:
            long = scale.at(float(amount)) - left
            parts.append(
                element("rect", x=left, y=y, width=max(long, 0.5), height=BAR, class_=f"chart-bar is-{name}")
            )
        parts.append(text(written, WIDTH, y + BAR / 2 + 4, anchor="end"))
    notes = _seen(sums, words)
    height = TOP + len(said) * ROW
    if sums.seen is not None and sums.planned:
        parts += _ahead(sums, scale, key)
        told = ": ".join(notes[-1])
        parts.append(text(fit(told, WIDTH), WIDTH, height + 12, "chart-text is-quiet", "end"))
        height += FOOT
    caption = words(_CAPTION, title=title)
    table = Table(
        caption,
        (words(_p("chart", "What")), words(_p("chart", "How much"))),
        tuple((word, written) for (_, word, _), written in zip(said, amounts, strict=True)) + tuple(notes),
    )
    about = "; ".join(": ".join(row) for row in table.rows)
    return Chart(picture(key, (WIDTH, height), caption, about, parts, class_="is-money"), table)


def _seen(sums: Sums, words: Translator) -> list[tuple[str, str]]:
    if sums.seen is None:
        return []
    notes = [(words(_SEEN), share(min(max(sums.seen, 0.0), 1.0), words))]
    if sums.ahead:
        notes.append((words(_AHEAD), money(sums.ahead, words)))
    return notes


def _ahead(sums: Sums, scale: Scale, key: str) -> list[Markup]:
    """The tick of seen work on the bar of what was spent, and what lies beyond it."""
    y = TOP + 2 * ROW
    seen_at = scale.at(float(sums.planned or 0) * min(max(sums.seen or 0.0, 0.0), 1.0))
    parts = []
    if sums.ahead and sums.spent is not None:
        long = scale.at(float(sums.spent)) - seen_at
        parts += [
            hatch(f"{key}-ahead"),
            element("rect", x=seen_at, y=y, width=long, height=BAR, class_="chart-bar is-ahead"),
            element("rect", x=seen_at, y=y, width=long, height=BAR, fill=f"url(#{key}-ahead)"),
        ]
    parts.append(element("path", d=f"M{seen_at:.1f} {y - 4:.1f}v{BAR + 10:.0f}", class_="chart-tick"))
    return parts
