"""Whatever can be changed through an address stands in the journal: no row of `access.py` is left out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from jetisu360.portal.access import ADDRESSES
from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Invitation, Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.editor.names import editor_name
from jetisu360.portal.jobs.lease import ask, cancel
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.uploads.models import Removed
from jetisu360.portal.uploads.removed import remove

from ..conftest import PASSWORD
from ..museums.test_editing import typed
from ..uploads.conftest import Sender, storage  # noqa: F401  (a fixture)
from .api_changes import API_CHANGES
from .control_changes import CONTROL_CHANGES
from .public_changes import PUBLIC_CHANGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
NEW = "бұлт астында шөл дала"
SECRET = "JBSWY3DPEHPK3PXP"
UNTOLD: dict[tuple[str, str], str] = {
    # Address, method → why nobody has to be told.
    ("language", "post"): "how a page is worded in this browser",
    ("account_reauthenticate", "post"): "somebody shows once more who they are; nothing changes",
    ("mfa_reauthenticate", "post"): "likewise",
    ("mfa_reauthenticate_webauthn", "post"): "likewise",
    ("mfa_edit_webauthn", "post"): "the name of one's own passkey, which nobody else sees",
    ("mfa_add_webauthn", "post"): "needs a browser with a key; the signal is that of the app",
    ("mfa_login_webauthn", "post"): "likewise; the signal is that of every other sign-in",
    ("uploads:known", "post"): "a question: which of these files are here already",
    ("programmes:sheets", "post"): "a table is read to be looked at; whatever comes of it is told",
    ("objects:preview", "post"): "a question: what would this table change",
    ("uploads:collection", "post"): "a place for what comes; the photograph is told of when it is here",
    ("uploads:upload", "post"): "likewise",
    ("uploads:upload", "delete"): "lets go of what has come only in part, which was no photograph yet",
    ("uploads:forget", "post"): "likewise",
    ("folders:sheets", "post"): "a table is read to be looked at; whatever is made of it is told",
    ("indicators:bring", "post"): "a table is read to be looked at; it is saved by the report's own form",
    ("folders:keep", "post"): "how somebody narrows their own lists, which nobody else sees",
    ("folders:forget", "post"): "likewise",
}


@dataclass
class Way:
    """A portal with something to change in it."""

    house: Any
    signed_in: Callable[..., Client]

    def as_(self, who: str) -> Client:
        return self.signed_in(self.house.people[who])

    def with_password(self) -> Client:
        """The keeper's browser, in which the password was given a moment ago, and once more."""
        browser = Client()
        browser.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
        browser.post("/account/confirm", {"password": PASSWORD})
        return browser

    def photograph(self, name: str = "a.jpg") -> Any:
        data = picture()
        return add(self.house.own, BytesIO(data), name, None, size=len(data))

    def replacement(self) -> Replacement:
        return Replacement.objects.create(
            museum=self.house.own, name="a.jpg", sha256="a" * 64, new_sha256="b" * 64, state="unsure"
        )

    def version(self) -> Version:
        sizes = {"revision": 1, "rooms": 1, "objects_shown": 0, "files": 1, "size": 1}
        return Version.objects.create(museum=self.house.own, number=1, folder="1-a", build="b", **sizes)

    def published(self) -> Version:
        version = self.version()
        Publication.objects.create(museum=self.house.own, version=version)
        return version

    def job(self) -> Any:
        return ask("build", self.house.own)

    def form(self, who: str, path: str, **more: str) -> Any:
        """The page's form, sent with something changed."""
        browser = self.as_(who)
        return browser.post(path, {**typed(browser.get(path).content.decode()), **more})

    def person(self, path: str = "", **more: str) -> Any:
        return self.as_("operator").post(f"/people/{self.house.people['keeper'].pk}{path}", more)


def picture(colour: str = "green") -> bytes:
    kept = BytesIO()
    Image.new("RGB", (64, 32), colour).save(kept, "JPEG")
    return kept.getvalue()


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("b.jpg", picture("blue"), "image/jpeg")


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def cancelled(way: Way) -> Any:
    job = way.job()
    cancel(job)
    return way.as_("keeper").post(f"/museums/own/jobs/{job.pk}/retry")


def scheduled(way: Way) -> Any:
    way.version()
    at = timezone.localtime(timezone.now() + timedelta(days=1))
    return way.as_("keeper").post("/museums/own/versions/1/schedule", {"at": f"{at:%Y-%m-%dT%H:%M}"})


def previewed(way: Way, path: str, made: Callable[[], object], who: str = "keeper", **more: str) -> Any:
    made()
    return way.as_(who).post(path, more)


def after_the_password(way: Way) -> Any:
    TOTP.activate(way.house.people["keeper"], SECRET)
    browser = Client()
    browser.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
    return browser.post("/account/second-step", {"code": code()})


