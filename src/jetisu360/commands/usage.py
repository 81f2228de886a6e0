"""A command called wrongly, or a program gone wrong: one sentence for the reader, never a traceback."""

from __future__ import annotations

import os
import re
import tempfile
import traceback
from collections.abc import Sequence
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from jetisu360 import __version__
from jetisu360.errors import JetisuError
from jetisu360.language import _

# Typer brings its own copy of Click and gives this class no public name.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_SEE_HELP = _("All options are described by: {command} --help")


class Misused(JetisuError):
    """`command`: what to ask for help. Base of the ways to call a command wrongly."""

    code = "misused"
    sentence = _("The command is not written as it should be.")
    advice = _SEE_HELP


class MissingArgument(Misused):
    """`name`: as the help writes it."""

    code = "missing-argument"
    sentence = _("A required option is missing: {name}.")


class UnknownWord(Misused):
    """`word`: what was typed and means nothing here."""

    code = "unknown-word"
    sentence = _("There is no such command or option: {word}.")


class MisspeltWord(UnknownWord):
    """`meant`: the nearest word that exists."""

    code = "misspelt-word"
    sentence = _("There is no such command or option: {word}. Perhaps you meant {meant}.")


class WrongValue(Misused):
    """`name`, `allowed`: the values that are."""

    code = "wrong-value"
    sentence = _("The value of {name} is not right. Allowed: {allowed}.")


class ProgramFault(JetisuError):
    """`report`: the file that holds what a developer needs."""

    code = "program-fault"
    sentence = _("The program has failed; your photographs and the site that was there are unchanged.")
    advice = _("Run the command again; if it fails again, send this file to the developers: {report}")


class ProgramFaultUnwritten(ProgramFault):
    """`report`: its last line, because a file could not be written."""

    code = "program-fault-unwritten"
    advice = _("Run the command again; if it fails again, send this line to the developers: {report}")


def explain(error: Any) -> JetisuError:
    """The sentence for a usage error of Typer's, which carries the context and the parameter it is about."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "jetisu360"
    if (typed := getattr(error, "option_name", None)) is not None:
        return _unknown(typed, _options(context), command)
    parameter = getattr(error, "param", None)
    if type(error).__name__ == "MissingParameter" and parameter is not None:
        return MissingArgument(name=_name(parameter), command=command)
    if isinstance(error, typer.BadParameter) and parameter is not None:
        return WrongValue(name=_name(parameter), allowed=_allowed(parameter), command=command)
    # Which command is unknown, or which word too many, stands only in the English message.
    quoted = re.search(r"command '([^']+)'|argument(?:s|\(s\))? \(([^()]+)\)", getattr(error, "message", ""))
    if quoted is None:
        return Misused(command=command)
    known = getattr(context.command, "commands", {}) if context else {}
    return _unknown(quoted[1] or quoted[2], list(known), command)


def report_fault(error: BaseException) -> ProgramFault:
    """Writes the traceback to a file of its own and names it."""
    try:
        handle, name = tempfile.mkstemp(prefix="jetisu360-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"jetisu360 {__version__}\n\n")
            file.writelines(traceback.format_exception(error))
    except OSError:
        where = traceback.extract_tb(error.__traceback__)[-1:]
        at = "".join(f", {Path(item.filename).name}:{item.lineno}" for item in where)
        return ProgramFaultUnwritten(report=f"jetisu360 {__version__}: {error!r}{at}")
    return ProgramFault(report=str(Path(name)))


def _unknown(typed: str, known: Sequence[str], command: str) -> JetisuError:
    near = get_close_matches(typed, known, n=1)
    if near:
        return MisspeltWord(word=typed, meant=near[0], command=command)
    return UnknownWord(word=typed, command=command)


def _options(context: Any) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [option for parameter in parameters for option in parameter.opts if option.startswith("--")]


def _name(parameter: Any) -> str:
    options = [option for option in parameter.opts if option.startswith("-")]
    return " / ".join(options) if options else str(parameter.metavar or parameter.name).strip("{}[]")


def _allowed(parameter: Any) -> str:
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(member.value) for member in annotation)
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is not None and most is not None:
        return f"{least} … {most}"
    return f"≥ {least}" if least is not None else "…"
