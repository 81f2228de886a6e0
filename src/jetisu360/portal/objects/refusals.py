"""Why a table is not looked at."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class TableTooLarge(JetisuError):
    """`limit`: megabytes."""

    code = "import-too-large"
    sentence = _("The table is too large for the editor, which takes up to {limit} MB.")
    advice = _("Take out what is not text (pictures inside the sheet), or save it in parts.")


class TooManyObjects(JetisuError):
    """`rows`, `limit`."""

    code = "import-too-long"
    sentence = _("The table has {rows} rows, and the editor takes up to {limit} at once.")
    advice = _("Save it in parts, and take one after the other.")


class NoTable(JetisuError):
    """Nothing was sent. No details."""

    code = "import-no-table"
    sentence = _("No table was chosen.")
    advice = _("Choose a file of Excel (XLSX) or CSV.")
