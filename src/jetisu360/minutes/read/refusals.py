"""What can be wrong with a text that is to be read, as sentences for the person who gave it."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _

_GIVE_TEXT = _(
    "Give an official text in Kazakh or Russian: docx, odt, rtf, xlsx, ods, html, txt, eml, pdf with text."
)


class MinutesRefusal(JetisuError):
    """Base of the refusals of `minutes`."""

    code = "minutes-refused"
    sentence = _("This text was not read.")


class TextMissing(MinutesRefusal):
    """`name`."""

    code = "minutes-missing"
    sentence = _("There is no file “{name}”.")
    advice = _("Check its name and the folder that it is in.")


class TextEmpty(MinutesRefusal):
    """`name`."""

    code = "minutes-empty"
    sentence = _("There is no text in “{name}”.")
    advice = _GIVE_TEXT


class TextTooLarge(MinutesRefusal):
    """`name`, `limit`: in megabytes."""

    code = "minutes-too-large"
    sentence = _("“{name}” is too large: this program reads no text of more than {limit} MB.")
    advice = _("Split the text into several files.")


class TextDamaged(MinutesRefusal):
    """`name`, `kind`: docx, xlsx, odt, ods, rtf or pdf."""

    code = "minutes-damaged"
    sentence = _("“{name}” does not open as {kind}: it is damaged or belongs to another program.")
    advice = _("Open the file in its own program and save it again.")


class TextLocked(MinutesRefusal):
    """`name`."""

    code = "minutes-locked"
    sentence = _("“{name}” is locked with a password.")
    advice = _("Save the file without a password.")


class TextScanned(MinutesRefusal):
    """`name`, `pages`."""

    code = "minutes-scanned"
    sentence = _("“{name}” is a scanned pdf: its {pages} pages hold pictures and no text.")
    advice = _("Give a pdf whose text was recognised, or the docx that it was made from.")


class TextUnreadable(MinutesRefusal):
    """`name`: bytes that are no text in any encoding known here."""

    code = "minutes-unreadable"
    sentence = _("“{name}” is no text, or its encoding is not known.")
    advice = _GIVE_TEXT


class TextGarbled(MinutesRefusal):
    """`name`: letters that somebody has decoded wrongly and saved like that."""

    code = "minutes-garbled"
    sentence = _("The letters of “{name}” are garbled: it was opened in a wrong encoding and saved again.")
    advice = _("Find the file as it was and save it in UTF-8.")


class TextOldFormat(MinutesRefusal):
    """`name`, `kind`: doc, xls or msg; `modern`: what it is to be saved as."""

    code = "minutes-old-format"
    sentence = _("“{name}” is a {kind} file, which is not read here.")
    advice = _("Save it as {modern}.")


class TextPicture(MinutesRefusal):
    """`name`."""

    code = "minutes-picture"
    sentence = _("“{name}” is a picture: the letters in a picture are not read.")
    advice = _("Give the document that it was made from, or a pdf whose text was recognised.")


class TextPacked(MinutesRefusal):
    """`name`."""

    code = "minutes-packed"
    sentence = _("“{name}” is an archive and no document.")
    advice = _("Take the documents out of it and give them one by one.")


class TextForeign(MinutesRefusal):
    """`name`: neither Kazakh nor Russian."""

    code = "minutes-foreign-language"
    sentence = _("The text of “{name}” is neither Kazakh nor Russian.")
    advice = _GIVE_TEXT


class DateMissing(MinutesRefusal):
    """`name`: the text does not say of what day it is."""

    code = "minutes-date-missing"
    sentence = _("“{name}” does not say of what day it is, and its dates are counted from that day.")
    advice = _("Add the date, for example: --date 2018-02-12.")


class DateWrong(MinutesRefusal):
    """`value`: what was given for a date."""

    code = "minutes-date-wrong"
    sentence = _("“{value}” is no date.")
    advice = _("Write the date as year-month-day, for example 2018-02-12.")


class MailDamaged(MinutesRefusal):
    """`name`."""

    code = "text-mail-damaged"
    sentence = _("“{name}” is no e-mail that can be read.")
    advice = _("Save the message as .eml once more, or paste its text.")


class MailEmpty(MinutesRefusal):
    """`name`."""

    code = "text-mail-empty"
    sentence = _("In the e-mail “{name}” there is neither a text nor a document that can be read.")
    advice = _("Give the attached document itself, or paste the text.")
