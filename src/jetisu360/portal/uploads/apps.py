"""The part `uploads` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.uploads"
    label = "uploads"

    def ready(self) -> None:
        from jetisu360.portal.originals.photographs import ARRIVED
        from jetisu360.portal.originals.store import also_needed
        from jetisu360.portal.uploads.arrived import look_into
        from jetisu360.portal.uploads.removed import is_kept

        also_needed(is_kept)
        ARRIVED.append(look_into)
