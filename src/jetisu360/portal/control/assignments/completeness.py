"""What an assignment still lacks before it can be given, and what one should look at again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from jetisu360.language import Message, _
from jetisu360.minutes.model.results import has_result
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.assignments.terms import SHORT, working_days


def lacks(assignment: Assignment, today: date) -> list[str]:
    """Keys of `words.LACKS`, in the order in which they are filled in."""
    found = [] if assignment.task.strip() else ["task"]
    if assignment.executor is None:
        found.append("executor")
    elif assignment.executor.closed:
        found.append("executor-closed")
    elif assignment.given_by_id is not None and assignment.given_by_id == assignment.executor_id:
        found.append("executor-self")
    found += _of_date(assignment, today)
    result = assignment.result.strip()
    if not result:
        found.append("result")
    elif not has_result(result, assignment.language == "ru"):
        found.append("result-vague")
    return found


def _of_date(assignment: Assignment, today: date) -> list[str]:
    due, parent = assignment.due, assignment.parent
    if due is None:
        return ["due"]
    if assignment.first_due is None and due < today:
        return ["due-past"]
    if parent is not None and parent.due is not None and due > parent.due:
        return ["due-parent"]
    return []


LOOKED_THROUGH = 5000
"""How far back a draft is compared with what is open: to read a whole region for each would take too long."""


def alike(draft: Assignment, sees: Q) -> Assignment | None:
    """An open assignment of its region that asks the same, of those that somebody `sees`. `draft`: it may be
    one that is not kept yet.
    """
    if not draft.task.strip():
        return None
    last = draft.pk or Assignment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    latest = Assignment.objects.filter(sees, pk__gt=last - LOOKED_THROUGH, state__in=OPEN)
    same = latest.filter(region=draft.region_id, task=draft.task)
    return same.exclude(pk=draft.pk).only("pk").first()


SHORT_TERM = _("The term is shorter than {n} working days.")
NO_FIRST = _("Several offices are named, and none of them as the responsible one: who coordinates?")
LIKE_ANOTHER = _("Much like the open assignment № {number}.")


def warnings(assignment: Assignment, today: date, alike: Any = None) -> list[Message]:
    """What does not stop anybody, but should be seen. `alike`: an open assignment that asks much the same."""
    found = []
    if assignment.due is not None and 0 <= working_days(today, assignment.due) < SHORT:
        found.append(SHORT_TERM.fill(n=SHORT))
    if assignment.executor_id is None and assignment.pk and assignment.co_executors.count() > 1:
        found.append(NO_FIRST)
    if alike is not None:
        found.append(LIKE_ANOTHER.fill(number=alike.pk))
    return found
