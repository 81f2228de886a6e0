"""What allauth asks us: nobody registers, and a person is known by e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: Any) -> bool:
        """There is no open registration: people come by an invitation."""
        return False

    def populate_username(self, request: Any, user: Any) -> None:
        """There are no user names."""

    def add_message(
        self, request: Any, level: int, message_template: Any = None, *more: Any, **named: Any
    ) -> None:
        """Whoever has signed in sees it; the page need not say so as well."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *more, **named)
