"""The whole way: photographs → worker → preview → publish → a change → publish → roll back → take off."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.audit.models import Event
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.pointer import Pointer

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/museums/own/publish"
PUBLIC = "/sites/jetisu/museums/own/"


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def text(answer: Any) -> str:
    return answer.content.decode()


def test_the_keepers_way(site: Any, signed_in: Any, client: Any) -> None:
    browser = signed_in(site.keeper)
    assert client.get(f"{PUBLIC}kk/").status_code == 404
    assert "Visitors see nothing yet" in text(browser.get(PAGE))

    # A preview, which nobody else sees.
    assert browser.post(f"{PAGE}/preview")["Location"] == PAGE
    assert "Waiting" in text(browser.get(PAGE))
    jobs = site.work()
    assert [(job.kind, job.state, job.error) for job in jobs] == [("build", State.DONE, None)]
    version = Version.objects.get()
    assert (version.number, version.rooms, version.changes) == (1, 2, {"first": True})
    looked = [(told["file"], told["proposals"]) for told in Look.objects.get().subjects]
    assert looked == [("a.jpg", []), ("b.jpg", [])], "what was found waits for decisions; here nothing"
    assert not layout.published().files(), "no draft reaches what visitors see"
    look = browser.get("/museums/own/versions/1/look", follow=True)
    assert look.status_code == 200
    address = look.redirect_chain[-1][0]
    assert version.folder in address
    assert "Бірінші зал" in body(browser.get(f"{address}kk/"))
    assert client.get(f"{address}kk/").status_code == 302, "to the page that asks who it is"
    other = signed_in(site.house.people["other_keeper"])
    assert other.get(f"{address}kk/").status_code == 404
    assert client.get(f"{PUBLIC}kk/").status_code == 404

    # Published: strangers see it, and the region's page names it.
    browser.post("/museums/own/versions/1/publish")
    jobs = site.work()
    assert [(job.kind, job.state) for job in jobs[-2:]] == [("publish", State.DONE), ("region", State.DONE)]
    first = body(client.get(f"{PUBLIC}kk/"))
    assert "Өз музейі" in first
    assert 'href="../../../' in first or "../../" in first, "the way to the region"
    assert "Өз музейі" in body(client.get("/sites/jetisu/kk/"))
    assert "Visitors see version 1" in text(browser.get(PAGE))

    # A change is a new version; until it is published visitors see the old one.
    site.says(title={"kk": "Жаңа атау", "ru": "Новое название"})
    assert "Something was changed" in text(browser.get(PAGE))
    browser.post(f"{PAGE}/preview")
    site.work()
    assert "Өз музейі" in body(client.get(f"{PUBLIC}kk/"))
    second = Version.objects.get(number=2)
    assert second.changes["museum"] is True
    assert second.changes["added"] == second.changes["removed"] == second.changes["pictures"] == []
    browser.post("/museums/own/versions/2/publish")
    site.work()
    assert "Жаңа атау" in body(client.get(f"{PUBLIC}kk/"))
    assert "Жаңа атау" in body(client.get("/sites/jetisu/kk/"))

    # Rolled back.
    page = text(browser.get(PAGE))
    assert "Bring back" in page
    browser.post("/museums/own/versions/1/publish")
    site.work()
    assert body(client.get(f"{PUBLIC}kk/")) == first
    assert "Visitors see version 1" in text(browser.get(PAGE))

    # Taken off.
    browser.post(f"{PAGE}/off")
    site.work()
    assert client.get(f"{PUBLIC}kk/").status_code == 404
    assert client.get("/sites/jetisu/").status_code == 404
    assert Pointer(layout.published(), layout.museum_pointer("jetisu", "own")).read() is None
    assert Version.objects.filter(removed=False).count() == 2

    told = list(Event.objects.filter(museum="own").values_list("action", "actor"))
    done = [action for action, _ in told if action.startswith("version.")]
    assert done == [*("version.published", "version.published", "version.rolled_back", "version.unpublished")]
    assert {actor for action, actor in told if action.startswith("version.")} == {"keeper"}
    assert not Job.objects.exclude(state=State.DONE).exists()


def test_a_second_build_takes_what_is_there(site: Any, signed_in: Any) -> None:
    browser = signed_in(site.keeper)
    browser.post(f"{PAGE}/preview")
    site.work()
    browser.post(f"{PAGE}/preview")
    (_, job) = site.work()
    assert job.result == {"version": 1}, "the same site is the same version"
    assert Version.objects.get().unreached == 1, "nothing leads from the one room to the other"


def test_photographs_leave_the_working_folder_with_their_rows(site: Any) -> None:
    from jetisu360.portal.museums.working import as_folder
    from jetisu360.portal.originals.models import Photograph
    from jetisu360.portal.originals.photographs import remove

    folder = as_folder(site.museum)
    assert sorted(folder.files()) == ["a.jpg", "b.jpg", "museum.toml"]
    remove(Photograph.objects.get(name="b.jpg"), site.keeper)
    assert sorted(as_folder(site.museum).files()) == ["a.jpg", "museum.toml"]
