"""Files that hold what a reader of what is in them is given."""

import io
import zipfile


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: bytes) -> bytes:
    return zipped({"word/document.xml": f"<w:document {_W}><w:body>".encode() + body})


def whole_docx(body: bytes) -> bytes:
    return docx(body + b"</w:body></w:document>")


def docx_numbers(numbering: bytes) -> bytes:
    root = f"<w:numbering {_W}>".encode()
    paragraph = (
        b"<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        b"<w:r><w:t>x</w:t></w:r></w:p>"
    )
    document = f"<w:document {_W}><w:body>".encode() + 20 * paragraph + b"</w:body></w:document>"
    return zipped({"word/document.xml": document, "word/numbering.xml": root + numbering})


def odt(body: bytes) -> bytes:
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text", "table")
    )
    content = f"<office:document-content {spaces}><office:body><office:text>".encode()
    kind = b"application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr("content.xml", content + body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx(rows: bytes) -> bytes:
    def link(kind: str, target: str) -> str:
        return f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{target}"/>'

    def links(*ones: str) -> bytes:
        return f"<Relationships>{''.join(ones)}</Relationships>".encode()

    sheet = f"<worksheet {_S}><sheetData><row><c t='inlineStr'><is><t>dc:title@kk</t></is></c></row>"
    return zipped(
        {
            "_rels/.rels": links(link("officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": links(link("worksheet", "s.xml"), link("sharedStrings", "t.xml")),
            "xl/workbook.xml": f"<workbook {_S} xmlns:r='{_R}'><sheets><sheet r:id='worksheet'/></sheets>"
            "</workbook>".encode(),
            "xl/t.xml": f"<sst {_S}><si><t>Құмыра</t></si></sst>".encode(),
            "xl/s.xml": sheet.encode() + rows + b"</sheetData></worksheet>",
        }
    )


def archived(names: bytes) -> bytes:
    parts = names.decode().split("|")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in dict.fromkeys(parts):
            made.writestr(zipfile.ZipInfo(part[:20000] or "x"), b"")
    return out.getvalue()
