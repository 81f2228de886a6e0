"""Why a file was not written: each in one sentence, and whatever stood there is as it was."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _

_ANOTHER = _("Name another file for the result.")


class OutputRefused(JetisuError):
    """`file`. Base of the reasons not to write a file."""

    code = "output-refused"
    sentence = _("The file “{file}” was not written.")
    advice = _ANOTHER


class OutputIsInput(OutputRefused):
    """`file`, `source`."""

    code = "output-is-input"
    sentence = _("“{file}” is the very file that the command reads (“{source}”), so it was not written to.")


class OutputTwice(OutputRefused):
    """`file`."""

    code = "output-twice"
    sentence = _("The file “{file}” is named for two results at once.")


class OutputInFolder(OutputRefused):
    """`file`, `folder`."""

    code = "output-in-folder"
    sentence = _(
        "The file “{file}” cannot be in the folder “{folder}”, which holds nothing but its own files."
    )
    advice = _("Write the result into another folder: give its path in the option.")


class OutputExists(OutputRefused):
    """`file`."""

    code = "output-exists"
    sentence = _(
        "There is a file “{file}” that this command did not make, or that was changed since; it is as it was."
    )
    advice = _("Name another file, or add “--force” if it is to be replaced.")


class OutputIsFolder(OutputRefused):
    """`file`."""

    code = "output-is-folder"
    sentence = _("“{file}” is a folder and not a file, so nothing was written there.")


class OutputIsLink(OutputRefused):
    """`file`."""

    code = "output-is-link"
    sentence = _("“{file}” is a link that leads elsewhere, so nothing was written through it.")
    advice = _("Name the file itself.")


class OutputIsSpecial(OutputRefused):
    """`file`."""

    code = "output-is-special"
    sentence = _("“{file}” is no ordinary file (a device, a pipe or a socket), so nothing was written to it.")


class OutputChanged(OutputRefused):
    """`file`."""

    code = "output-changed"
    sentence = _("Somebody changed “{file}” while the command was at work, so it was left as it is.")
    advice = _("Run the command again.")
