"""The display face holds every letter of the three languages, in the subset that a browser will look in."""

import re
import struct
from pathlib import Path

import brotli
import pytest

from jetisu360.publish.pages import assets

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
KAZAKH_LATIN = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"
LATIN = "abcdefghijklmnopqrstuvwxyz"
SIGNS = "0123456789«»“”’–—…·№×.,:;!?()/"

# Tables by the number that WOFF2 gives them; only `cmap` matters here (W3C WOFF 2.0, section 4.1).
CMAP, GLYF, LOCA = 0, 10, 11


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A UIntBase128 and the place after it."""
    value = 0
    while True:
        value = value << 7 | data[place] & 0x7F
        place += 1
        if not data[place - 1] & 0x80:
            return value, place


def letters(path: Path) -> set[int]:
    """The code points of a WOFF2 file's Unicode `cmap` (format 4)."""
    data = path.read_bytes()
    count, packed = struct.unpack(">H", data[12:14])[0], struct.unpack(">I", data[20:24])[0]
    place, start, table = 48, 0, b""
    where = None
    for _ in range(count):
        flags = data[place]
        place += 1
        if flags & 63 == 63:
            place += 4
        length, place = _number(data, place)
        transformed = (flags >> 6 != 3) if flags & 63 in (GLYF, LOCA) else (flags >> 6 != 0)
        if transformed:
            length, place = _number(data, place)
        if flags & 63 == CMAP:
            where = (start, length)
        start += length
    assert where
    table = brotli.decompress(data[place : place + packed])[where[0] : where[0] + where[1]]
    found: set[int] = set()
    for index in range(struct.unpack(">H", table[2:4])[0]):
        offset = struct.unpack(">I", table[8 + index * 8 : 12 + index * 8])[0]
        if struct.unpack(">H", table[offset : offset + 2])[0] == 4:
            segments = struct.unpack(">H", table[offset + 6 : offset + 8])[0] // 2
            ends = struct.unpack(f">{segments}H", table[offset + 14 : offset + 14 + segments * 2])
            begin = offset + 16 + segments * 2
            starts = struct.unpack(f">{segments}H", table[begin : begin + segments * 2])
            for first, last in zip(starts, ends, strict=True):
                found |= set(range(first, last + 1))
    return found - {0xFFFF}


def ranges() -> dict[str, set[int]]:
    """What fonts.css says of each subset."""
    style = (assets.STATIC / "fonts.css").read_text("utf-8")
    found = {}
    for subset, written in re.findall(r"url\(\{([a-z-]+)\}\).*?unicode-range:([^}]*)\}", style):
        points: set[int] = set()
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", written):
            points |= set(range(int(first, 16), int(last or first, 16) + 1))
        found[subset] = points
    return found


@pytest.mark.parametrize(
    "text", [KAZAKH, KAZAKH.upper(), KAZAKH_LATIN, KAZAKH_LATIN.upper() + "İ", LATIN, LATIN.upper(), SIGNS]
)
def test_every_letter_is_in_the_one_subset_that_declares_it(text: str) -> None:
    files = {
        subset: letters(assets.STATIC / "fonts" / f"spectral-{subset}-400-normal.woff2")
        for subset in ranges()
    }
    for letter in text:
        owners = [subset for subset, points in ranges().items() if ord(letter) in points]
        assert len(owners) == 1, letter
        assert ord(letter) in files[owners[0]], letter


def test_the_licence_goes_with_the_fonts() -> None:
    files = assets.fonts()[1]
    assert b"SIL OPEN FONT LICENSE" in files["assets/OFL.txt"]
    assert sum(path.endswith(".woff2") for path in files) == 4
