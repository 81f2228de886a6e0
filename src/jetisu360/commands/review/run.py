"""`jetisu360 privacy PHOTOS --review`: looks for what has to be decided, then opens the page."""

from __future__ import annotations

import sys
import webbrowser

from jetisu360.build.options import PrivacyOptions
from jetisu360.build.privacy import find_private
from jetisu360.build.report import Report
from jetisu360.commands.console import Progress, errors_told, tell, tell_list
from jetisu360.commands.review.server import open_review, serve_review
from jetisu360.commands.review.session import Session
from jetisu360.commands.review.subject import subjects
from jetisu360.commands.usage import Misused
from jetisu360.commands.view import has_screen
from jetisu360.files.outputs import check_rewrite
from jetisu360.files.typed import quoted
from jetisu360.language import LANGUAGES, Language, _
from jetisu360.tour.museum_toml.decisions import DecisionsFile
from jetisu360.tour.museum_toml.museum_file import NAME
from jetisu360.tour.refusals import TourRefusal


class ReviewNeedsFolder(TourRefusal):
    """`address`: of photographs that are not on this computer."""

    code = "review-needs-folder"
    sentence = _("“{address}” is not on this computer, and decisions are written beside the photographs.")
    advice = _(
        "Copy the photographs and museum.toml into a folder here, review them, and copy museum.toml back."
    )


class ReviewTellsNoJson(Misused):
    """The result of a review is museum.toml."""

    code = "review-no-json"
    sentence = _("“--review” and “--json” exclude each other.")


def run(
    options: PrivacyOptions, language: Language, port: int, browser: bool, *, as_json: bool = False
) -> None:
    """Looks, serves the page until Ctrl-C, and ends with 0; with 2 when there is nothing to look at."""
    report = Report()
    with errors_told(language, as_json):
        photos = options.photos
        if as_json:
            raise ReviewTellsNoJson
        if photos.remote:
            raise ReviewNeedsFolder(address=photos.shown())
        if photos.path.is_dir():
            check_rewrite(photos.path / NAME)
        try:
            with Progress(language) as progress:
                looked = find_private(options, progress, report)
        finally:
            tell_list(_("Left out ({count}):"), report.left_out, language)
        title = looked.museum.title.text or dict.fromkeys(LANGUAGES, photos.name)
        session = Session(DecisionsFile(photos.path), subjects(looked, photos), title)
        command = f"jetisu360 build {quoted(photos.shown())} --out SITE --strict-privacy"
        server = open_review(session, port, language, command, str(photos.path.resolve()))

        def ready(address: str) -> None:
            tell(
                _(
                    "The review is at {address}\nThe address works once; press Ctrl+C when you are done. "
                    "What is decided is written at once."
                ).say(language, address=address)
            )
            if browser and has_screen():
                webbrowser.open(address)

        serve_review(server, session, ready)
        tell("\n" + _("Stopped.").say(language), sys.stderr)
