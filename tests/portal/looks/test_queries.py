"""However many museums, rooms and events there are, a page asks the database as often, and not often."""

from __future__ import annotations

import threading

import pytest
from benchmarks.portal.measure import queries_of
from benchmarks.portal.pages import PAGES
from benchmarks.portal.seed import Size, seed
from django.db import transaction

pytestmark = pytest.mark.django_db
MOST = 15
SMALL = Size(museums=20, scenes=4, objects=6, events=5, versions=2)
LARGE = Size(museums=40, scenes=9, objects=12, events=7, versions=5)


def asked(size: Size) -> dict[str, int]:
    """Questions to the database of each page."""
    with transaction.atomic():
        seed(size)
        found = {page.name: queries_of(page)[0] for page in PAGES}
        transaction.set_rollback(True)
    return found


@pytest.fixture(autouse=True)
def nobody_looks_into_photographs() -> None:
    """A thread that another test has started would save a page the question whether one is needed."""
    for thread in threading.enumerate():
        if thread.name == "photographs":
            thread.join(60)


def test_questions_to_the_database_are_few_and_do_not_grow() -> None:
    small, large = asked(SMALL), asked(LARGE)
    assert small == large
    assert {name: count for name, count in small.items() if count > MOST} == {}
