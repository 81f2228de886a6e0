"""A museum goes into the archive while it is worked on: the work ends with a sentence, nothing half done."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.jobs import lease
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.archiving import set_archived
from jetisu360.portal.publication import building, publishing
from jetisu360.portal.publication.archive import NoWorkInArchive
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.storage import Folder

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unlooked")]


def done(kind: str, museum: Any, **details: Any) -> Job:
    """The job after a worker had it."""
    job = lease.ask(kind, museum, details=details)
    Worker(beat=30).run_one()
    job.refresh_from_db()
    return job


def ended(job: Job) -> bool:
    """With the sentence, in three languages, and not to be cancelled or waited for any more."""
    said = set(job.error["message"]) if job.error else set()
    return (job.state, job.error and job.error["code"], said) == (
        State.FAILED,
        NoWorkInArchive.code,
        {"kk", "ru", "en"},
    )


def test_a_build_stops_at_its_next_step(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    museum = house.own

    def as_folder(there: Any, check: Any) -> Folder:
        set_archived(museum, True, house.people["editor"])
        check.__self__.beat()  # the heartbeat that hears of it
        check()
        raise AssertionError("it went on")

    monkeypatch.setattr(building, "as_folder", as_folder)
    assert ended(done("build", museum))
    assert not Version.objects.exists()
    set_archived(museum, False, house.people["editor"])
    assert lease.retry(Job.objects.get(kind="build")), "out of the archive, it can be started once more"


def test_a_build_that_was_nearly_done_makes_no_version(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(*_of: Any) -> object:
        set_archived(house.own, True, None)
        return object()

    monkeypatch.setattr(building, "_built", built)
    assert ended(done("build", house.own))
    assert not Version.objects.exists()


def test_what_waits_is_not_begun(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    set_archived(house.own, True, None)
    monkeypatch.setattr(building, "_built", lambda *_of: 1 / 0)
    assert ended(done("build", house.own))


def test_a_publication_is_not_shown(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"revision": 1, "rooms": 1, "objects_shown": 0, "files": 1, "size": 1}
    Version.objects.create(museum=house.own, number=1, folder="1-x", build="x", **facts)
    monkeypatch.setattr(publishing, "put_into_published", lambda *_of: set_archived(house.own, True, None))
    assert ended(done("publish", house.own, version=1))
    assert not Publication.objects.filter(version__isnull=False).exists()


def test_somebody_else_who_cancels_is_no_archive(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_folder(there: Any, check: Any) -> Folder:
        lease.cancel(Job.objects.get())
        check.__self__.beat()
        check()
        raise AssertionError("it went on")

    monkeypatch.setattr(building, "as_folder", as_folder)
    assert done("build", house.own).state == State.CANCELLED
