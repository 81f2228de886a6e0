"""The part `control/programmes` as Django's application."""

from django.apps import AppConfig


class PartConfig(AppConfig):
    name = "jetisu360.portal.control.programmes"
    label = "programmes"

    def ready(self) -> None:
        from jetisu360.portal.control.folders.importing import Maker, add_maker
        from jetisu360.portal.control.programmes.sheets import taking_in

        add_maker(taking_in.KIND, Maker(taking_in.ACTION, taking_in.make))
