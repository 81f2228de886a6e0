"""The commands: how they are called. What they do is in `commands/`, imported only when one of them runs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from jetisu360 import __version__
from jetisu360.commands.language import message_language
from jetisu360.commands.usage import UsageError, explain, report_fault
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import StandingNowhere
from jetisu360.language import Message, _

HELP_LANGUAGE = message_language()


def _help(message: Message) -> str:
    return message.say(HELP_LANGUAGE)


class LanguageOption(StrEnum):
    KK = "kk"
    RU = "ru"
    EN = "en"


class TargetOption(StrEnum):
    IIIF = "iiif"
    PANNELLUM = "pannellum"
    MARZIPANO = "marzipano"
    GPANO = "gpano"
    CSV = "csv"


class FormatOption(StrEnum):
    WEBP = "webp"
    JPEG = "jpeg"
    AVIF = "avif"


app = typer.Typer(
    name="jetisu360",
    help=_help(_("A folder of 360° photographs becomes a museum tour that anyone can walk.")),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Messages = Annotated[
    LanguageOption | None,
    typer.Option("--language", help=_help(_("The language of messages: kk, ru or en."))),
]
Json = Annotated[bool, typer.Option("--json", help=_help(_("Print the result as JSON.")))]
Force = Annotated[
    bool, typer.Option("--force", help=_help(_("Replace the file that is there, whoever made it.")))
]
SiteArgument = Annotated[
    str, typer.Argument(metavar="SITE", help=_help(_("The folder or the address of the site.")))
]
PhotosArgument = Annotated[
    str,
    typer.Argument(metavar="PHOTOS", help=_help(_("The folder of photographs, or its address (s3://…)."))),
]
SiteOption = Annotated[
    str,
    typer.Option(
        "--out", "-o", metavar="SITE", help=_help(_("The folder or the address where the site will be."))
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        max=1024,
        help=_help(_("How many processes work at a time (usually one for each core).")),
    ),
]
PictureFormat = Annotated[
    FormatOption,
    typer.Option("--format", help=_help(_("The format of the pictures: webp, jpeg or avif."))),
]
Quality = Annotated[
    int,
    typer.Option("--quality", min=1, max=100, help=_help(_("The quality of the pictures, from 1 to 100."))),
]
Work = Annotated[
    str | None,
    typer.Option(
        "--work", metavar="DIR", help=_help(_("The folder of intermediate files (usually SITE.work)."))
    ),
]
Kiosk = Annotated[
    bool,
    typer.Option(
        "--kiosk",
        help=_help(
            _("The site is for the screen of a hall: a kiosk from the start, with no way out on the screen.")
        ),
    ),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"jetisu360 {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=_help(_("The version of the program.")), callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options that belong to no command."""


@app.command(help=_help(_("Builds a site from a folder of photographs.")))
def build(
    photos: PhotosArgument,
    out: SiteOption,
    title: Annotated[
        str | None,
        typer.Option("--title", help=_help(_("The title of the tour (the same in every language)."))),
    ] = None,
    language: Annotated[
        LanguageOption | None,
        typer.Option(
            "--language", help=_help(_("The first language of the tour, and of messages: kk, ru or en."))
        ),
    ] = None,
    workers: Workers = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="URL",
            help=_help(_("The address of a Dask scheduler (tcp://…), to work on several machines.")),
        ),
    ] = None,
    picture_format: PictureFormat = FormatOption.WEBP,
    quality: Quality = 85,
    work: Work = None,
    max_pixels: Annotated[
        int | None,
        typer.Option("--max-pixels", min=1, help=_help(_("Photographs with more pixels are not taken."))),
    ] = None,
    max_megabytes: Annotated[
        float | None,
        typer.Option("--max-megabytes", min=0.001, help=_help(_("Files of more megabytes are not taken."))),
    ] = None,
    no_links: Annotated[
        bool, typer.Option("--no-links", help=_help(_("Do not look for the ways between scenes.")))
    ] = False,
    draft: Annotated[
        bool,
        typer.Option("--draft", help=_help(_("Build a draft, also with mistakes that visitors would see."))),
    ] = False,
    archive: Annotated[
        bool,
        typer.Option(
            "--archive",
            help=_help(_("The site offers itself as one archive to download (download/<id>.zip).")),
        ),
    ] = False,
    kiosk: Kiosk = False,
    as_json: Json = False,
) -> None:
    from jetisu360.build.options import Options
    from jetisu360.build.steps.cut_scene import Settings
    from jetisu360.commands.build import run
    from jetisu360.storage import Folder

    site = Folder.at(out)
    options = Options(
        photos=Folder.at(photos),
        site=site,
        work=Folder.at(work) if work else site.beside(".work"),
        title=title,
        language=language.value if language else None,
        workers=workers,
        scheduler=scheduler,
        settings=Settings(
            formats=(picture_format.value,),
            quality=quality,
            max_bytes=int(max_megabytes * 1_000_000) if max_megabytes else None,
            max_pixels=max_pixels,
        ),
        links=not no_links,
        draft=draft,
        archive=archive,
        kiosk=kiosk,
    )
    run(options, message_language(language), as_json)


