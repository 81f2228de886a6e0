"""The forms of a museum's own texts, and of a room's."""

from __future__ import annotations

from typing import Any

from django import forms

from jetisu360.language import _, _p
from jetisu360.portal.looks.words import say
from jetisu360.portal.museums.document_form import DocumentForm
from jetisu360.tour.museum_toml.entries import MuseumFile, SceneEntry

LONGEST_TITLE = 200
LONGEST_TEXT = 20_000


class TextsForm(DocumentForm):
    """Over the whole document."""

    model = MuseumFile

    def build(self) -> None:
        self.add_texts("title", _("Title"), most=LONGEST_TITLE)
        self.add_texts("description", _("Description"), rows=8, most=LONGEST_TEXT)
        self.add_texts("credits", _("Credits"), rows=3, most=LONGEST_TEXT)
        self.add(
            "licence",
            ("licence",),
            forms.CharField(
                label=say(_("Licence")),
                help_text=say(_("Under which terms others may use the photographs, for example CC BY 4.0.")),
                max_length=200,
                required=False,
            ),
        )


class RoomForm(DocumentForm):
    """Over one table of `scenes`."""

    model = SceneEntry

    def build(self) -> None:
        self.add_texts("title", _p("room", "Name"), most=LONGEST_TITLE)
        self.add_texts("description", _("Description"), rows=7, most=LONGEST_TEXT)
        self.add(
            "skip",
            ("skip",),
            forms.BooleanField(
                label=say(_("Leave this photograph out of the tour")),
                help_text=say(_("It stays in the museum and can come back at any time.")),
                required=False,
            ),
        )

    def put(self, part: dict[str, Any], name: str, text: str) -> None:
        super().put(part, name, text)
        for table in ("title", "description"):
            if part.get(table) == {}:
                del part[table]
