"""A portal with a mail server, whose letters come into a list."""

from __future__ import annotations

import pytest

from jetisu360.portal.letters import sending


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server is named."""
    table = sending.settings().model_copy(update={"mail": "smtp://mail.example.kz"})
    monkeypatch.setattr(sending, "settings", lambda: table)
