"""The tree of parts that an assignment stands in, each asked with one question however deep it is."""

from __future__ import annotations

from django.db import connection

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State

# (UNION, not UNION ALL: a row that comes again ends the walk, so that it ends whatever the table holds.)
_BELOW = """
WITH RECURSIVE below(id, executor) AS (
  SELECT id, executor_id FROM assignments_assignment WHERE parent_id = %s AND state NOT IN (%s, %s)
  UNION
  SELECT part.id, part.executor_id FROM assignments_assignment part JOIN below ON part.parent_id = below.id
  WHERE part.state NOT IN (%s, %s)
)
SELECT executor FROM below WHERE executor IS NOT NULL
UNION
SELECT shared.office_id FROM assignments_assignment_co_executors shared
JOIN below ON shared.assignment_id = below.id
"""
_ABOVE = """
WITH RECURSIVE above(id, parent, executor) AS (
  SELECT id, parent_id, executor_id FROM assignments_assignment WHERE id = %s
  UNION
  SELECT whole.id, whole.parent_id, whole.executor_id
  FROM assignments_assignment whole JOIN above ON whole.id = above.parent
)
SELECT DISTINCT executor FROM above WHERE executor IS NOT NULL
"""
_NOT_GIVEN = (State.DRAFT.value, State.CANCELLED.value)


def offices_below(assignment: Assignment) -> set[int]:
    """The offices that work on a part of it, at any depth; a part that is not given, or is cancelled, counts
    with all below it as not there.
    """
    return _asked(_BELOW, [assignment.pk, *_NOT_GIVEN, *_NOT_GIVEN])


def offices_above(assignment: Assignment) -> set[int]:
    """The executors of what it is a part of, up to the top."""
    return _asked(_ABOVE, [assignment.parent_id]) if assignment.parent_id else set()


def _asked(sql: str, values: list[object]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {row[0] for row in cursor.fetchall()}
