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
from jetisu360.commands.words import word
from jetisu360.errors import JetisuError
from jetisu360.stopped import StandingNowhere

HELP_LANGUAGE = message_language()


def _help(key: str) -> str:
    return word(key, HELP_LANGUAGE)


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
    help=_help("app"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Messages = Annotated[LanguageOption | None, typer.Option("--language", help=_help("language-messages"))]
Json = Annotated[bool, typer.Option("--json", help=_help("json"))]
Force = Annotated[bool, typer.Option("--force", help=_help("force"))]
SiteArgument = Annotated[str, typer.Argument(metavar="SITE", help=_help("site"))]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"jetisu360 {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help=_help("version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options that belong to no command."""


@app.command(help=_help("build"))
def build(
    photos: Annotated[str, typer.Argument(metavar="PHOTOS", help=_help("photos"))],
    out: Annotated[str, typer.Option("--out", "-o", metavar="SITE", help=_help("out"))],
    title: Annotated[str | None, typer.Option("--title", help=_help("title"))] = None,
    language: Annotated[LanguageOption | None, typer.Option("--language", help=_help("language"))] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, max=1024, help=_help("workers"))] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="URL", help=_help("scheduler"))
    ] = None,
    picture_format: Annotated[
        FormatOption, typer.Option("--format", help=_help("format"))
    ] = FormatOption.WEBP,
    quality: Annotated[int, typer.Option("--quality", min=1, max=100, help=_help("quality"))] = 85,
    work: Annotated[str | None, typer.Option("--work", metavar="DIR", help=_help("work"))] = None,
    max_pixels: Annotated[int | None, typer.Option("--max-pixels", min=1, help=_help("max-pixels"))] = None,
    max_megabytes: Annotated[
        float | None, typer.Option("--max-megabytes", min=0.001, help=_help("max-megabytes"))
    ] = None,
    no_links: Annotated[bool, typer.Option("--no-links", help=_help("no-links"))] = False,
    draft: Annotated[bool, typer.Option("--draft", help=_help("draft"))] = False,
    archive: Annotated[bool, typer.Option("--archive", help=_help("archive-offered"))] = False,
    kiosk: Annotated[bool, typer.Option("--kiosk", help=_help("kiosk"))] = False,
    as_json: Json = False,
) -> None:
    from jetisu360.commands.build import run
    from jetisu360.publish.build import Options
    from jetisu360.tour.steps import Settings
    from jetisu360.tour.storage import Folder

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


@app.command(help=_help("region"))
def region(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help=_help("region-folder"))],
    out: Annotated[str, typer.Option("--out", "-o", metavar="SITE", help=_help("out"))],
    workers: Annotated[int | None, typer.Option("--workers", min=1, max=1024, help=_help("workers"))] = None,
    picture_format: Annotated[
        FormatOption, typer.Option("--format", help=_help("format"))
    ] = FormatOption.WEBP,
    quality: Annotated[int, typer.Option("--quality", min=1, max=100, help=_help("quality"))] = 85,
    work: Annotated[str | None, typer.Option("--work", metavar="DIR", help=_help("work"))] = None,
    kiosk: Annotated[bool, typer.Option("--kiosk", help=_help("kiosk"))] = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.region import run
    from jetisu360.publish.region.build import RegionOptions
    from jetisu360.tour.steps import Settings
    from jetisu360.tour.storage import Folder

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


@app.command(help=_help("links"))
def links(
    photos: Annotated[str, typer.Argument(metavar="PHOTOS", help=_help("photos"))],
    explain: Annotated[
        tuple[str, str] | None, typer.Option("--explain", metavar="A B", help=_help("explain"))
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=_help("explain-out"))
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, max=1024, help=_help("workers"))] = None,
    work: Annotated[str | None, typer.Option("--work", metavar="DIR", help=_help("work-links"))] = None,
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.links import run
    from jetisu360.tour.storage import Folder

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


@app.command(help=_help("archive"))
def archive(
    site: SiteArgument,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help=_help("archive-out"))],
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.archive import run
    from jetisu360.tour.storage import Folder

    run(Folder.at(site), out, message_language(language), as_json, force=force)


@app.command(help=_help("view"))
def view(
    site: Annotated[Path, typer.Argument(metavar="SITE", help=_help("site"))],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help=_help("port"))] = 8360,
    host: Annotated[str, typer.Option("--host", help=_help("host"))] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help=_help("no-browser"))] = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.view import run

    run(site, host, port, not no_browser, message_language(language))


@app.command(help=_help("check"))
def check(site: SiteArgument, as_json: Json = False, language: Messages = None) -> None:
    from jetisu360.commands.check import run
    from jetisu360.tour.storage import Folder

    run(Folder.at(site), message_language(language), as_json)


@app.command(help=_help("export"))
def export(
    site: SiteArgument,
    target: Annotated[TargetOption, typer.Option("--to", help=_help("export-to"))],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help=_help("export-out"))],
    address: Annotated[
        str | None, typer.Option("--address", metavar="URL", help=_help("export-address"))
    ] = None,
    quality: Annotated[
        int | None, typer.Option("--quality", min=1, max=100, help=_help("export-quality"))
    ] = None,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.export import run
    from jetisu360.tour.storage import Folder

    run(Folder.at(site), target.value, out, message_language(language), as_json, address, quality)


@app.command("import", help=_help("import"))
def import_(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=_help("import-source"))],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FOLDER", help=_help("import-out"))
    ] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="FOLDER", help=_help("import-into"))] = None,
    root: Annotated[Path | None, typer.Option("--root", metavar="FOLDER", help=_help("import-root"))] = None,
    as_json: Json = False,
    language: Annotated[
        LanguageOption | None, typer.Option("--language", help=_help("import-language"))
    ] = None,
) -> None:
    from jetisu360.commands.importing import run

    texts = message_language(language.value) if language else "kk"
    run(source, out, into, root, texts, message_language(language), as_json)


@app.command(help=_help("schema"))
def schema(
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=_help("schema-out"))] = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.schema import run

    run(out, message_language(language), force)


@app.command(help=_help("minutes"))
def minutes(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_help("minutes-file"))],
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help=_help("minutes-date"))] = None,
    as_json: Json = False,
    table: Annotated[bool, typer.Option("--table", help=_help("minutes-table"))] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT", help=_help("minutes-html"))] = None,
    text: Annotated[Path | None, typer.Option("--text", metavar="OUT", help=_help("minutes-text"))] = None,
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
