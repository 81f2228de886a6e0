"""Programmes and projects through their pages: who sees, who changes, what is kept, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence.models import Capture, Place
from jetisu360.portal.control.programmes import money
from jetisu360.portal.control.programmes.amounts import amount_of
from jetisu360.portal.control.programmes.kinds import Sum
from jetisu360.portal.control.programmes.models import (
    District,
    EndMoved,
    Money,
    Programme,
    Project,
    Sighting,
    Stage,
)

from ..conftest import ControlHouse
from .conftest import Photographed, told

pytestmark = pytest.mark.django_db
Browse = Callable[..., Client]
REGION = {"controller", "second_controller", "issuer", "inspector", "head"}
SEERS = REGION | {"executor", "colleague", "co_executor"}
HOLDERS = {"controller", "second_controller", "issuer"}
OWN = {"executor", "colleague"}
LOOKERS = {"controller", "second_controller", "issuer", "inspector"}
EVERYBODY = (
    *("controller", "second_controller", "issuer", "inspector", "executor", "colleague", "co_executor"),
    *("far_controller", "far_issuer", "far_executor", "head", "stranger"),
)


def address(name: str, *args: object) -> str:
    return reverse(f"programmes:{name}", args=args)


def test_who_sees_and_who_changes_what(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    capture = photographed(project)
    district = District.objects.get()
    seen = [
        address("programme", project.programme_id),
        address("project", project.pk),
    ]
    held = [
        address("change", project.programme_id),
        address("new_project", project.programme_id),
        address("change_project", project.pk),
        address("plan", project.pk),
        address("district", district.pk),
    ]
    for who in EVERYBODY:
        browser = signed_in(office_house.people[who])
        none = 403 if who == "stranger" else 404
        for path in seen:
            assert browser.get(path).status_code == (200 if who in SEERS else none), (who, path)
        for path in held:
            answer = 200 if who in HOLDERS else 403 if who in SEERS else none
            assert browser.get(path).status_code == answer, (who, path)
            assert browser.post(path, {}).status_code in ((422,) if who in HOLDERS else (403, 404)), who
        rows = Money.objects.count()
        sums = {"year": "2026", "spent": f"1{EVERYBODY.index(who)}", "as_of": "2026-03-31"}
        browser.post(address("money", project.pk), sums)
        assert (Money.objects.count() - rows) == (who in HOLDERS | OWN), who
        project.refresh_from_db()
        stage = Stage.objects.get(project=project, number=1)
        path = address("stage", project.pk, 1)
        browser.post(path, {"capture": capture.pk, "saw": "Тұр", "revision": project.revision})
        stage.refresh_from_db()
        assert (stage.seen_on is not None) == (who in LOOKERS), who
        Stage.objects.filter(pk=stage.pk).update(seen_on=None, seen_by=None, capture=None)
        new = Programme.objects.count(), District.objects.count(), Project.objects.count()
        browser.post(address("new"), {"kk": "Жаңа"})
        browser.post(address("new_district"), {"kk": "Жаңа"})
        more = {"kk": "Жол", "kind": "road", "status": "preparation"}
        browser.post(address("new_project", project.programme_id), more)
        after = Programme.objects.count(), District.objects.count(), Project.objects.count()
        made = who in HOLDERS
        far = who in ("far_controller", "far_issuer")  # (They make theirs, in their own region.)
        assert [now - then for now, then in zip(after, new, strict=True)] == [made or far] * 2 + [made], who


def test_nobody_who_builds_says_that_a_stage_is_there_by_way_of_another_role(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    from jetisu360.portal.accounts.models import Membership
    from jetisu360.portal.accounts.roles import Role

    Membership.objects.create(person=office_house.executor, role=Role.INSPECTOR, region=office_house.region)
    path = address("stage", project.pk, 1)
    values = {"capture": photographed(project).pk, "saw": "Тұр", "revision": project.revision}
    assert signed_in(office_house.executor).post(path, values).status_code == 403
    assert Stage.objects.get(project=project, number=1).seen_on is None


def test_a_list_has_only_what_one_may_see(
    office_house: ControlHouse, project: Project, signed_in: Browse
) -> None:
    for who in EVERYBODY:
        answer = signed_in(office_house.people[who]).get(address("programmes"))
        assert answer.status_code == (403 if who == "stranger" else 200)
        assert ("Нұрлы жол" in answer.content.decode()) == (who in SEERS), who


def test_numbers_that_are_none_and_those_of_others_are_not_found(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    desk = signed_in(office_house.controller)
    for number in (0, 987654321, 10**30):
        for name in ("programme", "project", "change", "change_project", "money", "plan", "district"):
            assert desk.get(address(name, number)).status_code == 404, name
        assert desk.get(address("stage", project.pk, number)).status_code == 404
    far = Place.objects.create(region=office_house.other_region, title={"kk": "Алыс"})
    for place in (str(far.pk), "", "x", "9" * 40, "\0"):
        answer = desk.post(address("project", project.pk), {"do": "add_place", "place": place})
        assert answer.status_code == 404
    assert not project.places.filter(pk=far.pk).exists()
    # A photograph of a place of something else is none of this project; an office and a district of another
    # region are no choice.
    other = Project.objects.create(programme=project.programme, title={"kk": "Басқа"})
    other.places.add(Place.objects.create(region=office_house.region, title={"kk": "Басқа"}))
    other.places.first().points.create(title="a")  # type: ignore[union-attr]
    values = {"capture": photographed(other).pk, "saw": "Тұр", "revision": project.revision}
    assert desk.post(address("stage", project.pk, 1), values).status_code == 422
    answer = desk.post(
        address("new_project", project.programme_id),
        {"kk": "Жол", "kind": "road", "status": "preparation", "office": office_house.far.pk},
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("bad", ["\0", "9" * 400, "-1", "NaN", "1e5", "x" * 5000, "2026-02-31"])
def test_what_makes_no_sense_is_said_by_its_field(
    office_house: ControlHouse, project: Project, signed_in: Browse, bad: str
) -> None:
    desk = signed_in(office_house.controller)
    sums = {"year": "2026", "spent": "5", "as_of": "2026-03-31"}
    for name in sums:
        assert desk.post(address("money", project.pk), {**sums, name: bad}).status_code == 422, name
    assert not Money.objects.exists()
    values = {"kk": "Жол", "kind": "road", "status": "preparation", "revision": str(project.revision)}
    for name in ("kind", "status", "starts", "ends", "district", "office"):
        answer = desk.post(address("change_project", project.pk), {**values, name: bad})
        assert answer.status_code == 422, name
    stage = {"kk_1": "Іргетас", "weight_1": "1", "revision": str(project.revision)}
    for name in ("weight_1", "due_1", "revision"):
        assert desk.post(address("plan", project.pk), {**stage, name: bad}).status_code == 422, name
    for query in ("district", "status", "page", "warned"):
        path = address("programme", project.programme_id)
        assert desk.get(path, {query: bad}).status_code == 200


def test_the_first_end_is_kept_and_every_move_has_its_reason(
    office_house: ControlHouse, project: Project, signed_in: Browse
) -> None:
    desk, first = signed_in(office_house.controller), project.ends
    assert first is not None

    def moved_to(days: int, reason: str) -> int:
        project.refresh_from_db()
        values = {"kk": "Көпір", "kind": "road", "status": "implementation", "revision": project.revision}
        values |= {"ends": f"{first + timedelta(days=days):%d.%m.%Y}", "reason": reason}
        return desk.post(address("change_project", project.pk), values).status_code

    assert moved_to(30, " ") == 422
    assert moved_to(30, "Су тасқыны") == 302
    assert moved_to(90, "Мердігер ауысты") == 302
    assert moved_to(90, "") == 302
    project.refresh_from_db()
    assert (project.first_ends, project.ends) == (first, first + timedelta(days=90))
    assert EndMoved.objects.filter(project=project).count() == 2
    page = desk.get(address("project", project.pk)).content.decode()
    assert all(word in page for word in ("Су тасқыны", "Мердігер ауысты", f"{first:%d.%m.%Y}"))
    assert "2 times" in page


def test_two_who_change_a_project_do_not_overwrite_each_other(
    office_house: ControlHouse, project: Project, signed_in: Browse
) -> None:
    values = {"kind": "road", "status": "implementation", "revision": str(project.revision)}
    values |= {"ends": str(project.ends)}
    path = address("change_project", project.pk)
    assert signed_in(office_house.controller).post(path, {**values, "kk": "Бірінші"}).status_code == 302
    late = signed_in(office_house.issuer).post(path, {**values, "kk": "Екінші"})
    assert late.status_code == 422
    assert "Екінші" in late.content.decode()
    project.refresh_from_db()
    assert project.title["kk"] == "Бірінші"


def test_a_sum_is_corrected_by_a_later_row_and_both_are_shown(
    office_house: ControlHouse, project: Project, signed_in: Browse
) -> None:
    desk, path = signed_in(office_house.executor), address("money", project.pk)
    sums = {"year": "2026", "planned": "12 500 000,50", "spent": "3000000", "as_of": "2026-03-31"}
    assert desk.post(path, {**sums, "document": "№ 5 шешім"}).status_code == 302
    assert desk.post(path, {**sums, "document": "№ 5 шешім"}).status_code == 302  # (a form that comes twice)
    assert Money.objects.count() == 2
    assert desk.post(path, {"year": "2026", "spent": "2 900 000", "as_of": "2026-03-31"}).status_code == 302
    assert Money.objects.filter(kind="spent").count() == 2
    counting = money.totals(money.counting_rows([project.pk]))
    assert (counting.planned, counting.spent) == (Decimal("12500000.50"), Decimal(2900000))
    page = desk.get(address("project", project.pk)).content.decode()
    assert all(word in page for word in ("12,500,000.5", "2,900,000", "3,000,000", "№ 5 шешім"))
    future = {**sums, "as_of": f"{timezone.localdate() + timedelta(days=1)}"}
    assert desk.post(path, future).status_code == 422
    assert desk.post(path, {"year": "2026", "as_of": "2026-03-31"}).status_code == 422


@given(
    st.lists(
        st.tuples(
            st.integers(2024, 2025), st.sampled_from(list(Sum)), st.integers(0, 9), st.integers(0, 10**12)
        ),
        max_size=12,
    )
)
@settings(max_examples=15, deadline=None)
def test_the_database_counts_the_same_rows(rows: list[tuple[int, Sum, int, int]]) -> None:
    from django.db import transaction

    with transaction.atomic():
        programme = Programme.objects.create(region=_region())
        one = Project.objects.create(programme=programme)
        today = timezone.localdate()
        Money.objects.bulk_create(
            Money(project=one, year=year, kind=kind, amount=amount, as_of=today - timedelta(days=days))
            for year, kind, days, amount in rows
        )
        by_hand = money.newest(Money.objects.filter(project=one))
        assert {row.pk for row in money.counting_rows([one.pk])} == {row.pk for row in by_hand}
        assert len(by_hand) == len({row[:2] for row in rows})
        transaction.set_rollback(True)


def _region() -> object:
    from jetisu360.portal.museums.models import Region

    return Region.objects.create(slug="counted", title={"kk": "Сан"})


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12 500 000", "12500000"),
        ("12 500 000,5", "12500000.5"),
        ("12,500,000.25", "12500000.25"),
        ("1.250.000", "1250000"),
        ("1,250", None),
        ("234.56789", "234.57"),
        ("1 234 567.8", "1234567.8"),
        ("1 234,567.8", None),
        ("1250.5 ₸", "1250.5"),
        ("340 теңге", "340"),
        ("0", "0"),
        ("12 50", None),
        ("1,2,3", None),
        ("", None),
        ("сто", None),
        ("-5", None),
        ("٣", None),
        ("1e9", None),
    ],
)
def test_sums_as_people_write_them(text: str, amount: str | None) -> None:
    assert amount_of(text) == (None if amount is None else Decimal(amount))


def test_sums_of_a_sheet_in_thousands() -> None:
    assert amount_of("234.567", Decimal(1000)) == 234_567
    assert amount_of("1 234,5", Decimal(1000)) == 1_234_500
    assert amount_of("0,25", Decimal(10**9)) == 250_000_000


def test_a_stage_counts_when_a_second_person_sees_it_on_a_photograph(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    capture = photographed(project, days=9)
    inspector, path = signed_in(office_house.inspector), address("stage", project.pk, 1)
    values = {"saw": "Тіректер тұр", "revision": project.revision}
    assert inspector.post(path, values).status_code == 422
    assert inspector.post(path, {**values, "capture": capture.pk, "saw": " "}).status_code == 422
    assert inspector.post(path, {**values, "capture": capture.pk, "revision": 77}).status_code == 422
    assert inspector.post(path, {**values, "capture": capture.pk}).status_code == 302
    stage = Stage.objects.get(project=project, number=1)
    # The day is that of the photograph, whoever says so whenever.
    assert stage.seen_on == timezone.localdate() - timedelta(days=9)
    page = inspector.get(address("project", project.pk)).content.decode()
    assert "Тіректер тұр" in page
    assert reverse("evidence:small", args=[capture.pk]) in page
    # It is taken back with a reason; both stay.
    project.refresh_from_db()
    back = {"revision": project.revision, "reason": ""}
    assert signed_in(office_house.controller).post(path, back).status_code == 422
    back["reason"] = "Басқа көпір екен"
    assert signed_in(office_house.controller).post(path, back).status_code == 302
    stage.refresh_from_db()
    assert (stage.seen_on, stage.capture_id, stage.saw) == (None, None, "")
    assert list(Sighting.objects.values_list("seen", flat=True)) == [True, False]
    assert "Басқа көпір екен" in inspector.get(address("project", project.pk)).content.decode()
    assert {"stage.seen", "stage.taken_back"} <= set(Event.objects.values_list("action", flat=True))


def test_what_counts_is_said_before_it_is_seen(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    desk = signed_in(office_house.controller)
    values = {"saw": "Тұр", "capture": photographed(project).pk, "revision": project.revision}
    assert desk.post(address("stage", project.pk, 1), values).status_code == 302

    def plan(*stages: tuple[str, int]) -> int:
        project.refresh_from_db()
        new: dict[str, object] = {"revision": project.revision}
        for number, (title, weight) in enumerate(stages, 1):
            due = Stage.objects.filter(project=project, number=number).values_list("due", flat=True).first()
            ru = Stage.objects.filter(project=project, number=number).values_list("title", flat=True).first()
            new |= {f"kk_{number}": title, f"weight_{number}": weight, f"due_{number}": due or ""}
            new |= {f"ru_{number}": (ru or {}).get("ru", "")}
        return desk.post(address("plan", project.pk), new).status_code

    assert plan(("Тіректер", 9), ("Аралық құрылым", 5), ("Жол төсемі", 3)) == 422
    assert plan(("Тіректер", 2), ("Аралық құрылым", 1), ("Жол төсемі", 3)) == 422
    assert plan(("Тіректер", 2)) == 422
    assert plan(("Басқа", 2), ("Аралық құрылым", 5), ("Жол төсемі", 3)) == 422
    assert plan(("Тіректер", 2), ("Аралық", 5), ("Жол төсемі", 3), ("Жарық", 1)) == 302
    assert list(project.stages.values_list("weight", flat=True)) == [2, 5, 3, 1]


def test_a_programme_is_narrowed_down_and_leads_to_its_assignments(
    office_house: ControlHouse,
    project: Project,
    signed_in: Browse,
    at_work: Callable[..., Assignment],
) -> None:
    at_work(programme="Нурлы жол")
    at_work(programme="Нұрлы жол", reported=True)
    Project.objects.create(programme=project.programme, title={"kk": "Ауыл жолы"}, status="completed")
    told(project, Sum.SPENT, 5_000_000)
    desk, path = signed_in(office_house.controller), address("programme", project.programme_id)
    page = desk.get(path).content.decode()
    assert "Ауыл жолы" in page
    assert "programme=%D0%9D%D1%83%D1%80%D0%BB%D1%8B" in page
    warned = desk.get(path, {"warned": "1"}).content.decode()
    assert "Қаратал" in warned
    assert "Ауыл жолы" not in warned
    done = desk.get(path, {"status": "completed"}).content.decode()
    assert "Ауыл жолы" in done
    assert "Қаратал" not in done
    near = desk.get(path, {"district": str(project.district_id)}).content.decode()
    assert "Ауыл жолы" not in near
    assert "1 project with warnings" in desk.get(address("programmes")).content.decode()


def test_an_executor_of_another_office_sees_the_project_but_no_photographs(
    office_house: ControlHouse, project: Project, photographed: Photographed, signed_in: Browse
) -> None:
    capture = photographed(project)
    path = reverse("evidence:small", args=[capture.pk])
    page = address("project", project.pk)
    assert path in signed_in(office_house.inspector).get(page).content.decode()
    assert path not in signed_in(office_house.co_executor).get(page).content.decode()


def test_lists_ask_the_database_no_more_for_more_projects(
    office_house: ControlHouse,
    project: Project,
    photographed: Photographed,
    signed_in: Browse,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    """500 projects in 20 programmes, each with sums, stages, places and photographs: at most 15 questions."""
    region = office_house.region
    programmes = [project.programme] + [
        Programme.objects.create(region=region, title={"kk": f"Бағдарлама {n}"}) for n in range(19)
    ]
    today = timezone.localdate()
    projects = Project.objects.bulk_create(
        Project(programme=programmes[0] if n >= 20 else programmes[n], title={"kk": f"Жол {n}"})
        for n in range(499)
    )
    place = project.places.get()
    project.places.through.objects.bulk_create(
        project.places.through(project=one, place=place) for one in projects
    )
    Money.objects.bulk_create(
        Money(project=one, year=2026, kind=kind, amount=5_000_000, as_of=today)
        for one in projects
        for kind in Sum
    )
    Stage.objects.bulk_create(Stage(project=one, number=n) for one in projects for n in (1, 2, 3))
    for days in range(5):
        photographed(project, days)
    desk = signed_in(office_house.controller)
    desk.get(address("districts"))  # (The first page of a browser is entered among its sessions.)
    for path in (
        address("programmes"),
        address("programme", project.programme_id),
        address("programme", project.programme_id) + "?warned=1&page=3",
        address("project", project.pk),
    ):
        with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
            assert desk.get(path).status_code == 200
    assert Capture.objects.count() == 5
