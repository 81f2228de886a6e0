"""The rows of a region's board, as its page and its sheet show them; few questions, however many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import pick
from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.policy import Action, allowed, museums_where
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.board.following import follow
from jetisu360.portal.board.models import Goal, Reached, Standing
from jetisu360.portal.board.next_hand import Next, next_hand
from jetisu360.portal.board.stages import Stage, State
from jetisu360.portal.board.trend import Progress, Trend, trend
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import OPEN
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Museum


@dataclass(frozen=True)
class Cell:
    """`day`: on which the stage was first reached; it stays where the stage is open again."""

    stage: Stage
    state: State
    day: date | None

    @property
    def again(self) -> bool:
        """Reached once, and open again."""
        return self.day is not None and not self.state.complete


@dataclass(frozen=True)
class Row:
    """`people`: names of those who act next, for whoever may see people."""

    museum: Museum
    title: str
    cells: Sequence[Cell]
    next: Next
    people: Sequence[str]

    @property
    def progress(self) -> Progress:
        return Progress(
            {cell.stage: cell.state for cell in self.cells},
            {cell.stage: cell.day for cell in self.cells if cell.day is not None},
        )


@dataclass(frozen=True)
class Board:
    """`rows` count for the date, `beside` do not. `trend` is for whoever sees the region as a whole."""

    region: Any
    due: date | None
    rows: Sequence[Row]
    beside: Sequence[Row]
    trend: Trend | None
    today: date = field(default_factory=lambda: timezone.localdate())


def board_of(region: Any, person: Any) -> Board:
    """What this person sees of the region's board, brought up to date."""
    mine = museums_where(person, Action.SEE_BOARD) & Q(region=region, archived=False)
    rows = _rows(region, follow(Museum.objects.filter(mine)), person)
    goal = list(Goal.objects.filter(region=region).values_list("due", "left_out"))
    aside = {museum for _due, museum in goal}
    counting = [row for row in rows if row.museum.pk not in aside]
    due, today = goal[0][0] if goal else None, timezone.localdate()
    whole = allowed(person, Action.SEE_BOARD, region=region)
    return Board(
        region=region,
        due=due,
        rows=counting,
        beside=[row for row in rows if row.museum.pk in aside],
        trend=trend((row.progress for row in counting), due, today) if whole else None,
        today=today,
    )


def _rows(region: Any, standings: Sequence[tuple[Museum, Standing]], person: Any) -> list[Row]:
    museums = [museum for museum, _standing in standings]
    reached: dict[int, dict[str, date]] = {}
    firsts = Reached.objects.filter(museum__in=museums).values_list("museum", "stage", "at")
    for number, stage, at in firsts:
        reached.setdefault(number, {})[stage] = timezone.localdate(at)
    working = set(
        Job.objects.filter(museum__in=museums, state__in=OPEN, planned=False).values_list("museum", flat=True)
    )
    keepers, office = _people(region, museums)
    named = allowed(person, Action.SEE_PEOPLE, region=region)
    language, found = current_language(), []
    for museum, standing in standings:
        states = {stage: State(*standing.stages.get(stage.value, ())) for stage in Stage}
        hand = next_hand(states, kept=museum.pk in keepers, working=museum.pk in working)
        people = keepers.get(museum.pk, []) if hand.whose == "keeper" else office
        found.append(
            Row(
                museum=museum,
                title=pick(museum.title, language),
                cells=[
                    Cell(kind, state, reached.get(museum.pk, {}).get(kind.value))
                    for kind, state in states.items()
                ],
                next=hand,
                people=people if named and hand.whose in ("keeper", "office") else (),
            )
        )
    return sorted(found, key=lambda row: sort_key(row.title))


def _people(region: Any, museums: Sequence[Museum]) -> tuple[dict[int, list[str]], list[str]]:
    """Names of each museum's keepers, and of the region's editors."""
    held = (
        Membership.objects.filter(
            Q(role=Role.KEEPER, museum__in=museums) | Q(role=Role.REGION_EDITOR, region=region),
            person__is_active=True,
        )
        .order_by("person__name", "pk")
        .values_list("museum", "person__name", "person__email")
    )
    keepers: dict[int, list[str]] = {}
    office: list[str] = []
    for museum, name, email in held:
        names = office if museum is None else keepers.setdefault(museum, [])
        names.append(name or email)
    return keepers, office
