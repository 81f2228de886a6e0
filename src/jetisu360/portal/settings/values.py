"""Settings that are addresses: whether they are, and what Django wants to know of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS = (
    # Readers do not wait for the writer, and what was committed outlives a kill (a power cut may cost the
    # last commits, never the file): https://sqlite.org/wal.html
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA cache_size=-16000",
    "PRAGMA mmap_size=134217728",
)


def check_database(value: str) -> str:
    """The address of a PostgreSQL database, or nothing.

    Raises:
        ValueError: it is neither.
    """
    if value:
        parts = urlsplit(value)
        if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
            raise ValueError("database")
        parts.port  # noqa: B018 - raises ValueError where it is no number
    return value


def check_web_address(value: str) -> str:
    """The address of the portal without a slash at its end, or nothing.

    Raises:
        ValueError: it is neither.
    """
    if value:
        parts = urlsplit(value.rstrip("/"))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise ValueError("address")
        parts.port  # noqa: B018
    return value.rstrip("/")


def check_mail(value: str) -> str:
    """The address of a mail server, or nothing.

    Raises:
        ValueError: it is neither.
    """
    if value:
        parts = urlsplit(value)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("mail")
        parts.port  # noqa: B018
    return value


def database(value: str, folder: Path) -> dict[str, Any]:
    """Django's entry of a database: PostgreSQL at this address, or SQLite in the folder."""
    if not value:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "portal.sqlite3",
            "OPTIONS": {
                # Who will write waits for its turn at the beginning, where waiting is possible.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": ";".join(SQLITE_PRAGMAS),
            },
        }
    parts = urlsplit(value)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        **_who_and_where(parts),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **dict(parse_qsl(parts.query))},
    }


def mail(value: str) -> dict[str, Any]:
    """Django's settings of outgoing mail; without a server nothing is sent."""
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(value)
    within = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if within else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": within,
        # What has a password is not said in the open.
        "EMAIL_USE_TLS": not within and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }


def _who_and_where(parts: SplitResult) -> dict[str, Any]:
    return {
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }
