"""The part `publication` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.publication"
    label = "publication"

    def ready(self) -> None:
        """What workers can do and see to when there is nothing to do; a museum's last steps."""
        from jetisu360.language import _
        from jetisu360.portal.jobs.kinds import Kind, add_kind, add_tending
        from jetisu360.portal.museums.archiving import FOLLOWING
        from jetisu360.portal.museums.next_steps import LATER
        from jetisu360.portal.privacy.next_step import decide_step
        from jetisu360.portal.publication import (
            archive,
            building,
            last_steps,
            publishing,
            region_home,
            switch,
        )

        add_kind(Kind("build", _("Making a preview"), building.run))
        add_kind(Kind("publish", _("Publishing"), publishing.run))
        add_kind(Kind("region", _("The region's pages"), region_home.run))
        add_tending(switch.follow_all)
        FOLLOWING.append(archive.follow_archive)
        LATER.extend((last_steps.preview_step, decide_step, last_steps.publish_step))