def app_turned_on(way: Way) -> Any:
    browser = way.with_password()
    page = browser.get("/account/safety/app").content.decode()
    found = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    assert found
    now = format_hotp_value(hotp_value(found[1], int(time.time()) // 30))
    return browser.post("/account/safety/app", {"code": now})


def with_app(way: Way, path: str) -> Any:
    browser = way.with_password()
    TOTP.activate(way.house.people["keeper"], SECRET)
    return browser.post(path)


def key_removed(way: Way) -> Any:
    browser = way.with_password()
    keeper = way.house.people["keeper"]
    key = Authenticator.objects.create(user=keeper, type="webauthn", data={"name": "key", "credential": {}})
    return browser.post(f"/account/safety/keys/{key.pk}/off")


def invited(way: Way, path: str = "") -> Any:
    token = invitations.invite(way.house.people["operator"], Role.KEEPER, museum=way.house.own)
    if not path:
        new = {"name": "Ержан", "email": "erzhan@example.kz", "password": NEW}
        return Client().post(f"/invitation/{token}", new)
    return way.as_("operator").post(path.format(Invitation.objects.get().pk))


def first_start(way: Way) -> Any:
    for person in way.house.people.values():
        person.delete()
    new = {"name": "Ержан", "email": "erzhan@example.kz", "password": NEW}
    return Client().post(f"/start/{make_sign_in_link(None)}", new)


def role_taken(way: Way) -> Any:
    held = Membership.objects.get(person=way.house.people["keeper"])
    return way.person(f"/roles/{held.pk}/take", confirmed="yes")


def media_removed(way: Way) -> Any:
    data = picture()
    add(way.house.own, BytesIO(data), "cap.jpg", None, size=len(data), kind="media")
    return way.as_("keeper").post("/museums/own/media/remove", {"file": "cap.jpg"}, "application/json")


def put_back(way: Way) -> Any:
    remove(way.photograph(), None)
    return way.as_("keeper").post(f"/museums/own/photographs/removed/{Removed.objects.get().pk}/restore")


def of_photograph(way: Way, path: str, **more: Any) -> Any:
    return way.as_("keeper").post(f"/museums/own/photographs/{way.photograph().pk}/{path}", more)


def face_decided(way: Way) -> Any:
    face = {"yaw": 10.0, "pitch": 0.0, "width": 5.0, "height": 5.0}
    proposals = [{"kind": "face", "score": 0.9, "where": face}]
    told = {"file": "a.jpg", "sha256": way.photograph().sha256, "title": {}, "flat": False, "problem": None}
    told |= {"coverage": None, "placed": False, "proposals": proposals}
    Look.objects.create(museum=way.house.own, subjects=[told])
    decision = {"file": "a.jpg", "flat": False, "verdict": "blur", "where": face, "reason": ""}
    body = {"add": [decision], "made": 1000}
    return way.as_("keeper").post("/museums/own/faces/api/changes", body, content_type="application/json")


def by_tus(way: Way) -> Any:
    return Sender(way.as_("keeper"), "own").send(picture())


def rooms_moved(way: Way) -> Any:
    last = [way.photograph(name) for name in ("a.jpg", "b.jpg")][-1]
    return way.as_("keeper").post("/museums/own/rooms", {"move": f"up-{last.pk}"})


def folder_brought(way: Way) -> Any:
    text = SimpleUploadedFile("museum.toml", "title = {kk = 'Жаңа'}\n".encode())
    return way.as_("keeper").post("/museums/own/folder", {"file": text, "sure": "on", "confirm": "on"})


def label_named(way: Way) -> Any:
    way.house.own.document = {"scenes": [{"file": "a.jpg", "labels": [{"yaw": 1.0}]}]}
    way.house.own.save()
    body = {"tab": "a"}
    return way.as_("keeper").post("/museums/own/editor/api/open", body, content_type="application/json")


def title_changed(way: Way) -> Any:
    title = {"kind": "set", "at": ["title", "ru"], "value": "Мой музей", "was": None}
    change = {"id": "a-change-1", "made": 1, "said": "", "operations": [title]}
    who = editor_name(way.house.own, way.house.people["keeper"])
    body = {"tab": "a", "who": who, "revision": 1, "changes": [change]}
    return way.as_("keeper").post("/museums/own/editor/api/changes", body, content_type="application/json")


PUBLISHING = "/museums/own/publish"
DAY = {"due": "2027-03-31"}
PASSWORDS = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
CHANGES: dict[tuple[str, str], Callable[[Way], Any]] = {
    ("jobs:cancel", "post"): lambda way: way.as_("keeper").post(f"/museums/own/jobs/{way.job().pk}/cancel"),
    ("jobs:retry", "post"): cancelled,
    ("publication:make_preview", "post"): lambda way: way.as_("keeper").post(f"{PUBLISHING}/preview"),
    ("publication:publish_version", "post"): lambda way: previewed(
        way, "/museums/own/versions/1/publish", way.version
    ),
    ("publication:schedule", "post"): scheduled,
    ("publication:unpublish", "post"): lambda way: previewed(way, f"{PUBLISHING}/off", way.published),
    ("privacy:changes", "post"): face_decided,
    ("editor:open", "post"): label_named,
    ("editor:changes", "post"): title_changed,
    ("forgetting:originals", "post"): lambda way: way.as_("keeper").post(
        "/museums/own/originals", {"wanted": "yes", "understood": "yes"}
    ),
    ("board:goal", "post"): lambda way: way.as_("editor").post("/board/jetisu/goal", DAY),
    ("board:check", "post"): lambda way: previewed(
        way, "/museums/own/check", way.published, "editor", version="1", checked="yes"
    ),
    ("museums:create", "post"): lambda way: way.as_("editor").post(
        "/museums/new", {"title_kk": "Абай музейі", "slug": "abai", "region": str(way.house.region.pk)}
    ),
    ("museums:texts", "post"): lambda way: way.form("keeper", "/museums/own/texts", title_ru="Мой"),
    ("museums:visit", "post"): lambda way: way.form("keeper", "/museums/own/visit", phone="+7 728 1"),
    ("museums:rooms", "post"): rooms_moved,
    ("museums:room", "post"): lambda way: way.form(
        "keeper", f"/museums/own/rooms/{way.photograph().pk}", title_kk="Зал"
    ),
    ("museums:folder", "post"): folder_brought,
    ("museums:archive", "post"): lambda way: way.as_("editor").post(
        "/museums/own/keeping/archive", {"archived": "yes"}
    ),
    ("museums:quota", "post"): lambda way: way.as_("operator").post(
        "/museums/own/keeping/quota", {"gigabytes": "2"}
    ),
    ("enter", "post"): lambda way: Client().post(f"/enter/{make_sign_in_link(way.house.people['keeper'])}"),
    ("start", "post"): first_start,
    ("invitation", "post"): invited,
    ("account_login", "post"): lambda way: Client().post(
        "/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD}
    ),
    ("account_logout", "post"): lambda way: way.as_("keeper").post("/account/sign-out"),
    ("mfa_authenticate", "post"): after_the_password,
    ("account", "post"): lambda way: way.as_("keeper").post("/account", {"name": "Жаңа", "language": "kk"}),
    ("account_change_password", "post"): lambda way: way.with_password().post("/account/password", PASSWORDS),
    ("usersessions_list", "post"): lambda way: way.with_password().post("/account/sessions"),
    ("mfa_activate_totp", "post"): app_turned_on,
    ("mfa_deactivate_totp", "post"): lambda way: with_app(way, "/account/safety/app/off"),
    ("mfa_generate_recovery_codes", "post"): lambda way: with_app(way, "/account/safety/codes/new"),
    ("mfa_remove_webauthn", "post"): key_removed,
    ("invite", "post"): lambda way: way.as_("operator").post(
        "/people/invite", {"role": "keeper", "place": "museum:own"}
    ),
    ("withdraw", "post"): lambda way: invited(way, "/people/invitations/{}/withdraw"),
    ("person", "post"): lambda way: way.person(role="keeper", place="museum:elsewhere"),
    ("take_role", "post"): role_taken,
    ("set_active", "post"): lambda way: way.person("/active", active="no", confirmed="yes"),
    ("way_back", "post"): lambda way: way.person("/way-back"),
    ("uploads:photographs", "post"): lambda way: way.as_("keeper").post(
        "/museums/own/photographs", {"photographs": file()}
    ),
    ("media:remove", "post"): media_removed,
    ("uploads:remove", "post"): lambda way: of_photograph(way, "remove"),
    ("uploads:replace", "post"): lambda way: of_photograph(way, "replace", photographs=file()),
    ("replacing:one", "post"): lambda way: way.as_("keeper").post(
        f"/museums/own/replaced/{way.replacement().pk}", {"choice": "keep"}
    ),
    ("uploads:restore", "post"): put_back,
    ("uploads:upload", "patch"): by_tus,
    **API_CHANGES,
    **CONTROL_CHANGES,
    **PUBLIC_CHANGES,
}


def test_every_address_that_changes_something_is_here() -> None:
    changing = {(name, method) for name, row in ADDRESSES.items() for method in row if method != "get"}
    assert changing == {*CHANGES, *UNTOLD}, "a new address tells the journal, or says here why not"
    assert not CHANGES.keys() & UNTOLD.keys()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: "-".join(change))
def test_the_journal_is_told(
    house: Any,
    signed_in: Any,
    change: tuple[str, str],
    monkeypatch: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    cache.clear()
    told, send = 0, Client.request

    def counted(client: Client, **asked: Any) -> Any:
        # What counts is told by the last request: the one that changes something.
        nonlocal told
        told = Event.objects.count()
        return send(client, **asked)

    monkeypatch.setattr(Client, "request", counted)
    with django_capture_on_commit_callbacks(execute=True):
        answer = CHANGES[change](Way(house, signed_in))
    assert answer.status_code < 400, answer.content.decode()
    assert Event.objects.count() > told
