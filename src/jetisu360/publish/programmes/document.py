"""`programmes.json`: what the office of a region chose to show of its programmes, projects and indicators.

Whoever keeps them (the portal does) writes it; the pages and the export know nothing else. It holds what
everybody may read and no more: no name of a person, no number of a row, no file that was not reviewed.
Words of codes (a kind, a status) stand in it, so that a reader needs no table of ours.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from jetisu360.tour.document.fields import Model, Moment, RelativeAddress, Slug, Text

Degrees = Annotated[float, Field(allow_inf_nan=False)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2)]
Value = Annotated[Decimal, Field(allow_inf_nan=False)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"{}|\\^`]+$", max_length=2000)]
SumKind = Literal["planned", "allocated", "spent"]


class Office(Model):
    """Who answers for something: an office, never a person."""

    id: Slug
    title: Text


class Coded(Model):
    """One of a list: its code, and the words for it."""

    code: str
    title: Text


class Sum(Model):
    """The newest that is known of a sum: tenge, the day of which it is true, where it stands."""

    kind: SumKind
    amount: Amount
    as_of: date
    document: str = ""


class BudgetYear(Model):
    year: Year
    sums: list[Sum] = Field(default_factory=list)

    def of(self, kind: SumKind) -> Sum | None:
        return next((one for one in self.sums if one.kind == kind), None)


class StageSeen(Model):
    """Something that is to be seen of a project. `seen_on`: the day on which somebody who does not work on
    it saw that it is there.
    """

    number: int
    title: Text
    due: date | None = None
    seen_on: date | None = None


class Photograph(Model):
    """A reviewed and blurred picture. `file`: its address in the site; `day`: when it came to the office;
    `wide`: all the way round; `turn`: degrees by which what it shows lies further to the right than in the
    first sphere of its point, None where that is not known.
    """

    file: RelativeAddress
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    day: date
    wide: bool = False
    turn: float | None = None


class Point(Model):
    """Where one stands; its pictures from the first to the newest."""

    title: str
    photographs: list[Photograph] = Field(default_factory=list)


class Place(Model):
    id: Slug
    title: Text
    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    points: list[Point] = Field(default_factory=list)


class District(Model):
    id: Slug
    title: Text
    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None


class Completeness(Model):
    """How much a standard of openness finds of a project: `there` of `of`, and a sentence for what is
    missing.
    """

    there: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)]
    missing: list[Text] = Field(default_factory=list)


class Project(Model):
    """`kind`, `status`: `portal/control/programmes/kinds.py` has the codes. `starts`, `ends`: as planned now;
    `first_ends`: as planned first.
    """

    id: Slug
    title: Text
    about: Text = Field(default_factory=dict)
    kind: Coded
    status: Coded
    office: Office | None = None
    district: District | None = None
    starts: date | None = None
    ends: date | None = None
    first_ends: date | None = None
    money: list[BudgetYear] = Field(default_factory=list)
    stages: list[StageSeen] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    completeness: Completeness | None = None

    def total(self, kind: SumKind) -> Decimal | None:
        """Of all years; None where no year says it."""
        known = [found.amount for year in self.money if (found := year.of(kind))]
        return sum(known, Decimal(0)) if known else None

    @property
    def seen(self) -> int:
        """How many of its stages somebody has seen."""
        return sum(one.seen_on is not None for one in self.stages)


class Programme(Model):
    id: Slug
    title: Text
    about: Text = Field(default_factory=dict)
    office: Office | None = None
    first_year: int | None = None
    last_year: int | None = None
    projects: list[Project] = Field(default_factory=list)


class Figure(Model):
    """Of one district in one period, as it was accepted. `first_planned`: the plan that was accepted first,
    where another stands there now.
    """

    planned: Value | None = None
    actual: Value | None = None
    first_planned: Value | None = None


class FigureRow(Model):
    """The figures of a district, one for each period."""

    district: Text
    figures: list[Figure] = Field(default_factory=list)


class Total(Model):
    """Of all districts in a period: `there` of `of` have an accepted figure; a total only if that is all."""

    there: int
    of: int
    planned: Value | None = None
    actual: Value | None = None


class Indicator(Model):
    """What is counted, in one year: districts down, `periods` across. `decimals`: how many are shown."""

    id: Slug
    title: Text
    unit: Text = Field(default_factory=dict)
    decimals: Annotated[int, Field(ge=0, le=4)] = 0
    year: Year
    periods: list[Text] = Field(default_factory=list)
    rows: list[FigureRow] = Field(default_factory=list)
    totals: list[Total] = Field(default_factory=list)


class Region(Model):
    id: Slug
    title: Text
    address: Address | None = None


class Programmes(Model):
    """The whole. `made_at`: when the office published it. `publisher`: who publishes. `prefix`: of project
    identifiers, as OC4IDS has registered it for the publisher. `licence`: an address. `not_kept`: what the
    standard wants of every project and whoever wrote this keeps nowhere.
    """

    version: Literal[1] = 1
    made_at: Moment
    region: Region
    publisher: Text = Field(default_factory=dict)
    prefix: Annotated[str, Field(pattern=r"^oc4ids-[a-z0-9]{6}$")] | None = None
    licence: Address | None = None
    programmes: list[Programme] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
    not_kept: list[Text] = Field(default_factory=list)

    def projects(self) -> list[tuple[Programme, Project]]:
        return [(programme, one) for programme in self.programmes for one in programme.projects]


def read_programmes(data: bytes) -> Programmes:
    """
    Raises:
        ValueError: it is no such document.
    """
    return Programmes.model_validate_json(data)


def as_bytes(document: Programmes) -> bytes:
    """The same bytes for the same document."""
    return (document.model_dump_json(indent=1, exclude_none=True) + "\n").encode()
