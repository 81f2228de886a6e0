"""What the guard lets through and what it does not, with the page that says so."""

import io
import json
import re
import tomllib
import zipfile
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.files import limits
from jetisu360.files.html_events import Attributes, HtmlReader, unescaped
from jetisu360.files.over_limits import (
    HasEntities,
    LimitExceeded,
    NumberTooLarge,
    NumberTooLong,
    TooDeep,
    TooManyBytes,
    TooManyEntries,
    TooManyValues,
    UnpacksTooMuch,
)
from jetisu360.files.xml_events import Name, XmlDamaged, read_xml

ROOT = Path(__file__).parents[2]


def test_the_page_of_limits_says_what_the_guard_does() -> None:
    page = (ROOT / "docs" / "limits.md").read_text("utf-8")
    rows = [
        tuple(cell.strip() for cell in row.strip("|").split("|"))
        for row in page.splitlines()
        if row[:1] == "|"
    ]
    assert rows[2:] == list(limits.TABLE)
    for name in ("exchange.md", "minutes.md", "museum-toml.md"):
        assert "limits.md" in (ROOT / "docs" / name).read_text("utf-8"), name


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.booleans())
def test_json_that_is_no_bomb_is_read_as_ever(value: Any, plain: bool) -> None:
    text = json.dumps(value, ensure_ascii=plain)
    assert limits.read_json(text, "a") == json.loads(text)
    assert limits.read_json(text.encode("utf-8", "surrogatepass"), "a") == json.loads(text)
    assert limits.read_json_at(f"x = {text};[[[", 4, "a") == json.loads(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[" * 65 + "]" * 65, TooDeep),
        ("[" * 1_000_000, TooDeep),
        ('{"a":' * 1000, TooDeep),
        ("9" * 10_000, NumberTooLong),
        ("-1." + "9" * 200, NumberTooLong),
        ("1e400", NumberTooLarge),
        ("[-1e999]", NumberTooLarge),
        ("[" + "{}," * 50_001 + "0]", TooManyValues),
    ],
)
def test_json_bombs(text: str, error: type[LimitExceeded]) -> None:
    with pytest.raises(error) as caught:
        limits.read_json(text, "tour.json", values=50_000)
    assert "tour.json" in caught.value.say("kk")


def test_brackets_in_texts_nest_nothing() -> None:
    text = json.dumps(["[" * 500, '\\"[[' * 100, "9" * 500])
    assert limits.read_json(text, "a") == json.loads(text)


@pytest.mark.parametrize(
    "text", ["[" * 64 + "]" * 64, '"' + "9" * 200 + '"', '{"a": [1.5e300, 12345678901234567890]}']
)
def test_json_at_the_limit(text: str) -> None:
    assert limits.read_json(text, "a") == json.loads(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a = " + "[" * 65 + "]" * 65, TooDeep),
        ("a" + ".a" * 100 + " = 1", TooDeep),
        ("[a" + ".a" * 100 + "]", TooDeep),
        ("a = " + "{a = " * 1000, TooDeep),
        ("a = " + "9" * 10_000, NumberTooLong),
        ("a = [0x" + "F" * 10_000 + "]", NumberTooLong),
    ],
)
def test_toml_bombs(text: str, error: type[LimitExceeded]) -> None:
    with pytest.raises(error):
        limits.read_toml(text, "museum.toml")


@pytest.mark.parametrize(
    "text",
    [
        '''a = """ [[[[ "quoted" [ ""[" """\nb = 1''',
        """a = '''[[[ ''' # [[[[\nb = '[[['""",
        'a = "\\"[[["\nb = "' + "9" * 500 + '"',
        "[[a]]\n[[a.b]]\nc = [1, 2, # ]\n[3],\n]\n",
        'a = """\\\n  x\\"""y"""',
        'a = """x"""""\nb = []',
        "a = 1979-05-27T07:32:00Z",
        "# " + "[" * 500,
    ],
)
def test_toml_that_only_looks_like_a_bomb(text: str) -> None:
    assert limits.read_toml(text, "a") == tomllib.loads(text)


def test_a_museum_file_of_every_kind_of_limit_is_one_sentence() -> None:
    from jetisu360.errors import JetisuError
    from jetisu360.tour.museum_toml.museum_file import read_museum_file

    for data in (
        b"a=" + b"[" * 5000,
        b"a=" + b"9" * 10_000,
        b"[[scenes]]\n" * 30,
        b"a" * (limits.MOST_TOML + 1),
    ):
        with pytest.raises(JetisuError) as caught:
            read_museum_file(data)
        assert len(caught.value.say("ru")) < 20_000


