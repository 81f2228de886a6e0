"""A clock that jumps lets nobody in who should stay out, and shuts nobody out for good."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the clock so many days forward or back."""
    now = timezone.now

    def to(days: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=days))

    return to


def test_links_and_sessions(house: Any, signed_in: Any, jump: Any) -> None:
    token = invitations.invite(house.people["operator"], Role.KEEPER, museum=house.own)
    link = make_sign_in_link(house.people["keeper"])
    paths = (f"/invitation/{token}", f"/enter/{link}")
    for days, answers, inside in ((400, 410, 302), (0, 200, 200), (-400, 200, 200), (0, 200, 200)):
        jump(0)
        browser = signed_in(house.people["keeper"])
        jump(days)
        assert [Client().get(path).status_code for path in paths] == [answers, answers], days
        assert browser.get("/account").status_code == inside, days


def test_what_was_used_stays_used_whatever_the_clock_says(house: Any, jump: Any) -> None:
    link = make_sign_in_link(house.people["keeper"])
    assert Client().post(f"/enter/{link}").status_code == 302
    for days in (-400, 400):
        jump(days)
        assert Client().post(f"/enter/{link}").status_code == 410
