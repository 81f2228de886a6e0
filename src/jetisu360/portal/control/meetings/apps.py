"""The part `control/meetings` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.meetings"
    label = "meetings"

    def ready(self) -> None:
        from jetisu360.language import _
        from jetisu360.portal.control.meetings.pack import job
        from jetisu360.portal.control.meetings.reminders import sending
        from jetisu360.portal.jobs.kinds import Kind, add_kind, add_tending

        add_kind(Kind("pack", _("Making a meeting pack"), job.run))
        add_tending(job.clear_old)
        add_tending(sending.send_due)
