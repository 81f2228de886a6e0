"""The part `control/public` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.public"
    label = "public"

    def ready(self) -> None:
        """What the pages of a region show besides its museums; looking at photographs, and blurring them."""
        from jetisu360.language import _
        from jetisu360.portal.control.public import showing
        from jetisu360.portal.control.public.photographs import job
        from jetisu360.portal.jobs.kinds import Kind, add_kind
        from jetisu360.portal.publication import region_home

        region_home.PROGRAMMES.append(showing.shown)
        add_kind(Kind(job.KIND, _("Looking at photographs for everybody"), job.run, ("privacy",)))
