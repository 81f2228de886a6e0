"""Lasting names for public addresses, made of Kazakh titles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.language import pick
from jetisu360.portal.control.public.models import PublicName
from jetisu360.tour.naming import Names as Taken
from jetisu360.tour.naming import slugify, unique


class Names:
    """Those of a region: what has one keeps it; others get one that is kept when `keep` is called."""

    def __init__(self, region_id: int) -> None:
        self._region = region_id
        rows = PublicName.objects.filter(region=region_id).values_list("kind", "number", "name")
        self._known = {(kind, number): name for kind, number, name in rows}
        self._taken: dict[str, Taken] = {}
        for (kind, _number), name in self._known.items():
            self._taken.setdefault(kind, Taken()).add(name)
        self._fresh: dict[tuple[str, int], str] = {}

    def of(self, kind: str, row: Any) -> str:
        known = self._known.get((kind, row.pk)) or self._fresh.get((kind, row.pk))
        if known:
            return known
        taken = self._taken.setdefault(kind, Taken())
        name = unique(slugify(_title(row.title)) or kind, taken)
        taken.add(name)
        self._fresh[kind, row.pk] = name
        return name

    def keep(self) -> None:
        """
        Raises:
            IntegrityError: somebody has given one of these names meanwhile.
        """
        PublicName.objects.bulk_create(
            PublicName(region_id=self._region, kind=kind, number=number, name=name)
            for (kind, number), name in self._fresh.items()
        )


def _title(title: Mapping[str, str]) -> str:
    return pick(title, "kk")
