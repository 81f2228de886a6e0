"""What the tour's own files can have wrong with them."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.language import _, _p


class TourRefusal(JetisuError):
    """Base of the refusals of `tour`, `publish.place` and the commands."""


class DocumentDamaged(TourRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "document-damaged"
    sentence = _("The document “{name}” cannot be read: {problem}.")
    advice = _("Build the tour again, or put back a copy of the document.")

    @classmethod
    def because(cls, name: str, error: Exception) -> DocumentDamaged:
        """It is not JSON at all."""
        return cls(name=name, problem=_("it is not JSON ({reason})").fill(reason=said(error)))


class DocumentForeign(TourRefusal):
    """`name`."""

    code = "document-foreign"
    sentence = _("“{name}” was not made by Jetisu 360, so it is not used.")
    advice = _("Write the texts of the tour in museum.toml.")


class DocumentTooNew(TourRefusal):
    """`name`, `version`, `known`."""

    code = "document-too-new"
    sentence = _("“{name}” is of version {version}, and this program reads versions up to {known}.")
    advice = _("Update Jetisu 360.")


class FolderNotFound(TourRefusal):
    """`folder`."""

    code = "folder-not-found"
    sentence = _("There is no folder “{folder}”.")
    advice = _p("folder-not-found", "Check how the path is written.")


class WordsUnreadable(TourRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "words-unreadable"
    sentence = _("The file with the texts, “{name}”, could not be opened ({problem}), so no tour was made.")
    advice = _("Put the file itself there and check that you may read it, or take it out of the folder.")
