"""What a project can be, how far it is, and which sums are told of it.

The statuses of a project are those of OC4IDS (the Open Contracting for Infrastructure Data Standard), so that
what is published needs no translation: https://standard.open-contracting.org/infrastructure/latest/en/
"""

from __future__ import annotations

from enum import StrEnum

from jetisu360.language import Message, _p


class Kind(StrEnum):
    ROAD = "road"
    HOUSING = "housing"
    SCHOOL = "school"
    HEALTH = "health"
    CULTURE = "culture"
    SPORT = "sport"
    WATER = "water"
    FLOOD = "flood"
    IRRIGATION = "irrigation"
    ENERGY = "energy"
    INVESTMENT = "investment"
    OTHER = "other"


class Status(StrEnum):
    IDENTIFICATION = "identification"
    PREPARATION = "preparation"
    IMPLEMENTATION = "implementation"
    COMPLETION = "completion"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


OVER = frozenset({Status.COMPLETED, Status.CANCELLED})
"""Nothing more is awaited of such a project."""


class Sum(StrEnum):
    PLANNED = "planned"
    ALLOCATED = "allocated"
    SPENT = "spent"


KIND_WORDS: dict[Kind, Message] = {
    Kind.ROAD: _p("project", "Road"),
    Kind.HOUSING: _p("project", "Housing"),
    Kind.SCHOOL: _p("project", "School or kindergarten"),
    Kind.HEALTH: _p("project", "Hospital or clinic"),
    Kind.CULTURE: _p("project", "Culture"),
    Kind.SPORT: _p("project", "Sport"),
    Kind.WATER: _p("project", "Water supply"),
    Kind.FLOOD: _p("project", "Protection against floods"),
    Kind.IRRIGATION: _p("project", "Irrigation"),
    Kind.ENERGY: _p("project", "Energy"),
    Kind.INVESTMENT: _p("project", "Investor's project"),
    Kind.OTHER: _p("project", "Other"),
}
STATUS_WORDS: dict[Status, Message] = {
    Status.IDENTIFICATION: _p("project", "Being considered"),
    Status.PREPARATION: _p("project", "In preparation"),
    Status.IMPLEMENTATION: _p("project", "Being built"),
    Status.COMPLETION: _p("project", "Being handed over"),
    Status.COMPLETED: _p("project", "Completed"),
    Status.CANCELLED: _p("project", "Cancelled"),
}
SUM_WORDS: dict[Sum, Message] = {
    Sum.PLANNED: _p("money", "Planned"),
    Sum.ALLOCATED: _p("money", "Allocated"),
    Sum.SPENT: _p("money", "Spent"),
}
