"""How the commands are called that are about official texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jetisu360.cli.app import app
from jetisu360.cli.options import Force, Json, Messages, help_
from jetisu360.commands.language import message_language
from jetisu360.language import _


@app.command(help=help_(_("Finds the assignments of an official text: who is asked for what, by when.")))
def minutes(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=help_(
                _("A text in Kazakh or Russian: docx, odt, rtf, xlsx, ods, html, txt, eml, pdf with text.")
            ),
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help=help_(_("The date of the text, such as 2018-02-12; taken from the text unless given.")),
        ),
    ] = None,
    as_json: Json = False,
    table: Annotated[
        bool,
        typer.Option(
            "--table", help=help_(_("Print the result as a table (as it is unless told otherwise)."))
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="OUT",
            help=help_(_("The file for a page to read: the text with the proposals beside it.")),
        ),
    ] = None,
    xlsx: Annotated[
        Path | None,
        typer.Option(
            "--xlsx",
            metavar="OUT",
            help=help_(_("The file for the table of assignments as an Excel workbook.")),
        ),
    ] = None,
    docx: Annotated[
        Path | None,
        typer.Option(
            "--docx",
            metavar="OUT",
            help=help_(_("The file for the table of assignments as a Word document.")),
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            metavar="OUT",
            help=help_(_("The file for the text itself (UTF-8), of which the JSON gives the places.")),
        ),
    ] = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.minutes import run

    run(
        file,
        date,
        message_language(language),
        as_json,
        html,
        text,
        xlsx=xlsx,
        docx=docx,
        table=table,
        force=force,
    )
