"""Opening facts in words: days and hours as people of the page's language write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.language import Language, locale_of
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.visit import DAYS, Opening, Visit


@dataclass(frozen=True)
class Fact:
    """`key` of `labels.VISIT_FIELDS`, what it is, and where it leads: an address, a telephone, or nowhere."""

    key: str
    said: Said
    href: str | None = None


@dataclass(frozen=True)
class Hours:
    """One line of the opening hours."""

    days: str
    opens: str
    closes: str


def facts(visit: Visit | None, language: Language) -> list[Fact]:
    """What is known, in the order in which people ask."""
    if visit is None:
        return []
    found = [Fact(key, say(getattr(visit, key), language)) for key in ("place", "address")]
    found += [Fact(key, say(getattr(visit, key), language)) for key in ("hours", "admission")]
    digits = re.sub(r"[^+\d]", "", re.split(r"[,;/]", visit.phone)[0])
    found.append(Fact("phone", Said(visit.phone.strip()), f"tel:{digits}" if digits else None))
    found.append(Fact("email", Said(visit.email), f"mailto:{visit.email}"))
    site = re.sub(r"^https?://(www\.)?|/$", "", visit.website or "")
    found.append(Fact("website", Said(site), visit.website))
    found.append(Fact("founded", Said(visit.founded[:4])))
    return [fact for fact in found if fact.said]


def hours(visit: Visit | None, language: Language) -> list[Hours]:
    """The opening hours, a line for each group of days."""
    return [
        Hours(days_in_words(opening, language), opening.opens, opening.closes)
        for opening in (visit.opening if visit else [])
    ]


def days_in_words(opening: Opening, language: Language) -> str:
    """`Сейсенбі – жұма`, `вторник – пятница, воскресенье`: runs of three days and more are drawn together."""
    names = locale_of(language).days["format"]["wide"]
    numbers = sorted({DAYS.index(day) for day in opening.days})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{names[run[0]]} – {names[run[-1]]}")
        else:
            parts += [names[number] for number in run]
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]
