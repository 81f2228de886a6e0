"""Why an upload is not taken, and what is said of a photograph beside what `panorama` says."""

from __future__ import annotations

from typing import ClassVar

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.panorama.remarks import Remark


class UploadRefused(JetisuError):
    """Base; `status` is what HTTP calls it. Every child has the detail `name`, unless it says otherwise."""

    code = "upload-refused"
    status: ClassVar[int] = 422


class NoRoom(UploadRefused):
    """`needed`, `left`: sizes as people read them (texts in three languages)."""

    code = "no-room"
    sentence = _("This takes {needed}, and the museum has room for {left} more.")
    advice = _("Send fewer photographs, remove what is not needed, or ask whoever runs the portal for room.")
    status = 413


class FileTooLarge(UploadRefused):
    """`name`, `size`, `limit`: sizes as people read them (texts in three languages)."""

    code = "file-too-large"
    sentence = _("“{name}” is {size}, and a photograph may have at most {limit}.")
    advice = _("Save it as JPEG, or smaller.")
    status = 413


class FileEmpty(UploadRefused):
    """`name`."""

    code = "upload-empty"
    sentence = _("“{name}” is empty: there is not a single byte in it.")
    advice = _("Copy the file from the camera or from a backup again.")


class NotAPhotograph(UploadRefused):
    """`name`: by its ending it is a film, a text, a table, an archive."""

    code = "not-a-photograph"
    sentence = _("“{name}” is no photograph by its ending.")
    advice = _("A room is made of a 360° photograph: JPEG, PNG, WebP, TIFF, HEIC or AVIF.")
    status = 415


class FilmNotPhotograph(UploadRefused):
    """`name`."""

    code = "film-not-photograph"
    sentence = _("“{name}” is a film, and a room is made of a photograph.")
    advice = _("Choose a frame in the camera's program and save it as a 360° photograph.")
    status = 415


class NotMedia(UploadRefused):
    """`name`: nothing that an object or a label can show, by its ending."""

    code = "not-media"
    sentence = _("“{name}” is neither a picture nor a sound, a film or captions that browsers play.")
    advice = _(
        "Pictures: JPEG, PNG, WebP, TIFF, HEIC or AVIF. Sounds: MP3, OGG, M4A or WAV. Films: MP4 or WebM. "
        "Captions: WebVTT."
    )
    status = 415


class MediaTooBig(UploadRefused):
    """`name`, `size`, `limit`: sizes as people read them (texts in three languages)."""

    code = "media-too-big"
    sentence = _("“{name}” is {size}, and a file of its kind may have at most {limit}.")
    advice = _("Compress or shorten it: a visitor with a phone would not wait for it.")
    status = 413


class MediaTracks(Remark):
    """`name`."""

    code = "media-tracks"
    sentence = _("Only picture and sound are taken from “{name}”; what else is in it stays out.")
    advice = _("If there were captions in it, add them as a WebVTT file of their own.")


class OtherFile(UploadRefused):
    """`name`."""

    code = "other-file"
    sentence = _("This is not the file “{name}” with which the upload began.")
    advice = _("Choose the same file again, or begin anew with this one.")
    status = 409


class UploadDamaged(UploadRefused):
    """`name`."""

    code = "upload-damaged"
    sentence = _("“{name}” did not arrive as it was sent, so it was not taken.")
    advice = _("Choose it once more; it is then sent from the beginning.")
    status = 460


class NoPlace(UploadRefused):
    """The disk is full. No details."""

    code = "upload-no-place"
    sentence = _("The portal's disk is full. What has arrived is kept.")
    advice = _("Tell whoever runs the portal; the upload goes on as soon as there is room.")
    status = 507


class StorageAway(UploadRefused):
    """`problem` (a text in three languages)."""

    code = "upload-storage-away"
    sentence = _("The portal cannot store photographs at the moment ({problem}). What has arrived is kept.")
    advice = _("The upload goes on by itself as soon as it can.")
    status = 503


class NothingIntoArchive(UploadRefused):
    """No details."""

    code = "upload-archived"
    sentence = _("The museum is in the archive: photographs are neither taken nor removed.")
    advice = _("The region's office can bring it back; what has arrived is kept until then.")
    status = 403


class OriginalGone(UploadRefused):
    """`name`."""

    code = "original-gone"
    sentence = _("“{name}” cannot be put back: its file is not kept any more.")
    advice = _("Upload it once more.")
    status = 410


class NothingChosen(UploadRefused):
    """No details."""

    code = "nothing-chosen"
    sentence = _("No file was chosen.")
    advice = _("Choose one photograph or several, then send them.")


class SoftPicture(Remark):
    """Few pixels. `width`: of the whole circle."""

    code = "soft-picture"
    sentence = _("“{name}” has few pixels ({width} to the full circle) and will look soft.")
    advice = _(
        "If the camera has saved a larger one, take that: messengers and web pages make pictures small. "
        "A whole sphere is sharp on a telephone from some 4,000 pixels of width."
    )


class MadeAnew(Remark):
    """The browser handed over a picture of its own making, without what the camera wrote into it."""

    code = "made-anew"
    sentence = _(
        "The browser made a new picture of “{name}” when it was chosen: what the camera wrote into it is "
        "lost, and perhaps sharpness."
    )
    advice = _(
        "On a phone choose it through “Files” instead of the photo library, or send it from a computer, and "
        "replace this one."
    )


class NotLookedInto(Remark):
    """The look at it failed twice, by no fault that is known."""

    code = "not-looked-into"
    sentence = _("“{name}” could not be looked into now.")
    advice = _("It is kept. Whether it can be shown, the preview of the tour will tell.")
