"""What choosing a picture, a sound, a film or captions says."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import _, _p

WORDS: Mapping[str, Mapping[str, str]] = {
    "media_files": _("Files of the museum"),
    "media_choose_picture": _("Choose a picture"),
    "media_choose_sound": _("Choose a sound"),
    "media_choose_film": _("Choose a film"),
    "media_choose_captions": _("Choose captions"),
    "media_choose_any": _("Choose a file"),
    "media_send": _("Add from this computer"),
    "media_lead_picture": _(
        "JPEG, PNG, WebP, TIFF, HEIC or AVIF, or drop it here. Large pictures can be looked at from near."
    ),
    "media_lead_sound": _("MP3, OGG, M4A or WAV, up to 50 MB, or drop it here."),
    "media_lead_film": _("MP4 or WebM, up to 300 MB, or drop it here."),
    "media_lead_captions": _("WebVTT, or drop it here."),
    "media_lead_any": _("Pictures, sounds, films and captions, or drop them here."),
    "media_search": _("Find a file"),
    "media_none": _("The museum has no such file yet."),
    "media_none_found": _("No file is called like that."),
    "media_used": _p("a file", "in use"),
    "media_unused": _p("a file", "not shown anywhere"),
    "media_remove": _p("button", "Remove"),
    "media_remove_one": _("Remove the file “{name}”"),
    "media_removed": _("“{name}” was removed. For 30 days it can be put back on the page of photographs."),
    "media_sending": _("“{name}” is on its way…"),
    "media_looking": _("“{name}” is being looked into…"),
    "media_lost": _("No connection. “{name}” goes on by itself."),
    "media_came": _("“{name}” is here."),
    "media_other_kind": _("“{name}” is here, but it is of another kind than is needed at this place."),
    "media_no_answer": _("The portal does not answer. Try again in a moment."),
    "media_zooms": _("visitors can go close"),
    "media_zooms_not": _("too small to go close"),
    "media_kb": _("{n} KB"),
    "media_mb": _("{n} MB"),
    "media_gb": _("{n} GB"),
}
