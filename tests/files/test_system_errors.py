"""What systems and libraries say, in the reader's language."""

import errno
import json
import os
import re
import socket

import pytest

from jetisu360.files.system_errors import quoted, said
from jetisu360.language import LANGUAGES

_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
# Names that are written so in every language.
_SAME = {"FAT", "UTF"}


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_number_of_the_system_is_said_in_its_own_words(number: int) -> None:
    words = said(OSError(number, os.strerror(number), "hall.jpg"))
    assert set(words) == set(LANGUAGES)
    for language in ("kk", "ru"):
        assert os.strerror(number) not in words[language]
        assert not set(_LATIN_WORD.findall(words[language])) - _SAME
    assert words["kk"] != words["ru"]


def test_what_is_met_most_is_said_in_words_and_not_in_numbers() -> None:
    known = "ENOENT EACCES EPERM EROFS ENOSPC EIO EBUSY EPIPE ECONNREFUSED ECONNRESET ETIMEDOUT EHOSTUNREACH"
    for name in known.split():
        assert not re.search(r"\d", said(OSError(getattr(errno, name), "?"))["ru"])


@pytest.mark.parametrize(
    ("error", "russian"),
    [
        (UnicodeEncodeError("utf-8", "\udc87", 0, 1, "surrogates not allowed"), "ни в одной кодировке"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "не в кодировке UTF-8"),
        (json.JSONDecodeError("Expecting value", "{\n  ]", 4), "строка 2, знак 3"),
        (socket.gaierror(-2, "Name or service not known"), "нет такого имени"),
        (TimeoutError("timed out"), "не отвечает"),
        (OverflowError("port must be 0-65535"), "слишком велико"),
        (MemoryError(), "памяти"),
        (OSError(4711, "a number of nobody's"), "об ошибке 4711"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_python_raises_has_words(error: BaseException, russian: str) -> None:
    assert russian in said(error)["ru"]
    for language in ("kk", "ru"):
        assert not set(_LATIN_WORD.findall(said(error)[language])) - _SAME


def test_what_nobody_has_words_for_is_marked_as_a_quotation() -> None:
    error = ValueError("Expecting a tile\nand a trace")
    assert said(error) == quoted(error)
    assert quoted(error)["kk"] == "бағдарламаның аударылмаған хабары: «ValueError: Expecting a tile»"
    assert quoted(error)["ru"] == "сообщение программы без перевода: «ValueError: Expecting a tile»"
    assert len(quoted(ValueError("x" * 10_000))["en"]) < 300
