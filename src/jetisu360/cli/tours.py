"""How the commands are called that make a tour: of photographs, of another program, of several museums."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jetisu360.cli.app import app
from jetisu360.cli.options import (
    Force,
    FormatOption,
    Json,
    Kiosk,
    LanguageOption,
    Messages,
    NoBrowser,
    NoPrivacy,
    PhotosArgument,
    PictureFormat,
    Port,
    Quality,
    Scheduler,
    SiteOption,
    StrictPrivacy,
    Work,
    WorkBesidePhotos,
    Workers,
    WorkOfLinks,
    help_,
)
from jetisu360.commands.language import message_language
from jetisu360.language import _


@app.command(help=help_(_("Builds a site from a folder of photographs.")))
def build(
    photos: PhotosArgument,
    out: SiteOption,
    title: Annotated[
        str | None,
        typer.Option("--title", help=help_(_("The title of the tour (the same in every language)."))),
    ] = None,
    language: Annotated[
        LanguageOption | None,
        typer.Option(
            "--language", help=help_(_("The first language of the tour, and of messages: kk, ru or en."))
        ),
    ] = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    picture_format: PictureFormat = FormatOption.WEBP,
    quality: Quality = 85,
    work: Work = None,
    max_pixels: Annotated[
        int | None,
        typer.Option("--max-pixels", min=1, help=help_(_("Photographs with more pixels are not taken."))),
    ] = None,
    max_megabytes: Annotated[
        float | None,
        typer.Option("--max-megabytes", min=0.001, help=help_(_("Files of more megabytes are not taken."))),
    ] = None,
    no_links: Annotated[
        bool, typer.Option("--no-links", help=help_(_("Do not look for the ways between scenes.")))
    ] = False,
    draft: Annotated[
        bool,
        typer.Option("--draft", help=help_(_("Build a draft, also with mistakes that visitors would see."))),
    ] = False,
    archive: Annotated[
        bool,
        typer.Option(
            "--archive",
            help=help_(_("The site offers itself as one archive to download (download/<id>.zip).")),
        ),
    ] = False,
    kiosk: Kiosk = False,
    strict_privacy: StrictPrivacy = False,
    no_privacy: NoPrivacy = False,
    as_json: Json = False,
) -> None:
    from jetisu360.build.options import Options
    from jetisu360.build.steps.cut_scene import Settings
    from jetisu360.commands.build import run
    from jetisu360.commands.privacy_choice import privacy_choice
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
        privacy=privacy_choice(strict=strict_privacy, skip=no_privacy, command="jetisu360 build"),
    )
    run(options, message_language(language), as_json)


@app.command(
    help=help_(
        _("Builds a site of several museums: a home page with map, list and search, and every museum's tour.")
    )
)
def region(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help=help_(_("The folder that holds region.toml.")))
    ],
    out: SiteOption,
    workers: Workers = None,
    picture_format: PictureFormat = FormatOption.WEBP,
    quality: Quality = 85,
    work: Work = None,
    kiosk: Kiosk = False,
    strict_privacy: StrictPrivacy = False,
    no_privacy: NoPrivacy = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.build.region import RegionOptions
    from jetisu360.build.steps.cut_scene import Settings
    from jetisu360.commands.privacy_choice import privacy_choice
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
        privacy=privacy_choice(strict=strict_privacy, skip=no_privacy, command="jetisu360 region"),
    )
    run(options, message_language(language), as_json)


@app.command(help=help_(_("Finds how the photographs stand to each other.")))
def links(
    photos: PhotosArgument,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--explain",
            metavar="A B",
            help=help_(_("Writes a picture of two scenes (A B) with their matches drawn.")),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=help_(_("The file of that picture.")))
    ] = None,
    workers: Workers = None,
    work: WorkOfLinks = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help=help_(_("Open a page on this computer to answer which rooms are neighbours, pair by pair.")),
        ),
    ] = False,
    port: Port = 8361,
    no_browser: NoBrowser = False,
    force: Force = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.build.work_folder import work_for_links
    from jetisu360.storage import Folder

    folder, said = Folder.at(photos), message_language(language)
    kept, own = (Folder.at(work), False) if work else work_for_links(folder)
    if review:
        from jetisu360.commands.review_links.run import run as open_page

        browser = not no_browser
        open_page(folder, kept, said, port, browser, own_work=own, workers=workers, as_json=as_json)
        return
    from jetisu360.commands.links import run

    run(
        folder,
        kept,
        said,
        as_json,
        own_work=own,
        explain=explain,
        out=out,
        workers=workers,
        force=force,
    )


@app.command(help=help_(_("Looks for faces in the photographs, and lists those that nobody has decided on.")))
def privacy(
    photos: PhotosArgument,
    workers: Workers = None,
    scheduler: Scheduler = None,
    work: WorkBesidePhotos = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help=help_(_("Open a page on this computer to decide on what was found, face by face.")),
        ),
    ] = False,
    port: Port = 8361,
    no_browser: NoBrowser = False,
    as_json: Json = False,
    language: Messages = None,
) -> None:
    from jetisu360.build.options import PrivacyOptions
    from jetisu360.storage import Folder

    folder, said = Folder.at(photos), message_language(language)
    kept = Folder.at(work) if work else folder.beside(".work")
    options = PrivacyOptions(folder, kept, said, workers, scheduler)
    if review:
        from jetisu360.commands.review.run import run as open_page

        open_page(options, said, port, not no_browser, as_json=as_json)
        return
    from jetisu360.commands.privacy import run

    run(options, said, as_json)


@app.command("import", help=help_(_("Takes in a tour of another program, or a table of objects.")))
def import_(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help=help_(
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
            help=help_(_("The new folder for the photographs and museum.toml.")),
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FOLDER",
            help=help_(_("The folder to whose museum.toml the objects of a table are added.")),
        ),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            metavar="FOLDER",
            help=help_(
                _("The folder that the tour's files do not leave (usually that of its configuration).")
            ),
        ),
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=KEY",
            help=help_(_("What a column of the table is, for example “Инв. №=inventory_number”.")),
        ),
    ] = None,
    as_json: Json = False,
    language: Annotated[
        LanguageOption | None,
        typer.Option(
            "--language",
            help=help_(
                _("The language of a tour or a table that has only one, and of messages: kk, ru or en.")
            ),
        ),
    ] = None,
) -> None:
    from jetisu360.commands.importing import run

    texts = message_language(language.value) if language else None
    run(source, out, into, root, maps or (), texts, message_language(language), as_json)


@app.command(help=help_(_("Prints the JSON Schema of the tour document.")))
def schema(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help=help_(_("The file to write to (usually it is printed)."))
        ),
    ] = None,
    force: Force = False,
    language: Messages = None,
) -> None:
    from jetisu360.commands.schema import run

    run(out, message_language(language), force)
