"""What is said when a file goes beyond a limit (`files/limits.py`): one sentence for each."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _, _p


class LimitExceeded(JetisuError):
    """Base of them all. `name`: the file."""

    code = "limit"
    sentence = _("“{name}” was not read: it goes beyond what this program reads.")
    advice = _("Split the file, or save it again with the program that made it.")


class TooManyBytes(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-bytes"
    sentence = _p("limit-bytes", "“{name}” is too large: at most {limit} MB are read.")


class UnpacksTooMuch(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-unpacked"
    sentence = _("Too much is packed into “{name}”: at most {limit} MB are unpacked.")


class TooManyEntries(LimitExceeded):
    """`limit`: files in an archive."""

    code = "limit-entries"
    sentence = _("The archive “{name}” holds too many files: at most {limit} are read.")


class TooManyRows(LimitExceeded):
    """`limit`: rows of a table."""

    code = "limit-rows"
    sentence = _("The table “{name}” has too many rows: at most {limit} are read.")


class TooManyColumns(LimitExceeded):
    """`limit`: columns of a table."""

    code = "limit-columns"
    sentence = _("The table “{name}” has too many columns: at most {limit} are read.")


class TooManyCells(LimitExceeded):
    """`limit`: cells of a table that hold something."""

    code = "limit-cells"
    sentence = _("The table “{name}” has too many filled cells: at most {limit} are read.")


class TextTooLong(LimitExceeded):
    """`limit`: characters of one cell or value."""

    code = "limit-text"
    sentence = _("“{name}” holds a text that is too long: one text may have at most {limit} characters.")


class TooDeep(LimitExceeded):
    """`limit`: levels."""

    code = "limit-depth"
    sentence = _("In “{name}” things are nested too deeply: at most {limit} levels are read.")


class TooManyValues(LimitExceeded):
    """`limit`: lists and tables."""

    code = "limit-values"
    sentence = _("“{name}” holds too many lists and tables: at most {limit} are read.")


class NumberTooLong(LimitExceeded):
    """`limit`: digits."""

    code = "limit-digits"
    sentence = _("“{name}” holds a number that is too long: at most {limit} digits are read.")
    advice = _("Correct the number and run the command again.")


class NumberTooLarge(LimitExceeded):
    """`number`: as it is written."""

    code = "limit-number"
    sentence = _("“{name}” holds a number that is too large: {number}.")
    advice = NumberTooLong.advice


class HasEntities(LimitExceeded):
    """XML with a document type: it could name other files, and grow a thousandfold."""

    code = "limit-entities"
    sentence = _(
        "The XML in “{name}” declares a document type (DTD): such a file may do harm and is not read."
    )


class TakesTooLong(LimitExceeded):
    """`limit`: seconds."""

    code = "limit-time"
    sentence = _("Reading “{name}” took more than {limit} s and was stopped.")


class TakesTooMuchMemory(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-memory"
    sentence = _("Reading “{name}” took more than {limit} MB of memory and was stopped.")
