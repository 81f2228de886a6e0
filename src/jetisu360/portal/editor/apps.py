"""The part `editor` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.editor"
    label = "editor"

    def ready(self) -> None:
        """A museum's page names it before the preview."""
        from jetisu360.portal.editor.next_step import edit_step
        from jetisu360.portal.museums.next_steps import LATER

        LATER.insert(0, edit_step)
