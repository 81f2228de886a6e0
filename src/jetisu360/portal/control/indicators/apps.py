"""The part `control/indicators` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.indicators"
    label = "indicators"
