"""A museum begins: its address, its region, and who may."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.creating import proposed_slug
from jetisu360.portal.museums.models import Museum, Region

TITLES = {"title_kk": "Абай музейі", "title_ru": "Музей Абая", "title_en": ""}


def test_the_first_museum_of_a_portal_brings_its_region(make_person: Any, signed_in: Any) -> None:
    browser = signed_in(make_person("first", Role.OPERATOR))
    empty = browser.get("/").content.decode()
    assert empty.count('href="/museums/new"') == 1, "an empty portal has one way to begin"
    assert 'name="region_name"' in browser.get("/museums/new").content.decode()
    answer = browser.post("/museums/new", {**TITLES, "slug": "", "region_name": "Jetisu Region"})
    assert answer.headers["Location"] == "/museums/abai-muzeii/"
    museum = Museum.objects.get()
    assert museum.document == {"id": "abai-muzeii", "title": {"kk": "Абай музейі", "ru": "Музей Абая"}}
    assert museum.region.title == {"kk": "Жетісу облысы", "ru": "область Жетісу", "en": "Jetisu Region"}
    assert list(Event.objects.values_list("action", flat=True)) == ["region.created", "museum.created"]
    page = browser.get("/").content.decode()
    assert "/museums/abai-muzeii/" in page
    assert "New museum" in page
    assert 'name="region_name"' not in browser.get("/museums/new").content.decode()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ({"kk": "Өлкетану мұражайы"}, "olketanu-murazhaiy"),
        ({"ru": "Музей №1"}, "muzei-1"),
        ({"en": "New"}, "museum-new"),
        ({"kk": "🏛"}, "museum"),
        ({"kk": "con"}, "museum-con"),
        ({"kk": "ж" * 200}, "zh" * 30),
    ],
)
def test_the_proposed_address(db: None, title: dict[str, str], slug: str) -> None:
    assert proposed_slug(title) == slug
    region = Region.objects.create(slug="r")
    Museum.objects.create(slug=slug, region=region)
    second = proposed_slug(title)
    assert second.endswith("-2")
    assert len(second) <= 60


def test_what_is_wrong_is_said_by_its_field_and_nothing_typed_is_lost(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["editor"])
    for slug, said in (
        ("own", "already has the address"),
        ("Ұзын", "Use small Latin"),
        ("new", "Use small Latin"),
        ("../x", "Use small Latin"),
        ("con", "Use small Latin"),
    ):
        answer = browser.post("/museums/new", {**TITLES, "slug": slug})
        page = answer.content.decode()
        assert answer.status_code in (200, 422)
        assert said in page
        assert 'id="id_slug_error"' in page
        assert "Музей Абая" in page
    answer = browser.post("/museums/new", {"title_kk": " ", "slug": ""})
    assert "one language at least" in answer.content.decode()
    assert Museum.objects.count() == 2


def test_an_editor_creates_in_the_own_region_only(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["editor"])
    browser.post("/museums/new", {**TITLES, "slug": "abai", "region": str(house.other_region.pk)})
    assert Museum.objects.get(slug="abai").region == house.region
    both = house.people["editor"]
    Membership.objects.create(person=both, role=Role.REGION_EDITOR, region=house.other_region)
    browser.post("/museums/new", {**TITLES, "slug": "abai-2", "region": "999"})
    assert not Museum.objects.filter(slug="abai-2").exists()
    browser.post("/museums/new", {**TITLES, "slug": "abai-2", "region": str(house.other_region.pk)})
    assert Museum.objects.get(slug="abai-2").region == house.other_region


def test_who_has_one_museum_is_led_to_it(house: Any, signed_in: Any) -> None:
    assert signed_in(house.people["keeper"]).get("/").headers["Location"] == "/museums/own/"
    assert "elsewhere" not in signed_in(house.people["editor"]).get("/").content.decode()
    assert "No museum yet" not in signed_in(house.people["operator"]).get("/").content.decode()
