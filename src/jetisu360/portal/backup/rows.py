"""Rows as lines of JSON, and back: by the fields of a model, the same for every database.

Not Django's own serializer: it cuts moments to milliseconds, and the journal's hashes cover microseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.portal.backup.writing import Sink

BATCH = 500
MOST_ROW = 50_000_000
"""Bytes of one row: a museum's document has some megabytes."""


class NotRows(ValueError):
    """What was read are no rows of the table."""


def write_rows(model: Any, sink: Sink) -> int:
    """Writes every row of the table; how many. One batch of them is in memory."""
    names = [field.attname for field in _kept(model)]
    count = 0
    for row in model._base_manager.order_by("pk").values(*names).iterator(chunk_size=BATCH):
        sink.write(json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n")
        count += 1
    return count


def load_rows(model: Any, file: IO[bytes]) -> int:
    """Makes the rows; how many.

    Raises:
        NotRows; DatabaseError
    """
    fields = _kept(model)
    for field in fields:
        # What was kept is the moment of then, not this one.
        field.auto_now = field.auto_now_add = False
    rows, count = _rows(fields, file), 0
    while batch := [model(**row) for row in islice(rows, BATCH)]:
        model._base_manager.bulk_create(batch)
        count += len(batch)
    return count


def _kept(model: Any) -> list[Any]:
    """The columns of a table, but for those that the database makes of others by itself."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def _rows(fields: list[Any], file: IO[bytes]) -> Iterator[dict[str, Any]]:
    while line := file.readline(MOST_ROW + 1):
        try:
            row = read_json(line, "a row", most=MOST_ROW)
            yield {field.attname: _value(field, row[field.attname]) for field in fields}
        except (ValueError, KeyError, TypeError, LimitExceeded, ValidationError) as error:
            raise NotRows from error


def _value(field: Any, kept: Any) -> Any:
    return kept if isinstance(field, models.JSONField) else field.to_python(kept)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"a row with {type(value).__name__}: say here how it is written")
