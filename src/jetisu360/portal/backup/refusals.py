"""Why a backup was not made or not restored: each in one sentence."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class BackupDamaged(JetisuError):
    """`file`, `problem` (a text in three languages)."""

    code = "backup-damaged"
    sentence = _("“{file}” is not a whole backup of a portal: {problem}.")
    advice = _("Nothing was changed. Take another copy of it, or an earlier backup.")


class BackupNewer(JetisuError):
    """`file`, `version`: of the program that made it."""

    code = "backup-newer"
    sentence = _("“{file}” was made by a newer version of the program ({version}).")
    advice = _("Nothing was changed. Install that version, then restore it.")


class TargetNotEmpty(JetisuError):
    """`people`, `museums`: how many there are."""

    code = "backup-target-not-empty"
    sentence = _("There is a portal here already: people: {people}, museums: {museums}.")
    advice = _(
        "Restore into a new folder and an empty database, or with --force: all that is in this portal is "
        "then lost."
    )


class RestoreUnfinished(JetisuError):
    """`file`: the backup that was being restored."""

    code = "restore-unfinished"
    sentence = _("The backup “{file}” was restored only in part, so the portal does not start.")
    advice = _("Call jetisu360 restore with it once more: it goes on by itself.")


NO_ARCHIVE = _("it is no zip file, or its end is missing")
NO_MANIFEST = _("its list of contents is missing or cannot be read")
CHANGED = _("“{name}” in it is missing or not as it was written")
NOT_ROWS = _("“{name}” in it does not hold what the database needs")
