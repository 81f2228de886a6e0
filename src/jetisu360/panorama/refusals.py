"""Why a photograph is not taken, as types. docs/photographs.md has a row for each code."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _

_COPY_AGAIN = _("Copy the file from the camera or from a backup again.")
_STITCH = _(
    "Stitch it in the camera's own program and save it as a 2:1 spherical (equirectangular) panorama."
)
_SAY_COVERAGE = _(
    "Say in museum.toml how many degrees this scene covers, for example: coverage = {{ "
    "horizontal = 150, vertical = 54, centre_pitch = 1.2 }}."
)


class Refusal(JetisuError):
    """Base of the reasons for not taking a photograph. Every child has the detail `name`: the file."""

    code = "photo-refused"
    sentence = _("The photograph “{name}” was not taken.")


class EmptyFile(Refusal):
    """No bytes at all."""

    code = "empty-file"
    sentence = _("“{name}” is empty: there is not a single byte in it.")
    advice = _COPY_AGAIN


class NotAPicture(Refusal):
    """The first bytes are those of no picture that we know: a text named .jpg, for instance."""

    code = "not-a-picture"
    sentence = _("“{name}” is not a picture, whatever its name says.")
    advice = _("Put a photograph there as JPEG, PNG, WebP, TIFF, HEIC or AVIF.")


class UnsupportedFormat(Refusal):
    """A picture, but of a kind that is not read. `format`: its name."""

    code = "unsupported-format"
    sentence = _("“{name}” is of a format that is not read ({format}).")
    advice = _("Save it as a finished 2:1 panorama in JPEG or TIFF (8 or 16 bits).")


class VideoFile(Refusal):
    """A film, not a photograph."""

    code = "video"
    sentence = _("“{name}” is a video, and a tour needs photographs.")
    advice = _("Choose a frame in the camera's program and save it as a 360° photograph.")


class Truncated(Refusal):
    """The file ends before the picture does. It is never patched: half a room would be published as grey."""

    code = "truncated"
    sentence = _("“{name}” is incomplete: the end of the picture is missing.")
    advice = _COPY_AGAIN


class Corrupt(Refusal):
    """The file says things that cannot be true, or its decoder found damage."""

    code = "corrupt"
    sentence = _("“{name}” is damaged and cannot be opened correctly.")
    advice = _COPY_AGAIN


class TooManyBytes(Refusal):
    """`size`, `limit`, `needed`: megabytes."""

    code = "too-many-bytes"
    sentence = _("“{name}” is {size} MB, and the limit is {limit} MB.")
    advice = _("Save the photograph as JPEG, or raise the limit: --max-megabytes {needed}.")


class TooManyPixels(Refusal):
    """`width`, `height`, `limit`, `needed`: pixels."""

    code = "too-many-pixels"
    sentence = _("“{name}” declares {width} × {height} pixels, and the limit is {limit} in all.")
    advice = _(
        "Make the photograph smaller or, if there is memory enough, raise the limit: --max-pixels {needed}."
    )


class SphereTooLarge(Refusal):
    """A part of more sphere than may be. `width`, `height`: pixels of the sphere; `limit`: of all of it."""

    code = "sphere-too-large"
    sentence = _(
        "By what is said of its coverage, “{name}” is part of a sphere of {width} × {height} "
        "pixels, and the limit is {limit} in all."
    )
    advice = _(
        "Check how many degrees it covers (coverage in museum.toml, or GPano in the file "
        "itself). If that is right, make the picture smaller or raise the limit with "
        "--max-pixels."
    )


class Fisheye(Refusal):
    """One round picture of a fisheye lens."""

    code = "fisheye"
    sentence = _("“{name}” is the round frame of a fisheye lens; it does not show all that is around.")
    advice = _STITCH


class DualFisheye(Refusal):
    """Two round pictures beside each other, as a 360° camera stores them before stitching."""

    code = "dual-fisheye"
    sentence = _("“{name}” holds the two round frames of a 360° camera, not yet stitched.")
    advice = _STITCH


class FlatPhoto(Refusal):
    """An ordinary photograph. `width`, `height`: pixels."""

    code = "flat-photo"
    sentence = _("“{name}” ({width} × {height}) is an ordinary photograph, not a 360° panorama.")
    advice = _(
        "Put a panorama there, twice as wide as it is high. If this is a part of one, say in "
        "museum.toml how many degrees it covers: coverage = {{ horizontal = 120, vertical = 80 "
        "}}."
    )


class NoSphere(Refusal):
    """A picture of a sphere's shape whose edges and poles are not those of one. `width`, `height`: pixels."""

    code = "no-sphere"
    sentence = _(
        "“{name}” ({width} × {height}) is twice as wide as it is high, but no full sphere: its left and "
        "right "
        "edges show different places."
    )
    advice = _(
        "Put the panorama there that the camera's own program saves. If this is a full sphere all the "
        "same, say so in museum.toml: coverage = {{ horizontal = 360, vertical = 180 }}; if it is a part of "
        "one, say how much of it, for example coverage = {{ horizontal = 180, vertical = 90 }}."
    )


