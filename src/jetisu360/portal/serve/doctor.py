"""`jetisu360 doctor`: looks at everything that the portal needs, and says in one line each how it is."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jetisu360.commands.console import FAILED, tell, tell_json
from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import quoted, said
from jetisu360.language import LANGUAGES, Language, _, pick
from jetisu360.portal.backup.refusals import RestoreUnfinished
from jetisu360.portal.settings.secret import NAME as SECRET
from jetisu360.portal.settings.table import Settings, settings

ENOUGH_BYTES = 5_000_000_000
"""Free space under which a museum of ordinary size might not fit (docs/portal.md)."""


@dataclass(frozen=True)
class Finding:
    """`ok`: as it should be. What is not is told with what to do."""

    name: str
    ok: bool
    words: Mapping[str, str]


Check = Callable[[Settings], Iterator[Finding]]


def folder(table: Settings) -> Iterator[Finding]:
    """Whether the folder can be written, has room, and keeps its secret."""
    probe = table.folder / ".doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        words = _("{folder} cannot be written: {problem}").fill(folder=table.folder, problem=said(error))
        yield Finding("folder", False, words)
        return
    yield Finding("folder", True, _("The folder {folder} can be written").fill(folder=table.folder))
    free = shutil.disk_usage(table.folder).free
    words = _("{gigabytes} GB are free on the disk").fill(gigabytes=round(free / 1e9, 1))
    if free < ENOUGH_BYTES:
        words = _("Only {gigabytes} GB are free on the disk: make room").fill(gigabytes=round(free / 1e9, 1))
    yield Finding("disk", free >= ENOUGH_BYTES, words)
    secret = table.folder / SECRET
    if os.name != "nt" and secret.exists():
        hidden = not secret.stat().st_mode & 0o077
        fine = _("Nobody else can read the secret key")
        wrong = _("Others can read the secret key: chmod 600 {file}").fill(file=secret)
        yield Finding("secret", hidden, fine if hidden else wrong)


def database(table: Settings) -> Iterator[Finding]:
    """Whether the database answers, and its tables are those of this version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from jetisu360.portal.backup.unfinished import check_finished

    try:
        check_finished()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        words = _("The database does not answer: {problem}").fill(problem=quoted(error))
        yield Finding("database", False, words)
        return
    except RestoreUnfinished as error:
        yield Finding("restore", False, {code: error.say(code) for code in LANGUAGES})
        return
    finally:
        connection.close()
    kind = "PostgreSQL" if table.database else "SQLite"
    yield Finding("database", True, _("The database answers ({kind})").fill(kind=kind))
    fine = _("Its tables are those of this version")
    wrong = _("Its tables are older than this version: jetisu360 setup brings them up to date")
    yield Finding("tables", not waiting, wrong if waiting else fine)


def pages(table: Settings) -> Iterator[Finding]:
    """Whether the scripts were built that pages need."""
    from jetisu360.publish.pages.assets import BUILT

    built = (BUILT / "portal" / "portal.js").is_file() and (BUILT / "viewer.js").is_file()
    fine, wrong = _("The scripts of pages are there"), _("The scripts of pages are missing: make viewer")
    yield Finding("scripts", built, fine if built else wrong)


def mail(table: Settings) -> Iterator[Finding]:
    """Whether the mail server can be reached; nothing where none is named."""
    if not table.mail:
        return
    parts = urlsplit(table.mail)
    where = (parts.hostname or "", parts.port or (465 if parts.scheme == "smtps" else 587))
    try:
        socket.create_connection(where, timeout=10).close()
    except OSError as error:
        words = _("The mail server {host} does not answer: {problem}").fill(
            host=where[0], problem=said(error)
        )
        yield Finding("mail", False, words)
    else:
        yield Finding("mail", True, _("The mail server {host} answers").fill(host=where[0]))


def protection(table: Settings) -> Iterator[Finding]:
    """Whether a portal that others reach speaks https."""
    if table.address.startswith("http://"):
        words = _("{address} is not https: whoever listens on the line reads passwords").fill(
            address=table.address
        )
        yield Finding("https", False, words)


CHECKS: tuple[Check, ...] = (folder, database, pages, mail, protection)
"""In the order in which they are told. A part adds its own here."""


def look(table: Settings) -> list[Finding]:
    """Every finding; a check that breaks is one, and keeps none of the others from being made."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(table)
        except Exception as error:
            words = _("This could not be looked at: {problem}").fill(problem=quoted(error))
            found.append(Finding(check.__name__, False, words))
    return found


def run(place: Path | None, language: Language, as_json: bool) -> None:
    """Tells what it finds; the status is 2 where something is not as it should be."""
    from jetisu360.portal.serve.prepare import set_up

    try:
        set_up(place)
        found = look(settings())
    except JetisuError as error:
        # The settings themselves are wrong, and nothing else can be known.
        found = [Finding("settings", False, {code: error.say(code) for code in LANGUAGES})]
    fine = all(item.ok for item in found)
    if as_json:
        rows = [
            {"name": item.name, "ok": item.ok, "message": {code: item.words[code] for code in LANGUAGES}}
            for item in found
        ]
        tell_json({"ok": fine, "findings": rows})
    else:
        for item in found:
            tell(f"{'✓' if item.ok else '✗'} {pick(item.words, language)}")
    sys.exit(0 if fine else FAILED)
