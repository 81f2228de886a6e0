"""Nothing is published before every place is decided on, though pictures and decisions change meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build import looking
from jetisu360.panorama.privacy.region import Proposal, Region
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.privacy.decisions import DocumentDecisions
from jetisu360.portal.publication.asking import ask_publishing
from jetisu360.portal.publication.checks import NotYetPublishable, blocking
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.tour.museum_toml.decision import Decision, Verdict

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/museums/own/publish"
FACE = Region(20.0, 0.0, 8.0, 10.0)


@pytest.fixture
def faces(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Region, ...]]:
    """What is found in a photograph, by its name; every build looks here."""
    found: dict[str, tuple[Region, ...]] = {"a.jpg": (FACE,)}
    real = looking._seen

    def seen(context: Any, task: Any, pack: Any) -> Any:
        proposals = tuple(Proposal("face", where, 0.9) for where in found.get(task.name, ()))
        return replace(real(context, task, pack), proposals=proposals)

    monkeypatch.setattr(looking, "_seen", seen)
    return found


def preview(site: Any) -> Version:
    site.house.own.refresh_from_db()
    from jetisu360.portal.publication.asking import ask_preview

    ask_preview(Museum.objects.get(slug="own"), site.keeper)
    site.work()
    return Version.objects.select_related("museum").order_by("-number")[0]


def decide(site: Any, verdict: Verdict = "blur", *, back: bool = False, file: str = "a.jpg") -> None:
    photo = Photograph.objects.get(museum=site.museum, name=file)
    decision = Decision(file, verdict, FACE, "", photo.sha256)
    kept = DocumentDecisions(site.museum.pk, site.keeper)
    kept.change([], [decision]) if back else kept.change([decision])


def published(site: Any, version: Version) -> bool:
    """Asks for it, and does it; whether visitors see it then."""
    ask_publishing(Version.objects.select_related("museum").get(pk=version.pk), site.keeper)
    site.work()
    return Publication.objects.filter(version=version).exists()


def refused(site: Any, version: Version) -> bool:
    with pytest.raises(NotYetPublishable):
        ask_publishing(Version.objects.select_related("museum").get(pk=version.pk), site.keeper)
    return not Publication.objects.filter(version=version).exists()


def test_a_preview_that_is_older_than_the_decision_stays_back(site: Any, faces: Any, signed_in: Any) -> None:
    version = preview(site)
    assert [row["code"] for row in blocking(version)] == ["privacy"]
    assert refused(site, version)
    decide(site)
    assert refused(site, version), "it shows the face that is now to be blurred"
    newer = preview(site)
    assert newer.pk != version.pk
    assert published(site, newer)
    assert refused(site, version), "nor is it brought back later"


def test_a_photograph_that_is_replaced_after_deciding_is_asked_about_anew(
    site: Any, faces: Any, make_photo: Callable[..., Path]
) -> None:
    decide(site, "keep")
    first = preview(site)
    assert published(site, first)
    path = make_photo(site.folder / "other.jpg", 9)
    with path.open("rb") as file:
        add(site.museum, file, "a.jpg", site.keeper, size=path.stat().st_size, replace=True)
    second = preview(site)
    assert [row["code"] for row in blocking(second)] == ["privacy"]
    assert refused(site, second)
    # What is open in the new photograph is not in the old version.
    assert blocking(Version.objects.select_related("museum").get(pk=first.pk)) == []
    decide(site, "keep")
    assert published(site, preview(site))


@pytest.mark.parametrize("verdict", ["keep", "blur"])
def test_a_decision_that_is_taken_back_after_the_preview_keeps_it_back(
    site: Any, faces: Any, signed_in: Any, verdict: Verdict
) -> None:
    decide(site, verdict)
    version = preview(site)
    assert blocking(version) == []
    decide(site, verdict, back=True)
    assert [row["code"] for row in blocking(version)] == ["privacy"]
    assert refused(site, version)
    page = signed_in(site.keeper).get(PAGE).content.decode()
    assert "1 place waits for a decision" in page
    decide(site, verdict)
    assert published(site, version)


def test_one_that_is_taken_back_while_the_job_waits_stops_the_job(site: Any, faces: Any) -> None:
    decide(site, "keep")
    version = preview(site)
    ask_publishing(version, site.keeper)
    decide(site, "keep", back=True)
    site.work()
    job = Job.objects.get(kind="publish")
    assert (job.state, job.error["code"]) == (State.FAILED, "version-not-publishable")
    assert not Publication.objects.filter(version=version).exists()


def test_a_room_that_came_after_the_preview_keeps_nothing_back(
    site: Any, faces: Any, make_photo: Callable[..., Path]
) -> None:
    decide(site)
    version = preview(site)
    faces["c.jpg"] = (FACE,)
    site.photograph("c.jpg", make_photo(site.folder / "c.jpg", 5))
    newer = preview(site)
    assert refused(site, newer)
    site.says(description={"kk": "Сипаттама"})
    assert published(site, version)


def test_a_picture_that_could_not_be_looked_at_keeps_a_version_back(
    site: Any, faces: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(site)
    real = looking.look_at_pictures

    def failing(context: Any, gathered: Any) -> Any:
        looked = real(context, gathered)
        from jetisu360.build.left_out import LeftOut
        from jetisu360.build.undecided import NotLookedAt

        problem = {"kk": "x", "ru": "x", "en": "x"}
        looked.failed.append(LeftOut.because("b.jpg", NotLookedAt(name="b.jpg", problem=problem)))
        return looked

    monkeypatch.setattr("jetisu360.build.pipeline.look_at_pictures", failing)
    assert refused(site, preview(site))
