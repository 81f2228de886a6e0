"""What can be wrong with a picture, a sound, a film or captions that museum.toml names."""

from __future__ import annotations

from jetisu360.language import _, _p
from jetisu360.tour.refusals import TourRefusal


class MediaRefusal(TourRefusal):
    """Base: the file is left out of the tour, and the rest goes on."""

    code = "media-refused"
    sentence = _("“{name}” could not be taken into the tour.")


class MediaNotThere(MediaRefusal):
    """`name`, `hint` (a text in three languages, may be empty)."""

    code = "media-not-there"
    sentence = _("The file “{name}” that museum.toml names is not in the folder{hint}.")
    advice = _("Put the file there, or correct the name.")


class MediaCutOff(MediaRefusal):
    """`name`."""

    code = "media-cut-off"
    sentence = _("“{name}” is damaged or was not copied completely.")
    advice = _("Copy it from the original again.")


class NotASound(MediaRefusal):
    """`name`."""

    code = "not-a-sound"
    sentence = _(
        "“{name}” is not a sound that browsers play: MP3, OGG (Vorbis, Opus), M4A (AAC) or WAV is needed."
    )
    advice = _("Save it in one of these formats.")


class NotAFilm(MediaRefusal):
    """`name`."""

    code = "not-a-film"
    sentence = _("“{name}” is not a film that browsers play: MP4 or WebM is needed.")
    advice = _p("not-a-film", "Save it in one of these formats.")


class CaptionsWrong(MediaRefusal):
    """`name`, `line`."""

    code = "captions-wrong"
    sentence = _("Line {line} of the captions “{name}” is not WebVTT.")
    advice = _("It has to begin with the line “WEBVTT” and be saved as UTF-8.")


class MediaTooLarge(MediaRefusal):
    """`name`, `size`, `limit`: megabytes."""

    code = "media-too-large"
    sentence = _("“{name}” is too large: {size} MB, the limit is {limit} MB.")
    advice = _("Compress or shorten it: a visitor with a phone would not wait for it.")


class MediaNotCleanable(MediaRefusal):
    """`name`."""

    code = "media-not-cleanable"
    sentence = _("What “{name}” tells of place, author and device could not be taken out of it.")
    advice = _("Open it in an editor and save it again, as MP4 (H.264 and AAC) or MP3.")


class MediaTracksLeftOut(MediaRefusal):
    """`name`, `count`. A remark: the file itself is in the tour."""

    code = "media-tracks-left-out"
    sentence = _(
        "Only picture and sound were taken from “{name}”; tracks left out (telemetry, texts): {count}."
    )
    advice = _("If there were captions in it, name them in museum.toml as a WebVTT file of their own.")
