"""What several commands are called with: the options, declared once, and the language of their help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jetisu360.commands.language import message_language
from jetisu360.language import Message, _

HELP_LANGUAGE = message_language()


def help_(message: Message) -> str:
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


class LabelsOption(StrEnum):
    ALL = "all"
    ROOMS = "rooms"
    OBJECTS = "objects"


class FormatOption(StrEnum):
    WEBP = "webp"
    JPEG = "jpeg"
    AVIF = "avif"


Messages = Annotated[
    LanguageOption | None,
    typer.Option("--language", help=help_(_("The language of messages: kk, ru or en."))),
]
Json = Annotated[bool, typer.Option("--json", help=help_(_("Print the result as JSON.")))]
Force = Annotated[
    bool, typer.Option("--force", help=help_(_("Replace the file that is there, whoever made it.")))
]
PortalFolder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="DIR",
        help=help_(_("The folder in which the portal keeps everything (usually ~/jetisu360).")),
    ),
]
SiteArgument = Annotated[
    str, typer.Argument(metavar="SITE", help=help_(_("The folder or the address of the site.")))
]
PhotosArgument = Annotated[
    str,
    typer.Argument(metavar="PHOTOS", help=help_(_("The folder of photographs, or its address (s3://…)."))),
]
SiteOption = Annotated[
    str,
    typer.Option(
        "--out", "-o", metavar="SITE", help=help_(_("The folder or the address where the site will be."))
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        max=1024,
        help=help_(_("How many processes work at a time (usually one for each core).")),
    ),
]
PictureFormat = Annotated[
    FormatOption,
    typer.Option("--format", help=help_(_("The format of the pictures: webp, jpeg or avif."))),
]
Quality = Annotated[
    int,
    typer.Option("--quality", min=1, max=100, help=help_(_("The quality of the pictures, from 1 to 100."))),
]
Work = Annotated[
    str | None,
    typer.Option(
        "--work", metavar="DIR", help=help_(_("The folder of intermediate files (usually SITE.work)."))
    ),
]
Kiosk = Annotated[
    bool,
    typer.Option(
        "--kiosk",
        help=help_(
            _("The site is for the screen of a hall: a kiosk from the start, with no way out on the screen.")
        ),
    ),
]

WorkBesidePhotos = Annotated[
    str | None,
    typer.Option(
        "--work", metavar="DIR", help=help_(_("The folder of intermediate files (usually PHOTOS.work)."))
    ),
]
WorkOfLinks = Annotated[
    str | None,
    typer.Option(
        "--work",
        metavar="DIR",
        help=help_(
            _(
                "The folder of intermediate files (usually the one beside PHOTOS that the last build used, "
                "else PHOTOS.work)."
            )
        ),
    ),
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=help_(_("The number of the port.")))]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help=help_(_("Do not open a browser.")))]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="URL",
        help=help_(_("The address of a Dask scheduler (tcp://…), to work on several machines.")),
    ),
]
StrictPrivacy = Annotated[
    bool,
    typer.Option(
        "--strict-privacy",
        help=help_(_("Publish nothing before somebody has decided on every face that was found.")),
    ),
]
NoPrivacy = Annotated[bool, typer.Option("--no-privacy", help=help_(_("Do not look for faces.")))]
