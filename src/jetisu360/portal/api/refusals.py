"""Why a program is not answered."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class NotSignedIn(JetisuError):
    """Neither a token nor a session. No details."""

    code = "not-signed-in"
    sentence = _("This is answered only to people of the portal.")
    advice = _("Make a key on the page of your account and send it: Authorization: Bearer <key>.")


class TokenUnknown(JetisuError):
    """No details."""

    code = "token-unknown"
    sentence = _("This key opens nothing: it was withdrawn, its time is over, or there never was one.")
    advice = _("Make a new key on the page of your account.")


class TooManyTokens(JetisuError):
    """No details."""

    code = "too-many-wrong-tokens"
    sentence = _("Too many wrong keys came from this address.")
    advice = _("Wait a minute, and look at the key that is sent.")


class NotUnderstood(JetisuError):
    """The body is no JSON. No details."""

    code = "request-not-understood"
    sentence = _("What was sent cannot be read as JSON.")


class BodyTooLarge(JetisuError):
    """`limit`: in MB, as text."""

    code = "request-too-large"
    sentence = _("What was sent has more than {limit} MB.")
    advice = _("Photographs are sent by tus, to the address that the museum names as “uploads”.")


class FieldsWrong(JetisuError):
    """`problems`: the sentences of the fields, in three languages."""

    code = "fields-wrong"
    sentence = _("Some of what was sent is not as it should be:\n{problems}")


class RevisionNeeded(JetisuError):
    """No details."""

    code = "revision-needed"
    sentence = _("It was not said which revision of the museum is to be replaced.")
    advice = _("Send what the ETag of the read document was as If-Match.")


class RegionUnknown(JetisuError):
    """`slug`."""

    code = "region-unknown"
    sentence = _("There is no region “{slug}” in which you may create museums.")
    advice = _("Leave it out where there is only one, or name another.")


class TitleNeeded(JetisuError):
    """No details."""

    code = "title-needed"
    sentence = _("Say what the museum is called, in one language at least.")
