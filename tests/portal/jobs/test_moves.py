"""Whatever workers and people do with a job, in any order: the row makes only the moves of the table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.portal.jobs import lease as moves
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.refusals import JobBroke
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, MOVES, State

ACTIONS = (
    *("ask", "take", "take over", "finish", "fail", "stop", "give back", "give back later"),
    *("cancel", "retry", "old finishes", "beat"),
)
REACHED = {source: {to for sources, to in MOVES.values() if source in sources} for source in State}


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(st.sampled_from(ACTIONS), max_size=14))
def test_any_order_of_events(actions: list[str], house: Any) -> None:
    Job.objects.all().delete()
    job = moves.ask("build", house.own)
    lease: Lease | None = None
    old: Lease | None = None
    for action in actions:
        before = Job.objects.get(pk=job.pk)
        if action == "ask":
            again = moves.ask("build", house.own)
            assert (again.pk == job.pk) == (before.state == State.WAITING)
            Job.objects.exclude(pk=job.pk).delete()
        elif action == "take":
            taken = moves.take("one")
            assert (taken is not None) == (before.state == State.WAITING and before.not_before is None)
            lease = taken or lease
        elif action == "take over":
            taken = moves.take_over(Job.objects.get(pk=job.pk), "two")
            may = before.state == State.RUNNING and before.attempt < MOST_ATTEMPTS
            assert (taken is not None) == may
            if taken:
                old, lease = lease, taken
        elif action == "cancel":
            moves.cancel(before)
        elif action == "retry":
            moves.retry(before)
        elif action == "old finishes":
            assert old is None or not moves.finish(old, {"by": "the wrong one"})
        elif lease is not None:
            mine = before.state == State.RUNNING and before.token == lease.token
            if action == "beat":
                lease.beat()
                assert lease.lost.is_set() != mine
                assert lease.cancelled.is_set() == (mine and before.cancel_asked) or not mine
                lease.lost.clear()
                lease.cancelled.clear()
            else:
                done = {
                    "finish": lambda held: moves.finish(held, {}),
                    "fail": lambda held: moves.fail(held, JobBroke(number=1)),
                    "stop": moves.stop,
                    "give back": moves.give_back,
                    "give back later": lambda held: moves.give_back(held, seconds=60, counts=True),
                }[action](lease)
                assert done == mine
        after = Job.objects.get(pk=job.pk)
        assert after.state == before.state or after.state in REACHED[before.state], (action, before.state)
        assert 0 <= after.attempt <= MOST_ATTEMPTS
        assert after.result == {} or after.state == State.DONE
        assert "by" not in after.result