class MarginAround(Refusal):
    """A sphere that fills only part of its file. `share`: per cent of the width or of the picture."""

    code = "margin-around"
    sentence = _("“{name}” is a full sphere with a margin of one colour ({share} % of it).")
    advice = _("Cut the margin off, so that the picture is twice as wide as it is high, and save it.")


class StereoPart(Refusal):
    """Two pictures of the same part, as of VR180."""

    code = "stereo-part"
    sentence = _(
        "“{name}” holds two pictures, one for each eye, and none of them goes all the way round (VR180)."
    )
    advice = _(
        "Save one half (the left or the upper one) as a picture of its own and say in museum.toml what it "
        "covers, for VR180: coverage = {{ horizontal = 180, vertical = 180, centre_pitch = 0 }}."
    )


class SphereOnSide(Refusal):
    """A sphere that was turned by a quarter."""

    code = "sphere-on-side"
    sentence = _("“{name}” is a full sphere that lies on its side.")
    advice = _("Turn it by 90° in any picture program, so that the floor is below, and save it.")


class SqueezedSphere(Refusal):
    """The still of a 360° film. `width`, `height`: pixels."""

    code = "squeezed-sphere"
    sentence = _(
        "“{name}” ({width} × {height}) looks like a full sphere that was squeezed, as a still of a 360° "
        "video is: its left and right edges meet."
    )
    advice = _(
        "If it is one, say so in museum.toml: coverage = {{ horizontal = 360, vertical = 180 }}, or scale it "
        "to twice as wide as it is high."
    )


class CubeMap(Refusal):
    """The six faces of a cube in one picture."""

    code = "cube-map"
    sentence = _("“{name}” is the six faces of a cube laid out flat; a tour is made of spherical panoramas.")
    advice = _("Export a 2:1 spherical (equirectangular) panorama from the program that made it.")


class StripWithoutCoverage(Refusal):
    """A wide picture, and nothing says how much of the sphere it shows. `width`, `height`: pixels."""

    code = "strip-without-coverage"
    sentence = _(
        "“{name}” ({width} × {height}) is a strip of a panorama, and nothing says how much of "
        "the circle it covers."
    )
    advice = _SAY_COVERAGE


class PanoramaDataWrong(Refusal):
    """The GPano XMP contradicts the picture, and the picture alone does not say what it covers."""

    code = "panorama-data-wrong"
    sentence = _("What “{name}” says of its panorama (GPano) contradicts the picture itself.")
    advice = _SAY_COVERAGE


class CoverageImpossible(Refusal):
    """The keeper's coverage does not fit. Its three numbers in degrees, the picture's two in pixels."""

    code = "coverage-impossible"
    sentence = _(
        "The coverage in museum.toml ({horizontal}° × {vertical}°, centre at {centre_pitch}°) "
        "does not fit “{name}” ({width} × {height})."
    )
    advice = _("Correct it so that a degree has as many pixels across as it has up and down.")


class WrongProjection(Refusal):
    """The XMP names another projection. `projection`: its name."""

    code = "wrong-projection"
    sentence = _("“{name}” is in the projection {projection}, and only equirectangular is read.")
    advice = _("Save the panorama again as 2:1 equirectangular.")


class TooSmall(Refusal):
    """Too few pixels to look at. `width`: pixels to the full circle; `least`: how many there should be."""

    code = "too-small"
    sentence = _("“{name}” is too small: the full circle has {width} pixels, and {least} is the least.")
    advice = _("Take the camera's original file: this seems to be a reduced copy.")


class MemoryShort(Refusal):
    """There was not memory enough to open it."""

    code = "memory-short"
    sentence = _("There was not memory enough to open “{name}”.")
    advice = _(
        "Close other programs, work on fewer pictures at once (--workers 1), or make the picture smaller."
    )
