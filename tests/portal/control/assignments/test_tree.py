"""Trees of parts of every form: one question finds what walking from level to level finds."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.assignments.tree import offices_above, offices_below
from jetisu360.portal.control.offices.models import Office

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
OFFICES = 4
ROWS = st.lists(
    st.tuples(
        st.integers(0, 30),  # of which earlier one it is a part
        st.sampled_from(State),
        st.integers(0, OFFICES - 1),
        st.sets(st.integers(0, OFFICES - 1), max_size=2),
    ),
    min_size=1,
    max_size=14,
)


def grown(house: ControlHouse, rows: list[tuple[int, State, int, set[int]]]) -> list[Assignment]:
    """A tree with its top first."""
    offices = [Office.objects.create(region=house.region, title={"kk": f"{n}"}) for n in range(OFFICES)]
    made: list[Assignment] = []
    for above, state, executor, shared in rows:
        one = Assignment.objects.create(
            region=house.region,
            parent=made[above % len(made)] if made else None,
            task="Жол",
            result="1 км",
            state=state,
            executor=offices[executor],
            due=later(),
            first_due=later(),
        )
        one.co_executors.set([offices[n] for n in shared])
        made.append(one)
    return made


def walked_below(one: Assignment) -> set[int]:
    found: set[int] = set()
    for part in one.children.exclude(state__in=[State.DRAFT, State.CANCELLED]):
        found |= {part.executor_id, *part.co_executors.values_list("pk", flat=True)} | walked_below(part)
    return found


def walked_above(one: Assignment) -> set[int]:
    return {one.parent.executor_id} | walked_above(one.parent) if one.parent else set()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_one_question_finds_what_a_walk_finds(rows: Any, office_house: ControlHouse) -> None:
    with transaction.atomic():
        for one in grown(office_house, rows):
            with CaptureQueriesContext(connection) as asked:
                found = offices_below(one), offices_above(one)
            assert len(asked) <= 2
            assert found == (walked_below(one), walked_above(one))
        transaction.set_rollback(True)


def test_a_walk_ends_whatever_the_table_holds(office_house: ControlHouse) -> None:
    """(No page makes a circle; a table that was written past them may hold one.)"""
    made = grown(office_house, [(0, State.ASSIGNED, 0, set()), (0, State.ASSIGNED, 1, {2})])
    Assignment.objects.filter(pk=made[0].pk).update(parent=made[1])
    for one in Assignment.objects.all():
        assert len(offices_below(one)) == 3
        assert len(offices_above(one)) == 2
