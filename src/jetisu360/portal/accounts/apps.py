"""The part `accounts` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """What Django and allauth do for a person stands in the journal as well."""
        from jetisu360.portal.accounts import journal

        journal.listen()
