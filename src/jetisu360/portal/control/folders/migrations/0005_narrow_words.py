"""On PostgreSQL the index holds the terms, and the rows only the words: a search looks at every row that it
finds, and rows that also held the terms were more than twice as wide.
"""

from django.db import migrations

NARROW = (
    "DROP INDEX folders_words_gin",
    "ALTER TABLE folders_searchwords DROP COLUMN vector",
    # (Written anew: a column that is dropped stays in the rows that there are.)
    "ALTER TABLE folders_searchwords ALTER COLUMN words TYPE text USING words || ''",
    "CREATE INDEX folders_words_gin ON folders_searchwords USING gin (to_tsvector('simple'::regconfig, words))",
)
WIDE = (
    "DROP INDEX folders_words_gin",
    "ALTER TABLE folders_searchwords ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED",
    "CREATE INDEX folders_words_gin ON folders_searchwords USING gin (vector)",
)


def _run(editor, statements):
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement)


def narrow(apps, schema_editor):
    _run(schema_editor, NARROW)


def widen(apps, schema_editor):
    _run(schema_editor, WIDE)


class Migration(migrations.Migration):
    dependencies = [("folders", "0004_tables_of_kinds")]
    operations = [migrations.RunPython(narrow, widen)]
