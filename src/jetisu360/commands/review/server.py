"""The review of faces on this computer: `local_page` lets in and answers, the session knows what."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from jetisu360.commands.local_page.answers import Reply
from jetisu360.commands.local_page.server import PageServer, opened, serve_page
from jetisu360.commands.review import api
from jetisu360.commands.review.page import Config, review_page
from jetisu360.commands.review.session import Session
from jetisu360.commands.review.words import WORDS
from jetisu360.language import LANGUAGES, Language


class _Review:
    """As `local_page` asks for it. `command`: what builds the site."""

    kind = "review"
    most_body = api.MOST_BODY
    title: Mapping[Language, str] = {language: WORDS["title"][language] for language in LANGUAGES}

    def __init__(self, session: Session, language: Language, command: str) -> None:
        self._session, self._language, self._command = session, language, command

    def page(self, api: str, token: str, name: str, fonts: Mapping[str, str]) -> tuple[str, str]:
        return review_page(Config(api, token, name, self._language, self._command), fonts)

    def get(self, target: str) -> Reply:
        return api.get(self._session, target)

    def post(self, target: str, body: bytes) -> Reply:
        return api.post(self._session, target, body)


class ReviewServer(PageServer):
    """Answers for one session.

    Raises:
        OSError, OverflowError: it cannot listen there.
    """

    def __init__(self, session: Session, port: int, language: Language, command: str, folder: str) -> None:
        super().__init__(_Review(session, language, command), port, language, folder)


def open_review(session: Session, port: int, language: Language, command: str, folder: str) -> ReviewServer:
    """A server that is bound but does not answer yet; a port that is taken gives way to the next free one.

    Raises:
        AddressNotAvailable
    """
    return opened(lambda tried: ReviewServer(session, tried, language, command, folder), port)


def serve_review(server: ReviewServer, session: Session, on_ready: Callable[[str], object]) -> None:
    """Answers until Ctrl-C; what is looked at first is prepared meanwhile."""
    ahead = threading.Thread(target=lambda: session.crops.prepare(session.soon()), daemon=True)

    def ready(address: str) -> None:
        ahead.start()
        on_ready(address)

    try:
        serve_page(server, ready)
    finally:
        session.crops.closed.set()
