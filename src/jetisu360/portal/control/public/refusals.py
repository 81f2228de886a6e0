"""Why something cannot be shown to everybody."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class NothingToPublish(JetisuError):
    """No details."""

    code = "public-nothing-to-publish"
    sentence = _("No programme is marked as public.")
    advice = _("Mark a programme, and those of its projects that everybody may see; then publish.")


class NothingIsPublic(JetisuError):
    """No details."""

    code = "public-nothing"
    sentence = _("Nothing is public that could be switched off.")


class PublicOvertaken(JetisuError):
    """No details."""

    code = "public-overtaken"
    sentence = _("Something has changed since you looked at what would be published.")
    advice = _("Nothing is published yet: look at it again, then press the button once more.")
