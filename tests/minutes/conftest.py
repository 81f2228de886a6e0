"""Small documents, made as the programs that people use make them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2].parent / "shared" / "data"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, numbering: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A docx with this body of WordprocessingML; `parts` are others by their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        if numbering:
            archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
        for name, inside in (parts or {}).items():
            root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
            archive.writestr(f"word/{name}.xml", f'<w:{root} xmlns:w="{W}">{inside}</w:{root}>')
    return held.getvalue()


def paragraph(text: str, numbered: str = "") -> str:
    number = (
        f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr></w:pPr>'
        if numbered
        else ""
    )
    return f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
