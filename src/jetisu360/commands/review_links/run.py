"""`jetisu360 links PHOTOS --review`: finds the links, then opens the page on which a keeper answers."""

from __future__ import annotations

import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path

from jetisu360.build.gather import TOUR_FILE
from jetisu360.build.options import LinkOptions
from jetisu360.build.pipeline import Links, find_links
from jetisu360.build.plan.decided import holds_only_decisions
from jetisu360.build.report import Report
from jetisu360.build.solve_again import SolvedAgain
from jetisu360.commands.console import Progress, errors_told, tell, tell_list
from jetisu360.commands.local_page.answers import Reply
from jetisu360.commands.local_page.server import PageServer, opened, serve_page
from jetisu360.commands.review.run import ReviewNeedsFolder, ReviewTellsNoJson
from jetisu360.commands.review_links import api
from jetisu360.commands.review_links.page import links_page
from jetisu360.commands.review_links.pictures import Pictures
from jetisu360.commands.review_links.session import Session
from jetisu360.commands.review_links.words import WORDS
from jetisu360.commands.view import has_screen
from jetisu360.files.outputs import check_rewrite
from jetisu360.files.typed import typed
from jetisu360.language import LANGUAGES, Language, _
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.keeper_file import KeeperFile
from jetisu360.tour.museum_toml.museum_file import NAME
from jetisu360.tour.refusals import TourRefusal


class WordsInTour(TourRefusal):
    """`name`: the tour document that holds what is said of the tour."""

    code = "words-in-tour"
    sentence = _("What is said of this tour stands in “{name}”, and answers are written into museum.toml.")
    advice = _("Write a museum.toml with the titles of the rooms first: it takes the place of that file.")


class LinksReview:
    """As `local_page` asks for it. `command`: what builds the site; `museum`: the name of the folder."""

    kind = "links"
    most_body = api.MOST_BODY
    title: Mapping[Language, str] = {language: WORDS["links_title"][language] for language in LANGUAGES}

    def __init__(self, session: Session, language: Language, command: str, museum: str) -> None:
        self._session, self._language = session, language
        self._command, self._museum = command, museum
        self._token = ""

    def page(self, api: str, token: str, name: str, fonts: Mapping[str, str]) -> tuple[str, str]:
        self._token = token
        return links_page(
            self._language,
            base=api,
            token=token,
            name=name,
            command=self._command,
            museum=self._museum,
            fonts=fonts,
        )

    def get(self, target: str) -> Reply:
        return api.get(self._session, self._token, target)

    def post(self, target: str, body: bytes) -> Reply:
        return api.post(self._session, target, body)


def session_of(links: Links, kept: KeeperFile) -> Session:
    """A session over what a search for links has found.

    Raises:
        JetisuError: museum.toml has mistakes.
    """
    solved = SolvedAgain(links.linking, links.scenes)
    levels = solved.levels
    scenes = [scene for scene in links.scenes if scene.id in levels]
    pictures = Pictures({scene.id: (scene.features.scene, levels[scene.id]) for scene in scenes})
    return Session(kept, solved, scenes, pictures)


def open_links_review(
    session: Session, port: int, language: Language, command: str, folder: str
) -> PageServer:
    """A server that is bound but does not answer yet.

    Raises:
        AddressNotAvailable
    """
    host = LinksReview(session, language, command, Path(folder).name)
    return opened(lambda tried: PageServer(host, tried, language, folder), port)


def serve_links_review(server: PageServer, session: Session, on_ready: Callable[[str], object]) -> None:
    """Answers until Ctrl-C; meanwhile the tour is solved and pictures are prepared."""
    threading.Thread(target=session.solve, daemon=True).start()
    threading.Thread(target=session.pictures.prepare, args=(session.soon,), daemon=True).start()
    try:
        serve_page(server, on_ready)
    finally:
        session.close()


def run(
    photos: Folder,
    work: Folder,
    language: Language,
    port: int,
    browser: bool,
    *,
    own_work: bool,
    workers: int | None = None,
    as_json: bool = False,
) -> None:
    """Finds, serves the page until Ctrl-C, and ends with 0; with 2 when there is nothing to ask about."""
    report = Report()
    with errors_told(language, as_json):
        if as_json:
            raise ReviewTellsNoJson
        if photos.remote:
            raise ReviewNeedsFolder(address=photos.shown())
        if photos.path.is_dir():
            check_rewrite(photos.path / NAME)
        try:
            with Progress(language) as progress:
                options = LinkOptions(photos, work, language=language, workers=workers, own_work=own_work)
                links = find_links(options, progress, report)
        finally:
            tell_list(_("Left out ({count}):"), [*report.left_out, *report.unlinked], language)
        kept = KeeperFile(photos.path)
        if photos.exists(TOUR_FILE) and holds_only_decisions(kept.read()) and links.museum.scenes:
            raise WordsInTour(name=TOUR_FILE)
        session = session_of(links, kept)
        command = typed(["jetisu360", "build", photos.shown(), "--out", "SITE"])
        server = open_links_review(session, port, language, command, str(photos.path.resolve()))

        def ready(address: str) -> None:
            tell(
                _(
                    "The review is at {address}\nThe address works once; press Ctrl+C when you are done. "
                    "What is decided is written at once."
                ).say(language, address=address)
            )
            if browser and has_screen():
                webbrowser.open(address)

        serve_links_review(server, session, ready)
        tell("\n" + _("Stopped.").say(language), sys.stderr)
