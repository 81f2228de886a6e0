"""Who gets letters: people who are here and have the role now, and while one is away, the substitute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Absence


@dataclass(frozen=True)
class Receiver:
    """`instead_of`: for whom somebody stands in."""

    person: Person
    instead_of: Person | None = None


class People:
    """Everybody who may get a letter `today`, asked of the database once."""

    def __init__(self, today: date) -> None:
        self._away = _away(today)
        self._by_office: dict[int, list[Person]] = defaultdict(list)
        self._by_region: dict[int, list[Person]] = defaultdict(list)
        self._belong: set[tuple[str, int, int]] = set()
        roles = [Role.EXECUTOR.value, *(role.value for role in OF_CONTROL)]
        rows = Membership.objects.filter(role__in=roles, person__is_active=True).select_related("person")
        for held in rows.order_by("person_id"):
            if held.role == Role.EXECUTOR:
                self._belong.add(("office", held.office_id, held.person_id))
                self._by_office[held.office_id].append(held.person)
                continue
            self._belong.add(("region", held.region_id, held.person_id))
            if held.role != Role.INSPECTOR and held.person not in self._by_region[held.region_id]:
                self._by_region[held.region_id].append(held.person)

    @property
    def regions(self) -> list[int]:
        return sorted(self._by_region)

    def of_office(self, office_id: int) -> list[Receiver]:
        return self._receivers(self._by_office.get(office_id, ()), "office", office_id)

    def of_region(self, region_id: int) -> list[Receiver]:
        return self._receivers(self._by_region.get(region_id, ()), "region", region_id)

    def _receivers(self, people: Iterable[Person], kind: str, place: int) -> list[Receiver]:
        """Each once: whoever is named for themselves is not named again as a substitute. A substitute who has
        left the place is none (`standing.is_lent`).
        """
        found: dict[int, Receiver] = {}
        for person in people:
            substitute = self._away.get(person.pk)
            if substitute is None or (kind, place, substitute.pk) not in self._belong:
                found[person.pk] = Receiver(person)
            else:
                found.setdefault(substitute.pk, Receiver(substitute, person))
        return list(found.values())


def _away(today: date) -> dict[int, Person]:
    """Who is away → who acts for them. A substitute who has left is none."""
    rows: Any = Absence.objects.filter(since__lte=today, until__gte=today, substitute__is_active=True)
    return {one.person_id: one.substitute for one in rows.select_related("substitute").order_by("pk")}
