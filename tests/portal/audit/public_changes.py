"""What can be changed of what everybody sees of control, each once (`test_every_change.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jetisu360.build.steps.reading import PictureFile
from jetisu360.commands.review.subject import Subject
from jetisu360.panorama.privacy.region import Proposal as Found
from jetisu360.panorama.privacy.region import Region
from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.programmes.models import Programme, Project
from jetisu360.portal.control.public import issuing
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs.files import file_of, looked_at
from jetisu360.portal.privacy.found import as_json

from .control_changes import controlling


def public(way: Any, path: str, **more: Any) -> Any:
    """In a region with a public programme, and a photograph of a place of its project that was looked at."""
    region = way.house.region
    place = Place.objects.create(region=region, title={"kk": "Мектеп"})
    capture = Capture.objects.create(
        point=Point.objects.create(place=place, title="Қақпа"),
        region=region,
        name="a.jpg",
        sha256="a" * 64,
        size=1,
        kind="sphere",
        width=2,
        height=1,
        look="0" * 64,
    )
    programme = Programme.objects.create(region=region, title={"kk": "Бағдарлама"}, public=True)
    Project.objects.create(programme=programme, title={"kk": "Мектеп"}, public=True).places.add(place)
    digest = issuing.standing(region).digest
    name = file_of(capture.pk)
    picture = PictureFile(name, looked_at(region.pk), "b" * 64, (360.0, 180.0, 0.0))
    proposal = Found("face", Region(30.0, 0.0, 10.0, 10.0), 0.9)
    told = as_json(Subject(picture, {"kk": "Қақпа"}, (proposal,)))
    PublicCapture.objects.create(capture=capture, region=region, state="review", subject=told)
    if "json" in more:
        decision = {
            "file": name,
            "flat": False,
            "verdict": "blur",
            "where": vars(proposal.where),
            "reason": "",
        }
        Membership.objects.create(person=way.house.people["keeper"], role=Role.CONTROLLER, region=region)
        body = {"add": [decision], "remove": [], "made": 1.0}
        browser = way.as_("keeper")
        return browser.post(path.format(region=region.slug), body, content_type="application/json")
    more = {name: str(value).format(digest=digest, capture=capture.pk) for name, value in more.items()}
    return controlling(way, path.format(region=region.slug), **more)


PUBLIC_CHANGES: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("public:page", "post"): lambda way: public(
        way, "/control/public/{region}", do="publish", digest="{digest}"
    ),
    ("public:how", "post"): lambda way: public(
        way, "/control/public/{region}/how", kk="Әкімдік", prefix="oc4ids-ab12cd"
    ),
    ("public:photographs", "post"): lambda way: public(
        way, "/control/public/{region}/photographs", do="back", capture="{capture}"
    ),
    ("public:changes", "post"): lambda way: public(
        way, "/control/public/{region}/faces/api/changes", json=True
    ),
}
