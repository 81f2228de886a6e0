"""Whether a build looks for faces and number plates: its options, else a variable, else it does and tells."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, get_args

from jetisu360.commands.usage import Misused
from jetisu360.errors import JetisuError
from jetisu360.language import _

if TYPE_CHECKING:
    from jetisu360.build.options import PrivacyChoice

VARIABLE = "JETISU360_PRIVACY"


class PrivacyBoth(Misused):
    """`command`."""

    code = "privacy-both"
    sentence = _("“--strict-privacy” and “--no-privacy” exclude each other.")


class PrivacyVariableWrong(JetisuError):
    """`variable`, `value`, `allowed`."""

    code = "privacy-variable"
    sentence = _("The environment variable {variable} has the value “{value}”, which means nothing here.")
    advice = _("Allowed: {allowed}. Or remove the variable.")


def privacy_choice(*, strict: bool, skip: bool, command: str) -> PrivacyChoice:
    """What was asked for. An option goes before the variable, so that a machine whose builds are strict can
    still be told otherwise by hand, and one whose builds do not look can be told to.

    Raises:
        PrivacyBoth, PrivacyVariableWrong
    """
    from jetisu360.build.options import PrivacyChoice

    if strict and skip:
        raise PrivacyBoth(command=command)
    if strict or skip:
        return "strict" if strict else "skip"
    value = os.environ.get(VARIABLE, "").strip().lower()
    allowed: tuple[PrivacyChoice, ...] = get_args(PrivacyChoice)
    for known in allowed:
        if value == known:
            return known
    if value:
        raise PrivacyVariableWrong(variable=VARIABLE, value=value, allowed=", ".join(allowed))
    return "tell"