@app.command(
    help=_help(
        _("Builds a site of several museums: a home page with map, list and search, and every museum's tour.")
    )
)
def region(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help=_help(_("The folder that holds region.toml.")))
    ],
    out: SiteOption,
    workers: Workers = None,
    picture_format: PictureFormat = FormatOption.WEBP,
    quality: Quality = 85,
    work: Work = None,
    kiosk: Kiosk = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.build.region import RegionOptions
    from jetisu360.build.steps.cut_scene import Settings
    from jetisu360.commands.region import run
    from jetisu360.storage import Folder

    site = Folder.at(out)
    options = RegionOptions(
        folder=Folder.at(folder),
        site=site,
        work=Folder.at(work) if work else site.beside(".work"),
        workers=workers,
        settings=Settings(formats=(picture_format.value,), quality=quality),
        kiosk=kiosk,
    )
    run(options, message_language(language), as_json)


@app.command(help=_help(_("Finds how the photographs stand to each other.")))
def links(
    photos: PhotosArgument,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--explain",
            metavar="A B",
            help=_help(_("Writes a picture of two scenes (A B) with their matches drawn.")),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=_help(_("The file of that picture.")))
    ] = None,
    workers: Workers = None,
    work: Annotated[
        str | None,
        typer.Option(
            "--work", metavar="DIR", help=_help(_("The folder of intermediate files (usually PHOTOS.work)."))
        ),
    ] = None,
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.links import run
    from jetisu360.storage import Folder

    kept = Folder.at(work) if work else None
    run(
        Folder.at(photos),
        kept,
        message_language(language),
        as_json,
        explain=explain,
        out=out,
        workers=workers,
        force=force,
    )


@app.command(
    help=_help(_("Puts a built museum site into one archive: for a USB stick, or for another server."))
)
def archive(
    site: SiteArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help=_help(_("The file of the archive (.zip).")))
    ],
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.archive import run
    from jetisu360.storage import Folder

    run(Folder.at(site), out, message_language(language), as_json, force=force)


@app.command(help=_help(_("Shows a site on this computer.")))
def view(
    site: Annotated[
        Path, typer.Argument(metavar="SITE", help=_help(_("The folder or the address of the site.")))
    ],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=_help(_("The number of the port.")))
    ] = 8360,
    host: Annotated[
        str, typer.Option("--host", help=_help(_("The address that the server listens at.")))
    ] = "127.0.0.1",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=_help(_("Do not open a browser.")))
    ] = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.view import run

    run(site, host, port, not no_browser, message_language(language))


@app.command(help=_help(_("Checks every file, every link and every language of a site.")))
def check(site: SiteArgument, as_json: Json = False, language: Messages = None) -> None:
    from jetisu360.commands.check import run
    from jetisu360.storage import Folder

    run(Folder.at(site), message_language(language), as_json)


