"""Text in the cells of a CSV that a spreadsheet will open: nothing in it may become a formula.

A spreadsheet runs a cell that begins with one of `= + - @` (OWASP: CSV injection). Such a text gets an
apostrophe before it, which spreadsheets and people take for "this is text"; so does one that begins with an
apostrophe already, so that the way back is exact.
"""

from __future__ import annotations

_DANGEROUS = frozenset("=+-@＝＋－＠|%\t\r\n'")
_BLANK = " \u00a0\u2007\u202f\ufeff\u200b\0"


def neutralised(text: str) -> str:
    """`text` as it may stand in a cell."""
    return f"'{text}" if _is_dangerous(text) else text


def restored(cell: str) -> str:
    """The way back of `neutralised`. An apostrophe that protects nothing stays: it is the museum's own."""
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell[1:]) else cell


def _is_dangerous(text: str) -> bool:
    # Spreadsheets pass over blanks before a formula.
    bare = text.lstrip(_BLANK)
    return bare[:1] in _DANGEROUS if bare else bool(text) and text[0] in _DANGEROUS
