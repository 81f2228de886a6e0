"""The part `control/assignments` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.assignments"
    label = "assignments"
