"""Pictures of somebody else's: looked at before they are decoded, refused in one sentence."""

from __future__ import annotations

from jetisu360.exchange.common.refusals import PictureWrongSize
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.read.decode import check_whole, decode, read_header
from jetisu360.panorama.read.formats.picture_file import Header, Source
from jetisu360.panorama.read.sniff import sniff
from jetisu360.panorama.refusals import Corrupt, MemoryShort, Refusal, TooManyPixels

MOST_BYTES = 600_000_000
MOST_PIXELS = 32768 * 16384


def picture_header(data: bytes, name: str) -> Header:
    """What a picture says of itself, undecoded.

    Raises:
        Refusal: one of its children
    """
    source = Source(name, memoryview(data))
    try:
        header = read_header(source, sniff(source))
        check_whole(source, header)
    except Refusal:
        raise
    except Exception:
        raise Corrupt(name=name) from None
    return header


def decode_picture(data: bytes, name: str, size: tuple[int, int] | None = None) -> Pixels:
    """The pixels, uint8 sRGB (h, w, 3); `size` (width, height) is checked before anything is decoded.

    Raises:
        Refusal, PictureWrongSize
    """
    header = picture_header(data, name)
    check_size(header, name, size)
    try:
        pixels = decode(Source(name, memoryview(data)), header).pixels
    except Refusal:
        raise
    except MemoryError:
        raise MemoryShort(name=name) from None
    except Exception:
        # A decoder fed with garbage may raise anything.
        raise Corrupt(name=name) from None
    if size and pixels.shape != (size[1], size[0], 3):
        raise Corrupt(name=name)
    return pixels


def check_size(header: Header, name: str, size: tuple[int, int] | None) -> None:
    """Refuses another size than `size`, or one that no machine should open.

    Raises:
        PictureWrongSize, TooManyPixels
    """
    found = header.width, header.height
    if size is not None and found != size:
        raise PictureWrongSize(path=name, width=found[0], height=found[1], wanted=f"{size[0]} × {size[1]}")
    if found[0] * found[1] > MOST_PIXELS:
        pixels = found[0] * found[1]
        raise TooManyPixels(name=name, width=found[0], height=found[1], limit=MOST_PIXELS, needed=pixels)
