"""Lists as the folders read them, against the same asked of Django in the plainest way, for filters of every
kind: the same rows in the same order, the same number, and pages without a gap.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Assignment, DateRequest, Remark
from jetisu360.portal.control.assignments.states import OPEN, State
from jetisu360.portal.control.folders import finding, listing
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.indexing import keep_many
from jetisu360.portal.control.folders.places import STATES, Folder, Sight, folders_of, scopes, sight_of
from jetisu360.portal.control.folders.stems import asked as terms_asked
from jetisu360.portal.control.folders.stems import terms_of

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
NOW = timezone.localdate()
WORDS = ("жол", "көпір", "мектеп", "арық")
PROGRAMMES = ("", "Нұрлы жол", "Нұрлы жер")
WHO = ("controller", "issuer", "executor", "co_executor", "head", "both", "far_controller")
NUMBER = 80
Rows = list[Assignment]


@pytest.fixture
def house(office_house: ControlHouse) -> ControlHouse:
    """With assignments of every kind, and `both`: somebody who controls and works."""
    chance = random.Random(7)
    house = office_house
    offices = [house.roads, house.water]
    house.people["both"] = house.people["second_controller"]
    Membership.objects.create(person=house.people["both"], role=Role.EXECUTOR, office=house.roads)
    house.people["both"].forget_memberships()
    now = timezone.now()
    made = Assignment.objects.bulk_create(_one(chance, house, offices, now) for _ in range(NUMBER))
    share = Assignment.co_executors.through
    share.objects.bulk_create(
        share(assignment=one, office=chance.choice(offices)) for one in made if chance.random() < 0.3
    )
    given_ = [one for one in made if one.state != State.DRAFT]
    Remark.objects.bulk_create(Remark(assignment=one, seen="Жоқ") for one in given_ if chance.random() < 0.3)
    DateRequest.objects.bulk_create(
        DateRequest(assignment=one, wanted=NOW, reason="Жауын", term=NOW)
        for one in given_
        if chance.random() < 0.2
    )
    whole = Assignment.objects.select_related("executor", "source").prefetch_related("co_executors")
    keep_many(list(whole.all()))
    return house


def _one(chance: random.Random, house: ControlHouse, offices: list[Any], now: Any) -> Assignment:
    state = chance.choice(list(State))
    day = NOW + timedelta(days=chance.randrange(-9, 9))
    shut = state in (State.DONE, State.CANCELLED)
    return Assignment(
        region=house.region,
        task=" ".join(chance.sample(WORDS, 2)) + " жөндеу",
        result=chance.choice(["1 км", ""]) if state == State.DRAFT else "1 км",
        state=state,
        executor=chance.choice(offices),
        given_by=chance.choice([None, None, *offices]),
        programme=chance.choice(PROGRAMMES),
        on_site=chance.random() < 0.3,
        due=day,
        first_due=day,
        assigned_at=None if state == State.DRAFT else now,
        closed_at=now - timedelta(hours=chance.randrange(4)) if shut else None,
    )


def plainly(sight: Sight, asked: Filter) -> Rows:
    """All that fits, one condition after the other, sorted here."""
    found: dict[int, Assignment] = {}
    for scope in scopes(asked.folder, sight, asked.below):
        for one in Assignment.objects.filter(scope).prefetch_related("co_executors"):
            assert one.pk not in found
            found[one.pk] = one
    rows = [one for one in found.values() if _fits(one, asked)]
    if asked.folder == Folder.CLOSED:
        return sorted(rows, key=lambda one: (one.closed_at, one.pk), reverse=True)
    if asked.folder == Folder.DRAFTS:
        return sorted(rows, key=lambda one: (bool(one.executor_id and one.due and one.result), -one.pk))
    return sorted(rows, key=lambda one: (one.due, one.pk))


def _fits(one: Assignment, asked: Filter) -> bool:
    ends = NOW + timedelta(days=6 - NOW.weekday())
    due = {"": True, "overdue": one.due < NOW, "week": NOW <= one.due <= ends}
    return (
        one.state in ([asked.state] if asked.state else STATES[asked.folder])
        and due[asked.due]
        and (not asked.q or _says(one, asked.q))
        and (not asked.programme or one.programme == asked.programme)
        and (asked.executor is None or one.executor_id == asked.executor)
        and (not asked.site or one.on_site)
        and (not asked.returned or (one.state == State.IN_PROGRESS and _open_remark(one)))
        and (not asked.asked or one.date_requests.filter(granted=None).exists())
    )


def _open_remark(one: Assignment) -> bool:
    return one.remarks.filter(resolved_at=None).exists()


def _says(one: Assignment, text: str) -> bool:
    offices = [one.executor, *one.co_executors.all()]
    titles = [title for office in offices if office for title in office.title.values()]
    terms = terms_of([one.task, one.result, one.programme, *titles])
    return all(any(term in terms or term == str(one.pk) for term in word) for word in terms_asked(text))


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["жолдарды", "көпір", "мектепті арықтар", "басқарма", "1", "космодром"]),
        "due": st.sampled_from(["overdue", "week"]),
        "state": st.sampled_from(sorted(OPEN | {State.DONE})),
        "programme": st.sampled_from(PROGRAMMES[1:]),
        "office": st.sampled_from(["roads", "water"]),
        "site": st.just(True),
        "returned": st.just(True),
        "asked": st.just(True),
        "below": st.booleans(),
    },
)


KNOWN: dict[str, dict[Folder, int]] = {}
"""How many each person has in each folder, counted once: the rows are the same for every example."""


@example(who="controller", folder=Folder.CLOSED, told={}, named=500)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=st.sampled_from(WHO), folder=st.sampled_from(Folder), told=FILTERS, named=st.sampled_from([0, 3, 500])
)
def test_the_same_rows_in_the_same_order(
    who: str, folder: Folder, told: dict[str, Any], named: int, house: ControlHouse
) -> None:
    """`named`: how many that a search finds are named one by one, so that both ways are gone."""
    sight = sight_of(house.people[who], NOW)
    if folder not in folders_of(sight):
        return
    values = {key: value for key, value in told.items() if key != "office"}
    if office := told.get("office"):
        values["executor"] = getattr(house, office).pk
    if values.get("state") not in STATES[folder]:
        values.pop("state", None)
    asked = Filter(folder, **values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "MOST_NAMED", named)
        patch.setattr(listing, "PAGE", 7)
        expected = [one.pk for one in plainly(sight, asked)]
        assert listing.all_numbers(sight, asked, NOW, 1000) == expected
        assert listing.count(sight, asked, NOW) == len(expected)
        if who not in KNOWN:
            KNOWN[who] = {one: len(plainly(sight, Filter(one))) for one in folders_of(sight)}
        assert _pages(house.people[who], sight, asked, len(expected), KNOWN[who]) == expected


def _pages(who: Any, sight: Sight, asked: Filter, number: int, counts: dict[Folder, int]) -> list[int]:
    found: list[int] = []
    while len(found) <= number:
        page = listing.page(who, sight, asked, NOW)
        assert page.number == number
        assert page.counts == counts
        found += [one.pk for one in page.rows]
        if not page.after:
            return found
        asked = Filter(**{**vars(asked), "after": page.after})
    return found
