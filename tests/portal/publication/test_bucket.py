"""The same way with everything in an S3 bucket."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.originals import places
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.site_views import _pointers
from jetisu360.publish.layout import headers

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlooked"),
]
PUBLIC = "/sites/jetisu/museums/own/"


@pytest.fixture
def emptied(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Originals, working and published are in the bucket."""
    table = places.settings().model_copy(update={"storage": f"s3://{bucket}"})
    monkeypatch.setattr(places, "settings", lambda: table)
    _pointers.clear()


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_published_and_rolled_back_in_a_bucket(site: Any, signed_in: Any, client: Any) -> None:
    assert layout.published().remote
    browser = signed_in(site.keeper)
    for number, title in enumerate(("Бірінші атау", "Екінші атау"), 1):
        site.says(title={"kk": title, "ru": title})
        browser.post("/museums/own/publish/preview")
        assert [job.error for job in site.work()][-1] is None
        look = browser.get(f"/museums/own/versions/{number}/look")["Location"]
        assert title in body(browser.get(f"{look}kk/")).decode()
        browser.post(f"/museums/own/versions/{number}/publish")
        assert [job.error for job in site.work()][-1] is None
        _pointers.clear()
        assert title in body(client.get(f"{PUBLIC}kk/")).decode()
        assert title in body(client.get("/sites/jetisu/kk/")).decode()
    browser.post("/museums/own/versions/1/publish")
    site.work()
    _pointers.clear()
    answer = client.get(f"{PUBLIC}kk/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    body(answer)
    assert "Бірінші атау" in body(client.get(f"{PUBLIC}kk/")).decode()
    # Any other way to the bucket gives the types, too.
    files = layout.published()
    name = next(name for name in files.files() if name.endswith("/0_0.webp"))
    home, _, key = files._key(name).partition("/")
    told = files._fs[0].call_s3("head_object", Bucket=home, Key=key)
    assert (told["ContentType"], told["CacheControl"]) == headers(name.split("/", 3)[3])
