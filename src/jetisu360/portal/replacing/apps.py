"""The part `replacing` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.replacing"
    label = "replacing"

    def ready(self) -> None:
        """It hears of photographs that take another's place; workers learn to compare them."""
        from jetisu360.language import _
        from jetisu360.portal.jobs.kinds import Kind, add_kind
        from jetisu360.portal.museums.next_steps import LATER
        from jetisu360.portal.originals.photographs import REPLACED
        from jetisu360.portal.originals.store import also_needed
        from jetisu360.portal.replacing import aligning, asking, next_step

        add_kind(Kind("align", _("Comparing a replaced photograph"), aligning.run))
        REPLACED.append(asking.note)
        also_needed(asking.is_needed)
        LATER.append(next_step.replaced_step)
