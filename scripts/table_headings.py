"""Writes the table of docs/exchange.md that says which headings of inventories are known, and for which key.

`python scripts/table_headings.py` (a part of `make docs`). They are those of `exchange/tables/headings.toml`.
"""

from __future__ import annotations

from pathlib import Path

from jetisu360.exchange.tables.vocabulary import Entry, entries
from jetisu360.language import LANGUAGES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "exchange.md"
BEGIN, END = "<!-- headings -->\n", "<!-- end of headings -->\n"
GOES = {
    "technique": "`material`, after it",
    "row": "nowhere: the number of the row",
    "private": "nowhere: stays in the museum",
    "other": "nowhere: the card has no place for it",
    **dict.fromkeys(("height", "width", "length", "depth", "diameter"), "`dimensions`, put together"),
}


def table() -> str:
    """The lines of the table."""
    lines = ["| key | Kazakh | Russian | English | data sets and programs |", "|---|---|---|---|---|"]
    for entry in entries():
        names = [GOES.get(entry.key, f"`{entry.key}`"), *(_listed(entry, (one,)) for one in LANGUAGES)]
        lines.append(f"| {' | '.join([*names, _listed(entry, ('any', 'data'))])} |")
    return "\n".join(lines) + "\n"


def _listed(entry: Entry, lists: tuple[str, ...]) -> str:
    return ", ".join(one.replace("|", "\\|") for name in lists for one in entry.headings.get(name, ()))


def renewed(page: str) -> str:
    """The page with the table as it should be."""
    before, after = page.split(BEGIN, 1)[0], page.split(END, 1)[1]
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
