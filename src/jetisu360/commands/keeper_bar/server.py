"""The site as `jetisu360 view` shows it, and beside it, at `/-/`, the same in a frame under the keeper's bar.

Nothing is put into the site's own pages: what a keeper sees in the frame is what visitors get, byte for byte.
Only this computer's own address has the bar; a site that others of the network can open is shown without it.
"""

from __future__ import annotations

import io
from http import HTTPStatus
from pathlib import Path

from jetisu360.commands.keeper_bar.page import bar_page
from jetisu360.commands.keeper_bar.watch import Watch
from jetisu360.commands.local_page.answers import JSON_TYPE, told
from jetisu360.language import Language
from jetisu360.publish.serve.answers import SAFE, Answer
from jetisu360.publish.serve.server import SiteServer
from jetisu360.publish.serve.zipped import ZippedSite

BAR = "/-/"
STATUS = "/-/status"


class BarServer(SiteServer):
    """A site with the bar. `language`: of the bar; `watch`: what builds the site again, where it does."""

    def __init__(self, site: Path | ZippedSite, host: str, port: int) -> None:
        super().__init__(site, host, port)
        self.language: Language = "kk"
        self.watch: Watch | None = None

    @property
    def bar(self) -> str | None:
        """Where a browser on this machine finds the site under the bar; None where there is none."""
        return None if self.names.to_others else f"{self.url}{BAR.strip('/')}/"

    def shown(self, target: str, headers: dict[str, str]) -> Answer:
        path = target.partition("?")[0]
        if self.bar is None or path not in (BAR, STATUS):
            return super().shown(target, headers)
        if path == STATUS:
            said = self.watch.told if self.watch else None
            return _answer(
                JSON_TYPE,
                told(
                    {
                        "standing": said.standing if said else None,
                        "version": said.version if said else 0,
                        "error": said.error.say(self.language) if said and said.error else None,
                    }
                ).body,
            )
        page, policy = bar_page(self.language, STATUS, watched=self.watch is not None)
        return _answer("text/html; charset=utf-8", page.encode(), policy)


def _answer(kind: str, data: bytes, policy: str = "default-src 'none'; frame-ancestors 'none'") -> Answer:
    headers = [
        *SAFE,
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", policy),
    ]
    return Answer(HTTPStatus.OK, headers, io.BytesIO(data), len(data))
