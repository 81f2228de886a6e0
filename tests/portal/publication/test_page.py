"""The page of publishing and the pages of jobs: who may what, what keeps a version back, times."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.build.left_out import LeftOut
from jetisu360.build.linked_scenes import LookAlikes, PictureAlone, TourInParts
from jetisu360.portal.audit.models import Event
from jetisu360.portal.jobs import lease
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.publication.keepers_words import with_advice
from jetisu360.portal.publication.models import Version

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unlooked")]
PAGE = "/museums/own/publish"


def page(browser: Any, path: str = PAGE) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def browser(site: Any, signed_in: Any) -> Any:
    return signed_in(site.keeper)


@pytest.fixture
def built(site: Any, browser: Any) -> Any:
    browser.post(f"{PAGE}/preview")
    site.work()
    return browser


def test_what_visitors_must_not_meet_keeps_a_version_back(site: Any, browser: Any) -> None:
    """A label that says nothing: a preview shows it, nobody can publish it, and a link leads to its room."""
    scenes = [
        {**site.museum.document["scenes"][0], "labels": [{"yaw": 10}]},
        site.museum.document["scenes"][1],
    ]
    site.says(scenes=scenes)
    browser.post(f"{PAGE}/preview")
    (job,) = site.work()
    assert job.state == State.DONE, "a preview is for looking at"
    shown = page(browser)
    assert "To be mended before it is published" in shown
    assert "Publish now" not in shown
    browser.post("/museums/own/versions/1/publish")
    assert not Job.objects.filter(kind="publish").exists()
    assert "cannot be published yet: 1 thing" in page(browser)
    # Asked for before it was found out, or by a program.
    lease.ask("publish", site.museum, site.keeper, details={"version": 1})
    assert site.work()[-1].error["code"] == "version-not-publishable"
    site.says(scenes=[{**item, "labels": []} for item in scenes])
    browser.post(f"{PAGE}/preview")
    site.work()
    assert "Publish now" in page(browser)


def test_faces_that_nobody_has_decided_on_keep_a_version_back(site: Any, built: Any) -> None:
    version = Version.objects.get()
    message = {"kk": "Беттер", "ru": "Лица", "en": "Faces"}
    version.findings = [{"code": "privacy", "severity": "error", "message": message, "blocks": True}]
    version.save()
    assert "Faces" in page(built)
    assert "Publish now" not in page(built)


def test_a_file_that_is_no_photograph_is_told_and_the_rest_is_built(
    site: Any, browser: Any, tmp_path: Any
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"nothing" * 100)
    site.photograph("broken.jpg", tmp_path / "broken.jpg")
    browser.post(f"{PAGE}/preview")
    (job,) = site.work()
    assert job.state == State.DONE
    assert Version.objects.get().rooms == 2
    assert "broken.jpg" in page(browser)


def test_a_build_that_cannot_be_done_says_why(site: Any, browser: Any) -> None:
    from jetisu360.portal.originals.models import Photograph
    from jetisu360.portal.originals.photographs import remove

    for row in Photograph.objects.all():
        remove(row, site.keeper)
    site.says(scenes=[])
    browser.post(f"{PAGE}/preview")
    (job,) = site.work()
    assert job.state == State.FAILED
    assert job.error["message"]["en"].split(".")[0] in page(browser)
    assert "Try again" in page(browser)
    assert "Traceback" not in page(browser)


def test_a_time(site: Any, built: Any) -> None:
    later = timezone.localtime(timezone.now() + timedelta(days=2))
    address = "/museums/own/versions/1/schedule"
    for wrong in ("", "tomorrow", "2019-01-01T10:00", "2199-01-01T10:00", "2027-02-30T10:00"):
        answer = built.post(address, {"at": wrong})
        assert answer.status_code == 422
        assert 'class="error"' in answer.content.decode()
    built.post(address, {"at": later.strftime("%Y-%m-%dT%H:%M")})
    job = Job.objects.get(kind="publish")
    assert abs(job.not_before - later) < timedelta(minutes=1)
    assert "Planned" in page(built)
    site.work()
    assert Job.objects.get(kind="publish").state == State.WAITING, "not yet"
    Job.objects.filter(kind="publish").update(not_before=timezone.now() - timedelta(seconds=1))
    site.work()
    assert "Visitors see version 1" in page(built)
    assert Event.objects.filter(action="version.scheduled").exists()


def test_cancel_and_retry(site: Any, browser: Any) -> None:
    browser.post(f"{PAGE}/preview")
    job = Job.objects.get()
    assert "Cancel" in page(browser)
    browser.post(f"/museums/own/jobs/{job.pk}/cancel", {"next": PAGE})
    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert (
        browser.post(f"/museums/own/jobs/{job.pk}/retry", {"next": "https://evil.example/"})["Location"]
        == "/museums/own/jobs"
    )
    job.refresh_from_db()
    assert job.state == State.WAITING
    assert [event.action for event in Event.objects.filter(action__startswith="job.")] == [
        *("job.started", "job.cancelled", "job.retried")
    ]


def test_a_job_of_another_museum_is_not_there(site: Any, built: Any, signed_in: Any) -> None:
    """IDOR: the numbers of jobs and versions are those of the own museum."""
    job = Job.objects.get()
    other = signed_in(site.house.people["other_keeper"])
    for path in (f"jobs/{job.pk}", "versions/1/look"):
        assert other.get(f"/museums/elsewhere/{path}").status_code == 404
    for path in (
        f"jobs/{job.pk}/cancel",
        f"jobs/{job.pk}/retry",
        "versions/1/publish",
        "versions/1/schedule",
    ):
        assert other.post(f"/museums/elsewhere/{path}", {"at": "2027-01-01T10:00"}).status_code in (404, 422)
    folder = Version.objects.get().folder
    assert other.get(f"/museums/elsewhere/preview/{folder}/kk/").status_code == 404


def test_an_observer_sees_and_changes_nothing(site: Any, built: Any, signed_in: Any) -> None:
    shown = page(signed_in(site.house.people["observer"]))
    assert "Version 1" in shown
    for word in ("Publish now", "Make a new preview", "Cancel"):
        assert word not in shown


def test_progress_is_a_part_of_the_page_that_renews_itself(site: Any, browser: Any) -> None:
    browser.post(f"{PAGE}/preview")
    held = lease.take("one")
    assert held is not None
    held.tell({"stage": "cutting", "done": 3, "total": 10, "left_out": 0, "seconds_left": 130})
    path = f"/museums/own/jobs/{held.job.pk}"
    whole = page(browser, path)
    assert '<meta http-equiv="refresh"' in whole, "works without script as well"
    part = browser.get(path, headers={"hx-request": "true"})
    text = part.content.decode()
    assert "<html" not in text
    for word in ('hx-trigger="every 2s"', "3 of 10", "about 3 minutes left", 'value="30"'):
        assert word in text
    lease.finish(held, {})
    over = browser.get(path, headers={"hx-request": "true"})
    assert over["HX-Refresh"] == "true"
    assert "hx-get" not in over.content.decode()


def test_hostile_words_are_words(site: Any, browser: Any) -> None:
    evil = "<script>alert(1)</script>"
    site.says(title={"kk": evil, "ru": evil})
    browser.post(f"{PAGE}/preview")
    site.work()
    site.says(scenes=[{**item, "title": {"kk": evil, "ru": evil}} for item in site.museum.document["scenes"]])
    browser.post("/museums/own/versions/1/publish")
    site.work()
    browser.post(f"{PAGE}/preview")
    site.work()
    for path in (PAGE, "/museums/own/jobs"):
        assert evil not in page(browser, path)


def test_queries_do_not_grow(site: Any, built: Any, django_assert_max_num_queries: Any) -> None:
    version = Version.objects.get()
    for number in range(2, 40):
        version.pk, version.number = None, number
        version.save()
        lease.ask(
            "publish", site.museum, site.keeper, details={"version": 1}, at=timezone.now() + timedelta(days=1)
        )
    with django_assert_max_num_queries(14):
        page(built)
    with django_assert_max_num_queries(12):
        page(built, "/museums/own/jobs")


def test_the_overview_leads_to_publishing_and_says_how_far_it_is(
    site: Any, built: Any, make_photo: Any, tmp_path: Any
) -> None:
    def last() -> list[tuple[str, bool]]:
        """Of previewing and of publishing: how far it is, and whether it is done."""
        preview, _faces, publishing = built.get("/museums/own/").content.decode().split('<li class="is-')[-3:]
        return [
            (re.findall(r"<p>(.*?)</p>", step)[0], step.startswith("done")) for step in (preview, publishing)
        ]

    assert last() == [
        ("Version 1 shows the museum as it is.", True),
        ("The preview is ready. Look at it, then publish it.", False),
    ]
    built.post("/museums/own/versions/1/publish")
    site.work()
    assert last()[1] == ("Visitors see version 1, the newest.", True)
    # A photograph changes nothing in the document, and the tour all the same.
    site.photograph("c.jpg", make_photo(tmp_path / "c.jpg", 7))
    assert last()[0] == ("Something was changed since the last preview; visitors do not see it yet.", False)
    assert "a new preview shows it" in page(built)
    built.post(f"{PAGE}/preview")
    assert "Make a new preview" not in page(built), "one is being made"
    site.work()
    assert last()[1] == ("Visitors see version 1; version 2 waits for you.", True)


def test_findings_name_rooms_as_their_keeper_does(site: Any, browser: Any) -> None:
    """No id of a room, no museum.toml."""
    first, second = site.museum.document["scenes"]
    site.says(scenes=[{**first, "description": {"kk": "Тас дәуірі."}}, second])
    browser.post(f"{PAGE}/preview")
    site.work()
    version = Version.objects.get()
    said = [row["message"] for row in (*version.findings, *version.told)]
    assert any("«Бірінші зал»" in message["kk"] for message in said)
    assert any("“Бірінші зал”" in message["en"] for message in said)
    for message in said:
        assert "«a»" not in message["kk"]
        assert "museum.toml" not in message["kk"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_advice_leads_to_no_file(language: Any) -> None:
    refusals = (PictureAlone(name="a.jpg"), TourInParts(count=2, names="a, b"), LookAlikes(names="a, b"))
    for refusal in refusals:
        note = LeftOut.because("a.jpg", refusal)
        assert "museum.toml" in note.message[language]
        assert "museum.toml" not in with_advice(note.code, note.message)[language]
