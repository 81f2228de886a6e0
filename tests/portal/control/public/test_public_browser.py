"""Publishing in a real browser: photographs are chosen and decided on, and everybody sees them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from jetisu360.portal.control.public.models import PublicCapture

from ..screens import DESK, PHONE, Browsers, looked_at
from .conftest import Shop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_visit_is_published_and_taken_back(shop: Shop, browsers: Browsers) -> None:
    for seed in (1, 2):
        shop.send(seed)
    desk = browsers(shop.house.controller, "kk", DESK)
    desk.goto("/control/public")
    desk.get_by_role("heading", name="Не өзгереді").wait_for()
    looked_at(desk, "public-page-kk")
    desk.get_by_role("link", name="Фотосуреттерді таңдау").press("Enter")
    desk.locator(".pub-gallery").wait_for()
    looked_at(desk, "public-photographs-kk")
    for left in (1, 0):
        desk.get_by_role("button", name="Көпшілікке көрсетуге таңдау").first.press("Enter")
        expect(desk.get_by_role("button", name="Көпшілікке көрсетуге таңдау")).to_have_count(left)
    shop.work()
    desk.reload()
    expect(desk.locator(".pub-state.is-review")).to_have_count(2)
    looked_at(desk, "public-waiting-kk")
    # The review page of museums: each face is one key.
    desk.get_by_role("link", name="Бет-әлпет пен көлік нөмірлері бойынша шешім қабылдау").press("Enter")
    desk.wait_for_url("**/faces")
    desk.locator("canvas, img").first.wait_for()
    for row in PublicCapture.objects.all():
        shop.decide(row)
    desk.goto("/control/public/zhetisu/photographs")
    desk.get_by_role("button", name="Шешілгенін бұлдырату").press("Enter")
    desk.get_by_text("2 фотосурет бұлдыратылуда.").wait_for()
    shop.work()
    desk.reload()
    expect(desk.locator(".pub-state.is-ready")).to_have_count(2)
    looked_at(desk, "public-ready-kk")
    phone = browsers(shop.house.issuer, "ru", PHONE)
    phone.goto("/control/public/zhetisu")
    looked_at(phone, "public-page-ru")
    phone.get_by_role("button", name="Опубликовать").tap()
    phone.get_by_text("Опубликовано: страницы появятся через мгновение.").wait_for()
    shop.work()
    phone.reload()
    looked_at(phone, "public-on-ru")
    phone.goto("/control/public/zhetisu/photographs")
    looked_at(phone, "public-photographs-ru")
    phone.goto("/control/public/zhetisu/how")
    looked_at(phone, "public-how-ru")
    visitor = browsers(shop.house.stranger, "ru", PHONE)
    visitor.goto("/sites/zhetisu/ru/projects/300-oryndyq-mektep.html")
    visitor.locator(".two-dates").scroll_into_view_if_needed()
    expect(visitor.locator(".two-dates .is-sphere canvas")).to_have_count(2)
    looked_at(visitor, "public-visitor-ru")
    desk.get_by_role("button", name="Қайтарып алу").first.press("Enter")
    desk.get_by_text("Қайтарып алынды: өңір беттері онсыз қайта жасалады.").wait_for()
    shop.work()
    visitor.reload()
    expect(visitor.locator(".one-shot > a img")).to_have_count(1)
    # Switched off, after a question.
    phone.goto("/control/public/zhetisu")
    phone.get_by_role("button", name="Отключить").tap()
    phone.get_by_role("heading", name="Больше ничего не показывать?").wait_for()
    phone.get_by_role("button", name="Отключить").tap()
    phone.get_by_text("Отключено: страницы исчезнут через мгновение.").wait_for()
    shop.work()
    answer = visitor.goto("/sites/zhetisu/ru/programmes.html")
    assert answer is not None
    assert answer.status == 404
