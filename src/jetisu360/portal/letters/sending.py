"""Sending a letter: to one person, in one language, as plain text."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.language import Language, Message, _
from jetisu360.portal.settings.table import settings


class LetterNotSent(JetisuError):
    """`address`, `problem` (a text in three languages)."""

    code = "letter-not-sent"
    sentence = _("The e-mail to {address} could not be sent: {problem}.")


def may_send() -> bool:
    """Whether there is a mail server at all."""
    return bool(settings().mail)


def send(
    address: str,
    language: Language,
    subject: Message,
    paragraphs: Sequence[Message],
    connection: Any = None,
) -> None:
    """Sends it now; the mail server has 20 seconds for each answer. `connection`: to the mail server, where
    there are several letters (`Post`).

    Raises:
        LetterNotSent
    """
    body = "\n\n".join(paragraph.say(language) for paragraph in paragraphs) + "\n"
    letter = EmailMessage(subject.say(language), body, to=[address], connection=connection)
    letter.extra_headers["Content-Language"] = language
    # What no person has written is answered by no machine (RFC 3834).
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        letter.send()
    except (OSError, UnicodeError) as error:  # (smtplib's errors are OSErrors)
        raise LetterNotSent(address=address, problem=said(error)) from error


class Post:
    """Many letters over one connection, which is made anew where it broke."""

    def __enter__(self) -> Self:
        self._connection = get_connection()
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def send(self, address: str, language: Language, subject: Message, paragraphs: Sequence[Message]) -> None:
        """
        Raises:
            LetterNotSent
        """
        try:
            self._connection.open()
            send(address, language, subject, paragraphs, self._connection)
        except (OSError, LetterNotSent) as error:
            self._close()
            self._connection = get_connection()
            if isinstance(error, LetterNotSent):
                raise
            raise LetterNotSent(address=address, problem=said(error)) from error

    def _close(self) -> None:
        with contextlib.suppress(OSError):  # (smtplib's errors are OSErrors)
            self._connection.close()
