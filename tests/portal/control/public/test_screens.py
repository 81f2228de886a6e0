"""The pages of publishing: who meets them, what they refuse, and how few questions they ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.programmes.models import Project, Stage
from jetisu360.portal.control.public import issuing
from jetisu360.portal.control.public.models import Issue, PublicCapture, Publisher

from .conftest import Shop

pytestmark = pytest.mark.django_db
PAGE = "/control/public/zhetisu"
READ, CHANGED = {"controller", "second_controller", "issuer", "head"}, {"controller", "issuer"}
EVERYBODY = (
    *("controller", "issuer", "inspector", "executor", "co_executor", "far_controller", "far_issuer"),
    *("head", "stranger"),
)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_it_and_who_publishes(shop: Shop, signed_in: Callable[..., Client], who: str) -> None:
    browser = signed_in(shop.house.people[who])
    digest = issuing.standing(shop.region).digest
    for path in (PAGE, f"{PAGE}/photographs"):
        assert (browser.get(path).status_code == 200) is (who in READ), path
    asked = {"do": "publish", "digest": digest}
    # (Of the region they see nothing, and of control at all.)
    refused = {"head": 403, "stranger": 403}.get(who, 404)
    assert browser.post(PAGE, asked).status_code == (302 if who in CHANGED else refused)
    assert Issue.objects.exists() is (who in CHANGED)
    assert (browser.get(f"{PAGE}/how").status_code == 200) is (who in CHANGED)
    assert (browser.get(f"{PAGE}/faces").status_code == 302) is (who in CHANGED)


def test_nobody_else_gets_a_picture_before_it_is_published(
    shop: Shop, signed_in: Callable[..., Client]
) -> None:
    row = shop.choose(shop.send())
    asked = f"{PAGE}/faces/api/review"
    for who in ("inspector", "executor", "far_controller", "stranger"):
        assert signed_in(shop.house.people[who]).get(asked).status_code in (403, 404)
    assert Client().get(asked).status_code == 302
    controller = signed_in(shop.house.controller)
    told = controller.get(asked).json()
    (picture,) = told["pictures"]
    assert len(picture["proposals"]) == 1
    whole = controller.get(f"{PAGE}/faces/api/pictures/{picture['id']}/whole.jpg")
    assert whole["Content-Type"] == "image/jpeg"
    blurred = reverse("public:blurred", args=[row.pk])
    assert controller.get(blurred).status_code == 404
    shop.decide(row)
    assert controller.post(f"{PAGE}/photographs", {"do": "blur"}).status_code == 302
    shop.work()
    assert controller.get(blurred)["Content-Type"] == "image/webp"
    assert signed_in(shop.house.far_controller).get(blurred).status_code == 404


def test_the_review_page_decides(shop: Shop, signed_in: Callable[..., Client]) -> None:
    row = shop.choose(shop.send())
    controller = signed_in(shop.house.controller)
    assert controller.get(f"{PAGE}/faces").status_code == 200
    (picture,) = controller.get(f"{PAGE}/faces/api/review").json()["pictures"]
    change = {
        "file": picture["file"],
        "flat": False,
        "verdict": "blur",
        "where": picture["proposals"][0]["where"],
        "reason": "",
    }
    answer = controller.post(
        f"{PAGE}/faces/api/changes",
        {"add": [change], "remove": [], "made": 1.0},
        content_type="application/json",
    )
    assert answer.status_code == 200
    assert answer.json()["pictures"][0]["proposals"][0]["answer"] == "blur"
    page = controller.get(f"{PAGE}/photographs").content.decode()
    assert 'value="blur"' in page
    row.refresh_from_db()
    assert row.state == PublicCapture.REVIEW


def test_what_would_change_is_told_before_it_is_published(
    shop: Shop, signed_in: Callable[..., Client]
) -> None:
    controller = signed_in(shop.house.controller)
    page = controller.get(PAGE).content.decode()
    assert "300 орындық мектеп" in page
    controller.post(PAGE, {"do": "publish", "digest": issuing.standing(shop.region).digest})
    page = controller.get(PAGE).content.decode()
    assert 'value="publish"' not in page
    Project.objects.filter(pk=shop.school.pk).update(about={"kk": "Басқа"})
    assert 'value="publish"' in controller.get(PAGE).content.decode()


def test_what_has_changed_meanwhile_is_refused_with_a_sentence(
    shop: Shop, signed_in: Callable[..., Client]
) -> None:
    controller = signed_in(shop.house.controller)
    for digest in ("", "0" * 64, "\x00"):
        assert controller.post(PAGE, {"do": "publish", "digest": digest}).status_code == 422
    assert not Issue.objects.exists()


def test_switching_off_is_asked_twice(shop: Shop, signed_in: Callable[..., Client]) -> None:
    shop.publish()
    controller = signed_in(shop.house.controller)
    assert controller.post(PAGE, {"do": "off"}).status_code == 200
    assert Issue.objects.count() == 1
    assert controller.post(PAGE, {"do": "off", "confirmed": "yes"}).status_code == 302
    assert Issue.objects.count() == 2
    assert controller.post(PAGE, {"do": "off", "confirmed": "yes"}).status_code == 422


@pytest.mark.parametrize("do", ["", "publish\x00", "drop"])
def test_nonsense_is_no_fault_of_the_server(shop: Shop, signed_in: Callable[..., Client], do: str) -> None:
    controller = signed_in(shop.house.controller)
    assert controller.post(PAGE, {"do": do}).status_code == 400
    for capture in ("", "x", "9" * 30, "٣", "\x00"):
        for what in ("choose", "back"):
            answer = controller.post(f"{PAGE}/photographs", {"do": what, "capture": capture})
            assert answer.status_code == 400
    assert controller.post(f"{PAGE}/photographs", {"do": "choose", "capture": "999999"}).status_code == 404


@pytest.mark.parametrize("prefix", ["oc4ids-ab12cd", "OC4IDS-AB12CD", ""])
def test_a_prefix_is_kept(shop: Shop, signed_in: Callable[..., Client], prefix: str) -> None:
    controller = signed_in(shop.house.controller)
    answer = controller.post(f"{PAGE}/how", {"kk": "Әкімдік", "prefix": prefix, "licence": "cc-by-4.0"})
    assert answer.status_code == 302
    assert Publisher.objects.get().prefix == prefix.lower()
    fresh = issuing.standing(shop.region).fresh
    assert fresh.prefix == (prefix.lower() or None)
    assert fresh.licence == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    "wrong", [{"prefix": "oc4ids-1"}, {"prefix": "abc"}, {"licence": "gpl"}, {"kk": "х" * 201}]
)
def test_what_is_no_prefix_is_said_by_its_field(
    shop: Shop, signed_in: Callable[..., Client], wrong: dict[str, str]
) -> None:
    controller = signed_in(shop.house.controller)
    answer = controller.post(f"{PAGE}/how", {"kk": "Ә", "prefix": "", "licence": "", **wrong})
    assert answer.status_code == 422
    assert not Publisher.objects.exists()


def test_pages_ask_little_however_much_there_is(
    shop: Shop, signed_in: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        one = Project.objects.create(
            programme=shop.programme, title={"kk": f"Жоба {number}"}, office=shop.house.roads, public=True
        )
        one.places.set(shop.school.places.all())
        Stage.objects.create(project=one, number=1, title={"kk": "Іргетас"})
    for seed in (1, 2, 3):
        shop.send(seed)
    for number in range(3):
        Indicator.objects.create(region=shop.region, title={"kk": f"Көрсеткіш {number}"}, public=True)
    controller = signed_in(shop.house.controller)
    shop.publish()
    controller.get(PAGE)
    # (Publishing looks at all that the region has; indicators are two questions more.)
    for path, most in ((PAGE, 17), (f"{PAGE}/photographs", 15)):
        with django_assert_max_num_queries(most):
            assert controller.get(path).status_code == 200
