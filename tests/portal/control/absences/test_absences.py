"""Who stands in for whom: nobody gets more by it than somebody of the same place may have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.absences.standing_in import may_stand_in, people_of
from jetisu360.portal.control.assignments.models import Absence, Assignment

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
PATH = "/control/absences"
OF_CONTROL = {"controller", "second_controller", "issuer", "inspector"}
EXECUTORS = {"executor", "colleague", "co_executor"}


def names(people: Any) -> set[str]:
    return {one.name for one in people}


def test_whoever_stands_in_is_of_the_same_office_or_of_the_control_of_the_region(
    office_house: ControlHouse,
) -> None:
    for who in OF_CONTROL:
        assert names(may_stand_in(office_house.people[who])) == OF_CONTROL - {who}
    assert names(may_stand_in(office_house.executor)) == {"colleague"}
    for who in ("co_executor", "far_executor", "head", "stranger"):
        assert names(may_stand_in(office_house.people[who])) == set()
    Membership.objects.create(
        person=office_house.executor, role=Role.CONTROLLER, region=office_house.other_region
    )
    office_house.executor.forget_memberships()
    assert names(may_stand_in(office_house.executor)) == set(), "the colleague would control another region"


def test_for_whom_somebody_says_it(office_house: ControlHouse) -> None:
    everybody = OF_CONTROL | EXECUTORS
    assert names(people_of(office_house.controller)) == everybody - {"controller"}
    assert names(people_of(office_house.head)) == everybody | {"far_controller", "far_issuer", "far_executor"}
    for who in ("issuer", "inspector", "executor", "stranger"):
        assert names(people_of(office_house.people[who])) == set()
    Membership.objects.create(person=office_house.issuer, role=Role.ISSUER, region=office_house.other_region)
    assert "issuer" not in names(people_of(office_house.controller)), "that would lend the other region"


def days(since: int, until: int) -> dict[str, str]:
    return {"since": later(since).isoformat(), "until": later(until).isoformat()}


def test_an_absence_is_said_shown_and_ended(office_house: ControlHouse, signed_in: Any) -> None:
    executor, colleague = signed_in(office_house.executor), signed_in(office_house.colleague)
    form = {"substitute": office_house.colleague.pk, **days(0, 10)}
    assert executor.post(PATH, form).status_code == 302
    twice = executor.post(PATH, form)
    assert (twice.status_code, "stands in already" in twice.content.decode()) == (422, True)
    shown = colleague.get(PATH).content.decode()
    assert "executor</bdi> → <bdi>colleague" in shown
    there = Absence.objects.get()
    assert colleague.post(f"{PATH}/{there.pk}/end").status_code == 404, "it is the other's to end"
    assert executor.post(f"{PATH}/{there.pk}/end").status_code == 302
    there.refresh_from_db()
    assert there.until == timezone.localdate()
    Absence.objects.update(since=later(-9), until=later(-2))
    assert "over" in executor.get(PATH).content.decode(), "what is over stays listed"
    executor.post(PATH, {"substitute": office_house.colleague.pk, **days(5, 6)})
    coming = Absence.objects.get(since=later(5))
    executor.post(f"{PATH}/{coming.pk}/end")
    assert not Absence.objects.filter(pk=coming.pk).exists()
    told = list(Event.objects.filter(action__startswith="absence.").values_list("action", flat=True))
    assert sorted(told) == ["absence.ended", "absence.ended", "absence.made", "absence.made"]


@pytest.mark.parametrize(("since", "until"), [(3, 1), (-5, -1), (0, 900)])
def test_days_that_cannot_be(since: int, until: int, office_house: ControlHouse, signed_in: Any) -> None:
    form = {"substitute": office_house.colleague.pk, **days(since, until)}
    answer = signed_in(office_house.executor).post(PATH, form)
    assert (answer.status_code, Absence.objects.count()) == (422, 0)


def test_a_controller_says_it_for_others_but_never_puts_themself_there(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    controller = signed_in(office_house.controller)
    path = f"{PATH}?person={office_house.issuer.pk}"
    own = controller.post(path, {"substitute": office_house.controller.pk, **days(0, 3)})
    assert own.status_code == 422
    assert "somebody else&#39;s place" in own.content.decode()
    wrong = controller.post(path, {"substitute": office_house.executor.pk, **days(0, 3)})
    assert wrong.status_code == 422
    form = {"substitute": office_house.second_controller.pk, **days(0, 3)}
    assert controller.post(path, form).status_code == 302
    number = at_work().pk
    second = signed_in(office_house.second_controller)
    form = {"do": "cancel", "reason": "Керек емес"}
    assert second.post(f"/control/assignments/{number}", form).status_code == 302
    for who in ("far_controller", "far_executor", "stranger"):
        asked = controller.get(f"{PATH}?person={office_house.people[who].pk}")
        assert asked.status_code == 404
    assert controller.get(f"{PATH}?person={'9' * 40}").status_code == 404


def test_what_one_does_not_say_one_does_not_see(office_house: ControlHouse, signed_in: Any) -> None:
    Absence.objects.create(
        person=office_house.executor, substitute=office_house.colleague, since=later(), until=later()
    )
    told = "→"
    for who in ("executor", "colleague", "controller", "head"):
        assert told in signed_in(office_house.people[who]).get(PATH).content.decode(), who
    for who in ("co_executor", "issuer", "far_controller", "far_executor"):
        assert told not in signed_in(office_house.people[who]).get(PATH).content.decode(), who
    assert signed_in(office_house.stranger).get(PATH).status_code == 403
