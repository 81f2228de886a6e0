"""Ogg (RFC 3533) with Opus (RFC 7845) or Vorbis, without comments and without other streams."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean.pieces import Cleaned, Data, NotUnderstood, Piece, Span

_LONGEST_HEADERS = 16 << 20
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def crc(page: bytes) -> int:
    """The checksum of a page whose own field for it is zero (RFC 3533, section 6).

    It is zlib's CRC-32 with all bits the other way round and without the ones before and after.
    """
    found = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(found.to_bytes(4, "little").translate(_REVERSED), "big")


@dataclass(frozen=True)
class Page:
    """One page; `flags`: 1 goes on with a packet, 2 first, 4 last of its stream."""

    flags: int
    position: int
    serial: int
    number: int
    sizes: bytes
    content: bytes
    at: int = 0
    """Where the content begins in the file, for a page of the file."""

    def head(self) -> bytes:
        head = b"OggS\0" + bytes([self.flags])
        head += self.position.to_bytes(8, "little", signed=True)
        head += self.serial.to_bytes(4, "little") + (self.number & 0xFFFFFFFF).to_bytes(4, "little")
        rest = bytes([len(self.sizes)]) + self.sizes
        return head + crc(head + bytes(4) + rest + self.content).to_bytes(4, "little") + rest

    def moved(self, number: int) -> list[Piece]:
        """The page under another number; its content stays in the file until it is copied."""
        page = Page(self.flags, self.position, self.serial, number, self.sizes, self.content)
        return [page.head(), Span(self.at, self.at + len(self.content))]


def pages(data: Data) -> Iterator[Page]:
    """The pages of a file that has nothing else in it.

    Raises:
        BoxesDamaged: a page is cut off, or there is something between pages.
    """
    at = 0
    while at < len(data):
        head = data[at : at + 27]
        if len(head) < 27 or head[:4] != b"OggS":
            raise BoxesDamaged
        start = at + 27 + head[26]
        sizes = data[at + 27 : start]
        content = data[start : start + sum(sizes)]
        if len(sizes) < head[26] or len(content) < sum(sizes):
            raise BoxesDamaged
        yield Page(
            head[5],
            int.from_bytes(head[6:14], "little", signed=True),
            int.from_bytes(head[14:18], "little"),
            int.from_bytes(head[18:22], "little"),
            sizes,
            content,
            start,
        )
        at = start + len(content)


@dataclass
class _Stream:
    """A stream whose headers are being read: its first page, and the packets after that so far."""

    first: Page
    wanted: int
    packets: list[bytes] = field(default_factory=list)
    half: bytes = b""
    shift: int | None = None
    """Pages fewer than before, once the headers are written."""

    def take(self, page: Page) -> None:
        at = 0
        for size in page.sizes:
            self.half += page.content[at : at + size]
            at += size
            if size < 255:
                self.packets.append(self.half)
                self.half = b""
        if len(self.half) + sum(map(len, self.packets)) > _LONGEST_HEADERS:
            raise NotUnderstood


def clean_ogg(data: Data) -> Cleaned:
    """The streams of Opus and Vorbis with an empty list of comments.

    Raises:
        BoxesDamaged, NotUnderstood
    """
    cleaned = Cleaned()
    streams: dict[int, _Stream] = {}
    others: set[int] = set()
    for page in pages(data):
        if page.flags & 2:
            codec = _codec(page)
            streams.pop(page.serial, None)
            if codec is None:
                others.add(page.serial)
                continue
            wanted, first = codec
            streams[page.serial] = _Stream(page, wanted)
            cleaned.pieces.append(first.head() + first.content)
            continue
        stream = streams.get(page.serial)
        if stream is None:
            others.add(page.serial)
        elif stream.shift is not None:
            cleaned.pieces += page.moved(page.number - stream.shift)
        else:
            stream.take(page)
            if len(stream.packets) >= stream.wanted:
                cleaned.pieces += _written(stream, page)
    if any(stream.shift is None for stream in streams.values()):
        raise BoxesDamaged
    cleaned.tracks = len(others)
    return cleaned


def _codec(page: Page) -> tuple[int, Page] | None:
    """How many headers follow the first one, and its page with nothing else in it; None where it is no sound
    that we take.
    """
    packet = page.content
    if packet[:7] == b"\x01vorbis":
        wanted, size = 2, 30
    elif packet[:8] == b"OpusHead" and len(packet) >= 19:
        wanted, size = 1, 19 if packet[18] == 0 else 21 + packet[9]
    else:
        return None
    if len(packet) < size:
        raise BoxesDamaged
    first = Page(page.flags, page.position, page.serial, page.number, bytes([size]), packet[:size])
    return wanted, first


def _written(stream: _Stream, last: Page) -> list[Piece]:
    """The headers in pages of their own, as both specifications want: sound begins on a new page."""
    if len(stream.packets) > stream.wanted or stream.half:
        raise NotUnderstood
    packets = [empty_comments(stream.packets[0]), *stream.packets[1:]]
    sizes = bytearray()
    for packet in packets:
        sizes += b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
    content = b"".join(packets)
    found: list[Piece] = []
    number = stream.first.number
    going_on = False
    while sizes:
        part, sizes = bytes(sizes[:255]), sizes[255:]
        inside, content = content[: sum(part)], content[sum(part) :]
        number += 1
        ends = any(size < 255 for size in part)
        flags = going_on | (0 if sizes else last.flags & 4)
        page = Page(flags, 0 if ends else -1, stream.first.serial, number, part, inside)
        found.append(page.head() + inside)
        going_on = part[-1] == 255
    stream.shift = last.number - number
    stream.packets.clear()
    return found


def empty_comments(packet: bytes) -> bytes:
    """A header of comments without any, and without the name of the program that wrote it.

    Raises:
        NotUnderstood: it is no header of comments.
    """
    if packet[:8] == b"OpusTags":
        return b"OpusTags" + bytes(8)
    if packet[:7] == b"\x03vorbis":
        return b"\x03vorbis" + bytes(8) + b"\x01"
    raise NotUnderstood
