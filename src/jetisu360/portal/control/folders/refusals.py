"""Why something cannot be done with a list."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class NotThere(JetisuError):
    """`number`."""

    code = "assignment-not-there"
    sentence = _("There is no assignment № {number} here.")
    advice = _("Look at the list again.")


class NothingChosen(JetisuError):
    """No details."""

    code = "assignments-none-chosen"
    sentence = _("No assignment is chosen.")
    advice = _("Tick those that are meant.")


class NothingToSet(JetisuError):
    """No details."""

    code = "assignments-nothing-to-set"
    sentence = _("Neither an executor nor a date is given.")
    advice = _("Choose one of them, or both.")


class TooManyChosen(JetisuError):
    """`limit`."""

    code = "assignments-too-many-chosen"
    sentence = _("At most {limit} assignments can be chosen at once.")
    advice = _("Take them in several parts.")


class NoSuchDay(JetisuError):
    """No details."""

    code = "assignments-no-such-day"
    sentence = _("This is no day on which an assignment can be due; nothing was changed.")
    advice = _("Write a day, such as 31.03.2027.")


class SheetTooLong(JetisuError):
    """`limit`."""

    code = "assignments-sheet-too-long"
    sentence = _("More than {limit} assignments fit, too many for one sheet.")
    advice = _("Narrow the list down first.")


class RowsTooMany(JetisuError):
    """`rows`, `limit`."""

    code = "assignments-rows-too-many"
    sentence = _("The table has {rows} rows; at most {limit} can be taken in at once.")
    advice = _("Divide it into several.")


class FileTooHeavy(JetisuError):
    """`limit`: in MB."""

    code = "assignments-file-too-heavy"
    sentence = _("The file is larger than {limit} MB.")
    advice = _("Save the sheet alone, without pictures.")


class NoFile(JetisuError):
    """No details."""

    code = "assignments-no-file"
    sentence = _("No file is chosen.")
    advice = _("Choose the office's table: XLSX or CSV.")


class ColumnTwice(JetisuError):
    """No details."""

    code = "assignments-column-twice"
    sentence = _("Two columns are said to mean the same.")
    advice = _("Choose another meaning for one of them, or leave it out.")
