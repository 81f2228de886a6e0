"""Writes the table of the portal's settings into docs/portal.md (a part of `make docs`)."""

from __future__ import annotations

from pathlib import Path

from jetisu360.portal.settings.table import Settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "portal.md"
BEGIN, END = "<!-- settings: begin -->\n", "<!-- settings: end -->"


def table() -> str:
    """One row a setting, in the order of the code."""
    rows = ["| name | unless given | what it decides |", "|---|---|---|"]
    for field in Settings.model_fields.values():
        default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
        shown = f"`{default}`" if default else "–"
        rows.append(f"| `{field.validation_alias}` | {shown} | {field.description} |")
    return "\n".join(rows) + "\n"


def renewed(page: str) -> str:
    before, rest = page.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
