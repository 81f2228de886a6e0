"""A museum as the board sees it: rows of photographs, versions and publications, without a single build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.board.models import Approval
from jetisu360.portal.board.table import Cell, Row, board_of
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.models import Publication, Version

ALL = {"kk": "Бір", "ru": "Один", "en": "One"}
BEGUN = datetime(2026, 1, 5, 6, tzinfo=timezone.get_default_timezone())


def whole(rooms: int) -> dict[str, Any]:
    """A document with every text that visitors meet."""
    scenes = [{"file": f"{number}.jpg", "title": ALL} for number in range(rooms)]
    return {"title": ALL, "description": ALL, "scenes": scenes}


@dataclass
class Made:
    """Makes rows as the parts below make them, at the times that a test wants."""

    museum: Museum

    def says(self, document: dict[str, Any], at: datetime | None = None) -> None:
        self.museum.refresh_from_db()
        fields = {"document": document, "revision": self.museum.revision + 1}
        Museum.objects.filter(pk=self.museum.pk).update(**fields, changed_at=at or timezone.now())

    def photographs(self, count: int, state: str = "good", at: datetime | None = None) -> None:
        first = Photograph.objects.filter(museum=self.museum).count()
        for number in range(first, first + count):
            row = Photograph.objects.create(
                museum=self.museum, name=f"{number}.jpg", sha256=f"{number:064x}", size=1000, state=state
            )
            Photograph.objects.filter(pk=row.pk).update(received_at=at or timezone.now())

    def version(self, rooms: int, *, unreached: int = 0, undecided: int = 0, at: Any = None) -> Version:
        number = Version.objects.filter(museum=self.museum).count() + 1
        made = Version.objects.create(
            museum=self.museum,
            number=number,
            folder=f"{number}-x",
            build=f"{number:064x}",
            revision=self.museum.revision,
            rooms=rooms,
            objects_shown=0,
            files=1,
            size=1,
            unreached=unreached,
            undecided=undecided,
        )
        Version.objects.filter(pk=made.pk).update(built_at=at or timezone.now())
        made.refresh_from_db()
        return made

    def publish(self, version: Version, at: datetime | None = None) -> None:
        at = at or timezone.now()
        Version.objects.filter(pk=version.pk, published_at=None).update(published_at=at)
        row, _made = Publication.objects.get_or_create(museum=self.museum)
        Publication.objects.filter(pk=row.pk).update(version=version, serial=row.serial + 1, changed_at=at)

    def check(self, version: Version) -> None:
        Approval.objects.create(version=version)

    def everything(self, rooms: int = 2, at: datetime = BEGUN) -> Version:
        """A stage a day."""
        self.photographs(rooms, at=at)
        self.says(whole(rooms), at + timedelta(days=2))
        made = self.version(rooms, at=at + timedelta(days=1))
        self.publish(made, at + timedelta(days=3))
        return made


@pytest.fixture
def made(house: Any) -> Made:
    return Made(house.own)


@pytest.fixture
def row(house: Any) -> Any:
    """The row of the museum `own`, as its region's editor sees it now."""

    def look() -> Row:
        return next(
            row for row in board_of(house.region, house.people["editor"]).rows if row.museum == house.own
        )

    return look


def cells(row: Row) -> dict[str, tuple[int, int, int, date | None]]:
    def plain(cell: Cell) -> tuple[int, int, int, date | None]:
        return cell.state.have, cell.state.of, cell.state.left, cell.day

    return {cell.stage.value: plain(cell) for cell in row.cells}
