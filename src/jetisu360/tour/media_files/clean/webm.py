"""WebM (RFC 9559) without tags, titles, dates, attachments, chapters and tracks of text.

What goes becomes an empty `Void` of the same length, or an empty text: places in a file of this kind are
counted in bytes from its beginning, and nothing moves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean import ebml
from jetisu360.tour.media_files.clean.ebml import Element, elements
from jetisu360.tour.media_files.clean.pieces import Cleaned, Data, NotUnderstood, Piece, Span, Zeros

_EBML, _VOID = 0x1A45DFA3, 0xEC
_ENTRY, _TRACK_NUMBER, _TRACK_TYPE, _CODEC, _PRIVATE = 0xAE, 0xD7, 0x83, 0x86, 0x63A2
_BLOCK, _SIMPLE_BLOCK, _GROUP = 0xA1, 0xA3, 0xA0
_SEEK, _MORE, _ENCODINGS = 0x4DBB, 0xA6, 0x6D80
_PICTURE, _SOUND = 1, 2
_LARGEST_TRACKS = 16 << 20

# What is kept, by the element that it is in; a set of its own for what has elements inside.
_NUMBERS_OF_PICTURE = {
    *(0x9A, 0x9D, 0x53B8, 0x53C0, 0xB0, 0xBA, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x54B0, 0x54BA, 0x54B2),
    *(0x54B3, 0x2EB524),
}
_COLOUR = {
    0x55B1,
    0x55B2,
    0x55B3,
    0x55B4,
    0x55B5,
    0x55B6,
    0x55B7,
    0x55B8,
    0x55B9,
    0x55BA,
    0x55BB,
    0x55BC,
    0x55BD,
}
_MASTERING = {0x55D1, 0x55D2, 0x55D3, 0x55D4, 0x55D5, 0x55D6, 0x55D7, 0x55D8, 0x55D9, 0x55DA}
_INSIDE: dict[int, set[int]] = {
    _EBML: {0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285},
    ebml.SEEK_HEAD: {_SEEK},
    _SEEK: {0x53AB, 0x53AC},
    ebml.INFO: {0x2AD7B1, 0x4489},
    ebml.TRACKS: {_ENTRY},
    _ENTRY: {
        *(_TRACK_NUMBER, 0x73C5, _TRACK_TYPE, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x234E7A),
        *(0x23314F, 0x55EE, _CODEC, _PRIVATE, 0x56AA, 0x56BB, 0x22B59C, 0x22B59D, 0xE0, 0xE1),
    },
    0xE0: {*_NUMBERS_OF_PICTURE, 0x55B0},
    0x55B0: {*_COLOUR, 0x55D0},
    0x55D0: _MASTERING,
    0xE1: {0xB5, 0x78B5, 0x9F, 0x6264},
    ebml.CLUSTER: {0xE7, 0xA7, 0xAB, _SIMPLE_BLOCK, _GROUP},
    _GROUP: {_BLOCK, 0x9B, 0xFB, 0x75A2, 0xFA, 0x75A1},
    0x75A1: {_MORE},
    _MORE: {0xEE, 0xA5},
    ebml.CUES: {0xBB},
    0xBB: {0xB3, 0xB7},
    0xB7: {0xF7, 0xF1, 0xF0, 0xB2, 0x5378},
}
_TOP = {ebml.SEEK_HEAD, ebml.INFO, ebml.TRACKS, ebml.CLUSTER, ebml.CUES}
_NAMES_OF_PROGRAMS = {0x4D80, 0x5741}
"""They have to be there, but may be empty."""

_LONGEST = 16
"""Bytes of a number, of a language, of the name of a coding; what is longer is none."""

_FREE_LENGTH = {_PRIVATE, _BLOCK, _SIMPLE_BLOCK, 0xA5}


@dataclass
class _Writer:
    """Gathers the file from its first byte to its last."""

    data: Data
    pieces: list[Piece]
    tracks: Collection[int] = ()

    def copy(self, start: int, stop: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Span) and last.stop == start:
            self.pieces[-1] = Span(last.start, stop)
        elif start < stop:
            self.pieces.append(Span(start, stop))

    def void(self, one: Element) -> None:
        """An element of nothing, as long as `one` with its head."""
        length = one.stop - one.begin
        head = (
            bytes([_VOID, 0x80 | length - 2])
            if length < 129
            else bytes([_VOID, 1]) + (length - 9).to_bytes(7, "big")
        )
        self.pieces += [head, Zeros(length - len(head))]

    def inside(self, one: Element) -> None:
        """An element that has elements inside, each as it is kept."""
        known = _INSIDE[one.id]
        self.copy(one.begin, one.start)
        for child in elements(self.data, one.start, one.stop):
            if one.id == ebml.INFO and child.id in _NAMES_OF_PROGRAMS:
                self.copy(child.begin, child.start)
                self.pieces.append(Zeros(child.stop - child.start))
            elif child.id == _ENCODINGS:
                raise NotUnderstood
            elif child.id not in known or not self._wanted(child):
                self.void(child)
            elif child.id in _INSIDE:
                self.inside(child)
            elif child.id == _PRIVATE:
                self._private(one, child)
            else:
                self.copy(child.begin, child.stop)

    def _wanted(self, one: Element) -> bool:
        """Whether a block, a group or a track belongs to what is seen and heard, and a value can be one."""
        if one.id in (_SIMPLE_BLOCK, _BLOCK):
            return _vint(self.data, one) in self.tracks
        if one.id == _GROUP:
            blocks = [child for child in elements(self.data, one.start, one.stop) if child.id == _BLOCK]
            return len(blocks) == 1 and self._wanted(blocks[0])
        if one.id == _ENTRY:
            return _track(self.data, one)[0] in self.tracks
        if one.id == _SEEK:
            return int.from_bytes(_value(self.data, one, 0x53AB), "big") in _TOP
        if one.id == _MORE:  # beside a picture only how far one sees through it
            return _value(self.data, one, 0xEE) in (b"", b"\1")
        return one.id in _INSIDE or one.id in _FREE_LENGTH or one.stop - one.start <= _LONGEST

    def _private(self, entry: Element, one: Element) -> None:
        """What a decoder needs. That of Vorbis has comments inside: they become a name of nothing."""
        if one.stop - one.start > _LARGEST_TRACKS:
            raise NotUnderstood
        codec = _value(self.data, entry, _CODEC).rstrip(b"\0")
        content = self.data[one.start : one.stop]
        if codec == b"A_VORBIS":
            content = _vorbis(content)
        elif codec == b"A_OPUS":
            known = 19 if content[18:19] in (b"", b"\0") else 21 + content[9]
            content = content[:known] + bytes(max(0, len(content) - known))
        elif codec not in (b"V_VP8", b"V_VP9", b"V_AV1"):
            raise NotUnderstood
        self.copy(one.begin, one.start)
        self.pieces.append(content)


def clean_webm(data: Data) -> Cleaned:
    """The file as long as before, or shorter where something followed its end.

    Raises:
        BoxesDamaged, NotUnderstood
    """
    writer = _Writer(data, [])
    top = []
    for element in elements(data, 0, len(data)):
        top.append(element)
        if element.id == ebml.SEGMENT:
            break
    if [item.id for item in top if item.id != _VOID] != [_EBML, ebml.SEGMENT]:
        raise BoxesDamaged
    segment = top[-1]
    writer.inside(top[0])
    entries = [
        _track(data, entry)
        for part in elements(data, segment.start, segment.stop)
        if part.id == ebml.TRACKS
        for entry in elements(data, part.start, part.stop)
        if entry.id == _ENTRY
    ]
    wanted = {number for number, kind in entries if kind in (_PICTURE, _SOUND)}
    writer.tracks = wanted - {number for number, kind in entries if kind not in (_PICTURE, _SOUND)}
    writer.copy(segment.begin, segment.start)
    for part in elements(data, segment.start, segment.stop):
        if part.id in _TOP:
            writer.inside(part)
        else:
            writer.void(part)
    others = len({entry for entry in entries if entry[0] not in writer.tracks})
    return Cleaned(writer.pieces, others)


def _track(data: Data, entry: Element) -> tuple[int, int]:
    """Number and kind of a track; zeros where it does not say."""
    found = {
        element.id: int.from_bytes(data[element.start : element.stop], "big")
        for element in elements(data, entry.start, entry.stop)
        if element.id in (_TRACK_NUMBER, _TRACK_TYPE) and element.stop - element.start <= 8
    }
    return found.get(_TRACK_NUMBER, 0), found.get(_TRACK_TYPE, 0)


def _value(data: Data, parent: Element, wanted: int) -> bytes:
    for element in elements(data, parent.start, parent.stop):
        if element.id == wanted:
            return data[element.start : min(element.stop, element.start + _LONGEST)]
    return b""


def _vint(data: Data, one: Element) -> int:
    """The number of the track at the head of a block."""
    if one.start >= one.stop:
        raise BoxesDamaged
    width = 9 - data[one.start].bit_length()
    if width > 8 or one.start + width > one.stop:
        raise BoxesDamaged
    return int.from_bytes(data[one.start : one.start + width], "big") & ((1 << 7 * width) - 1)


def _vorbis(content: bytes) -> bytes:
    """The three headers in Xiph's lacing, the second one as long as before, and empty."""
    if content[:1] != b"\2":
        raise NotUnderstood
    at, sizes = 1, []
    for _ in range(2):
        size = 0
        while content[at : at + 1] == b"\xff":
            size, at = size + 255, at + 1
        if at >= len(content):
            raise BoxesDamaged
        size, at = size + content[at], at + 1
        sizes.append(size)
    first, second = at + sizes[0], at + sum(sizes)
    if second > len(content) or sizes[0] != 30 or sizes[1] < 16 or content[first : first + 7] != b"\3vorbis":
        raise NotUnderstood
    name = sizes[1] - 16
    comments = b"\3vorbis" + name.to_bytes(4, "little") + b" " * name + bytes(4) + b"\1"
    return content[:first] + comments + content[second:]
