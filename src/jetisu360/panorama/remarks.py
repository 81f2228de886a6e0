"""What a keeper should know of a photograph that was taken all the same. Carried, never raised."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class Remark(JetisuError):
    """Base; every child has the detail `name`. Equal remarks say the same thing."""

    code = "photo-remark"
    sentence = _("Have a look at the photograph “{name}”.")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Remark) and self.details == other.details

    def __hash__(self) -> int:
        return hash((type(self), repr(sorted(self.details.items()))))


class PanoramaDataIgnored(Remark):
    """The XMP is broken or contradicts the picture, and the picture is plain enough without it."""

    code = "panorama-data-ignored"
    sentence = _("What “{name}” says of its panorama (XMP) is wrong and was left aside.")


class ShotDataIgnored(Remark):
    """The EXIF could not be read: no time, camera or position."""

    code = "shot-data-ignored"
    sentence = _("What “{name}” says of the shot (EXIF) is damaged: time and camera are unknown.")


class ColourProfileIgnored(Remark):
    """The ICC profile is damaged or meant for other pixels."""

    code = "colour-profile-ignored"
    sentence = _("The colour profile (ICC) of “{name}” is of no use; its colours were taken as sRGB.")


class OrientationIgnored(Remark):
    """An orientation tag that would lay a sphere on its side: left over from a frame before stitching."""

    code = "orientation-ignored"
    sentence = _(
        "The orientation tag (EXIF) of “{name}” would stand the panorama on its side and was left aside."
    )


class BlankPicture(Remark):
    """One colour all over."""

    code = "blank-picture"
    sentence = _("“{name}” is one colour all over: it may be an empty frame.")


class FileUntidy(Remark):
    """A decoder warns of the file, and no pixel is lost (jpeg_warnings.py)."""

    code = "file-untidy"
    sentence = _("The file “{name}” has small mistakes in it, but not one pixel of its picture is lost.")


class ToneMapped(Remark):
    """Made for bright screens (PQ, HLG); shown as an ordinary screen can."""

    code = "tone-mapped"
    sentence = _("“{name}” was made for HDR screens; its brightness was fitted to ordinary ones.")


class GainMapAside(Remark):
    """Ultra HDR, Apple's HDR: the picture for ordinary screens is taken, as these show it."""

    code = "gain-map-aside"
    sentence = _(
        "“{name}” has a second picture for HDR screens (a gain map); the one for ordinary screens was taken."
    )
