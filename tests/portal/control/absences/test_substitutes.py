"""Whoever stands in for a controller does a controller's work, as long as that lasts, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.accounts.invitations import may_give
from jetisu360.portal.accounts.policy import LENT, WHO_MAY, Action, allowed, offices_where, regions_where
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments import drafts, refusals
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.texts.models import Proposal
from jetisu360.portal.museums.models import Region

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
NOW = timezone.localdate()
MINUTES = (
    "2026 жылғы 12 қараша № 14 хаттама\n\n1. Су шаруашылығы басқармасына каналдарды тазалау тапсырылсын.\n"
)
IN_CONTROL = ("issuer", "inspector", "second_controller")
OTHERS = ("executor", "co_executor", "far_controller", "far_issuer", "head", "stranger")


def away(house: ControlHouse, substitute: str, person: str = "controller", days: int = 0) -> None:
    """`days`: from today until it begins; it lasts for one."""
    day = NOW + timedelta(days=days)
    who, other = house.people[person], house.people[substitute]
    Absence.objects.create(person=who, substitute=other, since=day, until=day)


@pytest.mark.parametrize("who", ["issuer", "inspector"])
def test_a_substitute_takes_a_text_in_and_gives_what_it_asks(
    who: str, office_house: ControlHouse, signed_in: Any
) -> None:
    house = office_house
    browser = signed_in(house.people[who])
    assert browser.get("/control/texts").status_code == 403
    assert 'href="/control/texts"' not in browser.get("/control/").content.decode()
    away(house, who)
    assert 'href="/control/texts"' in browser.get("/control/").content.decode()
    assert browser.post("/control/texts", {"text": MINUTES}).status_code == 302
    source, proposal = Source.objects.get(), Proposal.objects.get()
    form = {"task": "Каналдарды тазалау", "result": "3 км канал", "executor": house.water.pk}
    form |= {"due": f"{NOW + timedelta(days=30)}", "revision": proposal.revision, "do": "give"}
    assert browser.post(f"/control/texts/{source.pk}/{proposal.pk}", form).status_code == 302
    given = Assignment.objects.get()
    assert (given.state, given.created_by) == (State.ASSIGNED, house.people[who])
    step = given.moves.get()
    assert (step.who, step.acting_for) == (house.people[who], house.controller)
    Absence.objects.all().delete()
    assert browser.get(f"/control/texts/{source.pk}").status_code == 403


@pytest.mark.parametrize("who", [*IN_CONTROL, *OTHERS])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_who_drafts_and_when(who: str, days: int, office_house: ControlHouse) -> None:
    """Only those of the region's control stand in for its controller, and on those days alone."""
    house = office_house
    away(house, who, days=days)
    person = house.people[who]
    may = who == "second_controller" or (days == 0 and who in IN_CONTROL)
    assert allowed(person, Action.CONTROL, region=house.region) == may
    known = set(Region.objects.filter(regions_where(person, Action.CONTROL)))
    assert (house.region in known) == may
    assert (house.other_region in known) == (who == "far_controller")
    if may:
        assert drafts.create(person, house.region, task="Арық қазу").state == State.DRAFT
    else:
        with pytest.raises(refusals.NotYours):
            drafts.create(person, house.region, task="Арық қазу")


@pytest.mark.parametrize("action", sorted(set(Action) - LENT))
@pytest.mark.parametrize("who", ["issuer", "inspector"])
def test_nothing_else_of_theirs_is_lent(who: str, action: Action, office_house: ControlHouse) -> None:
    house = office_house
    own = Role(who) in WHO_MAY[action]
    away(house, who)
    person = house.people[who]
    assert allowed(person, action, region=house.region) == own
    assert Region.objects.filter(regions_where(person, action), pk=house.region.pk).exists() == own
    assert Office.objects.filter(offices_where(person, action), pk=house.roads.pk).exists() == own
    assert not may_give(person, Role.EXECUTOR, office=house.roads)


def test_whoever_stands_in_for_an_inspector_controls_nothing(office_house: ControlHouse) -> None:
    away(office_house, "issuer", person="inspector")
    assert not allowed(office_house.issuer, Action.CONTROL, region=office_house.region)
    assert allowed(office_house.issuer, Action.INSPECT, region=office_house.region)


def test_whoever_cannot_come_in_lends_nothing(office_house: ControlHouse) -> None:
    house = office_house
    away(house, "issuer")
    house.controller.is_active = False
    house.controller.save()
    assert not allowed(house.issuer, Action.CONTROL, region=house.region)
