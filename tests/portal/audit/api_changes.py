"""What programs can change through the API, each once (`test_every_change.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jetisu360.portal.api.models import Token
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.jobs.lease import cancel
from jetisu360.portal.uploads.models import Removed
from jetisu360.portal.uploads.removed import remove

from ..api.conftest import Program


def program(way: Any, who: str = "keeper") -> Program:
    return Program(make_token(way.house.people[who], "nightly", days=30))


def document(way: Any) -> Any:
    read = {"If-Match": f'"{way.house.own.revision}"'}
    return program(way).ask("put", "/museums/own/document", {"title": {"kk": "Жаңа"}}, **read)


def brought_back(way: Any) -> Any:
    asking = program(way, "editor")
    asking.ask("post", "/museums/own/archive")
    return asking.ask("delete", "/museums/own/archive")


def put_back(way: Any) -> Any:
    remove(way.photograph(), None)
    return program(way).ask("post", f"/museums/own/removed/{Removed.objects.get().pk}/restore")


def retried(way: Any) -> Any:
    job = way.job()
    cancel(job)
    return program(way).ask("post", f"/museums/own/jobs/{job.pk}/retry")


def published(way: Any) -> Any:
    way.version()
    return program(way).ask("post", "/museums/own/versions/1/publish", {})


def taken_off(way: Any) -> Any:
    way.published()
    return program(way).ask("delete", "/museums/own/publication")


def key_made(way: Any) -> Any:
    return way.with_password().post("/account/keys/new", {"name": "nightly", "museum": "", "days": "30"})


def key_withdrawn(way: Any) -> Any:
    make_token(way.house.people["keeper"], "nightly", days=30)
    return way.as_("keeper").post(f"/account/keys/{Token.objects.get().pk}/withdraw")


API_CHANGES: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("new_token", "post"): key_made,
    ("withdraw_token", "post"): key_withdrawn,
    ("api:museums", "post"): lambda way: program(way, "editor").ask(
        "post", "/museums", {"title": {"kk": "Жаңа музей"}}
    ),
    ("api:document", "put"): document,
    ("api:archive", "post"): lambda way: program(way, "editor").ask("post", "/museums/own/archive"),
    ("api:archive", "delete"): brought_back,
    ("api:photograph", "delete"): lambda way: program(way).ask(
        "delete", f"/museums/own/photographs/{way.photograph().pk}"
    ),
    ("api:put_back", "post"): put_back,
    ("api:cancel", "post"): lambda way: program(way).ask("post", f"/museums/own/jobs/{way.job().pk}/cancel"),
    ("api:retry", "post"): retried,
    ("api:previews", "post"): lambda way: program(way).ask("post", "/museums/own/previews"),
    ("api:publish", "post"): published,
    ("api:publication", "delete"): taken_off,
}
