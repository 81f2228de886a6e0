"""What a film really is, by its bytes: MP4 (ISO/IEC 14496-12) or WebM (RFC 8794 and 9559), and is it whole.

Nothing is decoded: whether a browser has the codec, only the browser knows. H.264 with AAC in MP4 plays
everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jetisu360.tour.boxes import BoxesDamaged, kinds_of_tracks, seconds_of
from jetisu360.tour.media_refusals import MediaCutOff, NotAFilm

_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT, _TRACKS, _CLUSTER, _DOC_TYPE = 0x18538067, 0x1654AE6B, 0x1F43B675, 0x4282


@dataclass(frozen=True)
class FilmInfo:
    """Media type, the suffix that goes with it, and the length in seconds, where the file says it."""

    type: str
    suffix: str
    duration: float | None


def inspect_film(data: bytes, name: str) -> FilmInfo:
    """What the bytes say.

    Raises:
        NotAFilm, MediaCutOff
    """
    try:
        if data[4:8] == b"ftyp":
            if "vide" not in kinds_of_tracks(data):
                raise NotAFilm(name=name)
            return FilmInfo("video/mp4", "mp4", seconds_of(data))
        if data[:4] == _EBML:
            _webm(data, name)
            return FilmInfo("video/webm", "webm", None)
    except (BoxesDamaged, IndexError):
        raise MediaCutOff(name=name) from None
    raise NotAFilm(name=name)


def _webm(data: bytes, name: str) -> None:
    head_end = segment = None
    for kind, start, end in _elements(data, 0, len(data)):
        if head_end is None:
            types = [data[a:b] for found, a, b in _elements(data, start, end) if found == _DOC_TYPE]
            if types != [b"webm"]:
                raise NotAFilm(name=name)
            head_end = end
        elif kind == _SEGMENT:
            segment = (start, end)
    if segment is None:
        raise MediaCutOff(name=name)
    kinds = {kind for kind, _, _ in _elements(data, *segment)}
    if not {_TRACKS, _CLUSTER} <= kinds:
        raise MediaCutOff(name=name)


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Id, first and last byte of the content of the elements between `at` and `end`.

    A live recording may leave its size unknown: such an element reaches to the end.

    Raises:
        BoxesDamaged
    """
    while at < end:
        width = 9 - data[at].bit_length()
        kind = int.from_bytes(data[at : at + width], "big")
        at += width
        first = data[at]
        width = 9 - first.bit_length()
        if width > 8:
            raise BoxesDamaged
        size = int.from_bytes(data[at : at + width], "big") & ((1 << 7 * width) - 1)
        at += width
        unknown = size == (1 << 7 * width) - 1
        stop = end if unknown else at + size
        if stop > end:
            raise BoxesDamaged
        yield kind, at, stop
        at = stop
