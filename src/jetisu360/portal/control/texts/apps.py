"""The part `control/texts` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.texts"
    label = "texts"
