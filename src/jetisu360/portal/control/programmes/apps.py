"""The part `control/programmes` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.programmes"
    label = "programmes"
