"""What lies beside the photographs and is none, by its ending and by its first bytes; and the one sentence
about what was not read.

A keeper who has put a film or a raw picture among the photographs is told so. Texts, tables and what cameras
and programs write beside a picture are nobody's photographs, and nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import IO, Literal

from jetisu360.files.old_names import DAMAGED, UNKNOWN
from jetisu360.language import LANGUAGES, Message, _, _n
from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.read.sniff import PICTURES, sniff
from jetisu360.panorama.refusals import Refusal, UnsupportedFormat, VideoFile
from jetisu360.tour.refusals import TourRefusal

# What may be named by museum.toml.
FILMS = (".mp4", ".m4v", ".webm")
SOUNDS = (".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav")
MEDIA = frozenset((*SOUNDS, *FILMS, ".vtt"))

Kind = Literal[
    "taken", "film", "sound", "raw", "stereo", "picture", "archive", "unfinished", "backup", "other", "quiet"
]
_ENDINGS: Mapping[Kind, str] = {
    "film": (
        ".mp4 .m4v .webm .mov .qt .avi .mkv .insv .360 .mts .m2ts .3gp .3g2 .wmv .asf .mpg .mpeg "
        ".m2v .vob .flv .ogv .braw .mxf"
    ),
    "sound": ".mp3 .ogg .oga .opus .m4a .wav .aac .flac .wma .amr .aif .aiff .caf .mid",
    "raw": (
        ".orf .rw2 .pef .srw .srf .sr2 .x3f .raw .rwl .iiq .3fr .fff .erf .kdc .dcr .mrw .crw .nrw .mef .mos"
    ),
    "stereo": ".jps .mpo .pns",
    "picture": (
        ".psb .xcf .kra .ora .svg .eps .ai .j2k .jpc .jpf .jpx .jxr .wdp .hdp .tga .dds .ppm .pgm "
        ".pnm .pcx .qoi .ktx .ktx2 .dcm"
    ),
    "archive": ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .iso",
    "unfinished": ".download .crdownload .part .partial .opdownload .filepart .!ut .!bt .bc! .aria2 .tmp",
    "backup": ".bak .old .orig .original",
    # Texts and tables; then what cameras, stitchers and editors write beside a picture or a film.
    "quiet": (
        ".md .rtf .doc .docx .odt .pdf .xls .xlsx .ods .csv .tsv .ppt .pptx .odp .html .htm .css "
        ".json .xml .toml .yaml .yml .log .ini .cfg .conf .url .lnk .webloc .desktop .vtt .srt "
        ".sub .ass .py .sh .bat .sha256 .md5 .sig .asc .xmp .aae .thm .lrv .lrf .gpx .kml .kmz "
        ".geojson .pto .pts .mk .insprj .pp3 .dop .cos .cop .acr .db .idx .gyro .fileinfo .ctg "
        ".ind .nfo .icc .icm .cube .lrtemplate .cr2_embedded .ffs_db .ffs_lock .sqlite .torrent"
    ),
}
_BY_ENDING: Mapping[str, Kind] = {
    ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()
}
# ExifTool keeps the file that it changes so: hall.jpg_original.
_BACKUP = re.compile(r"\.\w{2,5}_original$", re.IGNORECASE)
HEAD = 64
"""Bytes that tell what a file is."""
_NAMED = 12
"""Names of a kind that a sentence holds at most; it tells how many more there are."""


class UnreadBeside(TourRefusal):
    """`n`, `kinds` (a text in three languages)."""

    code = "unread-beside"
    sentence = _n(
        "{n} file beside the photographs has an ending that is not read: {kinds}.",
        "{n} files beside the photographs have endings that are not read: {kinds}.",
    )


class NamesGuessed(TourRefusal):
    """`n`, `encoding`, `names` (a text in three languages)."""

    code = "name-guessed"
    sentence = _n(
        "The name of {n} file is not in UTF-8 but in an old encoding; it was read as {encoding}: {names}.",
        "The names of {n} files are not in UTF-8 but in an old encoding; they were read as {encoding}: "
        "{names}.",
    )
    advice = _("museum.toml may call them so. Where the letters are wrong, rename the file.")


class NamesDamaged(TourRefusal):
    """`n`, `names` (a text in three languages)."""

    code = "name-damaged"
    sentence = _n(
        "The name of {n} file has letters in it that are no letters; “�” stands for them here: {names}.",
        "The names of {n} files have letters in them that are no letters; “�” stands for them here: {names}.",
    )
    advice = _("museum.toml may call them so. Better rename them.")


_SENTENCES: Mapping[Kind, Message] = {
    "taken": _("taken for photographs by what is in them: {names}"),
    "film": _(
        "films: {names} (for a room, save one frame as a 360° photograph in the camera's program; a film for "
        "a label has to be MP4 or WebM and be named in museum.toml)"
    ),
    "sound": _("sounds: {names} (name them in museum.toml where they are to be heard)"),
    "raw": _("raw pictures: {names} (save them as JPEG or TIFF in the camera's program)"),
    "stereo": _("stereo pictures: {names} (save the picture of one eye as JPEG)"),
    "picture": _("pictures of kinds that are not read: {names} (save them as JPEG or TIFF)"),
    "archive": _("archives: {names} (unpack them)"),
    "unfinished": _("downloads that did not end: {names} (download them again)"),
    "backup": _("copies that a program has kept: {names} (rename one to use it)"),
    "other": _("others: {names}"),
}
_QUOTED = _("“{name}”")
_MORE = _n("{names} and {n} more", "{names} and {n} more")

# What encodings are called where a keeper may have met them.
_ENCODINGS = {
    "cp866": "cp866 (DOS, Windows ZIP)",
    "cp1251": "cp1251 (Windows)",
    "kz1048": "KZ-1048 (Windows)",
    "ptcp154": "PTCP154 (Windows)",
    "koi8-r": "KOI8-R (Unix)",
    "cp1252": "cp1252 (Windows)",
    "cp850": "cp850 (DOS)",
    "gb18030": "GB 18030",
}


def is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURES


def is_media(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in MEDIA


def kind_of_media(name: str) -> Kind:
    """A picture that museum.toml names is nothing to speak of."""
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower(), "quiet")


def kind_beside(name: str, opened: Callable[[], IO[bytes]]) -> Kind:
    """What a file is whose ending is not a photograph's; `taken` where it is one by its first bytes. It is
    opened only where its ending says nothing.

    Raises:
        OSError
    """
    known = _BY_ENDING.get(PurePosixPath(name).suffix.lower())
    if known is not None:
        return known
    if _BACKUP.search(name):
        return "backup"
    with opened() as file:
        head = file.read(HEAD)
    try:
        sniff(Source(name, memoryview(head)))
    except VideoFile:
        return "film"
    except UnsupportedFormat:
        return "picture"
    except Refusal:
        return "quiet" if _is_text(head) else "other"
    return "taken"


def _is_text(head: bytes) -> bool:
    """In whatever encoding: a text has no control characters but those of lines."""
    return not any(item < 32 and item not in b"\t\n\r\f\x1b" for item in head)


def about_unread(kinds: Mapping[str, Kind], named: Collection[str]) -> UnreadBeside | None:
    """The one sentence about what was not read, but for what museum.toml has named."""
    told = {
        kind: [name for name, one in kinds.items() if one == kind and (kind == "taken" or name not in named)]
        for kind in _SENTENCES
    }
    count = sum(map(len, told.values()))
    if not count:
        return None
    parts = [_SENTENCES[kind].fill(names=listed(names)) for kind, names in told.items() if names]
    return UnreadBeside(n=count, kinds={item: "; ".join(part[item] for part in parts) for item in LANGUAGES})


def about_names(encodings: Mapping[str, str]) -> Iterable[TourRefusal]:
    """What names that are no text were taken for, a sentence for each encoding. `encodings`: by name."""
    for encoding in dict.fromkeys(encodings.values()):
        names = [name for name, one in encodings.items() if one == encoding]
        details = {"n": len(names), "names": listed(names)}
        if encoding in (DAMAGED, UNKNOWN):
            yield NamesDamaged(**details)
        else:
            yield NamesGuessed(encoding=_ENCODINGS[encoding], **details)


def listed(names: Sequence[str]) -> Mapping[str, str]:
    """Names one after the other, in three languages; of very many the first."""
    return joined([quoted(name) for name in names])


def quoted(name: str | Mapping[str, str]) -> Message:
    """A name, or a title in three languages, as a sentence has it."""
    return _QUOTED.fill(name=name)


def joined(parts: Sequence[Message]) -> Mapping[str, str]:
    """Parts of a sentence one after the other, in three languages; of very many the first."""
    first: dict[str, str] = {}
    for language in LANGUAGES:
        first[language] = ", ".join(part.say(language) for part in parts[:_NAMED])
    more = len(parts) - _NAMED
    return _MORE.fill(names=first, n=more) if more > 0 else first
