"""Compressed siblings: the same bytes as ever, and nothing compressed a second time."""

import gzip

import brotli
import pytest

from jetisu360.publish import compress
from jetisu360.publish.compress import compressed, with_siblings
from jetisu360.publish.kept import Kept, Later

PAGES = [("kk/index.html", "Мұражай".encode() * 90), ("a.png", b"\x89PNG"), ("ru/index.html", b"<p>" * 90)]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that a compressor was asked for."""
    asked: list[bytes] = []

    def counted(make: object) -> object:
        def call(data: bytes) -> bytes:
            asked.append(data)
            assert callable(make)
            made = make(data)
            assert isinstance(made, bytes)
            return made

        return call

    table = {suffix: counted(make) for suffix, make in compress._COMPRESSORS.items()}
    monkeypatch.setattr(compress, "_COMPRESSORS", table)
    return asked


def test_siblings_hold_the_file_and_come_after_it() -> None:
    made = dict(compressed(PAGES, Kept(), threads=2))
    assert list(made) == [name for page in PAGES for name, _ in with_siblings(*page)]
    assert made == {name: data for page in PAGES for name, data in with_siblings(*page)}
    page = made["kk/index.html.br"], made["kk/index.html.gz"]
    assert isinstance(page[0], bytes)
    assert isinstance(page[1], bytes)
    assert brotli.decompress(page[0]) == gzip.decompress(page[1]) == PAGES[0][1]


def test_what_did_not_change_is_not_compressed_again(calls: list[bytes]) -> None:
    first = Kept()
    made = dict(compressed(PAGES, first))
    assert len(calls) == 4
    calls.clear()
    changed = [("kk/index.html", b"new"), ("moved/index.html", PAGES[2][1])]
    again = Kept(first.now)
    found = dict(compressed(changed, again))
    assert calls == [b"new"] * 2
    later = found["moved/index.html.br"]
    assert isinstance(later, Later)
    assert later.make() == made["ru/index.html.br"]
    assert later.size == len(later.make())
    assert len(again.now) == 2, "what is not in the site any more is forgotten"


@pytest.mark.parametrize("damaged", ["", "ab", "ab:cd ef:1", 7, None, ["ab", 1], "a:1 b:2 c:3"])
def test_a_damaged_record_is_as_good_as_none(calls: list[bytes], damaged: object) -> None:
    first = Kept()
    list(compressed(PAGES, first))
    calls.clear()
    made = dict(compressed(PAGES, Kept(dict.fromkeys(first.now, damaged))))
    assert len(calls) == 4
    assert all(isinstance(data, bytes) for data in made.values())


def test_another_compressor_makes_its_own(calls: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    first = Kept()
    list(compressed(PAGES, first))
    calls.clear()
    monkeypatch.setattr(compress, "_code", lambda: b"of another release")
    list(compressed(PAGES, Kept(first.now)))
    assert len(calls) == 4
