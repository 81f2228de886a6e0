"""A phone where there is no line: what was opened is read, what is sent waits and arrives once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from jetisu360.portal.control.assignments import moving
from jetisu360.portal.control.assignments.models import Assignment, Move
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.evidence.models import Capture

from ....waiting import until, written
from ..conftest import ControlHouse
from ..evidence.conftest import photograph
from ..screens import DESK, PHONE, Browsers, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_HAND = "(async () => !!(await (await caches.open('jetisu360:field')).match(location.origin + '{path}')))()"
NO_CACHE = "(async () => !(await caches.has('jetisu360:field')))()"
BAR = ".field-bar"


def at_hand(page: Any, assignment: Assignment) -> None:
    """The folder is opened; the card and the page of its photographs come onto the phone by themselves."""
    page.goto("/control/")
    for path in ("", "/evidence"):
        until(page, AT_HAND.format(path=f"/control/assignments/{assignment.pk}{path}"))


def words(page: Any, act: str, said: str, button: str) -> None:
    page.locator("summary", has_text=act).first.tap()
    page.locator("details[open] textarea").first.fill(said)
    page.locator("details[open]").get_by_role("button", name=button, exact=True).tap()


def test_sent_where_there_is_no_line(
    office_house: ControlHouse, at_work: Callable[..., Assignment], browsers: Browsers, tmp_path: Path
) -> None:
    assignment = at_work(task="Талдықорғандағы мектеп құрылысын аяқтау", place="Мектеп құрылысы")
    (tmp_path / "gate.jpg").write_bytes(photograph(5, (1600, 800)))
    phone = browsers(office_house.executor, "kk", PHONE)
    at_hand(phone, assignment)
    phone.context.set_offline(True)
    # The card is read as it was, and says of when it is.
    phone.goto(f"/control/assignments/{assignment.pk}")
    expect(phone.locator(BAR)).to_contain_text("Байланыс жоқ. Бұл беттің көшірмесін")
    words(phone, "Аралық ақпарат", "Екінші қабат қаланды", "Аралық ақпарат беру")
    expect(phone.locator(BAR)).to_contain_text("Жіберілуін күтіп тұр: 1.")
    phone.goto(f"/control/assignments/{assignment.pk}/evidence")
    phone.locator("#chosen").set_input_files(tmp_path / "gate.jpg")
    phone.get_by_label("Қай жерден түсірдіңіз?").fill("Қақпа алдында")
    phone.get_by_role("button", name="Жіберу", exact=True).tap()
    expect(phone.locator(BAR)).to_contain_text("Жіберілуін күтіп тұр: 2.")
    looked_at(phone, "field-waits-kk")
    # What was never opened there says so. The tab is closed; another one has it all.
    phone.goto("/control/assignments/987654")
    expect(phone.locator("h1")).to_have_text("Байланыс жоқ")
    looked_at_quiet(phone)
    context = phone.context
    phone.close()
    phone = context.new_page()
    phone.complaints = []
    phone.goto(f"/control/assignments/{assignment.pk}/evidence")
    phone.get_by_role("button", name="Не күтіп тұр").tap()
    expect(phone.locator(".field-list li")).to_have_count(2)
    expect(phone.locator(".field-list")).to_contain_text("Екінші қабат қаланды")
    expect(phone.locator(".field-list")).to_contain_text("gate.jpg")
    looked_at(phone, "field-list-kk")
    phone.get_by_role("button", name="Жабу").tap()
    assert not Capture.objects.exists()
    # There is a line again: both arrive, and are told of.
    phone.context.set_offline(False)
    expect(phone.locator(".ev-gallery li")).to_have_count(1, timeout=60_000)
    expect(phone.locator(".notice.is-success").first).to_be_visible()
    expect(phone.locator(BAR)).to_be_hidden()
    assert Move.objects.get(act=Act.INFORM).reason == "Екінші қабат қаланды"
    assert Capture.objects.get().point.title == "Қақпа алдында"
    # Signing out leaves nothing to be read.
    phone.locator("summary", has_text=office_house.executor.name).tap()
    phone.get_by_role("button", name="Шығу").tap()
    until(phone, NO_CACHE)


def looked_at_quiet(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_the_portal_does_not_take_stays_on_the_phone(
    office_house: ControlHouse, at_work: Callable[..., Assignment], browsers: Browsers
) -> None:
    assignment = at_work()
    phone = browsers(office_house.executor, "ru", PHONE)
    at_hand(phone, assignment)
    phone.context.set_offline(True)
    phone.goto(f"/control/assignments/{assignment.pk}")
    phone.get_by_label("Что сделано", exact=True).fill("Починили 12 км")
    phone.get_by_role("button", name="Отчитаться", exact=True).tap()
    expect(phone.locator(BAR)).to_contain_text("Ждут отправки: 1.")
    moving.move(office_house.issuer, assignment.pk, Act.CANCEL, reason="Отменено")
    phone.context.set_offline(False)
    expect(phone.locator(BAR)).to_contain_text("Не принято порталом: 1.", timeout=60_000)
    phone.get_by_role("button", name="Что ждёт отправки").tap()
    expect(phone.locator(".field-list")).to_contain_text("Починили 12 км")
    assert phone.locator(".field-refused").inner_text().strip()
    looked_at(phone, "field-refused-ru")
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="Не отправлять").tap()
    expect(phone.locator(BAR)).not_to_contain_text("Не принято")
    # The copy is still what is shown, until one asks for what is so now.
    phone.get_by_role("button", name="Показать как сейчас").tap()
    phone.get_by_text("Отменено").first.wait_for()
    expect(phone.locator(BAR)).to_be_hidden()


def test_another_person_on_the_same_phone(
    office_house: ControlHouse, at_work: Callable[..., Assignment], browsers: Browsers
) -> None:
    assignment = at_work()
    phone = browsers(office_house.executor, "ru", PHONE)
    at_hand(phone, assignment)
    phone.context.set_offline(True)
    phone.goto(f"/control/assignments/{assignment.pk}")
    phone.get_by_label("Что сделано", exact=True).fill("Починили 12 км")
    phone.get_by_role("button", name="Отчитаться", exact=True).tap()
    expect(phone.locator(BAR)).to_contain_text("Ждут отправки: 1.")
    # (As if the own session had ended: another one signs in.)
    cookies = browsers(office_house.inspector, "ru", DESK).context.cookies()
    phone.context.clear_cookies()
    phone.context.add_cookies(cookies)
    phone.context.set_offline(False)
    expect(phone.locator(BAR)).to_contain_text("Войдите в портал снова", timeout=60_000)
    assert Assignment.objects.get().state == State.IN_PROGRESS
    phone.goto("/control/")
    until(phone, "localStorage.getItem('jetisu360.field.person') !== null")
    expect(phone.locator(BAR)).to_be_hidden()
    assert not phone.evaluate(AT_HAND.format(path=f"/control/assignments/{assignment.pk}"))
    # The first one comes back: it is sent.
    cookies = browsers(office_house.executor, "ru", DESK).context.cookies()
    phone.context.clear_cookies()
    phone.context.add_cookies(cookies)
    phone.goto("/control/")
    written(phone, lambda: Assignment.objects.get().state == State.REPORTED)


def test_a_line_that_breaks_in_the_middle(
    office_house: ControlHouse, at_work: Callable[..., Assignment], browsers: Browsers, tmp_path: Path
) -> None:
    """The photograph has arrived, and the answer has not: it comes twice, and is there once."""
    assignment = at_work()
    (tmp_path / "gate.jpg").write_bytes(photograph(5, (1600, 800)))
    phone = browsers(office_house.executor, "kk", PHONE)
    lost: list[str] = []

    def lose(route: Any) -> None:
        if route.request.method != "POST" or lost:
            return route.continue_()
        lost.append(route.request.url)
        route.fetch()
        return route.abort("connectionreset")

    phone.context.route("**/evidence", lose)
    phone.goto(f"/control/assignments/{assignment.pk}/evidence")
    phone.locator("#chosen").set_input_files(tmp_path / "gate.jpg")
    phone.get_by_label("Қай жерден түсірдіңіз?").fill("Қақпа алдында")
    phone.get_by_role("button", name="Жіберу", exact=True).tap()
    written(phone, lambda: bool(lost))
    phone.get_by_role("button", name="Не күтіп тұр").wait_for()
    phone.reload()
    expect(phone.locator(".ev-gallery li")).to_have_count(1, timeout=60_000)
    expect(phone.locator(BAR)).to_be_hidden()
    assert Capture.objects.count() == 1


def test_a_desk_is_left_alone(office_house: ControlHouse, browsers: Browsers) -> None:
    desk = browsers(office_house.controller, "ru", DESK)
    desk.goto("/control/")
    assert desk.locator(BAR).count() == 0
    assert desk.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
