"""What kind of file the first bytes announce. A file's name decides nothing."""

from __future__ import annotations

from jetisu360.panorama.read.formats.picture_file import Format, Source
from jetisu360.panorama.refusals import EmptyFile, NotAPicture, Refusal, UnsupportedFormat, VideoFile

_KNOWN: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
)
_UNREAD = (
    (b"#?RADIANCE", "Radiance HDR"),
    (b"#?RGBE", "Radiance HDR"),
    (b"v/1\x01", "OpenEXR"),
    (b"%PDF-", "PDF"),
    (b"GIF8", "GIF"),
    (b"8BPS", "Photoshop"),
    (b"BM", "BMP"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIU\0", "RAW"),
    (b"FOVb", "RAW"),
)
_VIDEO = (b"\x1aE\xdf\xa3", b"\0\0\x01\xba", b"\0\0\x01\xb3", b"FLV\x01", b"OggS", b"0&\xb2u\x8ef\xcf\x11")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")
_AVIF_BRANDS = (b"avif", b"avis")
# What may be a photograph. What it really is, its first bytes tell (photo.py); HDR and raw kinds are in
# the list so that they are refused by name instead of being skipped in silence.
PICTURES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".hif"),
        *(".avif", ".bmp", ".gif", ".jp2", ".jxl", ".psd", ".hdr", ".exr"),
        *(".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".gpr", ".insp"),
    )
)


def sniff(source: Source) -> Format:
    """The format of `source`.

    Raises:
        EmptyFile, NotAPicture, UnsupportedFormat, VideoFile
    """
    if not len(source):
        raise EmptyFile(name=source.name)
    head = bytes(source.data[:64])
    for magic, kind in _KNOWN:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        if head[8:12] == b"WEBP":
            return "webp"
        if head[8:12] == b"AVI ":
            raise VideoFile(name=source.name)
    if head[4:8] == b"ftyp":
        return _of_brand(source, head)
    if head.startswith(_VIDEO) or head[4:8] in (b"moov", b"mdat", b"wide"):
        raise VideoFile(name=source.name)
    raise _unread(source, head)


def _of_brand(source: Source, head: bytes) -> Format:
    """ISO base media: one magic for HEIC, AVIF, raw files and films; the brand tells them apart."""
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(size, 64), 4))]
    for brand in brands:
        if brand in _AVIF_BRANDS:
            return "avif"
        if brand in _HEIC_BRANDS:
            return "heic"
        if brand == b"crx ":
            raise UnsupportedFormat(name=source.name, format="RAW")
    if b"mif1" in brands:
        return "heic"
    raise VideoFile(name=source.name)


def _unread(source: Source, head: bytes) -> Refusal:
    for magic, kind in _UNREAD:
        if head.startswith(magic):
            return UnsupportedFormat(name=source.name, format=kind)
    return NotAPicture(name=source.name)
