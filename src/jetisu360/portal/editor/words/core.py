"""What is said where the editor cannot be opened."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import _

WORDS: Mapping[str, Mapping[str, str]] = {
    "core_not_opened": _("The portal does not answer. What you have changed before waits in this browser."),
    "core_again": _("Try again"),
}
