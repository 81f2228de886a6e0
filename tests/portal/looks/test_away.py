"""The database or the storage is away for a while: a page says so, in the language, and then all goes on."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from jetisu360.storage import Folder, StorageFailed

pytestmark = pytest.mark.django_db
PAGES = ("/", "/account", "/people", "/journal", "/museums/own/", "/museums/own/photographs", "/board")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Портал қазір дерекқорына"), ("ru", "Портал сейчас не может"), ("en", "The portal cannot reach")],
)
def test_without_the_database_every_page_says_so(
    house: Any, signed_in: Any, error: type[Exception], language: str, words: str
) -> None:
    browser = signed_in(house.people["operator"])
    browser.raise_request_exception = False

    def away(*_: Any) -> None:
        raise error("server closed the connection unexpectedly")

    with connection.execute_wrapper(away):
        for path in (*PAGES, "/account/sign-in"):
            answer = browser.get(path, headers={"accept-language": language})
            assert answer.status_code == 503, path
            assert answer["Retry-After"] == "30"
            page = answer.content.decode()
            assert words in page
            assert "unexpectedly" not in page
        answer = browser.post("/museums/own/texts", {"title_kk": "Жаңа"})
        assert answer.status_code == 503
    assert browser.get("/").status_code == 200


def test_strangers_do_not_notice(house: Any) -> None:
    """What needs no database is answered without it."""

    def away(*_: Any) -> None:
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        # (A region that no other test of this process has published.)
        assert Client().get("/sites/tumandy/").status_code == 404, "there is none; but it was looked for"


@pytest.mark.parametrize(
    "error",
    [
        StorageFailed(address="s3://museum", problem="-"),
        OSError(errno.EIO, "Input/output error"),
        TimeoutError(),
        ConnectionResetError(errno.ECONNRESET, "reset"),
    ],
)
def test_without_the_storage_a_page_that_needs_it_says_so(
    house: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    browser = signed_in(house.people["keeper"])
    browser.raise_request_exception = False

    def away(*_: Any) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "files", away)
        assert browser.get("/museums/own/folder.zip").status_code == 503
        assert browser.get("/museums/own/texts").status_code == 200
    assert browser.get("/museums/own/folder.zip").status_code == 200


def test_a_full_disk_is_said_where_no_form_says_it(
    house: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(house.people["keeper"])
    browser.raise_request_exception = False

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jetisu360.portal.museums.folder_views.zipped", full)
    answer = browser.get("/museums/own/folder.zip")
    assert answer.status_code == 507
    assert "disk is full" in answer.content.decode()


def test_our_own_fault_stays_one(house: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in(house.people["keeper"])
    browser.raise_request_exception = False
    monkeypatch.setattr("jetisu360.portal.museums.folder_views.zipped", lambda museum: {}["x"])
    assert browser.get("/museums/own/folder.zip").status_code == 500
