"""Why a file beside the photographs is not removed."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class MediaInUse(JetisuError):
    """`name`."""

    code = "media-in-use"
    sentence = _("“{name}” is shown by an object, a label or a guided tour, so it stays.")
    advice = _("Take it out there first; then it can be removed.")


class MediaGone(JetisuError):
    """`name`."""

    code = "media-gone"
    sentence = _("The museum has no file “{name}”.")
    advice = _("Perhaps somebody has removed it; it can be put back on the page of photographs.")
