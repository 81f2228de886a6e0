"""What the tests of the API share: programs that show a token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from jetisu360.portal.api.tokens import make_token


class Program:
    """Asks the API with a token, as a program does: no cookie, and CSRF looked at."""

    def __init__(self, token: str) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        given = {"content_type": "application/json", "data": body} if body is not None else {}
        return getattr(self.client, method)(f"/api/v1{path}", headers=headers, **given)


@pytest.fixture(autouse=True)
def no_limits_of_the_test_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def program() -> Callable[..., Program]:
    """A program of a person, with a new token."""

    def make(person: Any, name: str = "nightly", **scope: Any) -> Program:
        return Program(make_token(person, name, days=30, **scope))

    return make
