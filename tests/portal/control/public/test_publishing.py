"""What everybody sees: nothing before it is published, all of it then, none of it when it is switched off."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.exchange.oc4ids.schemas import problems

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report
from jetisu360.portal.control.programmes.models import Money, Programme, Project
from jetisu360.portal.control.public import issuing
from jetisu360.portal.control.public.changes import changes
from jetisu360.portal.control.public.models import Issue, PublicName
from jetisu360.portal.control.public.refusals import NothingIsPublic, NothingToPublish, PublicOvertaken
from jetisu360.portal.publication.layout import published

from .conftest import Shop

pytestmark = pytest.mark.django_db
SITE = "/sites/zhetisu/"


def body(client: Any, path: str, status: int = 200) -> str:
    answer = client.get(SITE + path)
    assert answer.status_code == status, path
    return b"".join(answer.streaming_content).decode()


def test_marking_something_as_public_shows_it_to_nobody_yet(shop: Shop, client: Any) -> None:
    shop.work()
    body(client, "kk/programmes.html", 404)
    assert not Issue.objects.exists()


def test_what_is_published_is_there_and_leads_to_itself(shop: Shop, client: Any) -> None:
    shop.publish()
    assert 'href="programmes.html"' in body(client, "kk/index.html")
    assert "«Нұрлы жол»" in body(client, "kk/programmes.html")
    page = body(client, "ru/projects/300-oryndyq-mektep.html")
    for told in ("Школа на 300 мест", "Управление водного хозяйства", "Ескельдинский район", "Фундамент"):
        assert told in page
    # The newest sum of the year, with its paper; the older one stays in the portal.
    assert "520 тенге" in page.replace("\xa0", " ")
    assert "Шешім № 30" in page
    assert "Шешім № 21" not in page


def test_the_package_is_valid_and_counts(shop: Shop, client: Any) -> None:
    shop.publish()
    for language in ("kk", "ru", "en"):
        package = json.loads(body(client, f"oc4ids.{language}.json"))
        assert problems(package) == []
        assert [one["id"] for one in package["projects"]] == ["local-zhetisu-300-oryndyq-mektep"]
    document = json.loads(body(client, "programmes.json"))
    told = document["programmes"][0]["projects"][0]["completeness"]
    assert told["of"] == 15
    assert told["there"] + len(told["missing"]) == told["of"]
    # (The prefix, the sums that were spent, and where those stand.)
    assert len(told["missing"]) == 3


def test_a_project_that_is_not_public_leaves_no_trace(shop: Shop, client: Any) -> None:
    shop.publish()
    for path in ("kk/programmes.html", "kk/programmes/nurly-zhol.html", "programmes.json", "kk/index.html"):
        told = body(client, path)
        assert "Құпия" not in told
        assert "Жабық" not in told
    body(client, "kk/projects/qupiia-zhoba.html", 404)


def test_a_project_of_a_programme_that_is_not_public_is_not_shown(shop: Shop) -> None:
    Programme.objects.filter(pk=shop.programme.pk).update(public=False)
    with pytest.raises(NothingToPublish):
        shop.publish()


def test_a_change_waits_for_the_next_publication(shop: Shop, client: Any) -> None:
    shop.publish()
    Project.objects.filter(pk=shop.school.pk).update(title={"kk": "Басқа атау"})
    Money.objects.create(
        project=shop.school, year=2018, kind="spent", amount=Decimal(7), as_of=date(2018, 6, 1)
    )
    # The region's pages are made again because of a museum, say.
    from jetisu360.portal.jobs.lease import ask

    ask("region", shop.region)
    shop.work()
    assert "300 орындық мектеп" in body(client, "kk/projects/300-oryndyq-mektep.html")
    at = issuing.standing(shop.region)
    assert [one.title["kk"] for one in changes(at.published, at.fresh).changed] == ["Басқа атау"]
    shop.publish()
    # The address stays the one that it was.
    assert "Басқа атау" in body(client, "kk/projects/300-oryndyq-mektep.html")
    assert not changes(*(lambda now: (now.published, now.fresh))(issuing.standing(shop.region))).any


def test_it_is_published_only_as_it_was_looked_at(shop: Shop) -> None:
    digest = issuing.standing(shop.region).digest
    Project.objects.filter(pk=shop.school.pk).update(about={"kk": "Басқа"})
    with pytest.raises(PublicOvertaken):
        issuing.publish(shop.house.controller, shop.region, digest)
    assert not Issue.objects.exists()
    assert not PublicName.objects.exists()


def test_switched_off_everything_is_gone(shop: Shop, client: Any) -> None:
    with pytest.raises(NothingIsPublic):
        issuing.switch_off(shop.house.controller, shop.region)
    shop.publish()
    issuing.switch_off(shop.house.issuer, shop.region)
    shop.work()
    for path in ("", "kk/index.html", "kk/programmes.html", "programmes.json", "oc4ids.kk.json"):
        body(client, path, 404)
    with pytest.raises(NothingIsPublic):
        issuing.switch_off(shop.house.issuer, shop.region)


def test_every_publication_stands_in_the_journal(shop: Shop) -> None:
    shop.publish()
    issuing.switch_off(shop.house.issuer, shop.region)
    told = list(Event.objects.filter(action__startswith="public.").values_list("action", "actor"))
    assert [action for action, _ in told] == ["public.published", "public.switched_off"]


def test_two_projects_of_one_name_have_two_addresses(shop: Shop, client: Any) -> None:
    Project.objects.create(programme=shop.programme, title=shop.school.title, public=True)
    shop.publish()
    for path in ("300-oryndyq-mektep", "300-oryndyq-mektep-2"):
        body(client, f"kk/projects/{path}.html")


def test_a_name_in_no_language_is_no_obstacle(shop: Shop, client: Any) -> None:
    Project.objects.create(programme=shop.programme, title={"kk": " ", "ru": "😀"}, public=True)
    Project.objects.create(programme=shop.programme, title={}, public=True)
    shop.publish()
    body(client, "kk/projects/project.html")
    body(client, "kk/projects/project-2.html")


def test_other_regions_are_not_touched(shop: Shop, client: Any) -> None:
    Programme.objects.create(region=shop.house.other_region, title={"kk": "Басқа"}, public=True)
    shop.publish()
    assert client.get("/sites/farther/kk/programmes.html").status_code == 404
    assert "Басқа" not in body(client, "programmes.json")


def test_nothing_of_it_lies_in_published_before(shop: Shop) -> None:
    shop.work()
    home = published()
    assert not [name for name in home.files() if "programmes" in name] if home.exists() else True


def reported(shop: Shop, indicator: Indicator, number: int, state: str, actual: int) -> Report:
    report = Report.objects.create(
        region=shop.region,
        district=shop.school.district,
        every="quarter",
        year=2018,
        number=number,
        state=state,
        due=date(2018, 4, 10),
    )
    Figure.objects.create(
        report=report,
        indicator=indicator,
        planned=Decimal(100),
        actual=Decimal(actual),
        note="Ішкі түсініктеме",
        agreed=state == "accepted",
        first_planned=Decimal(120),
    )
    return report


def test_of_an_indicator_only_what_was_accepted_is_shown(shop: Shop, client: Any) -> None:
    made = {"region": shop.region, "unit": {"kk": "пәтер"}, "every": "quarter"}
    flats = Indicator.objects.create(title={"kk": "Берілген пәтерлер"}, public=True, **made)
    hidden = Indicator.objects.create(title={"kk": "Жасырын көрсеткіш"}, **made)
    nothing = Indicator.objects.create(title={"kk": "Әзірге ештеңе"}, public=True, **made)
    reported(shop, flats, 1, "accepted", 777)
    reported(shop, flats, 2, "submitted", 888)
    Figure.objects.create(report=Report.objects.get(number=1), indicator=hidden, actual=Decimal(999))
    shop.publish()
    page = body(client, "kk/indicators/berilgen-paterler.html")
    assert "777" in page
    # (A plan that was moved stands beside the first one.)
    assert "120" in page
    everything = page + body(client, "programmes.json") + body(client, "kk/programmes.html")
    for told in ("888", "999", "Жасырын", "Әзірге ештеңе", "Ішкі"):
        assert told not in everything
    assert nothing.title["kk"] == "Әзірге ештеңе"


def test_indicators_alone_can_be_published(shop: Shop, client: Any) -> None:
    Programme.objects.update(public=False)
    flats = Indicator.objects.create(
        region=shop.region, title={"kk": "Берілген пәтерлер"}, every="quarter", public=True
    )
    reported(shop, flats, 1, "accepted", 777)
    shop.publish()
    assert "Берілген пәтерлер" in body(client, "kk/programmes.html")
    body(client, "oc4ids.kk.json", 404)
