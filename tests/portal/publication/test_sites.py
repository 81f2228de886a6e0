"""What strangers get: files with their headers, from the version that is public, and nothing else."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.core import signing

from jetisu360.portal.publication import layout, site_views
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.portal.publication.switch import follow_all, switch

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unlooked")]
PUBLIC = "/sites/jetisu/museums/own/"


@pytest.fixture
def public(site: Any, signed_in: Any) -> Any:
    """The museum, published by its keeper."""
    browser = signed_in(site.keeper)
    browser.post("/museums/own/publish/preview")
    site.work()
    browser.post("/museums/own/versions/1/publish")
    site.work()
    return site


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


class TestPublic:
    def test_headers_are_those_of_the_sites_own_server(self, public: Any, client: Any) -> None:
        answer = client.get(f"{PUBLIC}kk/", headers={"accept-language": "ru"})
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        assert answer["Cache-Control"] == "no-cache"
        assert answer["Vary"] == "Accept-Encoding"
        assert "Content-Language" not in answer
        assert "script-src" in answer["Content-Security-Policy"]
        assert "Set-Cookie" not in answer
        page = body(answer)
        assert int(answer["Content-Length"]) == len(page)
        packed = client.get(f"{PUBLIC}kk/", headers={"accept-encoding": "gzip"})
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(body(packed)) == page
        assert client.get(f"{PUBLIC}kk/", headers={"if-none-match": answer["ETag"]}).status_code == 304
        head = client.head(f"{PUBLIC}kk/")
        assert (head["Content-Length"], body(head)) == (str(len(page)), b"")

    def test_parts_and_pictures(self, public: Any, client: Any) -> None:
        version = Version.objects.get()
        files = layout.shown(layout.version_path(public.museum, version.folder)).files()
        tile = next(name for name in files if name.endswith("/0_0.webp"))
        whole = client.get(PUBLIC + tile)
        assert whole["Cache-Control"] == "public, max-age=31536000, immutable"
        assert whole["Content-Type"] == "image/webp"
        part = client.get(PUBLIC + tile, headers={"range": "bytes=4-9"})
        assert part.status_code == 206
        assert body(part) == body(whole)[4:10]

    def test_addresses_without_their_slash_lead_on(self, public: Any, client: Any) -> None:
        assert client.get(f"{PUBLIC}kk")["Location"] == f"{PUBLIC}kk/"
        assert client.get(PUBLIC.rstrip("/"))["Location"] == PUBLIC
        assert client.get("/sites/jetisu/kk")["Location"] == "/sites/jetisu/kk/"

    @pytest.mark.parametrize(
        "path",
        [
            "../../../portal.sqlite3",
            "%2e%2e/%2e%2e/secret-key",
            "kk/../../x",
            ".hidden",
            "kk/nothing.html",
            "a\\..\\b",
        ],
    )
    def test_nothing_else_is_shown(self, path: str, public: Any, client: Any) -> None:
        for home in (PUBLIC, "/sites/jetisu/", "/sites/elsewhere/", "/sites/jetisu/museums/elsewhere/"):
            assert client.get(home + path).status_code in (404, 301)

    def test_it_answers_while_the_database_is_away(
        self, public: Any, client: Any, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(0):
            assert client.get(f"{PUBLIC}kk/").status_code == 200

    def test_any_web_server_may_serve_the_folder(self, public: Any) -> None:
        page = layout.published().path / "sites" / "jetisu" / "museums" / "own" / "kk" / "index.html"
        assert "Өз музейі" in page.read_text("utf-8")
        assert "Өз музейі" in (layout.published().path / "sites" / "jetisu" / "kk" / "index.html").read_text(
            "utf-8"
        )

    def test_an_archived_museum_is_taken_off_at_once(self, public: Any, client: Any, signed_in: Any) -> None:
        office = signed_in(public.house.people["editor"])
        said = office.post("/museums/own/keeping/archive", {"archived": "yes"}, follow=True)
        assert "Visitors see it no more" in said.content.decode()
        assert client.get(f"{PUBLIC}kk/").status_code == 404
        public.work()
        assert client.get("/sites/jetisu/kk/").status_code == 404, "the region had this museum only"
        office.post("/museums/own/keeping/archive", {"archived": "no"})
        assert client.get(f"{PUBLIC}kk/").status_code == 200

    def test_a_pointer_that_was_not_written_any_more_follows(self, public: Any, client: Any) -> None:
        """Killed between the database and the pointer: a worker brings it up to date."""
        Publication.objects.update(version=None, serial=99)
        assert client.get(f"{PUBLIC}kk/").status_code == 200
        follow_all()
        assert client.get(f"{PUBLIC}kk/").status_code == 404

    def test_a_version_whose_files_were_touched_is_not_published(
        self, site: Any, signed_in: Any, client: Any
    ) -> None:
        browser = signed_in(site.keeper)
        browser.post("/museums/own/publish/preview")
        site.work()
        version = Version.objects.get()
        page = layout.preview(site.museum, version.folder).path / "kk" / "index.html"
        text = page.read_bytes()
        page.unlink()
        page.write_bytes(text.replace(b"1", b"2"))
        browser.post("/museums/own/versions/1/publish")
        job = site.work()[-1]
        assert job.error["code"] == "version-damaged"
        assert client.get(f"{PUBLIC}kk/").status_code == 404


class TestPreviews:
    def test_a_phone_sees_it_for_two_hours(
        self, site: Any, signed_in: Any, client: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = signed_in(site.keeper)
        browser.post("/museums/own/publish/preview")
        site.work()
        version = Version.objects.get()
        path = site_views.phone_link(version)
        answer = client.get(f"{path}kk/")
        assert "Бірінші зал" in body(answer).decode()
        assert answer["Cache-Control"] == "private, no-cache"
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert client.get(f"{path}sw.js").status_code == 404, "a preview does not stay in the browser"
        assert client.get(f"{path[:-2]}x/kk/").status_code == 410
        assert client.get(f"/look/{signing.dumps(version.pk)}/kk/").status_code == 410, (
            "signed for something else"
        )
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + 7201)
        assert client.get(f"{path}kk/").status_code == 410

    def test_the_page_shows_a_code_where_a_phone_can_come(
        self, site: Any, signed_in: Any, settings: Any
    ) -> None:
        browser = signed_in(site.keeper)
        browser.post("/museums/own/publish/preview")
        site.work()
        assert "on this computer only" in browser.get("/museums/own/publish").content.decode()
        settings.ALLOWED_HOSTS = ["portal.example.kz"]
        page = browser.get("/museums/own/publish", headers={"host": "portal.example.kz"}).content.decode()
        assert "<svg" in page
        assert "http://portal.example.kz/look/" in page


def test_switching_twice_to_the_same_tells_once(public: Any) -> None:
    version = Version.objects.get()
    assert not switch(public.museum, version, public.keeper, "version.published")
