"""How complete a museum's texts are in each language: the numbers of the board and of the editor."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from jetisu360.language import LANGUAGES, Language, Message, _p
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.tour.museum_toml.completeness import counted
from jetisu360.tour.museum_toml.file_names import form

IN: dict[Language, Message] = {
    "kk": _p("in which language", "Kazakh"),
    "ru": _p("in which language", "Russian"),
    "en": _p("in which language", "English"),
}


@dataclass(frozen=True)
class Meter:
    """`have` of `of` texts are there."""

    words: Message
    have: int
    of: int

    @property
    def percent(self) -> int:
        """Only what is complete is 100."""
        return 100 if self.have >= self.of else min(99, 100 * self.have // self.of)


def meters(museum: Museum) -> list[Meter]:
    """One a language. Rooms are the photographs that can be one and are not left out, as on the board."""
    document = museum.document if isinstance(museum.document, dict) else {}
    scenes = [scene for scene in document.get("scenes") or [] if isinstance(scene, dict)]
    skipped = {form(str(scene.get("file"))) for scene in scenes if scene.get("skip")}
    rows = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH)
    keys = rows.exclude(state__in=("received", "refused")).values_list("key", flat=True)
    counts = counted(document, [key for key in keys if key not in skipped])
    return [Meter(IN[language], *counts[language]) for language in LANGUAGES]


def where(museum: Museum) -> str:
    """The address where what is missing is listed; empty where the portal has no editor."""
    try:
        return f"{reverse('editor:editor', args=[museum.slug])}#completeness"
    except NoReverseMatch:
        return ""
