"""Whether the date will be met, by what has been done per week: divisions, and no more.

Days are those of Asia/Almaty. Weeks begin on Monday.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jetisu360.language import Message, _, _n
from jetisu360.portal.board.stages import STEPS, Stage, State

LOOK_BACK = timedelta(weeks=6)
LEAST = timedelta(weeks=1)
"""Work of the last two days is not taken for the pace of a whole week's."""
GUESS = timedelta(weeks=2)
FARTHEST = timedelta(days=3650)
"""Beyond it a forecast names no day."""


@dataclass(frozen=True)
class Progress:
    """Of a museum that counts: how far its stages are, and the days on which they were first reached."""

    states: Mapping[Stage, State]
    reached: Mapping[Stage, date]


@dataclass(frozen=True)
class Week:
    """`start`: its Monday. `steps` that were first reached in it, and how many of them were publications."""

    start: date
    steps: int
    published: int


@dataclass(frozen=True)
class Trend:
    """`steps` of `of` are done now; `again`: of those that were once done, how many are open again. `pace`: a
    week, over `window`; `needed`: the pace that meets `due`. `forecast`: the day on which all would be done,
    None where none can be named.
    """

    today: date
    due: date | None
    museums: int
    published: int
    checked: int
    steps: int
    of: int
    again: int
    weeks: Sequence[Week]
    days: Sequence[date]
    window: timedelta
    pace: float
    needed: float | None
    forecast: date | None
    finished: date | None

    @property
    def met(self) -> bool:
        return self.museums > 0 and self.published == self.museums

    @property
    def late(self) -> bool:
        """Whether the date was missed, or will be at this pace."""
        if self.due is None or not self.museums:
            return False
        if self.met:
            return self.finished is not None and self.finished > self.due
        return self.today > self.due or self.forecast is None or self.forecast > self.due

    @property
    def guess(self) -> bool:
        """Whether the forecast stands on too few days."""
        return not self.met and self.pace > 0 and self.window < GUESS


def trend(progress: Iterable[Progress], due: date | None, today: date) -> Trend:
    """What can be said of these museums on this day."""
    museums = list(progress)
    states = [one.states[stage] for one in museums for stage in STEPS]
    steps, of = sum(state.complete for state in states), len(states)
    days = sorted(one.reached[stage] for one in museums for stage in STEPS if stage in one.reached)
    published = sum(one.states[Stage.PUBLISHED].complete for one in museums)
    window = min(LOOK_BACK, max(LEAST, today - days[0] + timedelta(days=1))) if days else LOOK_BACK
    weeks_back = window / timedelta(weeks=1)
    pace = sum(day > today - window for day in days) / weeks_back
    left, met = of - steps, bool(museums) and published == len(museums)
    last = [one.reached[Stage.PUBLISHED] for one in museums if Stage.PUBLISHED in one.reached]
    return Trend(
        today=today,
        due=due,
        museums=len(museums),
        published=published,
        checked=sum(one.states[Stage.CHECKED].complete for one in museums),
        steps=steps,
        of=of,
        again=len(days) - steps,
        weeks=_weeks(museums, today),
        days=days,
        window=window,
        pace=pace,
        needed=left / max((due - today) / timedelta(weeks=1), 1 / 7) if due and due >= today else None,
        forecast=_forecast(today, left, pace),
        finished=max(last) if met else None,
    )


def _forecast(today: date, left: int, pace: float) -> date | None:
    if not left:
        return today
    days = math.ceil(7 * left / pace) if pace else None
    return today + timedelta(days=days) if days is not None and days <= FARTHEST.days else None


def _weeks(museums: Sequence[Progress], today: date) -> list[Week]:
    """From the first in which something was done to this one."""
    steps: dict[date, int] = {}
    published: dict[date, int] = {}
    for one in museums:
        for stage in STEPS:
            if stage in one.reached:
                start = _monday(one.reached[stage])
                steps[start] = steps.get(start, 0) + 1
                published[start] = published.get(start, 0) + (stage == Stage.PUBLISHED)
    found, start = [], min(steps, default=_monday(today))
    while start <= today:
        found.append(Week(start, steps.get(start, 0), published.get(start, 0)))
        start += timedelta(weeks=1)
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def verdict(found: Trend) -> Message:
    """In a sentence, as plainly as it stands. Days and numbers are filled in where it is said."""
    if not found.museums:
        return _("No museum counts yet.")
    if found.met:
        if found.due is None:
            return _("All museums are published.")
        return (
            _("All museums are published, the last on {finished}: after the date.")
            if found.late
            else _("All museums are published, the last on {finished}: in time.")
        )
    if found.due is None:
        return _("No date is set, so nothing can be said of whether it will be met.")
    if found.today > found.due:
        return _n(
            "The date is over, and {n} museum is not published.",
            "The date is over, and {n} museums are not published.",
        ).fill(n=found.museums - found.published)
    if not found.pace:
        return _("Nothing was finished in the last six weeks: at this pace the date will not be met.")
    if found.forecast is None:
        return _("At the present pace it would take more than ten years: the date will not be met.")
    if found.late:
        return _n(
            "At the present pace all would be published on {forecast}, {n} day after the date.",
            "At the present pace all would be published on {forecast}, {n} days after the date.",
        ).fill(n=(found.forecast - found.due).days)
    return _("At the present pace all are published on {forecast}: in time.")
