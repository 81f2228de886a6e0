"""What a JPEG says of itself: GPano and the museum's words as XMP, time and camera as EXIF.

GPano's property names and types: https://developers.google.com/streetview/spherical-metadata.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from jetisu360.exchange.common.sphere.angles import horizontal, rounded
from jetisu360.language import LANGUAGES, pick
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.read.gpano import NAMESPACE

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MOST = 65_000
"""Bytes of one segment of a JPEG, less its head."""
_TEXT = 4_000
"""Characters of a text that go into a photograph's XMP, which has to fit into one segment."""

_ORIGINAL, _OFFSET, _MAKER, _MODEL = 0x9003, 0x9011, 0x010F, 0x0110
_EXIF_IFD = 0x8769


@dataclass(frozen=True)
class Facts:
    """What goes into a photograph. Angles in degrees; `view` is yaw, pitch and vertical field of view."""

    crop: Crop
    heading: float | None = None
    view: tuple[float, float, float] | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    rights: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    captured_at: datetime | None = None
    camera: str | None = None


def with_facts(jpeg: bytes, facts: Facts) -> bytes:
    """The same picture with an EXIF and an XMP segment behind its head; `jpeg` has neither."""
    return with_segments(jpeg, exif=_exif(facts), xmp=xmp(facts).encode())


def with_segments(jpeg: bytes, *, exif: bytes = b"", xmp: bytes = b"") -> bytes:
    """The same picture with these two behind its head, where they are not empty; `jpeg` has neither."""
    segments = b"".join(_segment(data) for data in (exif, _XMP + xmp if xmp else b"") if data)
    at = 2
    while jpeg[at : at + 2] == b"\xff\xe0":  # JFIF comes first, say its readers
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return jpeg[:at] + segments + jpeg[at:]


def area(crop: Crop) -> dict[str, object]:
    """Which part of the sphere the pixels are, in GPano's names."""
    return {
        "CroppedAreaImageWidthPixels": round(crop.width),
        "CroppedAreaImageHeightPixels": round(crop.height),
        "FullPanoWidthPixels": round(crop.full_width),
        "FullPanoHeightPixels": round(crop.full_height),
        "CroppedAreaLeftPixels": round(crop.left),
        "CroppedAreaTopPixels": round(crop.top),
    }


def xmp(facts: Facts) -> str:
    """The XMP packet.

    `InitialViewHeadingDegrees` and `…PitchDegrees` are whole numbers by GPano's own rules, and the heading is
    counted from north; where north is not known, from the middle of the picture.
    """
    crop = facts.crop
    values: dict[str, object] = {
        "ProjectionType": "equirectangular",
        "UsePanoramaViewer": "True",
        **area(crop),
    }
    if facts.heading is not None:
        values["PoseHeadingDegrees"] = rounded(facts.heading % 360)
        values["PosePitchDegrees"] = values["PoseRollDegrees"] = 0
    if facts.view is not None:
        yaw, pitch, fov = facts.view
        values["InitialViewHeadingDegrees"] = round(yaw + (facts.heading or 0)) % 360
        values["InitialViewPitchDegrees"] = round(pitch)
        values["InitialViewRollDegrees"] = 0
        values["InitialHorizontalFOVDegrees"] = rounded(horizontal(fov), 2)
        values["InitialVerticalFOVDegrees"] = rounded(fov, 2)
    attributes = "".join(f"\n   GPano:{name}={quoteattr(str(value))}" for name, value in values.items())
    words = "".join(
        _alternatives(name, text)
        for name, text in (
            ("dc:title", facts.title),
            ("dc:description", facts.description),
            ("dc:rights", facts.rights),
        )
        if pick(text, "kk")
    )
    if facts.licence:
        words += f"\n   <xmpRights:WebStatement>{escape(facts.licence)}</xmpRights:WebStatement>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""\n'
        f'   xmlns:GPano="{NAMESPACE}"\n'
        '   xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        f'   xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"{attributes}>{words}\n'
        "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _alternatives(name: str, text: Mapping[str, str]) -> str:
    """A text in each language; `x-default` is what a program without languages shows."""
    found = {str(item): text[item] for item in LANGUAGES if text.get(item)}
    lines = {"x-default": pick(text, "kk"), **found}
    items = "".join(
        f'\n     <rdf:li xml:lang="{language}">{escape(_xml(value))}</rdf:li>'
        for language, value in lines.items()
    )
    return f"\n   <{name}>\n    <rdf:Alt>{items}\n    </rdf:Alt>\n   </{name}>"


def _xml(text: str) -> str:
    """Characters that XML may hold, and not too many of them."""
    return "".join(
        char
        for char in text[:_TEXT]
        if char in "\n\t"
        or (ord(char) >= 0x20 and not 0xD800 <= ord(char) < 0xE000 and char not in "\ufffe\uffff")
    )


def _exif(facts: Facts) -> bytes:
    exif = Image.Exif()
    if facts.captured_at is not None:
        inside = exif.get_ifd(_EXIF_IFD)
        inside[_ORIGINAL] = facts.captured_at.strftime("%Y:%m:%d %H:%M:%S")
        inside[_OFFSET] = "+00:00"
    if facts.camera:
        exif[_MODEL] = facts.camera[:200]
    return exif.tobytes() if len(exif) or facts.captured_at else b""


def _segment(data: bytes) -> bytes:
    if len(data) > _MOST:
        raise ValueError(f"{len(data)} bytes do not fit into a segment of a JPEG")
    return b"\xff\xe1" + (len(data) + 2).to_bytes(2, "big") + data