# Archives ------------------------------------------------------------------------------------------------


def made(data: bytes, **how: Any) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", data, **how)
    out.seek(0)
    return out


def test_what_comes_out_counts_and_not_what_was_said() -> None:
    file = made(b"\0" * 1_000_000)
    with limits.open_zip(file, "a.zip") as archive, pytest.raises(UnpacksTooMuch):
        limits.unzipped(archive, "a", 999_999, "a.zip")
    lying = bytearray(made(b"\0" * 1_000_000).getvalue())
    for mark, at in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        place = lying.rindex(mark) + at
        lying[place : place + 4] = (1000).to_bytes(4, "little")
    with limits.open_zip(io.BytesIO(lying), "a.zip") as archive, pytest.raises(zipfile.BadZipFile):
        limits.unzipped(archive, "a", 10_000, "a.zip")


@pytest.mark.parametrize("how", [{"compress_type": zipfile.ZIP_BZIP2}, {"compress_type": zipfile.ZIP_LZMA}])
def test_packings_that_grow_a_thousandfold_at_once_are_not_opened(how: dict[str, Any]) -> None:
    with limits.open_zip(made(b"a", **how), "a") as archive, pytest.raises(zipfile.BadZipFile):
        limits.unzipped(archive, "a", 100, "a")


def test_too_many_files(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(300):
            archive.writestr(str(number), b"")
    with limits.open_zip(out, "a", 300):
        pass
    with pytest.raises(TooManyEntries):
        limits.open_zip(out, "a", 299)
    with pytest.raises(TooManyEntries):  # refused by the size of the list, before it is read
        limits.open_zip(out, "a", 50)
    (tmp_path / "a").write_bytes(out.getvalue())
    limits.open_zip(tmp_path / "a", "a").close()
    (tmp_path / "a").write_bytes(b"PK\5\6")
    with pytest.raises(zipfile.BadZipFile):
        limits.open_zip(tmp_path / "a", "a")


def test_a_file_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert limits.read_file(tmp_path / "a", 11) == b"x" * 11
    with pytest.raises(TooManyBytes):
        limits.read_file(tmp_path / "a", 10)


# XML and HTML ---------------------------------------------------------------------------------------------


class Heard:
    def __init__(self) -> None:
        self.found: list[Any] = []

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        self.found.append((name, attributes))

    def end(self, name: Name) -> None:
        self.found.append(name)

    def text(self, data: str) -> None:
        self.found.append(data)


def test_namespaces_are_those_of_the_place() -> None:
    heard = Heard()
    xml = b'<a xmlns="u" xmlns:p="v" b="1" p:b="2" xml:lang="kk"><p:c xmlns:p="w"/><p:c>t</p:c></a>'
    read_xml(xml, heard, "a")
    lang = ("http://www.w3.org/XML/1998/namespace", "lang")
    assert heard.found[0] == (("u", "a"), {("", "b"): "1", ("v", "b"): "2", lang: "kk"})
    assert [one[0] for one in heard.found[1:4:2]] == [("w", "c"), ("v", "c")]


@pytest.mark.parametrize(
    ("xml", "error"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', HasEntities),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", HasEntities),
        (b"<a>" * 300, TooDeep),
        (b"<p:a/>", XmlDamaged),
        (b"<a", XmlDamaged),
        (b"", XmlDamaged),
    ],
)
def test_xml_that_is_not_read(xml: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_xml(xml, Heard(), "a")
    with pytest.raises(error):
        read_xml((bytes([one]) for one in xml), Heard(), "a")


def test_a_tag_that_never_ends_is_left() -> None:
    with pytest.raises(LimitExceeded):
        read_xml(chain([b"<a b='"], repeat(b">" * 60_000, 1000)), Heard(), "a")


class Tags(HtmlReader):
    def __init__(self) -> None:
        self.found: list[Any] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (
            "<P Class=x id='a>b' c>Қ &amp; б<br/>",
            [("p", [("class", "x"), ("id", "a>b"), ("c", None)]), "Қ & б", ("br", [])],
        ),
        ("a < b <3 </3> c", ["a < b <3 ", " c"]),
        ("a<!-- <b> -- > -->b<!--> --->c<?x?>d<!doctype html>e", ["a", "b", " --->c", "d", "e"]),
        ("<script>a</b>&amp;</script >b", [("script", []), "a</b>&amp;", "/script", "b"]),
        ("a<b", ["a"]),
        ("a</b", ["a"]),
        ('<a =b c = "d" e=\'f', []),
        ("a<!-- b", ["a"]),
        ("", []),
    ],
)
def test_html_is_cut_as_browsers_do(page: str, found: list[Any]) -> None:
    tags = Tags()
    tags.read(page)
    assert tags.found == found


