"""The index of full text, each database's own. It is filled by the database itself, whoever writes the rows."""

from django.db import migrations

SQLITE = (
    "DROP TABLE IF EXISTS folders_fts",
    "CREATE VIRTUAL TABLE folders_fts USING fts5(words, content='folders_searchwords', "
    "content_rowid='assignment_id', tokenize='unicode61 remove_diacritics 0', detail='none')",
    "CREATE TRIGGER folders_fts_in AFTER INSERT ON folders_searchwords BEGIN "
    "INSERT INTO folders_fts(rowid, words) VALUES (new.assignment_id, new.words); END",
    "CREATE TRIGGER folders_fts_out AFTER DELETE ON folders_searchwords BEGIN "
    "INSERT INTO folders_fts(folders_fts, rowid, words) VALUES ('delete', old.assignment_id, old.words); END",
    "CREATE TRIGGER folders_fts_on AFTER UPDATE OF words ON folders_searchwords "
    "WHEN old.words IS NOT new.words BEGIN "
    "INSERT INTO folders_fts(folders_fts, rowid, words) VALUES ('delete', old.assignment_id, old.words); "
    "INSERT INTO folders_fts(rowid, words) VALUES (new.assignment_id, new.words); END",
)
POSTGRESQL = (
    "ALTER TABLE folders_searchwords ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED",
    "CREATE INDEX folders_words_gin ON folders_searchwords USING gin (vector)",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER IF EXISTS folders_fts_{name}" for name in ("in", "out", "on")),
    "DROP TABLE IF EXISTS folders_fts",
)
POSTGRESQL_BACK = ("ALTER TABLE folders_searchwords DROP COLUMN vector",)


def _run(editor, statements):
    for statement in statements:
        editor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def unmake(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    _run(schema_editor, POSTGRESQL_BACK if vendor == "postgresql" else SQLITE_BACK)


class Migration(migrations.Migration):
    dependencies = [("folders", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