@app.command(help=_help(_("Writes a site in the formats of other programs.")))
def export(
    site: SiteArgument,
    target: Annotated[
        TargetOption,
        typer.Option("--to", help=_help(_("The format: iiif, pannellum, marzipano, gpano or csv."))),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help=_help(_("The new or empty folder for the result."))),
    ],
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help=_help(_("The address where the files of IIIF will stand (https://…).")),
        ),
    ] = None,
    quality: Annotated[
        int | None,
        typer.Option(
            "--quality",
            min=1,
            max=100,
            help=_help(_("The quality of JPEG files that are made anew, from 1 to 100.")),
        ),
    ] = None,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.export import run
    from jetisu360.storage import Folder

    run(Folder.at(site), target.value, out, message_language(language), as_json, address, quality)


@app.command("import", help=_help(_("Takes in a tour of another program, or a table of objects.")))
def import_(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help=_help(
                _(
                    "A configuration of Pannellum, a Marzipano project, photographs with GPano, or a table "
                    "of objects."
                )
            ),
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FOLDER",
            help=_help(_("The new folder for the photographs and museum.toml.")),
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FOLDER",
            help=_help(_("The folder to whose museum.toml the objects of a table are added.")),
        ),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            metavar="FOLDER",
            help=_help(
                _("The folder that the tour's files do not leave (usually that of its configuration).")
            ),
        ),
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=KEY",
            help=_help(_("What a column of the table is, for example “Инв. №=inventory_number”.")),
        ),
    ] = None,
    as_json: Json = False,
    language: Annotated[
        LanguageOption | None,
        typer.Option(
            "--language",
            help=_help(
                _("The language of a tour or a table that has only one, and of messages: kk, ru or en.")
            ),
        ),
    ] = None,
) -> None:
    from jetisu360.commands.importing import run

    texts = message_language(language.value) if language else None
    run(source, out, into, root, maps or (), texts, message_language(language), as_json)


@app.command(help=_help(_("Prints the JSON Schema of the tour document.")))
def schema(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help=_help(_("The file to write to (usually it is printed)."))
        ),
    ] = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.schema import run

    run(out, message_language(language), force)


@app.command(help=_help(_("Finds the assignments of an official text: who is asked for what, by when.")))
def minutes(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=_help(_("A text in Kazakh or Russian: txt, docx, html, or a pdf with text."))
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help=_help(_("The date of the text, such as 2018-02-12; taken from the text unless given.")),
        ),
    ] = None,
    as_json: Json = False,
    table: Annotated[
        bool,
        typer.Option(
            "--table", help=_help(_("Print the result as a table (as it is unless told otherwise)."))
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="OUT",
            help=_help(_("The file for a page to read: the text with the proposals beside it.")),
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            metavar="OUT",
            help=_help(_("The file for the text itself (UTF-8), of which the JSON gives the places.")),
        ),
    ] = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.minutes import run

    run(file, date, message_language(language), as_json, html, text, table=table, force=force)


def main() -> None:
    """The entry point of the `jetisu360` command."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another encoding shows "?" for a letter it lacks; it does not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        _stand_somewhere()
        sys.exit(app(standalone_mode=False))
    except KeyboardInterrupt:  # before any command had begun, or while the interpreter was still importing
        os._exit(130)
    except UsageError as error:
        _fail(explain(error))
    except JetisuError as error:
        _fail(error)
    except Exception as error:
        if os.environ.get("JETISU360_DEBUG"):
            raise
        _fail(_of_system(error) if isinstance(error, OSError) else report_fault(error))


def _of_system(error: OSError) -> JetisuError:
    from jetisu360.commands.console import system_failed

    return system_failed(error)


def _stand_somewhere() -> None:
    """A site that was built with `--out .` has taken the place of the folder in which the shell still stands:
    the next command goes to the new one, as the shell says its name.

    Raises:
        StandingNowhere
    """
    try:
        Path.cwd()
    except OSError:
        try:
            os.chdir(os.environ["PWD"])
        except (KeyError, OSError):
            raise StandingNowhere from None


def _fail(error: JetisuError) -> NoReturn:
    """One sentence, in the language that was asked for if that much can be read of the call."""
    words = sys.argv[1:]
    asked = next((after for word, after in pairwise(words) if word == "--language"), None)
    from jetisu360.commands.console import FAILED, tell, tell_json

    if "--json" in words:
        tell_json({"ok": False, "error": error.as_json()})
    tell(error.say(message_language(asked)), sys.stderr)
    sys.exit(FAILED)


if __name__ == "__main__":
    main()
