"""The id of what belongs to another museum, in an address that one may otherwise ask: it is not there, and
nothing is done to it, whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

import jetisu360.portal.control.public.models as public
from jetisu360.portal.access import ADDRESSES
from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.models import Invitation, Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.api.models import Token
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.folders.models import SavedFilter, Sheet
from jetisu360.portal.control.indicators.models import Indicator, Report
from jetisu360.portal.control.meetings.models import Meeting, Problem, Series
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes.models import (
    BoundarySource,
    District,
    Money,
    Programme,
    Project,
    Stage,
)
from jetisu360.portal.control.texts.models import Proposal, Reading
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.models import Version
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.uploads.models import Removed, Upload

from ..conftest import PASSWORD
from .test_access import EVERY

pytestmark = pytest.mark.django_db
NOT_IDS: dict[str, str] = {
    # Address → why nothing in it is the id of somebody else's thing.
    "enter": "a secret",
    "start": "a secret",
    "invitation": "a secret",
    "meetings:feed": "a secret",
    "privacy:ask": "a picture of the museum that the address names; no other is looked in",
    "publication:phone": "a signature",
    "publication:phone_home": "a signature",
    "publication:site": "what everybody may see",
    "publication:site_home": "what everybody may see",
}


@dataclass
class Foreign:
    """Something of each kind, all of it of the museum `elsewhere` or of another person."""

    house: Any

    def version(self) -> Version:
        sizes = {"revision": 1, "rooms": 1, "objects_shown": 0, "files": 1, "size": 1}
        return Version.objects.create(museum=self.house.other, number=7, folder="7-a", build="b", **sizes)

    def job(self) -> Job:
        return ask("build", self.house.other)

    def failed_job(self) -> Job:
        job = self.job()
        Job.objects.filter(pk=job.pk).update(state="failed")
        return job

    def photograph(self) -> Photograph:
        return Photograph.objects.create(museum=self.house.other, name="a.jpg", sha256="a" * 64, size=1)

    def removed(self) -> Removed:
        kept = {"kind": "photograph", "state": "good", "verdict": {}, "received_at": "", "who_id": None}
        return Removed.objects.create(
            museum=self.house.other, name="a.jpg", sha256="a" * 64, size=1, kept=kept
        )

    def replacement(self) -> Replacement:
        return Replacement.objects.create(
            museum=self.house.other, name="a.jpg", sha256="a" * 64, new_sha256="b" * 64, state="unsure"
        )

    def upload(self) -> Upload:
        over = timezone.now() + timedelta(days=1)
        return Upload.objects.create(museum=self.house.other, name="a.jpg", length=9, expires_at=over)

    def key(self) -> Authenticator:
        other = self.house.people["other_keeper"]
        return Authenticator.objects.create(user=other, type="webauthn", data={"name": "key"})

    def invitation(self) -> Invitation:
        invitations.invite(self.house.people["operator"], Role.KEEPER, museum=self.house.other)
        return Invitation.objects.get()

    def token(self) -> Token:
        make_token(self.house.people["other_keeper"], "nightly", days=30)
        return Token.objects.get()

    def controller(self) -> None:
        """From now on the keeper controls the own region."""
        person, region = self.house.people["keeper"], self.house.region
        Membership.objects.create(person=person, role=Role.CONTROLLER, region=region)

    def office(self) -> Office:
        self.controller()
        return Office.objects.create(region=self.house.other_region, title={"kk": "Басқа кеңсе"})

    def assignment(self) -> Assignment:
        self.controller()
        return Assignment.objects.create(region=self.house.other_region, task="Жол салу")

    def series(self) -> Series:
        self.controller()
        return Series.objects.create(region=self.house.other_region, title={"kk": "Кеңес"})

    def boundaries(self) -> BoundarySource:
        self.controller()
        return BoundarySource.objects.create(region=self.house.other_region, source="a", licence="b")

    def meeting(self) -> Meeting:
        return Meeting.objects.create(series=self.series(), day=timezone.localdate())

    def problem(self) -> Problem:
        office = self.office()
        return Problem.objects.create(region=office.region, office=office, text="Битум жоқ")

    def pack(self) -> Job:
        """Of the own region, and asked for by somebody else."""
        self.controller()
        return ask("pack", self.house.region, self.house.people["operator"], details={"form": "pdf"})

    def proposal(self) -> Proposal:
        self.controller()
        source = Source.objects.create(region=self.house.other_region, title="Хаттама", text="Жол салу")
        Reading.objects.create(source=source)
        data = {"text": "Жол салу", "kind": "order", "certainty": "sure"}
        return Proposal.objects.create(source=source, order=1, start=0, end=8, data=data)

    def place(self) -> Place:
        self.controller()
        return Place.objects.create(region=self.house.other_region, title={"kk": "Мектеп құрылысы"})

    def captures(self) -> tuple[Capture, Capture]:
        place = self.place()
        row = {"point": Point.objects.create(place=place, title="Қақпа"), "region": place.region}
        row |= {"name": "a.jpg", "size": 1, "kind": "flat", "width": 1, "height": 1, "look": "0" * 64}
        first, second = (Capture.objects.create(**row, sha256=sign * 64) for sign in "ab")
        return first, second

    def pair(self) -> dict[str, int]:
        first, second = self.captures()
        return {"earlier": first.pk, "later": second.pk}

    def public_capture(self) -> public.PublicCapture:
        capture = self.captures()[0]
        return public.PublicCapture.objects.create(
            capture=capture, region=capture.region, state="ready", key="0" * 64
        )

    def absence(self) -> Absence:
        self.controller()
        person, substitute = (self.house.people[who] for who in ("other_editor", "other_keeper"))
        day = timezone.localdate() + timedelta(days=3)
        return Absence.objects.create(person=person, substitute=substitute, since=day, until=day)

    def table(self) -> Sheet:
        self.controller()
        person, region = self.house.people["other_editor"], self.house.other_region
        return Sheet.objects.create(region=region, person=person, name="a.xlsx")

    def saved_filter(self) -> SavedFilter:
        other = self.house.people["other_keeper"]
        return SavedFilter.objects.create(person=other, name="own", query="?folder=control")

    def district(self) -> District:
        self.controller()
        return District.objects.create(region=self.house.other_region, title={"kk": "Аудан"})

    def project(self) -> Project:
        programme = Programme.objects.create(region=self.district().region, title={"kk": "Бағдарлама"})
        made = Project.objects.create(programme=programme, title={"kk": "Мектеп"})
        made.stages.create(number=1, title={"kk": "Іргетас"})
        return made

    def table_of_programme(self) -> Sheet:
        return Sheet.objects.create(
            region=self.project().programme.region,
            person=self.house.people["other_editor"],
            name="a.xlsx",
            kind="projects",
        )

    def indicator(self) -> Indicator:
        self.controller()
        return Indicator.objects.create(region=self.house.other_region, title={"kk": "Пәтерлер"})

    def report(self) -> Report:
        """Of a district whose office is another."""
        number, office = self.indicator(), self.office()
        district = number.region.districts.create(title={"kk": "Аудан"}, office=office)
        period = {"every": "quarter", "year": 2026, "number": 1}
        return Report.objects.create(
            region=number.region, district=district, due=timezone.localdate(), **period
        )

    def membership(self) -> Any:
        return self.house.people["other_keeper"].memberships.get()


Ids = Callable[[Foreign], dict[str, Any]]
FOREIGN: dict[str, tuple[str, Ids]] = {
    # Address → who may ask it of the own museum; the arguments with an id from elsewhere.
    "jobs:job": ("keeper", lambda made: {"number": made.job().pk}),
    "jobs:cancel": ("keeper", lambda made: {"number": made.job().pk}),
    "jobs:retry": ("keeper", lambda made: {"number": made.failed_job().pk}),
    "publication:look": ("keeper", lambda made: {"number": made.version().number}),
    "publication:publish_version": ("keeper", lambda made: {"number": made.version().number}),
    "publication:schedule": ("keeper", lambda made: {"number": made.version().number}),
    "publication:preview": ("keeper", lambda made: {"folder": made.version().folder, "path": "kk/"}),
    "publication:preview_home": ("keeper", lambda made: {"folder": made.version().folder}),
    "museums:room": ("keeper", lambda made: {"photograph": made.photograph().pk}),
    "uploads:small": ("keeper", lambda made: {"photograph": made.photograph().pk}),
    "uploads:remove": ("keeper", lambda made: {"photograph": made.photograph().pk}),
    "uploads:replace": ("keeper", lambda made: {"photograph": made.photograph().pk}),
    "replacing:one": ("keeper", lambda made: {"replacement": made.replacement().pk}),
    "replacing:strip": ("keeper", lambda made: {"replacement": made.replacement().pk}),
    "uploads:restore": ("keeper", lambda made: {"removed": made.removed().pk}),
    "uploads:forget": ("keeper", lambda made: {"upload": made.upload().pk}),
    "uploads:upload": ("keeper", lambda made: {"upload": made.upload().pk}),
    "mfa_edit_webauthn": ("keeper", lambda made: {"pk": made.key().pk}),
    "mfa_remove_webauthn": ("keeper", lambda made: {"pk": made.key().pk}),
    "withdraw": ("editor", lambda made: {"invitation": made.invitation().pk}),
    # (Operators see everybody; here a role of one person is asked of another.)
    "person": ("editor", lambda made: {"person": made.house.people["other_keeper"].pk}),
    "set_active": ("editor", lambda made: {"person": made.house.people["other_keeper"].pk}),
    "way_back": ("editor", lambda made: {"person": made.house.people["other_keeper"].pk}),
    "take_role": (
        "operator",
        lambda made: {"person": made.house.people["keeper"].pk, "membership": made.membership().pk},
    ),
    "folders:sheet": ("keeper", lambda made: {"number": made.table().pk}),
    "folders:forget": ("operator", lambda made: {"number": made.saved_filter().pk}),
    "board:region": ("editor", lambda made: {"region": "other"}),
    "board:table": ("editor", lambda made: {"region": "other"}),
    "board:goal": ("editor", lambda made: {"region": "other"}),
    "cards:card": ("keeper", lambda made: {"number": made.assignment().pk}),
    "offices:office": ("keeper", lambda made: {"office": made.office().pk}),
    "offices:close": ("keeper", lambda made: {"office": made.office().pk}),
    "indicators:report": ("keeper", lambda made: {"number": made.report().pk}),
    "indicators:report_table": ("keeper", lambda made: {"number": made.report().pk}),
    "indicators:bring": ("keeper", lambda made: {"number": made.report().pk}),
    "indicators:period_table": ("keeper", lambda made: {"key": made.report().period.key}),
    "indicators:indicator": ("keeper", lambda made: {"number": made.indicator().pk}),
    "indicators:indicator_table": ("keeper", lambda made: {"number": made.indicator().pk}),
    "indicators:change": ("keeper", lambda made: {"number": made.indicator().pk}),
    "programmes:programme": ("keeper", lambda made: {"programme": made.project().programme_id}),
    "programmes:change": ("keeper", lambda made: {"programme": made.project().programme_id}),
    "programmes:new_project": ("keeper", lambda made: {"programme": made.project().programme_id}),
    "programmes:table": ("keeper", lambda made: {"programme": made.project().programme_id}),
    "programmes:sheets": ("keeper", lambda made: {"programme": made.project().programme_id}),
    "programmes:sheet": ("keeper", lambda made: {"number": made.table_of_programme().pk}),
    "programmes:project": ("keeper", lambda made: {"project": made.project().pk}),
    "programmes:change_project": ("keeper", lambda made: {"project": made.project().pk}),
    "programmes:money": ("keeper", lambda made: {"project": made.project().pk}),
    "programmes:plan": ("keeper", lambda made: {"project": made.project().pk}),
    "programmes:stage": ("keeper", lambda made: {"project": made.project().pk, "number": 1}),
    "programmes:district": ("keeper", lambda made: {"district": made.district().pk}),
    "boundaries:choose": ("keeper", lambda made: {"number": made.boundaries().pk}),
    "meetings:series": ("keeper", lambda made: {"series": made.series().pk}),
    "meetings:new": ("keeper", lambda made: {"series": made.series().pk}),
    "meetings:meeting": ("keeper", lambda made: {"meeting": made.meeting().pk}),
    "meetings:problem": ("keeper", lambda made: {"number": made.problem().pk}),
    "meetings:made": ("keeper", lambda made: {"number": made.pack().pk}),
    "meetings:file": ("keeper", lambda made: {"number": made.pack().pk}),
    "texts:text": ("keeper", lambda made: {"source": made.proposal().source_id}),
    "texts:propose": ("keeper", lambda made: {"source": made.proposal().source_id}),
    "texts:decide": (
        "keeper",
        lambda made: {"source": (one := made.proposal()).source_id, "proposal": one.pk},
    ),
    "evidence:assignment": ("keeper", lambda made: {"number": made.assignment().pk}),
    "evidence:place": ("keeper", lambda made: {"place": made.place().pk}),
    "evidence:change_place": ("keeper", lambda made: {"place": made.place().pk}),
    "evidence:capture": ("keeper", lambda made: {"number": made.captures()[0].pk}),
    "evidence:picture": ("keeper", lambda made: {"number": made.captures()[0].pk}),
    "evidence:small": ("keeper", lambda made: {"number": made.captures()[0].pk}),
    "evidence:original": ("keeper", lambda made: {"number": made.captures()[0].pk}),
    "evidence:compare": ("keeper", lambda made: made.pair()),
    "public:page": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:how": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:photographs": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:review": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:api": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:ask": (
        "keeper",
        lambda made: {"region": made.public_capture().region.slug, "asked": "review"},
    ),
    "public:changes": ("keeper", lambda made: {"region": made.public_capture().region.slug}),
    "public:blurred": ("keeper", lambda made: {"number": made.public_capture().pk}),
    "absences:end": ("keeper", lambda made: {"absence": made.absence().pk}),
}
FOREIGN |= {
    "api:photograph": FOREIGN["uploads:remove"],
    "api:put_back": FOREIGN["uploads:restore"],
    "api:job": ("keeper", lambda made: {"job": made.job().pk}),
    "api:cancel": ("keeper", lambda made: {"job": made.job().pk}),
    "api:retry": ("keeper", lambda made: {"job": made.failed_job().pk}),
    "api:version": FOREIGN["publication:look"],
    "api:publish": FOREIGN["publication:look"],
    "api:board": ("editor", lambda made: {"region": "other"}),
    "withdraw_token": ("keeper", lambda made: {"token": made.token().pk}),
}
UNCHANGED: tuple[Any, ...] = (
    *(Job, Version, Photograph, Removed, Upload, Authenticator, Invitation, Membership),
    *(public.Publisher, public.Issue, public.Review, public.PublicCapture),
    *(Assignment, Office, Absence, SavedFilter, Sheet, Indicator, Report),
    *(Series, Meeting, Problem, Source, Proposal),
    *(Place, Point, Capture, BoundarySource, District, Programme, Project, Stage, Money),
)
FORM = "application/x-www-form-urlencoded"


def test_every_address_with_an_id_is_here() -> None:
    with_ids = {name for name, converters in EVERY.items() if set(converters) - {"museum"}}
    assert with_ids == {*FOREIGN, *NOT_IDS}


@pytest.mark.parametrize("name", FOREIGN)
def test_it_is_not_there_and_nothing_is_done(house: Any, signed_in: Any, name: str) -> None:
    who, ids = FOREIGN[name]
    arguments = ids(Foreign(house))
    if "museum" in EVERY[name]:
        arguments["museum"] = "own"
    browser, before = signed_in(house.people[who]), rows()
    if name.startswith("mfa_"):
        # Keys are only for whoever has shown a moment ago who they are.
        browser.post("/account/confirm", {"password": PASSWORD})
    headers = {"tus-resumable": "1.0.0", "upload-offset": "0"} if name == "uploads:upload" else {}
    at = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    form, kind = ("{}", "application/json") if name.startswith("api:") else (f"at={at}", FORM)
    for method in ADDRESSES[name]:
        asked = {} if method == "get" else {"data": form, "content_type": kind}
        answer = getattr(browser, method)(reverse(name, kwargs=arguments), headers=headers, **asked)
        # To let go of an upload twice is no fault: one is led to the list. (405: a POST to an upload that
        # does not say which method it stands for.)
        expected = (302,) if name == "uploads:forget" else (403, 404, 405)
        assert answer.status_code in expected, (method, answer.status_code)
        assert rows() == before, method


def rows() -> list[Any]:
    return [list(model._base_manager.order_by("pk").values()) for model in UNCHANGED]
