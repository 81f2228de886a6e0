"""What LibreOffice and WordPad write, and e-mails: the same plans and points as from Word."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest

from jetisu360.errors import JetisuError
from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.dated import date_of
from jetisu360.minutes.read.reading import read_bytes
from jetisu360.minutes.read.refusals import MailEmpty, TextDamaged, TextLocked

from .. import conftest as made

BASE = date(2024, 1, 10)
KINDS = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def found(data: bytes, name: str) -> Found:
    return found_in(read_bytes(data, name), BASE)


def facts(data: bytes, name: str) -> list[tuple[str, list[str], str]]:
    """Task, who, by when of each assignment."""
    return [(one.text, one.responsible, str(one.due)) for one in found(data, name).assignments]


def odf(kind: str, body: str, styles: str = "", manifest: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    within = {"odt": "text", "ods": "spreadsheet"}[kind]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", KINDS[kind])
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{within}>{body}</office:{within}></office:body></office:document-content>",
        )
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def cell(*lines: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{''.join(map(p, lines))}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


HEAD = row(*map(cell, ("№", "Іс-шара", "Мерзімі", "Жауапты")))
DOWN = ' table:number-rows-spanned="2"'


def test_a_plan_of_libreoffice_with_merged_cells_and_parts() -> None:
    covered = "<table:covered-table-cell/>"
    across = ' table:number-columns-spanned="4"'
    body = "<table:table>" + "".join(
        (
            f"<table:table-header-rows>{HEAD}</table:table-header-rows>",
            row(cell("Жолдар", more=across), '<table:covered-table-cell table:number-columns-repeated="3"/>'),
            row(cell("1"), cell("Жол салу"), cell("1 тамыз", more=DOWN), cell("Жол бөлімі", "Әкім аппараты")),
            row(cell("2"), cell("Көпір жөндеу"), covered, cell("Құрылыс бөлімі")),
            "</table:table>",
        )
    )
    assert facts(odf("odt", body), "a.odt") == [
        ("Жол салу", ["Жол бөлімі", "Әкім аппараты"], "2024-08-01"),
        ("Көпір жөндеу", ["Құрылыс бөлімі"], "2024-08-01"),
    ]


def test_numbers_of_lists_notes_and_what_is_not_seen() -> None:
    def level(number: int, kind: str, after: str, shown: int = 1) -> str:
        return (
            f'<text:list-level-style-number text:level="{number}" style:num-format="{kind}"'
            f' style:num-suffix="{after}" text:display-levels="{shown}"/>'
        )

    styles = (
        f'<text:list-style style:name="L1">{level(1, "1", ".")}{level(2, "1", ".", 2)}</text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("Ескертпе.")
    inner = f"<text:list><text:list-item>{p('бірінші')}</text:list-item></text:list>"
    body = (
        f"<text:tracked-changes>{p('Жойылған.')}</text:tracked-changes>"
        f'<text:list text:style-name="L1"><text:list-item>{p("Тармақ")}{inner}</text:list-item></text:list>'
        f"{p('Арасында')}"
        f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
        f"{p('Екінші' + note + '</text:note-body></text:note>')}</text:list-item></text:list>"
        f'<text:list text:style-name="L2"><text:list-item>{p("сызықша")}</text:list-item></text:list>'
        + p(f'А<text:s text:c="2"/>Б<office:annotation>{p("пікір")}</office:annotation>')
    )
    assert read_bytes(odf("odt", body, styles), "a.odt").text.split("\n") == [
        "1. Тармақ",
        "1.1. бірінші",
        "Арасында",
        "2. Екінші",
        "- сызықша",
        "А Б",
        "Ескертпе.",
    ]


def test_a_workbook_of_libreoffice_with_days_and_what_it_hides() -> None:
    day = (
        '<table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>01.05.24</text:p>'
    )
    empty = '<table:table-cell table:number-columns-repeated="1020"/>'
    hidden = ' table:visibility="collapse"'
    body = (
        f'<table:table table:name="Жоспар">{HEAD}'
        + row(cell("1"), cell("Көшет отырғызу"), f"{day}</table:table-cell>", cell("Экология бөлімі"), empty)
        + row(cell("2"), cell("Ескі шара"), cell("2 мамыр"), cell("Экология бөлімі"), more=hidden)
        + row(empty, more=' table:number-rows-repeated="1048570"')
        + '</table:table><table:table table:name="Мұрағат" table:style-name="ta2">'
        + f"{HEAD}{row(*map(cell, ('1', 'Бұрынғы шара', '1 сәуір', 'Экология бөлімі')))}</table:table>"
    )
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    data = odf("ods", body, styles)
    assert facts(data, "a.ods") == [("Көшет отырғызу", ["Экология бөлімі"], "2024-05-01")]
    (one,) = found(data, "a.ods").unread
    assert (read_bytes(data, "a.ods").text[one.start : one.end], one.why) == ("Жоспар, Мұрағат", "hidden")


def rtf(text: str) -> str:
    return "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in text)


def rtf_row(*cells: str, merged: tuple[int, ...] = (), begins: tuple[int, ...] = ()) -> str:
    marks = {**dict.fromkeys(begins, "\\clvmgf"), **dict.fromkeys(merged, "\\clvmrg")}
    defined = "".join(f"{marks.get(at, '')}\\cellx{2000 * at + 2000}" for at in range(len(cells)))
    return f"\\trowd{defined}\\pard\\intbl " + "".join(f"{rtf(one)}\\cell " for one in cells) + "\\row\n"


def test_a_plan_of_wordpad() -> None:
    old = "".join(f"\\'{byte:02x}" for byte in "Отделу спорта до 1 июня провести турнир.".encode("cp1251"))
    body = (
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Times;}}"
        r"{\*\generator Word}{\info{\title secret}}{\header "
        + rtf("Текелі қаласының әкімі")
        + r"\par}"
        + rtf_row("№", "Іс-шара", "Мерзімі", "Жауапты")
        + rtf_row("1", "Жол салу", "1 тамыз", "Жол бөлімі", begins=(2,))
        + rtf_row("2", "Көпір жөндеу", "", "Құрылыс бөлімі", merged=(2,))
        + r"\pard\plain\f1 "
        + old
        + r"\par{\v "
        + rtf("Жасырын.")
        + r"}\pard{\listtext\'b7\tab}"
        + rtf("сызықша")
        + r"\par}trailing"
    )
    data = body.encode("ascii")
    assert facts(data, "a.rtf") == [
        ("Жол салу", ["Жол бөлімі"], "2024-08-01"),
        ("Көпір жөндеу", ["Құрылыс бөлімі"], "2024-08-01"),
        ("провести турнир", ["Отдел спорта"], "2024-06-01"),
    ]
    lines = read_bytes(data, "a.rtf").text.split("\n")
    assert lines[-3:] == ["Отделу спорта до 1 июня провести турнир.", "- сызықша", "Текелі қаласының әкімі"]


def mail(text: str, *attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "Тапсырма",
        "a@b.kz",
        "Wed, 10 Jan 2024 10:00:00 +0500",
    )
    message.set_content(text, cte="base64")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_an_email_with_its_text_its_documents_and_what_of_it_is_not_read() -> None:
    plan = made.docx(
        made.table(("№", "Шара", "Мерзімі", "Жауапты"), ("1", "Жол салу", "1 тамыз", "Жол бөлімі"))
    )
    data = mail(
        "Құрылыс бөлімі 1 ақпанға дейін төбені жөндесін.\n",
        ("жоспар.docx", plan),
        ("скан.jpg", b"\xff\xd8\xff\xe0" + bytes(100_000)),
        ("logo.png", b"\x89PNG"),
        ("ескі.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    )
    assert facts(data, "хат.eml") == [
        ("төбені жөндеу", ["Құрылыс бөлімі"], "2024-02-01"),
        ("Жол салу", ["Жол бөлімі"], "2024-08-01"),
    ]
    text = read_bytes(data, "хат.eml").text
    (left,) = found(data, "хат.eml").unread
    assert (text[left.start : left.end], left.why) == ("скан.jpg, ескі.doc", "attachment")
    for one in found(data, "хат.eml").assignments:
        assert one.quote in text


def test_an_email_of_cut_lines_is_read_as_a_text_and_dated() -> None:
    text = (
        "Білім басқармасына 2024 жылғы 1 ақпанға дейін барлық мектептердегі өрт\n"
        "қауіпсіздігін тексеріп, анықталған кемшіліктерді жою жөніндегі есепті облыс\n"
        "әкімінің аппаратына жолдау тапсырылсын.\n"
    )
    document = read_bytes(mail(text), "хат.eml")
    dated = date_of(document)
    assert dated is not None
    assert dated.day == BASE
    assert [str(one.due) for one in found_in(document, BASE).assignments][:1] == ["2024-02-01"]


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (odf("odt", p("а"), manifest="<m><encryption-data/></m>"), "a.odt", TextLocked),
        (odf("odt", p("а"))[:-30], "a.odt", TextDamaged),
        (odf("odt", "<text:p>"), "a.odt", TextDamaged),
        (b"{\\rtf1 " + b"{" * 100_000, "a.rtf", TextDamaged),
        (mail(" "), "a.eml", MailEmpty),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, name: str, refusal: type[JetisuError]) -> None:
    with pytest.raises(refusal):
        read_bytes(data, name)
