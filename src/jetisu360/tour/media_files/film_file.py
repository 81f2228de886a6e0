"""What a film really is, by its bytes: MP4 (ISO/IEC 14496-12) or WebM (RFC 8794 and 9559), and is it whole.

Nothing is decoded: whether a browser has the codec, only the browser knows. H.264 with AAC in MP4 plays
everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.tour.media_files.boxes import BoxesDamaged, kinds_of_tracks, seconds_of
from jetisu360.tour.media_files.clean.ebml import CLUSTER, SEGMENT, TRACKS, elements
from jetisu360.tour.media_files.clean.pieces import Data
from jetisu360.tour.media_files.refusals import MediaCutOff, NotAFilm

_EBML = b"\x1a\x45\xdf\xa3"
_DOC_TYPE = 0x4282


@dataclass(frozen=True)
class FilmInfo:
    """Media type, the suffix that goes with it, and the length in seconds, where the file says it."""

    type: str
    suffix: str
    duration: float | None


def inspect_film(data: Data, name: str) -> FilmInfo:
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


def _webm(data: Data, name: str) -> None:
    head = next(elements(data, 0, len(data)))
    types = [
        data[element.start : element.stop]
        for element in elements(data, head.start, head.stop)
        if element.id == _DOC_TYPE
    ]
    if [item.rstrip(b"\0") for item in types] != [b"webm"]:
        raise NotAFilm(name=name)
    for element in elements(data, head.stop, len(data)):
        if element.id == SEGMENT:
            kinds = {part.id for part in elements(data, element.start, element.stop)}
            if {TRACKS, CLUSTER} <= kinds:
                return
            break  # (what follows a film's one segment is no part of it)
    raise MediaCutOff(name=name)
