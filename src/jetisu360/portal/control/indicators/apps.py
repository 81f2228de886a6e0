"""The part `control/indicators` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.indicators"
    label = "indicators"

    def ready(self) -> None:
        from jetisu360.portal.control.indicators.reminding import SUBJECT, lines
        from jetisu360.portal.control.meetings.reminders.more import add_lines

        add_lines(lines, SUBJECT)
