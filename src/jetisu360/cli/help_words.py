"""The words of a help page that Typer says itself, in the language of the rest of the page."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import typer
from typer import rich_utils
from typer.main import get_command

from jetisu360.cli.options import help_
from jetisu360.language import Message, _, _p

_KINDS = {
    "<str>": _("<text>"),
    "<path>": _("<path>"),
    "<int>": _("<number>"),
    "<float>": _("<number>"),
    "<int range>": _("<number>"),
    "<float range>": _("<number>"),
    "<bool>": None,  # that it is there says it
}
_PANELS: dict[str, Message] = {
    "ARGUMENTS_PANEL_TITLE": _p("help", "Arguments"),
    "OPTIONS_PANEL_TITLE": _p("help", "Options"),
    "COMMANDS_PANEL_TITLE": _p("help", "Commands"),
    "REQUIRED_LONG_STRING": _("[required]"),
}
_DEFAULT = _("[usually {value}]")
_OPTIONS, _COMMAND, _USAGE = _("[OPTIONS]"), _("COMMAND [OPTIONS]…"), _("Usage:")
_OF_TYPER = {
    "install_completion": _("Lets the Tab key complete commands and options in this shell."),
    "show_completion": _("Shows the script that lets the Tab key complete them, to copy or to change it."),
}
_HELP = _("Shows this page.")


def program(app: typer.Typer) -> Any:
    """The command of `app`, which says everything in one language."""
    for name, message in _PANELS.items():
        setattr(rich_utils, name, help_(message))
    rich_utils.DEFAULT_STRING = help_(_DEFAULT.fill(value="{}"))
    command = get_command(app)
    context = command.context_class(command, info_name=app.info.name, **command.context_settings)
    usage = f"{help_(_USAGE)} "

    usual: Any = context.formatter_class

    def write_usage(self: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        usual.write_usage(self, prog, args, usage if prefix is None else prefix)

    command.context_class.formatter_class = type("Formatter", (usual,), {"write_usage": write_usage})
    for one, its_context in _all(command, context):
        _say(one, its_context)
    return command


def _all(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    yield command, context
    for name, one in getattr(command, "commands", {}).items():
        yield from _all(one, one.context_class(one, info_name=name, parent=context, **one.context_settings))


def _say(command: Any, context: Any) -> None:
    command.options_metavar = help_(_OPTIONS)
    if hasattr(command, "commands"):
        command.subcommand_metavar = help_(_COMMAND)
    option = command.get_help_option(context)
    option.help = help_(_HELP)
    for parameter in (*command.params, option):
        if parameter.name in _OF_TYPER:
            parameter.help = help_(_OF_TYPER[parameter.name])
        if (label := parameter.display_type(context)) in _KINDS:
            kind = _KINDS[label]
            parameter.display_type_rich = functools.partial(_kind, help_(kind) if kind else None)


def _kind(label: str | None, ctx: object) -> str | None:
    return label
