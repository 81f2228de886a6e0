"""The part `jobs` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.jobs"
    label = "jobs"

    def ready(self) -> None:
        """The journal calls a job what people call it."""
        from jetisu360.portal.audit.actions import CALLED
        from jetisu360.portal.jobs.kinds import called

        CALLED["job"] = called
