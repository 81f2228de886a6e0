"""The rows of a backup, into a database that is made for them: first as its tables were when the backup was
made, then brought up to date as any older database is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from jetisu360.portal.backup.manifest import rows_of
from jetisu360.portal.backup.reading import Backup
from jetisu360.portal.backup.refusals import BackupNewer
from jetisu360.portal.backup.rows import NotRows, load_rows
from jetisu360.portal.backup.tables import taken

_OF_DJANGO = ("django_migrations", "portal_cache")


def check_known(backup: Backup) -> None:
    """Raises BackupNewer where its tables have been through what this program does not know."""
    known = MigrationExecutor(connection).loader.disk_migrations
    if not known.keys() >= set(_pairs(backup.manifest.migrations)):
        raise BackupNewer(file=backup.file, version=backup.manifest.version[:40])


def drop_tables() -> None:
    """Removes every table of the portal; others in the same database stay."""
    quote = connection.ops.quote_name
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        cascade = " CASCADE" if connection.vendor == "postgresql" else ""
        for table in sorted(there & {*ours, *_OF_DJANGO}):
            cursor.execute(f"DROP TABLE {quote(table)}{cascade}")


def load(backup: Backup) -> None:
    """Makes the tables as they were, and all rows in one transaction.

    Raises:
        BackupDamaged, DatabaseError
    """
    executor = MigrationExecutor(connection)
    last = _last(executor.loader.graph, backup.manifest.migrations)
    executor.migrate(last)
    models = taken(executor.loader.project_state(last).apps)
    with transaction.atomic():
        for model in models:
            name = rows_of(model._meta.label_lower)
            with backup.open(name) as file:
                try:
                    count = load_rows(model, file)
                except NotRows:
                    raise backup.not_rows(name) from None
            if count != backup.manifest.tables.get(model._meta.label_lower):
                raise backup.not_rows(name)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


def _pairs(migrations: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(app, name) for app, names in migrations.items() for name in names]


def _last(graph: Any, migrations: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Of each part the migrations after which nothing of it comes any more."""
    pairs = set(_pairs(migrations))
    return sorted(
        pair
        for pair in pairs
        if not any(child.key in pairs and child.key[0] == pair[0] for child in graph.node_map[pair].children)
    )
