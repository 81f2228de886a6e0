"""`jetisu360 backup` and `jetisu360 restore`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.files.system_errors import quoted
from jetisu360.language import Language, _, _n

MOST_NAMED = 20
_AMISS = _n(
    "{n} file of the portal's storage was missing or altered already; the backup has all else:",
    "{n} files of the portal's storage were missing or altered already; the backup has all else:",
)
_KEEP_SAFE = _("Keep it where only you can read it: whoever has it can read all that the portal knows.")


def make_backup(folder: Path | None, file: Path, language: Language, *, force: bool) -> None:
    """Says what is in it; what is amiss in the storage goes to standard error."""
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.prepare import prepare

        prepare(folder)
        from jetisu360.portal.backup.backing_up import back_up

        with _database_told():
            made = back_up(file, force=force)
        tell(
            _("The backup is in {file}: {megabytes} MB, rows: {rows}, photographs: {originals}.").say(
                language,
                file=file,
                megabytes=f"{made.size / 1e6:.1f}",
                rows=made.rows,
                originals=made.originals,
            )
        )
        tell(_KEEP_SAFE.say(language))
        _tell_amiss(made.amiss, language)


def restore_backup(folder: Path | None, file: Path, language: Language, *, force: bool) -> None:
    """Says what came back."""
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.prepare import bring_up_to_date, set_up

        set_up(folder)
        from jetisu360.portal.backup.restoring import restore

        with _database_told():
            done = restore(file, bring_up_to_date, force=force)
        words = _(
            "The portal is as it was at {time}. "
            "People: {people}, museums: {museums}, entries of the journal: {events}."
        )
        tell(
            words.say(
                language, time=done.made_at, people=done.people, museums=done.museums, events=done.events
            )
        )
        tell(
            _("Everybody signs in anew; open invitations and keys for programs are to be made anew.").say(
                language
            )
        )
        _tell_amiss(done.amiss, language)


def _tell_amiss(names: list[str], language: Language) -> None:
    if names:
        tell(_AMISS.say(language, n=len(names)), sys.stderr)
        for name in names[:MOST_NAMED]:
            tell(f"  • {name}", sys.stderr)
        if len(names) > MOST_NAMED:
            tell("  …", sys.stderr)


@contextlib.contextmanager
def _database_told() -> Iterator[None]:
    from django.db import DatabaseError, connections

    from jetisu360.portal.serve.prepare import DatabaseNotThere

    try:
        yield
    except DatabaseError as error:
        raise DatabaseNotThere(problem=quoted(error)) from error
    finally:
        connections.close_all()
