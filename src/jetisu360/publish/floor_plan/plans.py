"""The plans of a museum page: which there are, and what each is called when there are more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jetisu360.language import Language, Translator, _
from jetisu360.publish.floor_plan.drawing import Drawing, draw_plan, on_plan
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Plan:
    """A drawing and its caption, which is empty where there is only one plan."""

    caption: str
    drawing: Drawing


def plans(tour: Tour, language: Language) -> list[Plan]:
    """The plans of at least two rooms, from the lowest storey up. A room alone says nothing by its place."""
    words = Translator(language)
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
            caption = words(_("Part {number}"), number=part)
        elif storeys[plan.floor] == 1:
            caption = storey
        else:
            caption = words(_("{floor}, part {number}"), floor=storey, number=part)
        found.append(Plan(caption, draw_plan(tour, plan, language, caption or words(_("Plan")))))
    return found


def _storey(floor: int, words: Translator) -> str:
    """The ground is the first storey in Kazakh and Russian; in British English the one above it is."""
    if floor < 0:
        return words(_("Basement")) if floor == -1 else words(_("Basement, level {number}"), number=-floor)
    if floor == 0:
        return words(_("Ground floor"))
    return words(_("Floor {number}"), number=floor if words.language == "en" else floor + 1)
