"""The part `control/folders` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.folders"
    label = "folders"

    def ready(self) -> None:
        from jetisu360.language import _
        from jetisu360.portal.control.folders import importing, indexing
        from jetisu360.portal.jobs.kinds import Kind, add_kind, add_tending

        indexing.listen()
        add_tending(indexing.tend)
        add_kind(Kind(importing.KIND, _("Taking in a table"), importing.run))
