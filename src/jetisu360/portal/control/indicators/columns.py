"""The columns of tables of figures, and by which headings each is recognised."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import LANGUAGES, Message, _p
from jetisu360.portal.control.folders.columns import plain

COLUMNS: Mapping[str, Message] = {
    "code": _p("table of figures", "Code"),
    "indicator": _p("table of figures", "Indicator"),
    "unit": _p("table of figures", "Unit"),
    "district": _p("table of figures", "District"),
    "period": _p("table of figures", "Period"),
    "planned": _p("table of figures", "Planned"),
    "actual": _p("table of figures", "Actual"),
    "note": _p("table of figures", "Note"),
    "first_planned": _p("table of figures", "First plan"),
    "state": _p("table of figures", "State of the report"),
}
"""In their order."""
TEMPLATE = ("code", "indicator", "unit", "district", "period", "planned", "actual", "note")
DUMP = (*TEMPLATE, "first_planned", "state")

ALSO: Mapping[str, str] = {
    # What offices write besides.
    "№": "code",
    "көрсеткіш атауы": "indicator",
    "көрсеткіштер": "indicator",
    "наименование показателя": "indicator",
    "показатели": "indicator",
    "өлшем бірлігі": "unit",
    "ед. изм": "unit",
    "единица измерения": "unit",
    "аудан, қала": "district",
    "район, город": "district",
    "есепті кезең": "period",
    "отчетный период": "period",
    "жоспарланды": "planned",
    "запланировано": "planned",
    "нақты көрсеткіш": "actual",
    "орындалды": "actual",
    "фактически": "actual",
    "исполнено": "actual",
    "ескертпе": "note",
    "примечание": "note",
}
_KNOWN = {plain(text): key for text, key in ALSO.items()}


def column_of(heading: str) -> str:
    """The key of the column that a heading names; empty for none."""
    wanted = plain(heading)
    if not wanted:
        return ""
    for key, words in COLUMNS.items():
        if any(plain(words.say(language)) == wanted for language in LANGUAGES):
            return key
    return _KNOWN.get(wanted, "")
