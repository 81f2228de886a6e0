"""Every reader of files from outside, and words that its format knows: a new reader gets a row here."""

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jetisu360.errors import JetisuError

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


def museum(data: bytes, folder: Path) -> None:
    from jetisu360.tour.museum_toml.museum_file import read_museum_file

    read_museum_file(data)


def lines(data: bytes, folder: Path) -> None:
    from jetisu360.tour.museum_toml.toml_lines import line_of, line_table

    line_of(line_table(data.decode()), ("scenes", 3, "labels", 1, "polygon", 2))


def region(data: bytes, folder: Path) -> None:
    from jetisu360.publish.region.region_file import read_region_file

    read_region_file(data)


def tour(data: bytes, folder: Path) -> None:
    from jetisu360.tour.document.tour import read_tour

    read_tour(data)


def own_files(data: bytes, folder: Path) -> None:
    from jetisu360.build.state import NAME, State
    from jetisu360.publish.deploy.manifest import read_manifest
    from jetisu360.storage import Folder

    (folder / "manifest.json").write_bytes(data)
    (folder / NAME).write_bytes(data)
    read_manifest(Folder(str(folder)))
    State(Folder(str(folder)))


def pannellum(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.import_tour import find_tour
    from jetisu360.exchange.pannellum.configuration import read_configuration
    from jetisu360.exchange.pannellum.read import museum_values

    (folder / "tour.json").write_bytes(data)
    find_tour(folder, "kk", None)
    museum_values({"kk": read_configuration(FolderFiles(folder), "tour.json")})


def scripts(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.common.scripts.script import Script
    from jetisu360.exchange.common.scripts.script_values import Values
    from jetisu360.exchange.marzipano.find import projects
    from jetisu360.exchange.pannellum.choose import choose
    from jetisu360.exchange.pannellum.find import search

    for old in ("page.html", "tour.js", "data.js"):
        (folder / old).unlink(missing_ok=True)
    (folder / "page.html").write_bytes(b"<script src='tour.js'></script><script>" + data)
    (folder / "tour.js").write_bytes(data)
    (folder / "data.js").write_bytes(data)
    files = FolderFiles(folder)
    projects(files, ["data.js"])
    found = search(files, ["page.html", "tour.js"]).found
    if found:
        choose(found, "kk")
    script = Script(data.decode(), "a.js")
    script.damage()
    values = Values([script])
    for name in values.names():
        values.named(name)


def marzipano(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.marzipano.read import museum_values, read_data

    (folder / "data.js").write_bytes(data)
    museum_values({"kk": read_data(FolderFiles(folder), "data.js")})


def xml_tour(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.import_tour import find_tour

    for face in "frblud":
        (folder / f"p_{face}.jpg").touch()
        (folder / f"t_{'frblud'.index(face)}.jpg").touch()
    (folder / "tour.xml").write_bytes(data)
    find_tour(folder / "tour.xml", "kk", None)


def nodes(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.photo_sphere_viewer.read import find_nodes

    (folder / "a.jpg").touch()
    (folder / "tour.js").write_bytes(data)
    find_nodes(FolderFiles(folder), ["tour.js"], "kk")


def product(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.import_tour import find_tour

    (folder / "index.html").write_bytes(data)
    find_tour(folder, "kk", None)


def table(suffix: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from jetisu360.exchange.tables.objects import import_objects

        (folder / f"t.{suffix}").write_bytes(data)
        (folder / "museum.toml").unlink(missing_ok=True)
        import_objects(folder / f"t.{suffix}", folder)

    return read


def minutes(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.extract import assignments
    from jetisu360.minutes.read.dated import date_of
    from jetisu360.minutes.read.reading import read_bytes

    document = read_bytes(data, "a")
    date_of(document)
    assignments(document, date(2024, 2, 12))


def minutes_file(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.reading import read_bytes

    read_bytes(data, "a")


def pdf(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.pdf_pages import read_pages

    read_pages(data)


def label_html(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.import_losses import Losses
    from jetisu360.exchange.common.text.cards import label_of, opened, read_card

    label_of({"kk": read_card(data.decode())}, "hall/1", Losses())
    opened(data.decode())


def page(data: bytes, folder: Path) -> None:
    from jetisu360.publish.check.addresses import in_css, in_page
    from jetisu360.publish.check.site import _in_data

    in_page(data.decode())
    in_css(data.decode())
    _in_data(data.decode())


def xmp(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.gpano.read import _alternatives
    from jetisu360.panorama.read.gpano import read_gpano

    read_gpano((data,))
    _alternatives(data, "title")


def exif(data: bytes, folder: Path) -> None:
    from jetisu360.panorama.read.metadata import read_shot

    read_shot(data, "Asia/Almaty")


def picture(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.pictures import picture_header

    picture_header(data, "a")


def captions(data: bytes, folder: Path) -> None:
    from jetisu360.tour.media_files.captions_file import inspect_captions

    inspect_captions(data, "a.vtt")


def media(data: bytes, folder: Path) -> None:
    from jetisu360.build.steps.media import cleaned_media
    from jetisu360.tour.media_files.boxes import BoxesDamaged
    from jetisu360.tour.media_files.clean.pieces import NotUnderstood
    from jetisu360.tour.media_files.film_file import inspect_film
    from jetisu360.tour.media_files.sound_file import inspect_sound

    for inspect in (inspect_sound, inspect_film):
        with contextlib.suppress(JetisuError):
            inspect(data, "a")
    for kind in ("sound", "film", "captions"):
        with contextlib.suppress(JetisuError, NotUnderstood, BoxesDamaged, IndexError):
            cleaned_media(data, kind, "a")


def archive(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import ZipFiles
    from jetisu360.publish.serve.zipped import ZippedSite

    (folder / "a.zip").write_bytes(data)
    for open_it in (ZipFiles, ZippedSite):
        with contextlib.suppress(JetisuError):
            open_it(folder / "a.zip")


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


_TOML = (
    *("[", "]", "[[", "]]", "{", "}", "=", ",", ".", "\n", " ", "#", '"', "'", '"""', "'''", "\\", "a", "a="),
    *(
        "[[scenes]]\n",
        "file='a.jpg'\n",
        "[[objects]]\n",
        'id="a"\n',
        "title={kk='x'}\n",
        "[a.b]\n",
        "a.b.c=1\n",
    ),
    *("9", "1e9", "x=[\n", "[1,2],\n", "[{}],\n", "[[scenes.labels]]\n", "yaw=1\n", "2018-01-01"),
)
_JSON = (
    *(
        "[",
        "]",
        "{",
        "}",
        '"',
        "\\",
        ":",
        ",",
        " ",
        "9",
        "1e9",
        "-",
        '"a":',
        '"a",',
        "{},",
        "[],",
        "null,",
        "\n",
    ),
    *('{"a":', '"\\u0430",', "1.5,"),
)
_HTML = (
    *(
        "<",
        "</",
        ">",
        "<a ",
        "<a href=",
        '"',
        "'",
        "<!--",
        "-->",
        "<!",
        "<?",
        "&",
        "&#9",
        "&amp;",
        "=",
        " ",
        "\n",
    ),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "<ol>",
        "<li>",
        "<script>",
        "</script",
        "<style>",
        "url(",
        ")",
        "аб ",
    ),
    *("<p>", "</p>", "<div>", "/", "<svg>", "<p style='", "-", "<!doctype "),
)
_TEXT = (
    *(
        "тапсырды ",
        "тапсырылсын ",
        "әкіміне ",
        "дейін ",
        "2018 жылғы ",
        "15 наурызға ",
        "поручить ",
        "до 1 марта ",
    ),
    *(
        "Срок: ",
        "Жауапты: ",
        "ШЕШТІ:\n",
        "\n1) ",
        "\n- ",
        "«",
        "»",
        "(",
        ")",
        "а",
        "А.",
        "дал",
        "тапсырма",
        "1",
    ),
    *(
        " ",
        "    ",
        "\t",
        "\n",
        ". ",
        ",",
        ";",
        ":",
        "–",
        "|",
        "туралы(",
        "айдың ",
        "осы ",
        "к ",
        "не позднее ",
    ),
)
_XML = (
    "<",
    ">",
    "/",
    "</",
    "<a>",
    "</a>",
    "<a/>",
    "&",
    "&amp;",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "x",
    " ",
    "='",
    "'",
)

READERS = {
    "museum.toml": Reader(("tour.museum_toml.museum_file", "files.limits"), museum, _TOML),
    "lines of TOML": Reader(("tour.museum_toml.toml_lines",), lines, _TOML),
    "region.toml": Reader(("publish.region.region_file",), region, _TOML),
    "tour.json": Reader(("tour.document.tour", "build.gather"), tour, _JSON, b'{"version":1,"scenes":['),
    "own files": Reader(
        ("files.aside", "publish.deploy.manifest", "build.state", "build.steps.choose_pairs"),
        own_files,
        _JSON,
        b'{"files":{',
    ),
    "Pannellum": Reader(
        ("exchange.pannellum.read", "exchange.import_tour"),
        pannellum,
        (*_JSON, '"b":{"hotSpots":[{"text":"x","sceneId":"b"}]},', '{"text":"&lt;</"},', '"c":{"hotSpots":['),
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
                *_JSON,
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
        ("exchange.marzipano.read",), marzipano, (*_JSON, "var a = {", "a.", "a ", "=", "var ", '{"id":"a"},')
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
        ("exchange.tables.xlsx_rows", "files.xml_events"),
        table("xlsx"),
        (
            *(
                "<row>",
                "</row>",
                '<row r="9"/>',
                "<c t='s'><v>0</v></c>",
                "<c r='ZZ9' t='inlineStr'><is><t>x</t></is></c>",
            ),
            *("<row><c t='s'><v>0</v></c></row>", "<row><c><v>1</v></c></row>", *_XML),
            "<mergeCell ref='A1:A999999'/>",
        ),
        wrap=xlsx,
    ),
    "docx": Reader(
        ("minutes.read.docx_file",),
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
            *("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>аб</w:t></w:r></w:p>", "<w:ins>", "<w:tab/>", *_XML),
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
    "html": Reader(
        ("files.html_events", "minutes.read.html_file", "minutes.read.reading"),
        minutes_file,
        _HTML,
        b"<html><body>",
    ),
    "pdf": Reader(
        ("minutes.read.pdf_file", "minutes.read.pdf_pages"),
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
    "txt": Reader(("minutes.extract",), minutes, _TEXT, small=4_000),
    "html of labels": Reader(("exchange.common.text.cards",), label_html, _HTML, small=2_000),
    "pages of a site": Reader(("publish.check.addresses", "publish.check.site"), page, (*_HTML, *_JSON)),
    "XMP": Reader(
        ("panorama.read.gpano", "exchange.gpano.read"),
        xmp,
        (*_XML, "<g:a>", "</g:a>", "<g:a g:b='1'/>", "</x:xmpmeta", "<d:title>", "<r:li>", "</aaaa"),
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
    "archives": Reader(
        ("exchange.common.files", "publish.serve.zipped"),
        archive,
        ("a|", "b/", "|", "index.html|", "…"),
        wrap=archived,
    ),
}
