"""The part `board` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.board"
    label = "board"

    def ready(self) -> None:
        from jetisu360.portal.board.following import follow_all
        from jetisu360.portal.jobs.kinds import add_tending

        add_tending(follow_all)
