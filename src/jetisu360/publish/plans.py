"""The plans of a museum page: which there are, and what each is called when there are more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jetisu360.publish.plan_drawing import Drawing, draw_plan, on_plan
from jetisu360.publish.words import Words
from jetisu360.text import Language
from jetisu360.tour.document import Tour


@dataclass(frozen=True)
class Plan:
    """A drawing and its caption, which is empty where there is only one plan."""

    caption: str
    drawing: Drawing


def plans(tour: Tour, language: Language) -> list[Plan]:
    """The plans of at least two rooms, from the lowest storey up. A room alone says nothing by its place."""
    words = Words(language)
    shown = sorted((plan for plan in tour.plans if len(on_plan(tour, plan)) > 1), key=lambda plan: plan.floor)
    storeys = Counter(plan.floor for plan in shown)
    parts: Counter[int] = Counter()
    found = []
    for plan in shown:
        parts[plan.floor] += 1
        storey, part = _storey(plan.floor, words), parts[plan.floor]
        if len(shown) == 1:
            caption = ""
        elif len(storeys) == 1:
            caption = words("plan-part", number=part)
        elif storeys[plan.floor] == 1:
            caption = storey
        else:
            caption = words("plan-floor-part", floor=storey, number=part)
        found.append(Plan(caption, draw_plan(tour, plan, language, caption or words("plan"))))
    return found


def _storey(floor: int, words: Words) -> str:
    """The ground is the first storey in Kazakh and Russian; in British English the one above it is."""
    if floor < 0:
        return words("floor-below") if floor == -1 else words("floor-deep", number=-floor)
    if floor == 0:
        return words("floor-ground")
    return words("floor", number=floor if words.language == "en" else floor + 1)
