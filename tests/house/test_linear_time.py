"""No file from outside takes more than time in proportion to its size, or ends in anything but a sentence.

Each reader is given the same words ten times as often, words that its format knows and that open what nothing
closes. Ten times the text may take 25 times the time of the thread, or less than half a second. A quadratic
reader takes a hundred times; it is found whatever else the machine does.
"""

import contextlib
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.errors import JetisuError

from .readers import READERS, Reader

FACTOR, FLOOR = 25, 0.5


def enlarged(reader: Reader, word: bytes, size: int) -> bytes:
    return reader.wrap(reader.head + word * (size // len(word)) + reader.tail)


def seconds(reader: Reader, data: bytes, folder: Path) -> float:
    start = time.thread_time()
    with contextlib.suppress(JetisuError):
        reader.read(data, folder)
    return time.thread_time() - start


def check(reader: Reader, word: bytes, folder: Path) -> None:
    small, large = enlarged(reader, word, reader.small), enlarged(reader, word, 10 * reader.small)
    allowed = FLOOR
    for _ in range(3):
        allowed = max(allowed, FACTOR * seconds(reader, small, folder))
        took = seconds(reader, large, folder)
        if took <= allowed:
            return
    pytest.fail(f"{word!r} × {len(large) // len(word)}: {took:.2f} s, at most {allowed:.2f} s")


@pytest.mark.parametrize("name", READERS)
def test_ten_times_the_file_takes_ten_times_the_time(name: str, tmp_path_factory: Any) -> None:
    reader = READERS[name]
    folder = tmp_path_factory.mktemp("read")
    words = [word.encode() if isinstance(word, str) else word for word in reader.words]

    @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(st.sampled_from(words), min_size=1, max_size=4).map(b"".join))
    def proportion(word: bytes) -> None:
        check(reader, word, folder)

    proportion()


@pytest.mark.parametrize(
    ("name", "word", "head"),
    [
        ("Marzipano", b"a.", b""),
        ("museum.toml", b" ", b"x=[\n["),
        ("museum.toml", b"[[scenes]]\nfile='a.jpg'\n", b""),
        ("museum.toml", b"a", b"titel='"),
        ("html", b"</", b"<html>"),
        ("html", b"<!-- >", b"<html>"),
        ("csv", "Құмыра\n".encode(), b"dc:title@kk\n"),
        ("docx", b"<w:tbl><w:tr><w:tc>", b""),
        ("txt", b" ", b"2018"),
        ("txt", "дал".encode(), b""),
        ("pages of a site", b"url(", b"<style>"),
        ("XMP", b"<g:a/>", f"<x xmlns:g='{'u' * 50_000}'>".encode()),
        ("boxes", b"\0\0\0\0moov", b"\0\0\0\x08ftyp"),
    ],
)
def test_what_took_minutes(name: str, word: bytes, head: bytes, tmp_path: Path) -> None:
    reader = READERS[name]
    check(Reader(reader.modules, reader.read, (), head, b"", reader.wrap, reader.small), word, tmp_path)