def test_references_of_thousands_of_digits() -> None:
    assert unescaped("&#0000000000065;&#x00000000041;&#65;") == "AAA"
    for digits in ("9" * 5000, "x" + "f" * 5000):
        assert unescaped(f"a&#{digits};b") == "a�b"


# Bombs of each kind of file -------------------------------------------------------------------------------


def test_a_pdf_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    from jetisu360.files.over_limits import TakesTooLong, TakesTooMuchMemory
    from jetisu360.minutes.read import pdf_file, pdf_pages

    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    assert [page.text for page in pdf_pages.pages_of(out.getvalue())] == [""]
    for why, error in (("time", TakesTooLong), ("memory", TakesTooMuchMemory)):
        monkeypatch.setattr(pdf_file, "pages_of", lambda data, why=why: why)
        with pytest.raises(error):
            pdf_file.read_pdf(b"", "a.pdf")


def test_a_pdf_of_blanks_does_not_fill_the_memory() -> None:
    """A word a hundred million points to the right: as lines stand on the page, that is as many blanks."""
    from jetisu360.minutes.read.reading import read_bytes
    from jetisu360.minutes.read.refusals import MinutesRefusal

    stream = b"BT /F 1 Tf 1 0 0 1 0 0 Tm (a) Tj 1 0 0 1 900000000 0 Tm (b) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    pdf = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, one) for i, one in enumerate(objects, 1))
    with pytest.raises((MinutesRefusal, LimitExceeded)):
        read_bytes(pdf + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF", "a.pdf")


def test_a_coloured_cell_at_the_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    import time

    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    from jetisu360.exchange.tables.reading import read_table

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["id", "title@kk"])
    for number in range(10):
        sheet.append([f"o{number}", "Құмыра"])
    sheet["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")
    book.save(tmp_path / "a.xlsx")
    start = time.thread_time()
    header, rows = read_table(tmp_path / "a.xlsx")
    assert header == ["id", "title@kk"]
    assert [row["id"] for row in rows] == [f"o{number}" for number in range(10)]
    assert time.thread_time() - start < 1


def test_numbers_that_no_face_can_have() -> None:
    from jetisu360.exchange.common.sphere.strips import sensible_face

    assert [sensible_face(one) for one in (10**400, float("inf"), float("nan"), -(10**400), True, "512")] == [
        None
    ] * 6
    assert sensible_face(512.0) == 512


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        (
            "[[scenes]]\nfile='a.jpg'\n[[scenes.labels]]\nyaw=0\npolygon=[\n[1,2],\n[3,4],\n[5,6]\n]\ntitl='x'\n",
            10,
        ),
        ("[[scenes]]\nfile='a.jpg'\n[[scenes.labels]]\nyaw=0\npolygon=[\n[1,2],\n['x',4],\n[5,6]\n]\n", 7),
        ("x = [\n[{}]\n]\ntitel = 1\n", 1),
        ("a = '''\n[[scenes]]\nb = 1\n'''\ntitel = 1\n", 1),
        ("[visit]\nplace = '''\n[x]\n'''\nfax = '1'\n", 5),
        ("[[scenes]]\n'file' = 'a.jpg' # [x]\n\"hedding\" = 1\n", 3),
    ],
)
def test_mistakes_have_the_lines_where_they_are(toml: str, line: int) -> None:
    from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file

    with pytest.raises(MuseumFileWrong) as caught:
        read_museum_file(toml.encode())
    assert re.search(r"line (\d+)", caught.value.say("en"))[1] == str(line)  # type: ignore[index]


def test_a_thousand_mistakes_are_not_all_said() -> None:
    from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file

    with pytest.raises(MuseumFileWrong) as caught:
        read_museum_file(b"[[scenes]]\n" * 1000)
    said = caught.value.say("ru")
    assert said.count("строка") == 100
    assert "ещё ошибок: 900" in said


def test_namesakes_get_the_first_free_number() -> None:
    from jetisu360.tour.naming import Names, unique

    names = Names(["a", "a-3"])
    given_out = []
    for _ in range(3):
        given_out.append(names.free("a"))
        names.add(given_out[-1])
    assert given_out == ["a-2", "a-4", "a-5"]
    assert unique("a", {"a", "a-2"}) == "a-3"
    assert names.free("b", end=".jpg") == "b.jpg"
