"""E-mails that were saved as files: what of them is read, what is left and said, and what is refused."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest

from jetisu360.errors import JetisuError
from jetisu360.minutes.read.mail import looks_like_mail, read_mail
from jetisu360.minutes.read.refusals import MailDamaged, MailEmpty
from jetisu360.portal.control.texts.reading import of_file
from jetisu360.portal.control.texts.refusals import MailOfOutlook

from ....house.reader_files import whole_docx
from .conftest import MINUTES, RUSSIAN


def letter(subject: str = "Хаттама № 14", text: str = MINUTES, **headers: str) -> EmailMessage:
    found = EmailMessage()
    known = {"From": "kense@example.kz", "Date": "Fri, 13 Nov 2026 09:00:00 +0500", "Subject": subject}
    for name, value in {**known, **headers}.items():
        found[name] = value
    found.set_content(text)
    return found


def docx(text: str) -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return whole_docx(lines.encode())


def attached(message: EmailMessage, name: str, data: bytes) -> EmailMessage:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_its_own_text_with_its_subject() -> None:
    read = of_file(letter().as_bytes(), "hat.eml")
    (given,) = read.texts
    assert given.title == "Хаттама № 14"
    assert "12 км жолды" in given.document.text
    assert str(given.day) == "2026-11-12", "as the text says, not as the e-mail was sent"


def test_the_day_of_the_mail_where_the_text_has_none() -> None:
    text = "Су шаруашылығы басқармасына каналдарды тазалау тапсырылсын.\n"
    (given,) = of_file(letter(text=text).as_bytes(), "hat.eml").texts
    assert str(given.day) == "2026-11-13"


@pytest.mark.parametrize("encoding", ["koi8-r", "windows-1251", "utf-8"])
def test_in_the_letters_that_it_says(encoding: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Протокол"
    message.set_content(RUSSIAN, charset=encoding, cte="base64")
    (given,) = of_file(message.as_bytes(), "p.eml").texts
    assert "отремонтировать мост через реку Коксу" in given.document.text


def test_text_is_taken_before_html() -> None:
    message = letter()
    message.add_alternative("<html><body><p>Басқа мәтін осы жерде.</p></body></html>", subtype="html")
    assert "Басқа мәтін" not in of_file(message.as_bytes(), "a.eml").texts[0].document.text


def test_html_where_there_is_no_text() -> None:
    message = EmailMessage()
    message["Subject"] = "Хаттама"
    body = "".join(f"<p>{line}</p>" for line in MINUTES.splitlines())
    message.set_content(f"<html><body>{body}</body></html>", subtype="html")
    assert "12 км жолды" in of_file(message.as_bytes(), "a.eml").texts[0].document.text


def test_attached_documents_come_instead_of_the_text_each_by_itself() -> None:
    message = attached(
        letter(text="Құрметті әріптестер, хаттаманы жолдаймын.\n"), "Хаттама.docx", docx(MINUTES)
    )
    message = attached(message, "протокол.txt", RUSSIAN.encode())
    message = attached(attached(message, "old.doc", b"x"), "logo.png", b"x")
    read = of_file(message.as_bytes(), "a.eml")
    assert [one.file for one in read.texts] == ["Хаттама.docx", "протокол.txt"]
    assert read.left == ("old.doc",), "a picture is no text"


def test_one_damaged_attachment_does_not_stop_the_others() -> None:
    message = attached(attached(letter(), "bad.docx", b"PK\x03\x04 no"), "good.txt", MINUTES.encode())
    read = of_file(message.as_bytes(), "a.eml")
    assert [one.file for one in read.texts] == ["good.txt"]
    assert read.left == ("bad.docx",)


def test_a_message_that_was_forwarded_as_an_attachment() -> None:
    outer = letter(subject="Fwd", text="Төмендегі хатты қараңыз.\n")
    outer.add_attachment(attached(letter(), "Хаттама.txt", MINUTES.encode()))
    assert [one.file for one in of_file(outer.as_bytes(), "a.eml").texts] == ["Хаттама.txt"]


def test_what_is_an_email() -> None:
    assert looks_like_mail(letter().as_bytes(), "x.eml")
    received = b"Received: by example.kz\r\nSubject: a\r\n\r\ntext"
    assert looks_like_mail(received, "without-a-name")
    assert not looks_like_mail(MINUTES.encode(), "a.txt")
    assert not looks_like_mail("Тақырыбы: жиын\nКүні: бүгін\n\n".encode(), "a.txt")


def nested(depth: int) -> bytes:
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )
    return b"MIME-Version: 1.0\r\n" + heads + b"\r\nx"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (letter(text=" \n").as_bytes(), MailEmpty),
        (b"Subject: a\r\n\r\n", MailEmpty),
        (b"", MailEmpty),
        (nested(5000), MailDamaged),
        (b"Subject: " + b"a" * 20_000 + b"\r\n\r\ntext", MailDamaged),
        (b"Subject: a\r\n\r\n" + b"\n" * 700_000, MailDamaged),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, error: type[JetisuError]) -> None:
    with pytest.raises(error):
        read_mail(data, "a.eml")


def test_outlooks_own_format() -> None:
    with pytest.raises(MailOfOutlook):
        of_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "message.msg")


@pytest.mark.parametrize(
    "header",
    ["=?utf-8?b?!!!?=", "=?nothing?q?a?=", '"' * 4000, "a; filename*=utf-8''%ff%fe", "\x00\ud800"],
)
def test_strange_headers_are_read_as_far_as_they_go(header: str) -> None:
    raw = f"Subject: {header}\nContent-Disposition: attachment; filename={header}\nDate: {header}\n\n"
    data = raw.encode("utf-8", "surrogateescape" if "\ud800" not in header else "surrogatepass")
    try:
        found: Any = read_mail(data + MINUTES.encode(), "a.eml")
    except JetisuError:
        return
    assert found.parts
