"""What a keeper should know of a photograph that was taken all the same. Carried, never raised."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n


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
    advice = _(
        "It is shown as a full sphere. If it is only a part, say so in museum.toml, for example: "
        "coverage = {{ "
        "horizontal = 150, vertical = 54, centre_pitch = 1.2 }}."
    )


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


class PlainAllRound(Remark):
    """One colour along all its sides, and something else within: an object on velvet."""

    code = "plain-all-round"
    sentence = _(
        "“{name}” is of one colour along all its sides, so nothing shows whether it is a full sphere."
    )
    advice = _("If it is a photograph of one object, take it out of the folder.")


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


class StereoHalf(Remark):
    """Two spheres in one picture."""

    code = "stereo-half"
    sentence = _("“{name}” holds two spheres, one for each eye; the left eye's was taken.")


class SphereDoubtful(Remark):
    """Its edges or poles are not as those of a sphere, but it is not sure that it is none."""

    code = "sphere-doubtful"
    sentence = _("The left and right edges of “{name}” do not seem to meet, as those of a full sphere do.")
    advice = _(
        "Look behind you in the tour. If the picture is only a part, say in museum.toml how many degrees it "
        "covers: coverage = {{ horizontal = 120, vertical = 60, centre_pitch = 0 }}."
    )


class MarginSeen(Remark):
    """A band of one colour along a side. `share`: per cent of the picture's width or height."""

    code = "margin-seen"
    sentence = _("{share} % of “{name}” is a band of one colour along an edge, and visitors will see it.")
    advice = _(
        "If it is a margin, cut it off and say in museum.toml how many degrees the rest covers; if pieces "
        "are missing, download the picture again. If it covers the tripod, all is well."
    )


class MissingTiles(Remark):
    """Rectangles of exactly one colour. `share`: per cent of the picture."""

    code = "missing-tiles"
    sentence = _("Pieces of “{name}” seem to be missing: {share} % of it is rectangles of one colour.")
    advice = _("Download or save the panorama again, and put the new picture in its place.")


class PoseContradicted(Remark):
    """The recorded tilt is not that of the picture. `degrees`: how far apart they are."""

    code = "pose-contradicted"
    sentence = _(
        "The tilt that the camera recorded in “{name}” is {degrees}° off what stands upright in the "
        "picture, and the picture was believed."
    )
    advice = _(
        "Where it leans in the tour, say in museum.toml how it is tilted: level = {{ pitch = 0, roll = 0 }}."
    )


class HorizonAssumed(Remark):
    """A keeper's `coverage` without `centre_pitch`."""

    code = "horizon-assumed"
    sentence = _("Nothing says where the horizon of “{name}” is, so it was taken for its middle.")
    advice = _(
        "If floors and walls bend in the tour, write how many degrees the picture's middle lies above "
        "the horizon, less than 0 where the sky is missing: coverage = {{ horizontal = 360, vertical = 120, "
        "centre_pitch = -20 }}."
    )


class RegionsOutside(Remark):
    """`[[scenes.blur]]` where the photograph, a part of a sphere, has nothing. `n`, and `yaw` and `pitch` of
    the first.
    """

    code = "regions-outside"
    sentence = _n(
        "{n} region to be blurred (yaw {yaw}, pitch {pitch}) lies outside the photograph “{name}” and blurs "
        "nothing.",
        "{n} regions to be blurred (the first: yaw {yaw}, pitch {pitch}) lie outside the photograph “{name}” "
        "and blur nothing.",
    )
    advice = _(
        "Correct the [[scenes.blur]] in museum.toml or take it out. Its directions are the photograph's own; "
        "draw it in the picture: jetisu360 privacy PHOTOS --review"
    )
