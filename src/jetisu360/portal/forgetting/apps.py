"""The part `forgetting` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.forgetting"
    label = "forgetting"

    def ready(self) -> None:
        from jetisu360.language import _
        from jetisu360.portal.forgetting import asking, job
        from jetisu360.portal.jobs.kinds import Kind, add_kind
        from jetisu360.portal.publication.publishing import PUBLISHED

        add_kind(Kind("forget", _("Deleting unblurred originals"), job.run))
        PUBLISHED.append(asking.after_publishing)
