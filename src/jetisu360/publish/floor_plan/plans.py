"""The plans of a museum page: which there are, and what each is called when there are more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jetisu360.language import Language, Translator, _
from jetisu360.publish.floor_plan.drawing import Drawing, draw_plan, on_plan
from jetisu360.publish.pages.shown_text import say
from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Picture:
    """The museum's own drawing; `width` and `height` in pixels, where they are known."""

    src: str
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Plan:
    """A drawing and its caption, which is empty where there is only one plan without a name; `language` is
    the caption's where that is not the reader's. `picture` lies under the drawing.
    """

    caption: str
    drawing: Drawing
    language: str | None = None
    picture: Picture | None = None


def plans(tour: Tour, language: Language, base: str = "") -> list[Plan]:
    """The plans, from the lowest storey up. A room alone says nothing by its place, but on the museum's own
    drawing. `base`: from the page to the root of the site.
    """
    words = Translator(language)
    rooms = ((plan, len(on_plan(tour, plan))) for plan in tour.plans)
    worth = [plan for plan, count in rooms if count > (0 if plan.drawing else 1)]
    shown = sorted(worth, key=lambda plan: plan.floor)
    storeys = Counter(plan.floor for plan in shown)
    parts: Counter[int] = Counter()
    found = []
    for plan in shown:
        parts[plan.floor] += 1
        storey, part = _storey(plan.floor, words), parts[plan.floor]
        said = say(plan.title, language)
        if said.text:
            caption = said.line
        elif len(shown) == 1:
            caption = ""
        elif len(storeys) == 1:
            caption = words(_("Part {number}"), number=part)
        elif storeys[plan.floor] == 1:
            caption = storey
        else:
            caption = words(_("{floor}, part {number}"), floor=storey, number=part)
        drawing = draw_plan(tour, plan, language, caption or words(_("Plan")))
        picture = _picture(plan.drawing.picture, base) if plan.drawing else None
        found.append(Plan(caption, drawing, said.language, picture))
    return found


def _picture(record: PictureRecord, base: str) -> Picture:
    return Picture(base + record.src, record.width, record.height)


def _storey(floor: int, words: Translator) -> str:
    """The ground is the first storey in Kazakh and Russian; in British English the one above it is."""
    if floor < 0:
        return words(_("Basement")) if floor == -1 else words(_("Basement, level {number}"), number=-floor)
    if floor == 0:
        return words(_("Ground floor"))
    return words(_("Floor {number}"), number=floor if words.language == "en" else floor + 1)
