"""What the fields of the filter offer: offices, programmes, sources that the person meets."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Q

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import pick
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.folders.places import Sight
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.looks.words import current_language

MOST = 300
MOST_SOURCES = 50
# One look into the index for each programme, instead of one for each assignment (a "loose index scan").
_PROGRAMMES = """
WITH RECURSIVE known(programme) AS (
  SELECT MIN(programme) FROM assignments_assignment WHERE region_id = %s AND programme > ''
  UNION ALL
  SELECT (
    SELECT MIN(programme) FROM assignments_assignment WHERE region_id = %s AND programme > known.programme
  ) FROM known WHERE known.programme IS NOT NULL
)
SELECT programme FROM known WHERE programme IS NOT NULL LIMIT %s
"""


def offices_near(sight: Sight) -> Any:
    """The offices of the regions to which the person, or their office, belongs."""
    near = Office.objects.filter(pk__in=sight.offices).values("region")
    return Office.objects.filter(Q(region__in=sight.regions) | Q(region__in=near))


def offices(sight: Sight) -> list[tuple[int, str]]:
    """(number, title), as an alphabet has them."""
    language = current_language()
    titled = [(one.pk, pick(one.title, language)) for one in offices_near(sight)[:MOST]]
    return sorted(titled, key=lambda one: sort_key(one[1]))


def programmes(sight: Sight) -> list[str]:
    found: set[str] = set()
    with connection.cursor() as cursor:
        for region in sorted(sight.regions):
            cursor.execute(_PROGRAMMES, [region, region, MOST])
            found.update(row[0] for row in cursor.fetchall())
    if sight.offices:
        own = Assignment.objects.filter(executor__in=sight.offices).exclude(state="draft")
        found.update(own.order_by().values_list("programme", flat=True).distinct()[:MOST])
    return sorted(filter(None, found), key=sort_key)[:MOST]


def sources(sight: Sight) -> list[tuple[int, str]]:
    """The newest texts of the regions that one sees as a whole."""
    if not sight.regions:
        return []
    found = Source.objects.filter(region__in=sight.regions).order_by("-pk")[:MOST_SOURCES]
    return list(found.values_list("pk", "title"))
