"""A proposal that asks what an open assignment asks already: that is said before anybody gives it twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State

from ..conftest import ControlHouse
from .conftest import proposals

pytestmark = pytest.mark.django_db


def test_the_same_again_is_said(
    desk: Client, taken: Source, office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    first = proposals(taken)[0]
    known = at_work(task=first.data["text"])

    def page(**more: Any) -> str:
        return desk.get(f"/control/texts/{taken.pk}", {"at": first.pk, **more}).content.decode()

    assert f"Much like the open assignment № {known.pk}." in page()
    assert (
        "Much like" not in desk.get(f"/control/texts/{taken.pk}?at={proposals(taken)[1].pk}").content.decode()
    )
    Assignment.objects.filter(pk=known.pk).update(region=office_house.other_region)
    assert "Much like" not in page()
    Assignment.objects.filter(pk=known.pk).update(region=office_house.region, state=State.CANCELLED)
    assert "Much like" not in page()
