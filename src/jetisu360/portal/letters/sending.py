"""Sending a letter: to one person, in one language, as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage

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


def send(address: str, language: Language, subject: Message, paragraphs: Sequence[Message]) -> None:
    """Sends it now; the mail server has 20 seconds for each answer.

    Raises:
        LetterNotSent
    """
    body = "\n\n".join(paragraph.say(language) for paragraph in paragraphs) + "\n"
    letter = EmailMessage(subject.say(language), body, to=[address])
    letter.extra_headers["Content-Language"] = language
    # What no person has written is answered by no machine (RFC 3834).
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        letter.send()
    except (OSError, UnicodeError) as error:  # (smtplib's errors are OSErrors)
        raise LetterNotSent(address=address, problem=said(error)) from error
