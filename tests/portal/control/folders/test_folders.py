"""Folders as people of every role open them: what lies in each, in which order, and how it is narrowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments import dates, drafts
from jetisu360.portal.control.assignments.models import Absence, Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.listing import PAGE, all_numbers, count, counts
from jetisu360.portal.control.folders.models import SavedFilter
from jetisu360.portal.control.folders.places import Folder, folders_of, sight_of

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
NOW = timezone.localdate()


def lies(who: Any, folder: Folder, **asked: Any) -> list[int]:
    """The numbers in a folder of somebody; each is counted once, and may be seen."""
    sight = sight_of(who, NOW)
    if folder not in folders_of(sight):
        return []
    wanted = Filter(folder, **asked)
    found = all_numbers(sight, wanted, NOW, 1000)
    assert len(set(found)) == len(found) == count(sight, wanted, NOW)
    assert Assignment.objects.filter(seen_by(who, NOW), pk__in=found).distinct().count() == len(found)
    return found


def shown(answer: Any) -> list[int]:
    return [int(one) for one in re.findall(r'class="task-number">№ (\d+)<', answer.content.decode())]


@pytest.fixture
def one_of_each(
    office_house: ControlHouse, make_draft: Callable[..., Assignment], at_work: Callable[..., Assignment]
) -> dict[str, int]:
    """An assignment in every state, and one that the executor gave below."""
    house = office_house
    made = {
        "draft": make_draft(),
        "work": at_work(),
        "reported": at_work(reported=True),
        "done": at_work(True),
    }
    made["assigned"] = move(house.controller, make_draft(co_executors=[house.water]).pk, Act.ASSIGN)
    move(house.controller, made["done"].pk, Act.ACCEPT)
    below = drafts.create_below(
        house.executor,
        made["work"].pk,
        task="Көпір жөндеу",
        result="1 көпір",
        executor=house.water,
        due=later(20),
    )
    made["below"] = move(house.executor, below.pk, Act.ASSIGN)
    made["below_draft"] = drafts.create_below(house.executor, made["work"].pk, task="Белгі қою")
    return {name: one.pk for name, one in made.items()}


def named(numbers: list[int], known: dict[str, int]) -> set[str]:
    return {name for name, number in known.items() if number in numbers}


HOLDS: dict[str, dict[Folder, set[str]]] = {
    "controller": {
        Folder.EXECUTE: set(),
        Folder.CONTROL: {"work", "reported", "assigned"},
        Folder.DRAFTS: {"draft"},
        Folder.CLOSED: {"done"},
    },
    "issuer": {
        Folder.CONTROL: {"work", "reported", "assigned"},
        Folder.DRAFTS: set(),
        Folder.CLOSED: {"done"},
    },
    "inspector": {Folder.CONTROL: {"work", "reported", "assigned"}, Folder.CLOSED: {"done"}},
    "head": {
        Folder.CONTROL: {"work", "reported", "assigned"},
        Folder.DRAFTS: {"draft"},
        Folder.CLOSED: {"done"},
    },
    "executor": {
        Folder.EXECUTE: {"work", "assigned"},
        Folder.ANSWER: {"reported"},
        Folder.CONTROL: {"below"},
        Folder.DRAFTS: {"below_draft"},
        Folder.CLOSED: {"done"},
    },
    "colleague": {Folder.EXECUTE: {"work", "assigned"}, Folder.CONTROL: {"below"}},
    "co_executor": {Folder.EXECUTE: {"assigned", "below"}, Folder.CONTROL: set(), Folder.CLOSED: set()},
    "far_controller": {folder: set() for folder in Folder},
    "far_issuer": {folder: set() for folder in Folder},
    "far_executor": {folder: set() for folder in Folder},
}


@pytest.mark.parametrize("who", HOLDS)
def test_what_lies_in_which_folder(who: str, office_house: ControlHouse, one_of_each: dict[str, int]) -> None:
    for folder, names in HOLDS[who].items():
        assert named(lies(office_house.people[who], folder), one_of_each) == names, folder


def test_a_controller_may_look_at_what_offices_give_to_each_other(
    office_house: ControlHouse, one_of_each: dict[str, int]
) -> None:
    found = lies(office_house.controller, Folder.CONTROL, below=True)
    assert named(found, one_of_each) == {"work", "reported", "assigned", "below"}


def test_somebody_in_two_parts_meets_each_assignment_once(
    office_house: ControlHouse, one_of_each: dict[str, int]
) -> None:
    """(`lies` counts.) A controller who also works for the office, and one for whom others stand in."""
    for office in (office_house.roads, office_house.water):
        Membership.objects.create(person=office_house.controller, role=Role.EXECUTOR, office=office)
    Absence.objects.create(
        person=office_house.co_executor, substitute=office_house.controller, since=NOW, until=NOW
    )
    office_house.controller.forget_memberships()
    for folder in Folder:
        for below in (False, True):
            assert lies(office_house.controller, folder, below=below), folder


def test_who_has_no_part_in_control_is_not_let_in(
    office_house: ControlHouse, one_of_each: dict[str, int], signed_in: Any, client: Any
) -> None:
    assert client.get("/control/").status_code == 302
    for path in ("/control/", "/control/table.xlsx"):
        assert signed_in(office_house.stranger).get(path).status_code == 403
    page = signed_in(office_house.far_controller).get("/control/?below=1&folder=control")
    assert shown(page) == []
    assert "басқармасы" not in page.content.decode()


def test_whoever_works_in_control_alone_is_led_there(office_house: ControlHouse, signed_in: Any) -> None:
    for who in ("controller", "issuer", "inspector", "executor"):
        browser = signed_in(office_house.people[who])
        assert browser.get("/").headers["Location"] == "/control/"
        assert ">Museums<" not in browser.get("/control/").content.decode()
    assert signed_in(office_house.head).get("/").status_code == 200
    Membership.objects.create(person=office_house.issuer, role=Role.REGION_EDITOR, region=office_house.region)
    assert signed_in(office_house.issuer).get("/").status_code == 200


def test_overdue_first_then_what_is_due_next(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    numbers = [at_work(due=later(days)).pk for days in (30, 10, 20)]
    Assignment.objects.filter(pk=numbers[2]).update(due=later(-7), first_due=later(-14))
    page = signed_in(office_house.controller).get("/control/")
    assert shown(page) == [numbers[2], numbers[1], numbers[0]]
    text = " ".join(page.content.decode().split())
    assert re.search(r'<tr class="is-late">.*?overdue by \d working days', text)
    assert re.search(r"\d+ working days left", text)


def test_what_is_seen_of_a_row(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    house = office_house
    number = at_work(reported=True, due=later(10)).pk
    move(house.controller, number, Act.RETURN, reason="Жол белгілері жоқ")
    dates.ask(house.executor, number, later(20), "Жауын")
    move(house.issuer, number, Act.MOVE_DATE, due=later(20), reason="Жауын")
    dates.ask(house.executor, number, later(25), "Тағы жауын")
    for who in (house.controller, house.executor):
        text = unescape(" ".join(signed_in(who).get("/control/").content.decode().split()))
        for said in (
            "Ауыл жолын жөндеу",
            "Автомобиль жолдары басқармасы",
            f"{later(20):%d.%m.%Y}",
            f"first {later(10):%d.%m.%Y}, moved 1 time<",
            "1 open remark<",
            f"asks for {later(25):%d.%m.%Y}",
            "In progress",
        ):
            assert said in text, said


def test_drafts_that_lack_something_come_first_and_say_what(
    office_house: ControlHouse, make_draft: Callable[..., Assignment], signed_in: Any
) -> None:
    incomplete, whole = make_draft(result="", executor=None).pk, make_draft().pk
    page = signed_in(office_house.controller).get("/control/?folder=drafts")
    assert shown(page) == [incomplete, whole]
    text = unescape(" ".join(page.content.decode().split()))
    assert "It lacks: a responsible executor, an expected result<" in text
    assert "Ready to be given" in text


def test_filters(office_house: ControlHouse, at_work: Callable[..., Assignment]) -> None:
    house = office_house
    old, soon, far = at_work().pk, at_work(due=NOW).pk, at_work(programme="Нұрлы жол", on_site=True).pk
    returned = at_work(reported=True).pk
    move(house.controller, returned, Act.RETURN, reason="Асфальт жоқ")
    wants = at_work().pk
    dates.ask(house.executor, wants, later(60), "Жауын")
    Assignment.objects.filter(pk=old).update(due=NOW - timedelta(days=1))
    water = drafts.create(house.controller, house.region, task="Арық", result="3 км", executor=house.water)
    drafts.edit(house.controller, water.pk, due=later())
    move(house.controller, water.pk, Act.ASSIGN)

    def of(**asked: Any) -> list[int]:
        return lies(house.controller, Folder.CONTROL, **asked)

    assert of(due="overdue") == [old]
    assert of(due="week") == [soon]
    assert of(programme="Нұрлы жол") == [far]
    assert of(site=True) == [far]
    assert of(returned=True) == [returned]
    assert of(asked=True) == [wants]
    assert of(executor=house.water.pk) == [water.pk]
    assert of(state=State.ASSIGNED) == [water.pk]
    assert of(executor=house.far.pk) == []
    assert set(of(executor=house.roads.pk, state=State.IN_PROGRESS)) == {old, soon, far, returned, wants}


def test_what_is_looked_for_most_is_a_step_away(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    late, _soon = at_work().pk, at_work().pk
    Assignment.objects.filter(pk=late).update(due=NOW - timedelta(days=1))
    browser = signed_in(office_house.controller)

    def step(path: str) -> str:
        page = browser.get(path).content.decode()
        found = re.search(r'href="([^"]+)"( aria-current="true")?>Overdue<', page)
        assert found
        return "/control/" + unescape(found[1])

    on = step("/control/?site=")
    assert shown(browser.get(on)) == [late]
    assert len(shown(browser.get(step(on)))) == 2


def test_an_address_says_all_of_a_filter_and_nonsense_is_ignored(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    at_work()
    known = [Folder.CONTROL, Folder.CLOSED]
    asked = Filter(
        Folder.CONTROL, "жол & <көпір>", "reported", 3, "week", True, True, True, True, "Нұрлы жол", 7
    )
    from django.http import QueryDict

    assert Filter.of(QueryDict(asked.query()[1:]).dict(), known) == asked
    odd = "?folder=x&state=y&executor=-1&due=z&source=9" + "9" * 40 + "&after=nothing~1&q=%00"
    browser = signed_in(office_house.controller)
    assert len(shown(browser.get(f"/control/{odd}"))) == 1
    for after in ("2026-01-01~0", "~", "2026-01-01~" + "9" * 40, "9999-99-99~1", "2026-01-01T10:00~3"):
        for folder in ("control", "closed", "drafts"):
            assert browser.get("/control/", {"folder": folder, "after": after}).status_code == 200


@pytest.mark.parametrize("folder", [Folder.CONTROL, Folder.DRAFTS, Folder.CLOSED])
def test_pages_follow_each_other_without_gap_or_repetition(
    folder: Folder, office_house: ControlHouse, signed_in: Any
) -> None:
    total = 2 * PAGE + 7
    state = {Folder.CONTROL: State.ASSIGNED, Folder.DRAFTS: State.DRAFT, Folder.CLOSED: State.DONE}[folder]
    now = timezone.now()
    Assignment.objects.bulk_create(
        Assignment(
            region=office_house.region,
            executor=office_house.roads,
            task=f"Жол {number}",
            result="1 км" if number % 3 else "1",
            state=state,
            due=later(number // 9),
            first_due=later(),
            assigned_at=now,
            closed_at=now - timedelta(hours=number // 7) if state == State.DONE else None,
        )
        for number in range(total)
    )
    browser = signed_in(office_house.controller)
    pages, address = [], f"/control/?folder={folder}"
    while address:
        answer = browser.get(address)
        pages.append(shown(answer))
        found = re.search(r'rel="next" href="([^"]+)"', answer.content.decode())
        address = "/control/" + unescape(found[1]) if found else ""
    assert [len(one) for one in pages] == [PAGE, PAGE, 7]
    assert [number for one in pages for number in one] == lies(office_house.controller, folder)
    assert counts(sight_of(office_house.controller, NOW))[folder] == total


def test_however_many_there_are_the_database_is_asked_as_often(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    def asked(who: str) -> int:
        browser = signed_in(office_house.people[who])
        path = "/control/?q=жол"
        browser.get(path)
        with CaptureQueriesContext(connection) as found:
            assert browser.get(path).status_code == 200
        return len(found)

    at_work()
    before = {who: asked(who) for who in ("controller", "executor", "head")}
    for _ in range(6):
        number = at_work(reported=True).pk
        move(office_house.controller, number, Act.RETURN, reason="Жоқ")
    assert {who: asked(who) for who in before} == before
    assert max(before.values()) <= 45


def test_a_filter_is_kept_and_is_nobody_elses(office_house: ControlHouse, signed_in: Any) -> None:
    browser = signed_in(office_house.controller)
    query = "?folder=control&due=overdue&site=1"
    browser.post(f"/control/filters{query}", {"name": "  Мерзімі  өткен "})
    kept = SavedFilter.objects.get()
    assert (kept.person, kept.name, kept.query) == (office_house.controller, "Мерзімі өткен", query)
    page = unescape(browser.get("/control/").content.decode())
    assert f'href="/control/{query}"' in page
    other = signed_in(office_house.issuer)
    assert "Мерзімі өткен" not in other.get("/control/").content.decode()
    assert other.post(f"/control/filters/{kept.pk}/forget").status_code == 404
    browser.post("/control/filters?folder=closed", {"name": "Мерзімі өткен"})
    assert SavedFilter.objects.get().query == "?folder=closed"
    browser.post(f"/control/filters/{kept.pk}/forget")
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("folder", "after"),
    [
        ("closed", "0001-01-01T00:00:00+14:00~1"),
        ("closed", "9999-12-31T23:59:59-14:00~1"),
        ("closed", "2026-01-01T00:00:00~1"),
        ("drafts", "9" * 50 + "~1"),
        ("drafts", "1~" + "9" * 18),
        ("control", "0001-01-01~-5"),
        ("control", "\0~1"),
    ],
)
def test_a_page_that_begins_nowhere_is_a_page(
    folder: str, after: str, office_house: ControlHouse, one_of_each: dict[str, int], signed_in: Any
) -> None:
    answer = signed_in(office_house.controller).get("/control/", {"folder": folder, "after": after})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "words", ["ә" * 500, " ".join(["сөз"] * 500), "\0", "'\"*()", "NEAR(", "²", "\u202e", "-"]
)
def test_whatever_is_typed_into_the_search_is_looked_for(
    words: str, office_house: ControlHouse, one_of_each: dict[str, int], signed_in: Any
) -> None:
    answer = signed_in(office_house.controller).get("/control/", {"folder": "control", "q": words})
    assert answer.status_code == 200
