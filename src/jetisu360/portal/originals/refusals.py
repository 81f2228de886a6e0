"""What can be wrong with a file that is to become an original."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class ArrivedDifferent(JetisuError):
    """`name`."""

    code = "arrived-different"
    sentence = _("“{name}” did not arrive as it was sent.")
    advice = _("Send it once more; nothing of it was kept.")


class QuotaExceeded(JetisuError):
    """`name`, `quota`, `left`: sizes in MB, as text."""

    code = "quota-exceeded"
    sentence = _("“{name}” does not fit: the museum has room for {quota} MB, and {left} MB of it are free.")
    advice = _("Remove what is not needed, or ask whoever runs the portal for more room.")


class NameTaken(JetisuError):
    """`name`."""

    code = "name-taken"
    sentence = _("The museum already has another file called “{name}”.")
    advice = _("Give it another name, or replace the one that is there.")


class OriginalMissing(JetisuError):
    """`name`."""

    code = "original-missing"
    sentence = _("The file “{name}” is not in the storage any more.")
    advice = _("Upload it once more, or bring it back from a backup.")
