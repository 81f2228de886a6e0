"""The part `control/assignments` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.assignments"
    label = "assignments"

    def ready(self) -> None:
        from jetisu360.portal.accounts.policy import add_lender
        from jetisu360.portal.control.assignments.standing import lent_to

        add_lender(lent_to)
