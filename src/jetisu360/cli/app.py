"""The program, to which every file of commands adds its own."""

from __future__ import annotations

from typing import Annotated

import typer

from jetisu360 import __version__
from jetisu360.cli.options import help_
from jetisu360.language import _

app = typer.Typer(
    name="jetisu360",
    help=help_(_("A folder of 360° photographs becomes a museum tour that anyone can walk.")),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"jetisu360 {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=help_(_("The version of the program.")), callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options that belong to no command."""
