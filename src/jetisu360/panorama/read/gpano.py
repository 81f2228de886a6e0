"""GPano: what a camera or a stitcher wrote of the panorama into its XMP (Photo Sphere XMP).

It is read as events, with no tree, no document type and no entities: XMP has none of these, attacks do.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.xml_events import Name, XmlDamaged, read_xml

NAMESPACE = "http://ns.google.com/photos/1.0/panorama/"
_SIZES = ("CroppedAreaImageWidthPixels", "CroppedAreaImageHeightPixels")
_WHOLE = ("FullPanoWidthPixels", "FullPanoHeightPixels")
_PLACE = ("CroppedAreaLeftPixels", "CroppedAreaTopPixels")
_MOST_TEXT = 256
# GPano has some thirty properties, and a file one packet and its extension.
_MOST_VALUES, _MOST_PACKETS = 256, 16


@dataclass(frozen=True)
class Area:
    """The recorded area, in pixels of the panorama as recorded. NaN where a number is no number."""

    left: float
    top: float
    width: float
    height: float
    full_width: float
    full_height: float


@dataclass(frozen=True)
class GPano:
    """What the XMP says. `pitch` and `roll` are GPano's own, degrees; `broken`: some XMP was not readable."""

    projection: str | None = None
    area: Area | None = None
    heading: float | None = None
    pitch: float = 0.0
    roll: float = 0.0
    broken: bool = False


def read_gpano(packets: tuple[bytes, ...]) -> GPano:
    """The first packet that speaks of a panorama, with what later ones add."""
    found: dict[str, str] = {}
    broken = False
    for packet in packets[:_MOST_PACKETS]:
        values = panorama_values(packet)
        if values is None:
            broken = True
        else:
            found = values | found
    heading, pitch, roll = (_number(found.get(f"Pose{name}Degrees")) for name in ("Heading", "Pitch", "Roll"))
    if heading == 0 and pitch == 0 and roll == 0:
        heading = None  # all three written and all zero: a camera without a compass filling in its form
    projection = found.get("ProjectionType", "").strip()
    return GPano(
        projection=projection or None,
        area=_area(found),
        heading=heading % 360 if heading is not None and math.isfinite(heading) else None,
        pitch=pitch if pitch is not None and abs(pitch) <= 90 else 0.0,
        roll=roll if roll is not None and abs(roll) <= 180 else 0.0,
        broken=broken,
    )


def _number(text: str | None) -> float | None:
    """None where nothing is written, NaN where it is not a number."""
    if text is None or not text.strip():
        return None
    try:
        return float(text)
    except ValueError:
        return math.nan


def _area(found: dict[str, str]) -> Area | None:
    """The area, or None where none is recorded. A place that is not written is the corner."""
    numbers = {name: _number(found.get(name)) for name in (*_SIZES, *_WHOLE, *_PLACE)}
    if all(numbers[name] is None for name in (*_SIZES, *_WHOLE)):
        return None
    known = {name: math.nan if value is None else value for name, value in numbers.items()}
    for size, whole, place in zip(_SIZES, _WHOLE, _PLACE, strict=True):
        if numbers[size] is None and numbers[place] in (None, 0):
            known[size] = known[whole]
        if numbers[place] is None and known[size] == known[whole]:
            known[place] = 0.0
    return Area(*(known[name] for name in (*_PLACE, *_SIZES, *_WHOLE)))


def panorama_values(packet: bytes) -> dict[str, str] | None:
    """Every GPano property of an XMP packet, attribute or element, any prefix; None for broken XML."""
    wide = packet[:2] in (b"\xfe\xff", b"\xff\xfe")
    if not wide:
        if NAMESPACE.encode() not in packet:
            return {}
        # Writers reserve room and leave old bytes in it; what follows the end is theirs, not ours.
        end = re.search(rb"</(?:\w+:)?xmpmeta\s*>", packet)
        packet = packet[: end.end()] if end else packet.rstrip(b"\0 \r\n\t")
    return _parse(packet)


def _parse(packet: bytes) -> dict[str, str] | None:
    reader = _Properties()
    try:
        read_xml(packet, reader, "XMP")
    except (XmlDamaged, LimitExceeded):
        return None
    return reader.values


class _Properties:
    """Collects the attributes and the elements of GPano."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._reading = ""  # the GPano element we are in
        self._text: list[str] = []

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        for (space, local), value in attributes.items():
            if space == NAMESPACE:
                self.values.setdefault(local, value[:_MOST_TEXT])
        self._reading = name[1] if name[0] == NAMESPACE else ""
        self._text.clear()

    def text(self, data: str) -> None:
        if self._reading and len(self._text) < 8:
            self._text.append(data[:_MOST_TEXT])

    def end(self, name: Name) -> None:
        if self._reading and name == (NAMESPACE, self._reading):
            value = "".join(self._text).strip()
            if value:
                self.values.setdefault(self._reading, value[:_MOST_TEXT])
        self._reading = ""
