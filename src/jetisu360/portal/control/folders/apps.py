"""The part `control/folders` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.folders"
    label = "folders"

    def ready(self) -> None:
        from jetisu360.portal.control.folders import indexing
        from jetisu360.portal.jobs.kinds import add_tending

        indexing.listen()
        add_tending(indexing.tend)
