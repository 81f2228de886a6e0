"""WAV without notes: its format and its samples (Microsoft's RIFF; EBU Tech 3285 for what goes)."""

from __future__ import annotations

from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean.pieces import Cleaned, Data, NotUnderstood, Piece, Span

_PLAIN, _FLOAT = 1, 3
_LENGTHS = {_PLAIN: 16, _FLOAT: 18}
"""Bytes of a format chunk that mean something; 40 where it is WAVE_FORMAT_EXTENSIBLE."""


def clean_wav(data: Data) -> Cleaned:
    """Format and samples alone: LIST, bext, iXML, id3, cue, junk and what follows the last chunk stay behind.

    Raises:
        BoxesDamaged, NotUnderstood
    """
    at, kind = 12, b""
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        start, stop = at + 8, at + 8 + size
        if stop > len(data):
            raise BoxesDamaged
        if name == b"fmt " and not kind:
            kind = _format(data[start : min(stop, start + 40)])
        if name == b"data" and kind and size:
            if not any(_chunks_alone(data, at) for at in (stop, stop + 1)):
                raise NotUnderstood  # more or less than the samples
            return _file(kind, Span(start, stop))
        at = stop + (size & 1)
    raise BoxesDamaged


def _chunks_alone(data: Data, at: int) -> bool:
    """Whether there is nothing but whole chunks from `at` to the end that the head of the file says."""
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if not data[at : at + 4].isascii() or at + 8 + size > end:
            return False
        at += 8 + size + (size & 1)
    return True


def _format(chunk: bytes) -> bytes:
    if len(chunk) < 16:
        raise BoxesDamaged
    kept = chunk[: _LENGTHS.get(int.from_bytes(chunk[:2], "little"), 40)]
    if len(kept) >= 18:  # the length of the extension, as far as there is one
        kept = kept[:16] + (len(kept) - 18).to_bytes(2, "little") + kept[18:]
    return kept if len(kept) % 2 == 0 else kept + b"\0"


def _file(kind: bytes, samples: Span) -> Cleaned:
    size = samples.stop - samples.start
    padding = b"\0" * (size & 1)
    inside = 4 + 8 + len(kind) + 8 + size + len(padding)
    head = b"RIFF" + inside.to_bytes(4, "little") + b"WAVE"
    head += b"fmt " + len(kind).to_bytes(4, "little") + kind
    head += b"data" + size.to_bytes(4, "little")
    pieces: list[Piece] = [head, samples]
    return Cleaned([*pieces, padding] if padding else pieces)
