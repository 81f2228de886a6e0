"""What can be changed in control through an address, each once (`test_every_change.py`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.folders.models import Sheet
from jetisu360.portal.control.indicators.models import Indicator, Report
from jetisu360.portal.control.indicators.periods import Every, last_ones
from jetisu360.portal.control.meetings.models import Meeting, Problem, Series
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes.models import (
    BoundarySource,
    District,
    Programme,
    Project,
    Stage,
)
from jetisu360.portal.control.texts.models import Proposal

MINUTES = """2026 жылғы 12 қараша № 14 хаттама

1. Су шаруашылығы басқармасына каналдарды тазалау тапсырылсын.
2. The second point was written in another language and nobody has translated it for the office yet.
"""


def controlling(way: Any, path: str, **more: Any) -> Any:
    """By the keeper, who controls the region as well, with an office (`{office}`) and a draft (`{draft}`)."""
    keeper, region = way.house.people["keeper"], way.house.region
    Membership.objects.create(person=keeper, role=Role.CONTROLLER, region=region)
    Membership.objects.create(person=way.house.people["nobody"], role=Role.CONTROLLER, region=region)
    office = Office.objects.create(region=region, title={"kk": "Кеңсе"})
    draft = Assignment.objects.create(region=region, task="Жол салу")
    return way.as_("keeper").post(path.format(office=office.pk, draft=draft.pk), more)


def meeting(way: Any, path: str, **more: Any) -> Any:
    """The same, in a region with a series of meetings, a meeting and a problem."""
    region = way.house.region
    series = Series.objects.create(region=region, title={"kk": "Кеңес"})
    office = Office.objects.create(region=region, title={"kk": "Су басқармасы"})
    there = {
        "series": series.pk,
        "meeting": Meeting.objects.create(series=series, day=timezone.localdate()).pk,
        "problem": Problem.objects.create(region=region, office=office, text="Битум жоқ").pk,
    }
    more = {name: str(value).format(office=office.pk) for name, value in more.items()}
    return controlling(way, path.format(**there), **more)


def away(way: Any, path: str, **more: Any) -> Any:
    """The keeper, who controls the region as well, is away for a while."""
    keeper, other = way.house.people["keeper"], way.house.people["nobody"]
    day = timezone.localdate() + timedelta(days=30)
    there = Absence.objects.create(person=keeper, substitute=other, since=day, until=day)
    return controlling(way, path.replace("{absence}", str(there.pk)), **{**more, "substitute": other.pk})


def several_drafts(way: Any) -> Any:
    controller = way.house.people["editor"]
    Membership.objects.create(person=controller, role=Role.CONTROLLER, region=way.house.region)
    draft = Assignment.objects.create(region=way.house.region, task="Жол", result="1 км")
    new = {"act": "set", "chosen": f"{draft.pk}-{draft.revision}", "due": "2027-03-31"}
    return way.as_("editor").post("/control/several", new)


def table_begun(way: Any) -> Any:
    controller = way.house.people["editor"]
    Membership.objects.create(person=controller, role=Role.CONTROLLER, region=way.house.region)
    sheet = Sheet.objects.create(region=way.house.region, person=controller, name="a.xlsx")
    return way.as_("editor").post(f"/control/tables/{sheet.pk}", {"act": "start"})


def text_taken(way: Any, path: str, **more: Any) -> Any:
    """A text is taken in first; of it something is decided."""
    controlling(way, "/control/texts", text=MINUTES)
    source = Source.objects.get()
    proposal = Proposal.objects.filter(source=source).first()
    assert proposal is not None
    new = {**more, "task": proposal.data["text"], "revision": proposal.revision}
    return way.as_("keeper").post(path.format(source=source.pk, proposal=proposal.pk), new)


def evidence(way: Any, path: str, **more: Any) -> Any:
    """In a region with a place, and two spheres of one point of it."""
    region = way.house.region
    place = Place.objects.create(region=region, title={"kk": "Көпір"})
    point = Point.objects.create(place=place, title="Қақпа")
    about = Assignment.objects.create(region=region, task="Көпір салу")
    captures = [
        Capture.objects.create(
            point=point,
            assignment=about,
            region=region,
            name=f"{name}.jpg",
            sha256=name * 64,
            size=1,
            kind="sphere",
            width=2,
            height=1,
            look="0" * 64,
        ).pk
        for name in "ab"
    ]
    more = {name: str(value).format(place=place.pk) for name, value in more.items()}
    there = {"place": place.pk, "about": about.pk, "first": captures[0], "second": captures[1]}
    return controlling(way, path.format(**there), **more)


def indicators(way: Any, path: str, **more: Any) -> Any:
    """In a region with a number that a district reports, and that report, submitted."""
    region = way.house.region
    office = Office.objects.create(region=region, title={"kk": "Әкімдік"})
    district = District.objects.create(region=region, title={"kk": "Аудан"}, office=office)
    number = Indicator.objects.create(region=region, title={"kk": "Пәтерлер"})
    report = Report.objects.create(
        region=region,
        district=district,
        every="quarter",
        year=2026,
        number=1,
        due=timezone.localdate(),
        state="submitted",
    )
    return controlling(way, path.format(number=number.pk, report=report.pk), **more)


def programme(way: Any, path: str, **more: Any) -> Any:
    """In a region with a programme, a project with a stage, a photograph of its place, and a district."""
    region = way.house.region
    there = Programme.objects.create(region=region, title={"kk": "Нұрлы жол"})
    project = Project.objects.create(programme=there, title={"kk": "Көпір"})
    Stage.objects.create(project=project, number=1, title={"kk": "Тіректер"})
    place = Place.objects.create(region=region, title={"kk": "Көпір"})
    other = Place.objects.create(region=region, title={"kk": "Жол"})
    project.places.add(place)
    capture = Capture.objects.create(
        point=Point.objects.create(place=place, title="Қақпа"),
        region=region,
        name="a.jpg",
        sha256="a" * 64,
        size=1,
        kind="flat",
        width=2,
        height=1,
        look="0" * 64,
    )
    district = District.objects.create(region=region, title={"kk": "Ескелді"})
    more = {name: str(value).format(other=other.pk, capture=capture.pk) for name, value in more.items()}
    sheet = Sheet.objects.create(
        region=region, person=way.house.people["keeper"], kind="projects", about=there.pk, name="a.xlsx"
    )
    named = {"programme": there.pk, "project": project.pk, "district": district.pk, "sheet": sheet.pk}
    return controlling(way, path.format(**named), **more)


def boundaries(way: Any, path: str, **more: Any) -> Any:
    """The same, in a region with a district and a file of boundaries that was sent in."""
    region = way.house.region
    district = District.objects.create(region=region, title={"kk": "Ақсу ауданы"})
    ring = [[78, 45], [79, 45], [79, 46], [78, 46], [78, 45]]
    shape = {"names": ["Ақсу"], "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}
    sent = BoundarySource.objects.create(region=region, source="a", licence="b", shapes=[shape])
    feature = {
        "type": "Feature",
        "properties": {"name": "Ақсу"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    file = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    more |= {f"district-{district.pk}": "0"} if "{sent}" in path else {"file": SimpleUploadedFile("d", file)}
    return controlling(way, path.format(sent=sent.pk), **more)


CONTROL_CHANGES: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("cards:card", "post"): lambda way: controlling(
        way, "/control/assignments/{draft}", do="discard", reason="Қайталанған"
    ),
    ("offices:new", "post"): lambda way: controlling(way, "/control/offices/new", kk="Жаңа кеңсе"),
    ("offices:office", "post"): lambda way: controlling(way, "/control/offices/{office}", kk="Жаңа"),
    ("offices:close", "post"): lambda way: controlling(way, "/control/offices/{office}/close", closed="yes"),
    ("boundaries:boundaries", "post"): lambda way: boundaries(
        way, "/control/districts/boundaries", source="Әкімдік", licence="ODbL"
    ),
    ("boundaries:choose", "post"): lambda way: boundaries(way, "/control/districts/boundaries/{sent}"),
    ("meetings:new_series", "post"): lambda way: meeting(way, "/control/meetings/new-series", kk="Кеңес"),
    ("meetings:series", "post"): lambda way: meeting(
        way, "/control/meetings/series/{series}", do="add", words="Жол"
    ),
    ("meetings:new", "post"): lambda way: meeting(
        way, "/control/meetings/series/{series}/new", day="2027-01-11"
    ),
    ("meetings:meeting", "post"): lambda way: meeting(
        way, "/control/meetings/{meeting}", do="hold", confirmed="yes"
    ),
    ("meetings:problems", "post"): lambda way: meeting(
        way, "/control/problems", office="{office}", text="Техника жоқ"
    ),
    ("meetings:problem", "post"): lambda way: meeting(
        way, "/control/problems/{problem}", do="answer", text="Берілді"
    ),
    ("meetings:pack", "post"): lambda way: meeting(way, "/control/pack", form="docx"),
    ("meetings:calendar", "post"): lambda way: meeting(way, "/control/calendar", do="make"),
    ("absences:absences", "post"): lambda way: away(
        way, "/control/absences", since="2099-01-05", until="2099-01-09"
    ),
    ("absences:end", "post"): lambda way: away(way, "/control/absences/{absence}/end"),
    ("folders:several", "post"): several_drafts,
    ("folders:sheet", "post"): table_begun,
    ("texts:texts", "post"): lambda way: controlling(way, "/control/texts", text=MINUTES),
    ("texts:propose", "post"): lambda way: text_taken(way, "/control/texts/{source}/propose", passage="1"),
    ("texts:decide", "post"): lambda way: text_taken(way, "/control/texts/{source}/{proposal}", do="refuse"),
    ("evidence:new_place", "post"): lambda way: evidence(
        way, "/control/places/new", kk="Мектеп", kind="other"
    ),
    ("evidence:change_place", "post"): lambda way: evidence(
        way, "/control/places/{place}/change", kk="Мектеп", kind="other"
    ),
    ("evidence:place", "post"): lambda way: evidence(way, "/control/places/{place}", title="Баспалдақ"),
    ("evidence:assignment", "post"): lambda way: evidence(
        way, "/control/assignments/{about}/evidence", do="place", place="{place}"
    ),
    ("evidence:capture", "post"): lambda way: evidence(
        way, "/control/evidence/{first}", do="confirm", saw="Шатыры жоқ"
    ),
    ("evidence:compare", "post"): lambda way: evidence(
        way, "/control/evidence/{first}/with/{second}", do="turn", yaw="10"
    ),
    ("indicators:ask", "post"): lambda way: indicators(
        way, "/control/indicators/ask", period=last_ones(Every.QUARTER, timezone.localdate(), 1)[0].key
    ),
    ("indicators:report", "post"): lambda way: indicators(
        way, "/control/indicators/reports/{report}", do="accept"
    ),
    ("indicators:new", "post"): lambda way: indicators(
        way, "/control/indicators/new", kk="Үлес", every="year", kind="number", adding="sum", better="more"
    ),
    ("indicators:change", "post"): lambda way: indicators(
        way, "/control/indicators/{number}/change", kk="Үйлер", better="more"
    ),
    ("programmes:new", "post"): lambda way: programme(way, "/control/programmes/new", kk="Нұрлы жер"),
    ("programmes:change", "post"): lambda way: programme(
        way, "/control/programmes/{programme}/change", kk="Нұрлы жол", revision="1"
    ),
    ("programmes:new_project", "post"): lambda way: programme(
        way, "/control/programmes/{programme}/new", kk="Жол", kind="road", status="preparation"
    ),
    ("programmes:project", "post"): lambda way: programme(
        way, "/control/projects/{project}", do="add_place", place="{other}"
    ),
    ("programmes:change_project", "post"): lambda way: programme(
        way, "/control/projects/{project}/change", kk="Жол", kind="road", status="completed", revision="1"
    ),
    ("programmes:money", "post"): lambda way: programme(
        way, "/control/projects/{project}/money", year="2026", spent="1 000", as_of="2026-03-31"
    ),
    ("programmes:plan", "post"): lambda way: programme(
        way, "/control/projects/{project}/stages", kk_1="Іргетас", weight_1="2", revision="1"
    ),
    ("programmes:stage", "post"): lambda way: programme(
        way, "/control/projects/{project}/stages/1", capture="{capture}", saw="Тұр", revision="1"
    ),
    ("programmes:sheet", "post"): lambda way: programme(
        way, "/control/programmes/tables/{sheet}", act="start"
    ),
    ("programmes:new_district", "post"): lambda way: programme(way, "/control/districts/new", kk="Кербұлақ"),
    ("programmes:district", "post"): lambda way: programme(
        way, "/control/districts/{district}", kk="Ескелді ауданы"
    ),
}
