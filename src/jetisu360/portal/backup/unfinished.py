"""The note in the database that a restore has begun and is not finished: as long as it is there, no program
of the portal starts. It is a table, because the database is what all of them share.
"""

from __future__ import annotations

from django.db import connection

from jetisu360.portal.backup.refusals import RestoreUnfinished

TABLE = "portal_restoring"


def check_finished() -> None:
    """Raises RestoreUnfinished, DatabaseError."""
    file = being_restored()
    if file is not None:
        raise RestoreUnfinished(file=file)


def being_restored() -> str | None:
    """The name of the backup of which only a part is here."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return None
        cursor.execute(f"SELECT file FROM {TABLE}")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def begin(file: str) -> None:
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            cursor.execute(f"CREATE TABLE {TABLE} (file varchar(500) NOT NULL)")
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(f"INSERT INTO {TABLE} (file) VALUES (%s)", [file[:500]])


def finish() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")
