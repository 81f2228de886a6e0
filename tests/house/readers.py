"""Every reader of files from outside, and words that its format knows: a new reader gets a row here."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .reader_calls import (
    answers,
    archive,
    backup,
    boundaries,
    captions,
    decisions,
    editor,
    exif,
    label_html,
    lines,
    mail,
    marzipano,
    media,
    minutes,
    minutes_file,
    museum,
    nodes,
    own_files,
    page,
    pannellum,
    pdf,
    pdf_lines,
    picture,
    product,
    region,
    review,
    scripts,
    table,
    tour,
    xml_tour,
    xmp,
)
from .reader_files import archived, docx, docx_numbers, odt, whole_docx, xlsx, zipped
from .reader_words import HTML, JSON, TEXT, TOML, XML

SMALL = 10_000


@dataclass(frozen=True)
class Reader:
    """`modules`: what reads; `read` takes the bytes of a file in the folder it is given."""

    modules: tuple[str, ...]
    read: Callable[[bytes, Path], object]
    words: tuple[str | bytes, ...]
    head: bytes = b""
    tail: bytes = b""
    wrap: Callable[[bytes], bytes] = field(default=lambda data: data)
    small: int = SMALL


READERS = {
    "museum.toml": Reader(
        (
            "tour.museum_toml.museum_file",
            "tour.museum_toml.mistakes.diagnosis",
            "tour.museum_toml.mistakes.names",
            "files.limits",
        ),
        museum,
        TOML,
    ),
    "answers": Reader(
        ("tour.museum_toml.rows_text",),
        answers,
        (*TOML, "[[walk.pairs]]\nbetween = ['a', 'b']\n", "[[links]]\nfrom = 'a'\nto = 'b'\nyaw = 1\n"),
    ),
    "decisions": Reader(
        ("tour.museum_toml.decisions",),
        decisions,
        (*TOML, "[[scenes]]\nfile = 'a.jpg'\n", "[[scenes.blur]]\n", "blur = [", "{ file = 'a.jpg' },"),
    ),
    "changes of a review": Reader(
        ("commands.review.api",),
        review,
        (*JSON, '{"file":"a.jpg","verdict":"blur","where":{"yaw":1}},', '"where":{"yaw":1,', '{"add":['),
        b'{"add":[',
    ),
    "changes of the editor": Reader(
        ("portal.editor.body", "commands.review_links.api"),
        editor,
        (
            *JSON,
            '{"kind":"set","at":["title","kk"],"value":"x","was":null},',
            '"at":["scenes","a.jpg","labels"],',
        ),
        b'{"tab":"a","who":"a","revision":1,"changes":[{"id":"12345678","made":1,"said":"","operations":[',
    ),
    "lines of TOML": Reader(("tour.museum_toml.toml_lines",), lines, TOML),
    "region.toml": Reader(("publish.region.region_file",), region, TOML),
    "tour.json": Reader(("tour.document.tour", "build.gather"), tour, JSON, b'{"version":1,"scenes":['),
    "own files": Reader(
        ("files.aside", "publish.deploy.manifest", "build.state", "build.steps.choose_pairs"),
        own_files,
        JSON,
        b'{"files":{',
    ),
    "Pannellum": Reader(
        ("exchange.pannellum.read", "exchange.import_tour"),
        pannellum,
        (*JSON, '"b":{"hotSpots":[{"text":"x","sceneId":"b"}]},', '{"text":"&lt;</"},', '"c":{"hotSpots":['),
        b'{"scenes":{"a":{"hotSpots":[',
    ),
    "Pannellum, whole": Reader(
        ("exchange.common.foreign_media", "exchange.common.found"),
        pannellum,
        (
            '{"text":"x"},',
            '{"sceneId":"a"},',
            '{"id":"x","text":"x"},',
            '{"text":"</"},',
            '{"image":"a.jpg"},',
        ),
        b'{"scenes":{"a":{"hotSpots":[',
        b'{"text":"x"}]}}}',
    ),
    "tours in scripts": Reader(
        (
            *(
                "exchange.common.scripts.page_scripts",
                "exchange.common.scripts.script",
                "exchange.common.scripts.script_values",
            ),
            *("exchange.pannellum.find", "exchange.pannellum.configuration", "exchange.pannellum.choose"),
            "exchange.marzipano.find",
        ),
        scripts,
        (
            *(
                *JSON,
                "`",
                "${",
                "'",
                "/",
                "//",
                "/*",
                "<",
                "=>",
                "function(",
                "(",
                ")",
                "a=b;",
                "a.b=",
                "a=[a,a];",
            ),
            *(
                "...a,",
                "a+",
                "-",
                "a:{",
                "pannellum.viewer('p',",
                "a.push(",
                "viewer.addHotSpot({yaw:1,pitch:2});",
            ),
            *("'a'+", "export default {", "</script>", "<script>", "scenes:{a:{panorama:'a.jpg'}},"),
        ),
        b"/* hotSpots linkHotspots */ var t = {scenes:{a:{panorama:'a.jpg',hotSpots:[",
        small=5_000,
    ),
    "krpano": Reader(
        (
            "exchange.common.xml_tree",
            *(f"exchange.krpano.{name}" for name in ("document", "pictures", "read", "scripts", "spots")),
        ),
        xml_tour,
        (
            *("<scene name='a'>", "</scene>", "<hotspot name='h' ath='1' linkedscene='a'/>", "<!--", "-->"),
            *("<hotspot style='s|s' ath='1' html='data:d' onclick='go(a)'/>", "<style name='s' a='b'/>"),
            *("<data name='d'>text</data>", "<action name='go'>go(%1);go(%1);</action>", "<image>", "&", "<"),
            *("<cube url='p_%s.jpg'/>", "<include url='tour.xml'/>", "<point ath='1' atv='1'/>", "<![CDATA["),
            *("<hotspot ath='1' onclick='((((a,'/>", "<krpano>", "]]>", "[b]", "data:d ", "'", "<layer/>"),
        ),
        b"<krpano><scene name='first'><image><cube url='p_%s.jpg'/></image>",
    ),
    "Pano2VR": Reader(
        ("exchange.pano2vr.pictures", "exchange.pano2vr.read"),
        xml_tour,
        (
            *(
                "<panorama id='a'>",
                "</panorama>",
                "<hotspots>",
                "</hotspots>",
                "<input>",
                "<level width='9'/>",
            ),
            *(
                "<hotspot pan='1' url='{node1}'/>",
                "<hotspot pan='1' title='t' url='b.jpg'/>",
                "1/2|",
                "&amp;",
            ),
            *("<polyhotspot url='{node1}'><polystring>1/2|3/4|5/6</polystring></polyhotspot>", "<media>"),
            *("<image pan='1'><source url='a.png'/></image>", "<vertex pan='1'/>", "<mapcoords/>", "x"),
        ),
        b"<tour start='node1'><panorama id='node1'><input "
        + b" ".join(b"tile%durl='t_%d.jpg'" % (index, index) for index in range(6))
        + b"/>",
    ),
    "Photo Sphere Viewer": Reader(
        tuple(f"exchange.photo_sphere_viewer.{name}" for name in ("find", "pictures", "read", "tile_urls")),
        nodes,
        (
            *(
                "{id:'b',panorama:'a.jpg',",
                "links:[{nodeId:'a',position:{yaw:1,pitch:'2deg'}}],",
                "},",
                "]",
                "[",
            ),
            *(
                "markers:[{id:'m',polygon:[[1,2],[3,4]],tooltip:'t'}],",
                "new Viewer({",
                "withConfig([",
                "'",
                "(",
            ),
            *("tileUrl:(a,b)=>`${a}`,", "setNodes(", "x=[y,y];", "gps:[1,2],", "...nodes,", "a+", "`", "${"),
        ),
        b"// nodeId\nvar nodes=[{id:'a',panorama:'a.jpg',links:[]},",
        small=5_000,
    ),
    "tours that are named": Reader(
        ("exchange.products", "exchange.xml_tours"),
        product,
        ("<script>", "xml:'", 'xml="', "a.xml", "<!--", "kuula", "<a-scene", " ", "readConfigUrl(", "'"),
    ),
    "Marzipano": Reader(
        ("exchange.marzipano.read",), marzipano, (*JSON, "var a = {", "a.", "a ", "=", "var ", '{"id":"a"},')
    ),
    "Marzipano, whole": Reader(
        ("exchange.common.text.texts",),
        marzipano,
        ('{"title":"x"},', '{"title":"<b","text":"</"},', '{"text":"&#1;"},'),
        b'APP = {"scenes":[{"id":"a","infoHotspots":[',
        b'{"title":"x"}]}]}',
    ),
    "csv": Reader(
        (
            *("exchange.tables.reading", "exchange.tables.objects", "exchange.tables.pictures"),
            *("exchange.tables.told", "exchange.tables.museum_edit", "exchange.tables.vocabulary"),
        ),
        table("csv"),
        (
            *("Құмыра", ",", ";", "\n", '"', "\t", "\r", "\0", "a,b\n", "Құмыра,x\n", "=1\n", " ", "'", "|"),
            *("Инв. №;", "Құмыра,x,1\n", "a,,7\n", "а?б ", "(", "no. ", "a.jpg, "),
        ),
        b"dc:title@kk,pictures,number\n",
    ),
    "xlsx": Reader(
        ("files.xlsx_rows", "files.xlsx_notes", "files.xml_events"),
        table("xlsx"),
        (
            *(
                "<row>",
                "</row>",
                '<row r="9"/>',
                "<c t='s'><v>0</v></c>",
                "<c r='ZZ9' t='inlineStr'><is><t>x</t></is></c>",
            ),
            *("<row><c t='s'><v>0</v></c></row>", "<row><c><v>1</v></c></row>", *XML),
            "<mergeCell ref='A1:A999999'/>",
        ),
        wrap=xlsx,
    ),
    "xlsx of a plan": Reader(
        ("minutes.read.xlsx_file",),
        minutes_file,
        (
            *("<row>", "</row>", "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>", *XML),
            *("<row r='9'/>", "<mergeCell ref='A1:A999999'/>", "<mergeCell ref='B1:ZZ1048576'/>"),
            "<c r='ZZ9' t='inlineStr'><is><t>а</t></is></c>",
        ),
        wrap=xlsx,
    ),
    "docx": Reader(
        ("minutes.read.docx_file", "minutes.read.docx_names"),
        minutes_file,
        (
            *(
                "<w:tbl>",
                "<w:tr>",
                "<w:tc>",
                "<w:p>",
                "<w:r>",
                "<w:t>",
                "x",
                "</w:t>",
                "</w:r>",
                "</w:p>",
                "</w:tc>",
            ),
            *("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>аб</w:t></w:r></w:p>", "<w:ins>", "<w:tab/>", *XML),
            *("<w:del>", "</w:del>", "<w:txbxContent>", "<w:tcPr><w:gridSpan w:val='9999'/>", "<w:vMerge/>"),
        ),
        wrap=docx,
    ),
    "docx, whole": Reader(
        ("minutes.read.document",),
        minutes_file,
        (
            "<w:p><w:r><w:t>аб</w:t></w:r></w:p>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>аб</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='9'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>",
        ),
        wrap=whole_docx,
    ),
    "numbers of a docx": Reader(
        ("minutes.read.docx_lists",),
        minutes_file,
        (
            *("<w:abstractNum>", "</w:abstractNum>", "<w:lvl>", "</w:lvl>", "<w:lvlText w:val='%1%2%9'/>"),
            *("<w:numFmt w:val='upperRoman'/>", "<w:start w:val='999'/>", "<w:num w:numId='1'>", "</w:num>"),
            *("<w:style w:styleId='a'/>", "<w:basedOn w:val='a'/>", *XML),
        ),
        wrap=docx_numbers,
    ),
    "html": Reader(
        ("files.html_events", "minutes.read.html_file", "minutes.read.reading"),
        minutes_file,
        HTML,
        b"<html><body>",
    ),
    "odt": Reader(
        ("minutes.read.odf_file", "minutes.read.odf_lists"),
        minutes_file,
        (
            *(
                "<table:table>",
                "<table:table-row>",
                "<table:table-cell>",
                "<table:covered-table-cell/>",
                "<text:p>",
            ),
            *(
                "</text:p>",
                "</table:table-cell>",
                "</table:table-row>",
                "</table:table>",
                "<text:note>",
                "аб",
            ),
            "<table:table-row table:number-rows-repeated='9999999'><table:table-cell><text:p>а</text:p>",
            "<table:table-cell table:number-columns-repeated='9999999' table:number-rows-spanned='9999'/>",
            *(
                "<text:list text:style-name='L'><text:list-item><text:p>а</text:p>",
                "<text:s text:c='9999999'/>",
                *XML,
            ),
        ),
        wrap=odt,
    ),
    "rtf": Reader(
        ("minutes.read.rtf_file",),
        minutes_file,
        (
            *(
                "{",
                "}",
                "\\",
                "\\par ",
                "\\'e0",
                "\\u1072?",
                "\\u-9999 ",
                "а",
                "\\cell ",
                "\\row ",
                "\\trowd",
                "\n",
            ),
            *(
                "\\cellx9",
                "\\clvmrg",
                "\\intbl ",
                "\\pard ",
                "{\\*",
                "{\\listtext 1.}",
                "\\bin9999999 ",
                "\\uc9 ",
            ),
            *("{\\fonttbl{\\f1\\fcharset204 ", "{\\header ", "\\v ", "{\\footnote а}"),
        ),
        b"{\\rtf1 ",
        b"}",
    ),
    "pdf": Reader(
        (
            "minutes.read.pdf_file",
            "minutes.read.pdf_pages",
            "minutes.read.pdf_page",
            "minutes.read.pdf_rules",
            "minutes.read.pdf_cells",
            "minutes.read.pdf_over_pages",
        ),
        pdf,
        (
            "1 0 obj\n",
            "endobj\n",
            "<<",
            ">>",
            "[",
            "]",
            "/Kids ",
            "1 0 R ",
            "(",
            ")",
            "stream\n",
            "xref\n",
            "/a ",
            "%",
        ),
        b"%PDF-1.4\n",
        b"\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    ),
    "lines of a pdf": Reader(
        ("minutes.read.pdf_layout",),
        pdf_lines,
        (
            *("Құрылыс бөлімі   Отдел строительства\n", "1.   а   б   в\n", "\n", "\f", "   ", "а", "12\n"),
            *("№   Шара   Мерзімі   Жауапты\n", "1   а   б   в\n", "\t", "      б\n"),
        ),
    ),
    "txt": Reader(
        ("minutes.extract", "minutes.read.spaced"),
        minutes,
        (*TEXT, "№   Шара   Мерзімі   Жауапты\n", "1   а   б   в\n", "    а   б   в\n", "> а"),
        small=4_000,
    ),
    "e-mail": Reader(
        ("minutes.read.mail", "minutes.read.mail_file"),
        mail,
        (
            *(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
                "--b\n",
                "--b--\n",
                "\n",
                " a\n",
                "Subject: a\n",
            ),
            *(
                "Content-Type: message/rfc822\n\n",
                "Content-Disposition: attachment; filename=a.docx\n",
                '"',
                ";",
            ),
            *(
                "=?utf-8?q?a?= ",
                "=3D",
                "=\n",
                "Content-Transfer-Encoding: base64\n\n",
                "YWFh\n",
                "begin 644 a\n",
            ),
        ),
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    ),
    "html of labels": Reader(("exchange.common.text.cards",), label_html, HTML, small=2_000),
    "pages of a site": Reader(("publish.check.addresses", "publish.check.site"), page, (*HTML, *JSON)),
    "XMP": Reader(
        ("panorama.read.gpano", "exchange.gpano.read"),
        xmp,
        (*XML, "<g:a>", "</g:a>", "<g:a g:b='1'/>", "</x:xmpmeta", "<d:title>", "<r:li>", "</aaaa"),
        b'<x xmlns:g="http://ns.google.com/photos/1.0/panorama/" xmlns:d="http://purl.org/dc/elements/1.1/">',
    ),
    "EXIF": Reader(
        ("panorama.read.formats.ifd", "panorama.read.metadata"),
        exif,
        (
            b"\0",
            b"\x87\x69\0\4\0\0\0\1\0\0\0\x08",
            b"\1\x0f\0\2\0\0\xff\xff\0\0\0\x08",
            b"\xff",
            b"2018:01:01 ",
        ),
        b"MM\0*\0\0\0\x08\x0f\xff",
    ),
    "jpeg": Reader(
        (
            "panorama.read.formats.jpeg_file",
            "panorama.read.formats.jpeg_segments",
            "panorama.read.formats.jpeg_warnings",
            "panorama.read.sniff",
            "panorama.read.formats.heif_file",
            "exchange.gpano.jpeg_metadata",
            "exchange.common.pictures",
        ),
        picture,
        (
            b"\xff",
            b"\xff\xda\0\2",
            b"\xff\xe1\0\2",
            b"x\xff\xe1\0\2",
            b"\xff\0",
            b"\xff\xe2\0\x10ICC_PROFILE\0\1\1",
            b"\0",
            b"\xff\xd9",
            b"\xff\xd0",
        ),
        b"\xff\xd8",
    ),
    "heif": Reader(
        ("panorama.read.formats.heif_file",),
        picture,
        (b"\0\0\0\x0cmeta\0\0\0\0", b"\0\0\0\x08free", b"\0\0\xff\xffiprp", b"\0\0\0\x08mdat", b"\0"),
        b"\0\0\0\x18ftypheic\0\0\0\0heicmif1",
    ),
    "png": Reader(
        ("panorama.read.formats.png_file",),
        picture,
        (b"\0\0\0\0tEXt\0\0\0\0", b"\0\0\0\x10iTXtXML:com.adobe.xmp\0\0\0\0", b"\0", b"\0\0\0\0IEND"),
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 2048, 1024, 8, 2, 0, 0, 0, 0),
    ),
    "tiff": Reader(
        ("panorama.read.formats.tiff_file",),
        picture,
        (b"\0", b"\1\0\0\3\0\0\0\1\x08\0\0\0", b"\1\1\0\4\xff\xff\xff\xff\0\0\0\x08", b"\xff"),
        b"MM\0*\0\0\0\x08\x0f\xff",
    ),
    "webp": Reader(
        ("panorama.read.formats.webp_file",),
        picture,
        (b"EXIF\0\0\0\0", b"XMP \1\0\0\0a\0", b"\0"),
        b"RIFF\xff\xff\0\0WEBP",
    ),
    "captions": Reader(
        ("tour.media_files.captions_file", "tour.media_files.clean.webvtt"),
        captions,
        ("\n", "00:00.000 --> 00:01.000\n", "-->", "0", ":", " ", "\t", "99:", "a\n"),
        b"WEBVTT\n\n",
    ),
    "boxes": Reader(
        (
            *("tour.media_files.boxes", "tour.media_files.film_file", "tour.media_files.sound_file"),
            *(f"tour.media_files.clean.{name}" for name in ("mp4", "mp4_boxes", "mp4_samples", "nals")),
        ),
        media,
        (
            b"\0\0\0\0moov",
            b"\0\0\xff\xffmoov",
            b"\0\0\0\x08free",
            b"\0\0\xff\xfftrak",
            b"\0\0\0\x08mdat",
            b"\0",
        ),
        b"\0\0\0\x08ftyp",
    ),
    "webm": Reader(
        ("tour.media_files.film_file", *(f"tour.media_files.clean.{name}" for name in ("ebml", "webm"))),
        media,
        (b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff", b"\xec\x80", b"\x80", b"\0"),
        b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm",
    ),
    "sounds": Reader(
        (
            "tour.media_files.sound_file",
            *(f"tour.media_files.clean.{name}" for name in ("ogg", "wav", "mpeg_audio")),
        ),
        media,
        (b"\xff\xfb\x90\0", b"\0", b"ID3\3\0\0\0\0\0\0", b"Xing"),
        b"ID3\3\0\0\0\0\0\0",
    ),
    "boundaries of districts": Reader(
        ("portal.control.boundaries.reading",),
        boundaries,
        (*JSON, "[78,45],", "[78.5,45],[78,45.1],", "]],[[", "[79,46],[78,45]]],[[[78,45],"),
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},'
        b'"geometry":{"type":"Polygon","coordinates":[[',
        b"[79,44],[78,45]]]}}]}",
    ),
    "archives": Reader(
        ("exchange.common.files", "publish.serve.zipped"),
        archive,
        ("a|", "b/", "|", "index.html|", "…"),
        wrap=archived,
    ),
    "backups": Reader(
        ("portal.backup.reading",),
        backup,
        JSON,
        wrap=lambda data: zipped({"manifest.json": b'{"format":1,"version":' + data}),
    ),
    "members of backups": Reader(
        ("portal.backup.reading",), backup, ("a|", "manifest.json|", "|", "…"), wrap=archived
    ),
}
