"""The part `control/evidence` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.evidence"
    label = "evidence"

    def ready(self) -> None:
        from jetisu360.language import _
        from jetisu360.portal.control.assignments.evidence import add_evidence, add_section
        from jetisu360.portal.control.evidence import aligning, reminding
        from jetisu360.portal.control.evidence.on_card import count, told
        from jetisu360.portal.control.meetings.reminders.more import add_lines
        from jetisu360.portal.jobs.kinds import Kind, add_kind

        add_evidence(count)
        add_section("evidence/on_card.html", told)
        add_lines(reminding.lines, reminding.SUBJECT)
        add_kind(Kind(aligning.KIND, _("Comparing photographs of a place"), aligning.run, ("comparing",)))
