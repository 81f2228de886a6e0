"""Values as a reader of one language meets them: sums of money, days, spans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from jetisu360.language import Language, Message, Translator, _, _p, locale_of
from jetisu360.publish.pages.dates import written
from jetisu360.publish.pages.models.frame import NamedLink
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import BudgetYear, Programme, Project, SumKind

SUMS: dict[SumKind, Message] = {
    "planned": _p("money", "Planned"),
    "allocated": _p("money", "Allocated"),
    "spent": _p("money", "Spent"),
}
UNTITLED = _("Without a name")
_TENGE = _("{amount} tenge")


@dataclass(frozen=True)
class ShownSum:
    """`amount`: with its currency; `day`: of which it is true; `document`: where it stands."""

    name: str
    amount: str
    day: str
    document: str


@dataclass(frozen=True)
class ShownYear:
    year: int
    sums: tuple[ShownSum, ...]


@dataclass(frozen=True)
class Term:
    """When something is to be finished. `first`: what was planned first, where that was another day."""

    day: str
    first: str


def title_of(thing: Programme | Project, language: Language) -> Said:
    return say(thing.title, language) or Said(Translator(language)(UNTITLED))


def tenge(amount: Decimal, language: Language) -> str:
    """`480 000 000 теңге`; whole sums without tiyn."""
    whole = amount == amount.to_integral_value()
    number = format_decimal(amount, "#,##0" if whole else "#,##0.00", locale=locale_of(language))
    return Translator(language)(_TENGE, amount=number)


def years(project: Project, language: Language) -> tuple[ShownYear, ...]:
    return tuple(_year(one, language) for one in sorted(project.money, key=lambda item: item.year))


def _year(year: BudgetYear, language: Language) -> ShownYear:
    words = Translator(language)
    sums = [(name, year.of(kind)) for kind, name in SUMS.items()]
    return ShownYear(
        year.year,
        tuple(
            ShownSum(
                words(name),
                tenge(known.amount, language) if known else "",
                written(known.as_of, language) if known else "",
                known.document if known else "",
            )
            for name, known in sums
        ),
    )


def totals(projects: list[Project], language: Language) -> tuple[ShownSum, ...]:
    """All years of all these projects; a sum that none of them has is left out."""
    words = Translator(language)
    found = []
    for kind, name in SUMS.items():
        known = [total for one in projects if (total := one.total(kind)) is not None]
        if known:
            found.append(ShownSum(words(name), tenge(sum(known, Decimal(0)), language), "", ""))
    return tuple(found)


def term(project: Project, language: Language) -> Term | None:
    """The first planned end never disappears."""
    if project.ends is None:
        return None
    first = project.first_ends
    moved = first is not None and first != project.ends
    return Term(written(project.ends, language), written(first, language) if first and moved else "")


def day(one: date | None, language: Language) -> str:
    return written(one, language) if one else ""


def span(programme: Programme) -> str:
    """`2015–2019`."""
    first, last = programme.first_year, programme.last_year
    if first and last and first != last:
        return f"{first}–{last}"
    return str(first or last or "")


def named(thing: Programme | Project, href: str, language: Language) -> NamedLink:
    return NamedLink(title_of(thing, language), href)
