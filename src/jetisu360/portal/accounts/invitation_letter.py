"""The letter with the link of an invitation."""

from __future__ import annotations

from typing import Any

from jetisu360.language import LANGUAGES, Language, Message, _, _n
from jetisu360.portal.accounts.invitations import DAYS
from jetisu360.portal.accounts.models import Person, plain_email
from jetisu360.portal.letters.sending import send

_SUBJECT = _("An invitation to the portal Jetisu 360")
_WHO = _("{name} invites you to the portal in which museums make and publish their 360° tours.")
_LINK = _n(
    "Open this link to come in; it works once, for {n} day:\n{link}",
    "Open this link to come in; it works once, for {n} days:\n{link}",
)
_NOT_YOU = _("If you do not know what this is about, do nothing: without the link nobody comes in.")


def send_invitation(address: str, link: str, by: Any, language: Language) -> None:
    """In the language of whoever is here by that address already, else in `language`.

    Raises:
        LetterNotSent: the invitation itself is made, and its link works.
    """
    paragraphs: list[Message] = [_WHO.fill(name=by.name or by.email), _LINK.fill(n=DAYS, link=link), _NOT_YOU]
    known = Person.objects.filter(email=plain_email(address)).values_list("language", flat=True).first()
    chosen = next((code for code in LANGUAGES if code == known), language)
    send(address, chosen, _SUBJECT, paragraphs)
