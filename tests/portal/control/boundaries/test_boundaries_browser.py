"""Boundaries in a real browser: a file is chosen, its districts are looked at, the overview shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jetisu360.portal.control.programmes.models import District

from ..conftest import ControlHouse
from ..screens import DESK, PHONE, Browsers, looked_at
from .files import GOOD, collection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_controller_brings_the_boundaries(
    office_house: ControlHouse, browsers: Browsers, tmp_path: Path
) -> None:
    for kk, ru in (
        ("Ақсу ауданы", "Аксуский район"),
        ("Алакөл ауданы", "Алакольский район"),
        ("Қаратал ауданы", "Каратальский район"),
    ):
        District.objects.create(region=office_house.region, title={"kk": kk, "ru": ru})
    (tmp_path / "bad.geojson").write_text('{"type": "Topology"}')
    (tmp_path / "good.geojson").write_bytes(collection(GOOD))
    phone = browsers(office_house.controller, "kk", PHONE)
    phone.goto("/control/districts/boundaries")
    phone.get_by_label("GeoJSON файлы").set_input_files(tmp_path / "bad.geojson")
    phone.get_by_label("Дереккөзі").fill("Әкімдік, 2025")
    phone.get_by_label("Лицензиясы").fill("ODbL 1.0")
    phone.get_by_role("button", name="Қарап шығу").click()
    phone.locator("#id_file_error").wait_for()
    looked_at(phone, "boundaries-refused-kk")
    phone.get_by_label("GeoJSON файлы").set_input_files(tmp_path / "good.geojson")
    phone.get_by_role("button", name="Қарап шығу").click()
    phone.get_by_role("button", name="Қабылдау").wait_for()
    looked_at(phone, "boundaries-choose-kk")
    desk = browsers(office_house.issuer, "ru", DESK)
    desk.goto(phone.url)
    looked_at(desk, "boundaries-choose-ru")
    phone.get_by_role("button", name="Қабылдау").click()
    phone.get_by_role("status").get_by_text("3 ауданның").wait_for()
    desk.goto("/control/districts/boundaries")
    looked_at(desk, "boundaries-ru")
    desk.goto("/control/overview")
    desk.get_by_text("ODbL 1.0").wait_for()
    looked_at(desk, "overview-map-ru")
