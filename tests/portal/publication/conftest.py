"""A museum with two small photographs, and a worker that does what is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.documents import save_document
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.originals.places import place
from jetisu360.portal.publication import building
from jetisu360.portal.publication.site_views import _pointers
from jetisu360.portal.publication.version_files import version_files
from jetisu360.tour.museum_toml.entries import MuseumFile

DOCUMENT = {
    "title": {"kk": "Өз музейі", "ru": "Свой музей"},
    "walk": {"find": False},
    "scenes": [
        {"file": "a.jpg", "title": {"kk": "Бірінші зал", "ru": "Первый зал"}},
        {"file": "b.jpg", "title": {"kk": "Екінші зал", "ru": "Второй зал"}},
    ],
}


@dataclass
class Site:
    """A museum `own` that is ready for a preview."""

    house: Any
    folder: Path

    @property
    def museum(self) -> Any:
        return self.house.own

    @property
    def keeper(self) -> Any:
        return self.house.people["keeper"]

    def photograph(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            add(self.museum, file, name, self.keeper, size=path.stat().st_size)

    def says(self, **changes: Any) -> None:
        self.museum.refresh_from_db()
        document = MuseumFile.model_validate({**self.museum.document, **changes})
        save_document(self.museum, self.museum.revision, document, self.keeper)

    def work(self) -> list[Job]:
        """Does everything that waits; what was done."""
        before = set(Job.objects.filter(ended_at=None).values_list("pk", flat=True))
        worker = Worker()
        while worker.run_one():
            pass
        version_files.cache_clear()
        return [job for job in Job.objects.order_by("pk") if job.pk in before or job.ended_at]


@pytest.fixture
def emptied() -> Iterator[None]:
    """Each test has its own storage."""
    for role in ("originals", "working", "published"):
        shutil.rmtree(place(role).path, ignore_errors=True)
    version_files.cache_clear()
    _pointers.clear()
    yield
    version_files.cache_clear()


@pytest.fixture
def unlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds look for no faces: seconds of a processor for each, where a test is of something else."""
    monkeypatch.setattr(building, "PRIVACY", "skip")


@pytest.fixture
def site(
    house: Any,
    emptied: None,
    make_photo: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Site:
    made = Site(house, tmp_path)
    for seed, name in enumerate(("a.jpg", "b.jpg")):
        made.photograph(name, make_photo(tmp_path / name, seed))
    made.says(**DOCUMENT)
    return made
