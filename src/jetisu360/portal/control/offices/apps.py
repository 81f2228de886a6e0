"""The part `control/offices` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.offices"
    label = "offices"
