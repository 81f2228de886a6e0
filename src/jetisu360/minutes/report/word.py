"""The table of assignments as a Word document in landscape, written as it is: a zip with a few parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from jetisu360.language import Language, _
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.report.summary import ALWAYS, HEADINGS, clean, day_in, summary

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='  # noqa: E501
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'  # noqa: E501
    "</Relationships>"
)
_WIDTH = 14_400
"""Twentieths of a point between the margins of A4 in landscape."""
_LANGUAGES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def docx(found: Sequence[Assignment], name: str, base: date, language: Language) -> bytes:
    """The document: a heading, the date of the text, the table."""
    lang = _LANGUAGES[language]
    parts = [
        _paragraph(_("Assignments in the text").say(language), lang, size=36),
        _paragraph(
            f"{name} · {_('Date of the text: {day}').say(language, day=day_in(base, language))}",
            lang,
            size=20,
        ),
    ]
    shares = sum(width for _key, _heading, width in HEADINGS)
    widths = [_WIDTH * width // shares for _key, _heading, width in HEADINGS]
    head = "".join(
        _cell(heading.say(language), width, lang, bold=True)
        for (_key, heading, _share), width in zip(HEADINGS, widths, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for line in summary(found, language):
        own = _LANGUAGES["ru" if line.lang == "ru" else "kk"]
        cells = "".join(
            _cell(line.cell(key), width, own if key in ("task", "who") else lang)
            for (key, _heading, _share), width in zip(HEADINGS, widths, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = (
        "".join(parts)
        + f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        '<w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1219" w:bottom="1134" w:left="1219" w:header="567" w:footer="567" w:gutter="0"/>'  # noqa: E501
        "</w:sectPr>"
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(part, ALWAYS), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _paragraph(text: str, lang: str, *, size: int = 20, bold: bool = False) -> str:
    """`size`: in half points."""
    shown = escape(clean(text))
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:p><w:pPr><w:spacing w:after="60"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{size}"/>'
        f'<w:lang w:val="{lang}"/></w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
    )


def _cell(text: str, width: int, lang: str, *, bold: bool = False) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(text, lang, bold=bold)}</w:tc>'  # noqa: E501
