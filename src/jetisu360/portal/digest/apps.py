"""The part `digest` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.digest"
    label = "digest"

    def ready(self) -> None:
        from jetisu360.portal.digest.weekly import send_due
        from jetisu360.portal.jobs.kinds import add_tending

        add_tending(send_due)
