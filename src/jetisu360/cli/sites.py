"""How the commands are called that are about a site which is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jetisu360.cli.app import app
from jetisu360.cli.options import (
    Force,
    Json,
    LabelsOption,
    Messages,
    SiteArgument,
    TargetOption,
    Work,
    help_,
)
from jetisu360.commands.language import message_language
from jetisu360.language import _


@app.command(help=help_(_("Shows a site on this computer.")))
def view(
    site: Annotated[
        Path, typer.Argument(metavar="SITE", help=help_(_("The folder or the address of the site.")))
    ],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=help_(_("The number of the port.")))
    ] = 8360,
    host: Annotated[
        str, typer.Option("--host", help=help_(_("The address that the server listens at.")))
    ] = "127.0.0.1",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=help_(_("Do not open a browser.")))
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help=help_(_("Build the site again whenever its museum.toml has changed, and show it anew.")),
        ),
    ] = False,
    work: Work = None,
    language: Messages = None,
) -> None:
    from jetisu360.commands.view import run
    from jetisu360.storage import Folder

    kept = Folder.at(work) if work else None
    run(site, host, port, not no_browser, message_language(language), watch=watch, work=kept)


@app.command(
    help=help_(_("Puts a built museum site into one archive: for a USB stick, or for another server."))
)
def archive(
    site: SiteArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help=help_(_("The file of the archive (.zip).")))
    ],
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.archive import run
    from jetisu360.storage import Folder

    run(Folder.at(site), out, message_language(language), as_json, force=force)


@app.command(
    help=help_(_("Prints labels for the halls: a code beside each room and object that leads into the tour."))
)
def labels(
    site: SiteArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help=help_(_("The file of the labels (.pdf).")))
    ],
    only: Annotated[
        LabelsOption, typer.Option("--only", help=help_(_("Of what: all, rooms or objects.")))
    ] = LabelsOption.ALL,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help=help_(_("Where the site stands on the web; the tour’s own address unless given.")),
        ),
    ] = None,
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.labels import run
    from jetisu360.storage import Folder

    run(Folder.at(site), out, only.value, address, message_language(language), as_json, force=force)


@app.command(help=help_(_("Checks every file, every link and every language of a site.")))
def check(site: SiteArgument, as_json: Json = False, language: Messages = None) -> None:
    from jetisu360.commands.check import run
    from jetisu360.storage import Folder

    run(Folder.at(site), message_language(language), as_json)


@app.command(help=help_(_("Writes a site in the formats of other programs.")))
def export(
    site: SiteArgument,
    target: Annotated[
        TargetOption,
        typer.Option("--to", help=help_(_("The format: iiif, pannellum, marzipano, gpano or csv."))),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help=help_(_("The new or empty folder for the result."))),
    ],
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help=help_(_("The address where the files of IIIF will stand (https://…).")),
        ),
    ] = None,
    quality: Annotated[
        int | None,
        typer.Option(
            "--quality",
            min=1,
            max=100,
            help=help_(_("The quality of JPEG files that are made anew, from 1 to 100.")),
        ),
    ] = None,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.export import run
    from jetisu360.storage import Folder

    run(Folder.at(site), target.value, out, message_language(language), as_json, address, quality)
