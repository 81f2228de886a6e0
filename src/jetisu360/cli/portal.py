"""How the commands of the portal are called; Django comes only when one of them runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jetisu360.cli.app import app
from jetisu360.cli.options import Force, Json, Messages, PortalFolder, help_
from jetisu360.commands.language import message_language
from jetisu360.language import _


@app.command(help=help_(_("Runs the portal in which museum staff make and publish their tours.")))
def serve(
    folder: PortalFolder = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=help_(_("The number of the port.")))
    ] = 8366,
    host: Annotated[
        str, typer.Option("--host", help=help_(_("The address that the server listens at.")))
    ] = "127.0.0.1",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=help_(_("Do not open a browser.")))
    ] = False,
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.command import run

    run(folder, host, port, not no_browser, message_language(language))


@app.command(help=help_(_("Does the work of the portal: builds tours and publishes them.")))
def worker(
    folder: PortalFolder = None,
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.worker_command import run

    run(folder, message_language(language), with_parent=with_parent)


@app.command(help=help_(_("Makes the portal ready on a server: its settings, its tables, its first person.")))
def setup(
    folder: PortalFolder = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help=help_(_("The address that people will type (https://portal.example.kz).")),
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="URL",
            help=help_(_("A PostgreSQL database (postgresql://user:password@host/name).")),
        ),
    ] = None,
    storage: Annotated[
        str | None,
        typer.Option(
            "--storage", metavar="URL", help=help_(_("Where photographs and sites will lie (s3://…)."))
        ),
    ] = None,
    mail: Annotated[
        str | None,
        typer.Option(
            "--mail", metavar="URL", help=help_(_("The mail server (smtp://user:password@host:587)."))
        ),
    ] = None,
    behind_proxy: Annotated[
        bool,
        typer.Option("--behind-proxy", help=help_(_("A web server before the portal says who asks."))),
    ] = False,
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.setup import run

    asked = {
        "JETISU360_ADDRESS": address,
        "DATABASE_URL": database,
        "STORAGE_URL": storage,
        "EMAIL_URL": mail,
        "JETISU360_BEHIND_PROXY": "true" if behind_proxy else None,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    run(folder, given, message_language(language))


@app.command(help=help_(_("Looks at everything that the portal needs, and says how it is.")))
def doctor(folder: PortalFolder = None, as_json: Json = False, language: Messages = None) -> None:
    from jetisu360.portal.serve.doctor import run

    run(folder, message_language(language), as_json)


@app.command(help=help_(_("Puts everything that the portal knows and keeps into one file, while it runs.")))
def backup(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=help_(_("The file of the backup (portal.zip).")))
    ],
    folder: PortalFolder = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.backup_command import make_backup

    make_backup(folder, file, message_language(language), force=force)


@app.command(help=help_(_("Makes a new portal what it was when a backup was made.")))
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=help_(_("The file of the backup (portal.zip).")))
    ],
    folder: PortalFolder = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=help_(_("Also where there is a portal, all of which is then lost."))),
    ] = False,
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.backup_command import restore_backup

    restore_backup(folder, file, message_language(language), force=force)


audit = typer.Typer(no_args_is_help=True)
app.add_typer(audit, name="audit", help=help_(_("Looks after the portal's journal of who did what.")))


@audit.callback()
def audit_journal() -> None:
    """So that `verify` is named even while it is the only one."""


@audit.command(help=help_(_("Checks that no entry of the journal was changed, removed or moved.")))
def verify(
    folder: PortalFolder = None,
    hash: Annotated[
        str,
        typer.Option("--hash", metavar="HASH", help=help_(_("A hash that was noted down earlier."))),
    ] = "",
    language: Messages = None,
) -> None:
    from jetisu360.portal.serve.audit_command import verify_chain

    if not verify_chain(folder, hash, message_language(language)):
        raise typer.Exit(1)
