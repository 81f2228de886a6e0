"""Writes the Word file that a meeting pack is filled into: `python scripts/pack_template.py`.

The file is in the repository; this says how it came to be. Whoever wants other looks changes it in Word and
leaves what stands in braces (docxtpl).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "src" / "jetisu360" / "portal" / "control" / "meetings" / "pack" / "pack.docx"
FONT = "Times New Roman"
RESULT = ("{%p if row.result %}", "{{ row.result }}", "{%p endif %}")
NOTE = ("{%p if row.note %}", "{{ row.note }}", "{%p endif %}")
OF_ASSIGNMENTS = (
    # (heading, the cell's paragraphs, width in millimetres)
    ("columns.number", ("{{ row.number }}",), 14),
    (
        "columns.task",
        ("{{ row.task }}", *RESULT, *NOTE),
        70,
    ),
    ("columns.executor", ("{{ row.executor }}",), 38),
    ("columns.due", ("{{ row.due }}",), 26),
    ("columns.state", ("{{ row.state }}",), 27),
)
OF_PROBLEMS = (
    ("columns.problem", ("{{ row.problem }}", "{%p if row.help %}", "{{ row.help }}", "{%p endif %}"), 103),
    ("columns.office", ("{{ row.office }}",), 45),
    ("columns.raised", ("{{ row.raised }}",), 27),
)


def main() -> None:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(20), Mm(15)
    page.top_margin = page.bottom_margin = Mm(15)
    for name, size in (("Normal", 10), ("Title", 16), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for place in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(place), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.font.color.rgb = None
        style.paragraph_format.space_after = Pt(3)
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ lead }}")
    document.add_paragraph("{%p for section in sections %}")
    _section(document, "section", OF_ASSIGNMENTS)
    document.add_paragraph("{%p endfor %}")
    _section(document, "problems", OF_PROBLEMS)
    _pairs(document)
    document.save(str(FILE))


def _pairs(document: Any) -> None:
    """Two photographs of a point beside each other."""
    document.add_paragraph("{%p if pairs %}")
    document.add_paragraph("{{ pairs_heading }}", style="Heading 1")
    document.add_paragraph("{%p for pair in pairs %}")
    for text in ("{{ pair.heading }}", "{{ pair.before }} {{ pair.after }}"):
        document.add_paragraph(text).paragraph_format.keep_with_next = True
    document.add_paragraph("{{ pair.days }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if more_pairs %}")
    document.add_paragraph("{{ more_pairs }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endif %}")


def _section(document: Any, name: str, columns: Any) -> None:
    document.add_paragraph(f"{{{{ {name}.heading }}}}", style="Heading 1")
    document.add_paragraph(f"{{%p if {name}.none %}}")
    document.add_paragraph(f"{{{{ {name}.none }}}}")
    document.add_paragraph("{%p else %}")
    table = document.add_table(rows=4, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    for place, (heading, paragraphs, width) in enumerate(columns):
        for row in table.rows:
            row.cells[place].width = Mm(width)
        head = table.rows[0].cells[place].paragraphs[0]
        head.add_run(f"{{{{ {heading} }}}}").bold = True
        head.alignment = WD_ALIGN_PARAGRAPH.LEFT
        cell = table.rows[2].cells[place]
        cell.paragraphs[0].text = paragraphs[0]
        for text in paragraphs[1:]:
            cell.add_paragraph(text)
    table.rows[1].cells[0].paragraphs[0].text = f"{{%tr for row in {name}.rows %}}"
    table.rows[3].cells[0].paragraphs[0].text = "{%tr endfor %}"
    _mark(table.rows[0], "w:tblHeader")
    _mark(table.rows[2], "w:cantSplit")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph(f"{{%p if {name}.more %}}")
    document.add_paragraph(f"{{{{ {name}.more }}}}")
    document.add_paragraph("{%p endif %}")


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


if __name__ == "__main__":
    main()
