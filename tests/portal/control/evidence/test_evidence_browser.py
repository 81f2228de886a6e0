"""Evidence in a real browser: sent from an executor's phone, compared at a controller's desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jetisu360.portal.control.assignments.models import Assignment, Remark
from jetisu360.portal.control.evidence.models import Capture, Confirmation, Pairing, Place

from ....waiting import frames
from ..conftest import ControlHouse
from ..screens import DESK, PHONE, Browsers, looked_at
from .conftest import photograph

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sent_from_a_phone_and_compared_at_a_desk(
    office_house: ControlHouse, at_work: Callable[..., Assignment], browsers: Browsers, tmp_path: Path
) -> None:
    assignment = at_work(task="Талдықорғандағы мектеп құрылысын аяқтау", place="Мектеп құрылысы")
    taken = timezone.now() - timedelta(days=14, hours=1)
    for number, turned in enumerate((0, 40)):
        data = photograph(5, (2048, 1024), turned=turned, quality=90 - number, taken=taken)
        (tmp_path / f"{number}.jpg").write_bytes(data)
    phone = browsers(office_house.executor, "kk", PHONE)
    phone.goto(f"/control/assignments/{assignment.pk}")
    phone.get_by_role("link", name="Фотосурет жіберу").tap()
    phone.get_by_role("button", name="Бүгінгі кодты сұрау").tap()
    phone.locator(".ev-code-word").wait_for()
    looked_at(phone, "evidence-send-kk")
    for number in range(2):
        phone.locator("#chosen").set_input_files(tmp_path / f"{number}.jpg")
        if not number:
            phone.get_by_label("Қай жерден түсірдіңіз?").fill("Қақпа алдында")
        phone.get_by_role("button", name="Жіберу", exact=True).tap()
        expect(phone.locator(".ev-gallery li")).to_have_count(number + 1, timeout=60_000)
    looked_at(phone, "evidence-sent-kk")
    first, second = Capture.objects.order_by("pk")
    desk = browsers(office_house.controller, "ru", DESK)
    desk.goto(f"/control/assignments/{assignment.pk}")
    desk.locator("#evidence a").first.wait_for()
    looked_at(desk, "evidence-card-ru")
    desk.goto(f"/control/evidence/{second.pk}")
    desk.get_by_text("По данным камеры, снято за 14 дней до отправки.").wait_for()
    desk.locator(".ev-view canvas").wait_for()
    looked_at(desk, "evidence-capture-ru")
    desk.get_by_role("button", name="Не виден").press("Enter")
    desk.get_by_text("не виден на снимке").wait_for()
    desk.locator("summary", has_text="Я был").press("Enter")
    desk.get_by_label("Что вы там увидели").fill("Крыши ещё нет")
    desk.get_by_role("button", name="Записать от моего имени").press("Enter")
    desk.get_by_text("Увиденное записано").wait_for()
    assert Confirmation.objects.get().saw == "Крыши ещё нет"
    # Two dates: they look the same way, and the turn is corrected by two clicks.
    desk.goto(f"/control/evidence/{first.pk}/with/{second.pk}?yaw=30&pitch=0&fov=75")
    expect(desk.locator(".cmp-picture canvas")).to_have_count(2)
    desk.locator("[data-hand]").wait_for()
    looked_at(desk, "compare-side-ru")
    desk.get_by_role("button", name="Повернуть вручную").press("Enter")
    panes = desk.locator(".cmp-picture")
    box = panes.nth(0).bounding_box()
    middle = {"x": box["width"] / 2, "y": box["height"] / 2}
    panes.nth(0).click(position=middle)
    desk.get_by_text("на тот же предмет на позднем").wait_for()
    # (What is in the middle of the later one, not yet turned, is 30°: as if it had been turned by nothing.)
    panes.nth(1).click(position=middle)
    desk.get_by_text("Проверьте, совпадают ли они").wait_for()
    assert abs(float(desk.locator("#yaw").input_value())) < 1
    desk.locator("#yaw").fill("40")
    desk.get_by_role("button", name="Сохранить поворот").press("Enter")
    desk.get_by_text("Поворот сохранён").wait_for()
    assert Pairing.objects.get().yaw == 40
    desk.get_by_label("С ползунком").check()
    desk.locator("[data-swipe]").press("ArrowRight")
    looked_at(desk, "compare-swipe-ru")
    desk.get_by_label("По очереди").check()
    desk.get_by_role("button", name="Показать другой день").press("Enter")
    expect(desk.get_by_role("status").filter(has_text="более ранний день")).to_have_count(1)
    # A remark keeps where one looks: by keyboard, a step to the right.
    before = desk.locator("[data-look=yaw]").input_value()
    desk.locator("[data-stage]").press("ArrowRight")
    expect(desk.locator("[data-look=yaw]")).not_to_have_value(before)
    desk.locator("summary", has_text="Сделать замечание").press("Enter")
    desk.locator("#seen").fill("Нет второго окна слева")
    # (The step is a movement: what is sent is where it ends.)
    look, earlier = desk.locator("[data-look=yaw]"), ""
    while (yaw := look.input_value()) != earlier:
        earlier = yaw
        frames(desk, 20)
    desk.get_by_role("button", name="Сделать замечание").press("Enter")
    desk.get_by_text("Замечание записано").wait_for()
    assert f"yaw={yaw}" in Remark.objects.get().view
    phone.goto(Remark.objects.get().view)
    expect(phone.locator(".cmp-picture canvas")).to_have_count(2)
    expect(phone.locator("[value=swipe]")).to_be_checked()
    looked_at(phone, "compare-swipe-kk")


def test_places_and_pages_without_a_script(
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    received: Callable[..., Capture],
    browsers: Browsers,
) -> None:
    assignment = at_work()
    first = received(assignment, photograph(1, (1200, 900)))
    second = received(assignment, photograph(2, (1200, 900)))
    Place.objects.update(every=7)
    place = Place.objects.get().pk
    screens = {
        "places": "/control/places",
        "places-new": "/control/places/new",
        "place": f"/control/places/{place}",
        "compare-flat": f"/control/evidence/{first.pk}/with/{second.pk}",
    }
    for size, language in ((PHONE, "kk"), (DESK, "ru")):
        page = browsers(office_house.controller, language, size)
        for name, path in screens.items():
            answer = page.goto(path)
            assert answer.status == 200, path
            looked_at(page, f"{name}-{language}")
    state = page.context.storage_state()
    plain = page.context.browser.new_context(
        java_script_enabled=False, storage_state=state, viewport=PHONE, base_url=page.url.split("/control")[0]
    )
    try:
        without = plain.new_page()
        without.goto(screens["compare-flat"])
        expect(without.locator(".cmp-picture img")).to_have_count(2)
        expect(without.locator("[data-bar]")).to_be_hidden()
    finally:
        plain.close()
