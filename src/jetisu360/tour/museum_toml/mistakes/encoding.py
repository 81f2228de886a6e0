"""The bytes of a file as text; of what is no UTF-8, how to save it."""

from __future__ import annotations

from itertools import pairwise

from jetisu360.language import LANGUAGES, Message, _

_LONGEST_SHOWN = 80
_SAVE = _(
    "Open it in Notepad, choose File → Save as, choose UTF-8 in the field Encoding, and save it under the "
    "same name"
)
_OLD = _("the file is saved in an old encoding and not in UTF-8 (line {line}: {shown}). {save}")
_NOT_UTF8 = _("the file is not saved as UTF-8 (line {line}). {save}")
_UTF16 = _("the file is saved as UTF-16 (in Notepad: “Unicode”) and not as UTF-8. {save}")
_DOCUMENT = _(
    "this is a document of a word processor, not plain text. Copy its text into Notepad and save it there as "
    "UTF-8"
)
_DOCUMENTS = (b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%PDF")


class NotText(ValueError):
    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence["en"])
        self.sentence = sentence


def decoded(data: bytes) -> str:
    """The text, without a byte order mark.

    Raises:
        NotText
    """
    if data.startswith(_DOCUMENTS):
        raise NotText(_DOCUMENT)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        raise NotText(_UTF16.fill(save=_SAVE))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = data.split(b"\n")[line - 1].strip()[: 4 * _LONGEST_SHOWN]
    for encoding in ("cp1251", "cp866"):
        text = _said(shown, encoding)
        if text:
            raise NotText(_OLD.fill(line=line, shown=dict.fromkeys(LANGUAGES, text), save=_SAVE))
    raise NotText(_NOT_UTF8.fill(line=line, save=_SAVE))


def _said(data: bytes, encoding: str) -> str:
    """What the bytes say in an old encoding; nothing where that is no text in Cyrillic."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    letters = [one for one in text if one.isalpha() and one > "\x7f"]
    # Another encoding looks like words of two alphabets, or of capital letters among small ones.
    odd = sum(
        a.isalpha() and b.isalpha() and ((a < "\x7f") is not (b < "\x7f") or (a.islower() and b.isupper()))
        for a, b in pairwise(text)
    )
    rest = sum(one > "\x7f" for one in text) - len(letters)
    return text[:_LONGEST_SHOWN] if len(letters) > 4 * rest and odd <= len(letters) / 5 else ""
