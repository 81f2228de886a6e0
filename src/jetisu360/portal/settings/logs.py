"""The log: for people one line an event, on request one JSON object a line."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from jetisu360.portal.settings.table import Settings

_OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """time (UTC, ISO 8601), level, logger, message; what came as `extra`; a fault with its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        told |= {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        told.pop("request", None)  # Django adds the request itself; its parts are told by access.py
        return json.dumps(told, ensure_ascii=False, default=str)


def logging_config(table: Settings) -> dict[str, Any]:
    """For `logging.config.dictConfig`: everything to stderr."""
    level = table.log_level.upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {"()": "jetisu360.portal.settings.logs.JsonFormatter"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": table.log}},
        "root": {"handlers": ["console"], "level": "WARNING" if level == "INFO" else level},
        "loggers": {
            "jetisu360": {"level": level},
            # What a person did wrong is told to that person; the log has what is wrong with the program.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "ERROR"},
        },
    }
