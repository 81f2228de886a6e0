"""A portal with many museums, made through its own models: the same rows each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

TITLE = {
    "kk": "Жетісу облысының {n}-тарихи-өлкетану музейі",
    "ru": "Историко-краеведческий музей № {n} области Жетысу",
    "en": "Museum of local history No. {n} of Jetisu Region",
}
WORDS = {
    "kk": "Бұл залда өңірдің тарихы, қолөнері мен күнделікті тұрмысы көрсетілген. ",
    "ru": "В этом зале показаны история края, ремёсла и повседневный быт. ",
    "en": "This room shows the history of the region, its crafts and everyday life. ",
}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Size:
    """How much there is: of a museum, and museums."""

    museums: int = 100
    scenes: int = 50
    objects: int = 500
    events: int = 50
    versions: int = 12

    @property
    def words(self) -> str:
        rooms, things = self.museums * self.scenes, self.museums * self.objects
        return f"{self.museums} museums, {rooms:,} rooms, {things:,} objects"


FULL = Size()
SMALL = Size(museums=20, scenes=4, objects=6, events=5, versions=2)


def said(words: dict[str, str], times: int = 1, **names: object) -> dict[str, str]:
    return {code: (text * times).strip().format(**names) for code, text in words.items()}


def document(number: int, size: Size) -> dict[str, Any]:
    """A museum's document, as the portal keeps it."""
    from jetisu360.portal.museums.documents import checked
    from jetisu360.tour.museum_toml.values import values_of

    scenes = [
        {
            "file": f"R{scene:07}.JPG",
            "title": said({"kk": "{n}-зал", "ru": "Зал {n}"}, n=scene),
            "description": said(WORDS, 3),
        }
        for scene in range(size.scenes)
    ]
    objects = [
        {
            "id": f"thing-{thing}",
            "inventory_number": f"ЖО {number}-{thing}",
            "title": said({"kk": "{n}-жәдігер", "ru": "Экспонат {n}", "en": "Object {n}"}, n=thing),
            "description": said(WORDS),
            "date": said({"kk": "XIX ғ.", "ru": "XIX в.", "en": "19th century"}),
        }
        for thing in range(size.objects)
    ]
    given = {
        "id": f"museum-{number}",
        "title": said(TITLE, n=number),
        "description": said(WORDS, 5),
        "scenes": scenes,
        "objects": objects,
    }
    return dict(values_of(checked(given)))


def seed(size: Size) -> None:
    """Fills an empty portal; Django is set up. A keeper for each museum, an operator, a region editor."""
    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import Role
    from jetisu360.portal.museums.models import Museum, Region

    region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу облысы", "ru": "область Жетысу"})
    museums = Museum.objects.bulk_create(
        Museum(slug=f"museum-{number}", region=region, document=document(number, size))
        for number in range(size.museums)
    )
    people = Person.objects.bulk_create(
        Person(email=f"person-{number}@example.kz", name=f"Қызметкер {number}", language="kk")
        for number in range(size.museums + 2)
    )
    operator, editor, *keepers = people
    Membership.objects.create(person=operator, role=Role.OPERATOR)
    Membership.objects.create(person=editor, role=Role.REGION_EDITOR, region=region)
    Membership.objects.bulk_create(
        Membership(person=keeper, role=Role.KEEPER, museum=museum)
        for keeper, museum in zip(keepers, museums, strict=True)
    )
    for museum, keeper in zip(museums, keepers, strict=True):
        fill(museum, keeper, size)
    _journal(museums, keepers, size)


def fill(museum: Any, keeper: Any, size: Size) -> None:
    """What a museum has gathered: photographs that were looked into, versions, and the work on them."""
    from django.utils import timezone

    from jetisu360.portal.jobs.models import Job
    from jetisu360.portal.originals.models import Photograph
    from jetisu360.portal.publication.models import Publication, Version
    from jetisu360.tour.museum_toml.file_names import form

    verdict = {"width": 8192, "height": 4096, "degrees": 360, "camera": "RICOH THETA Z1"}
    names = [f"R{scene:07}.JPG" for scene in range(size.scenes)]
    Photograph.objects.bulk_create(
        Photograph(
            museum=museum,
            name=name,
            key=form(name),
            sha256=f"{museum.pk:032}{number:032}",
            size=9_000_000 + number,
            state="good",
            verdict=verdict,
            who=keeper,
        )
        for number, name in enumerate(names)
    )
    finding = {
        "code": "label-without-text",
        "severity": "warning",
        "scene": "r0000001",
        "blocks": False,
        "message": said(WORDS),
    }
    now = timezone.now()
    versions = Version.objects.bulk_create(
        Version(
            museum=museum,
            number=number,
            folder=f"v{number}",
            build=f"{number:064}",
            revision=1,
            rooms=size.scenes,
            objects_shown=size.objects,
            files=900,
            size=90_000_000,
            findings=[finding] * 10,
            built_by=keeper,
            published_at=now - number * DAY,
            published_by=keeper,
        )
        for number in range(1, size.versions + 1)
    )
    Publication.objects.create(
        museum=museum, version=versions[-1], serial=size.versions, changed_at=now, changed_by=keeper
    )
    Job.objects.bulk_create(
        Job(
            kind=kind,
            subject=f"museum/{museum.pk}",
            museum=museum,
            state="done",
            asked_by=keeper,
            started_at=now,
            ended_at=now,
        )
        for _version in versions
        for kind in ("build", "publish")
    )


def _journal(museums: list[Any], keepers: list[Any], size: Size) -> None:
    from jetisu360.portal.audit.record import record

    # Each by itself: PostgreSQL goes through every change that one transaction has made to the chain's end.
    for number in range(size.events):
        for museum, keeper in zip(museums, keepers, strict=True):
            record(keeper, "museum.edited", museum, {"revision": number, "changed": ["title.kk"]})
