"""`jetisu360 export`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jetisu360.commands.console import Progress, errors_told, tell, tell_json
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.export_site import Target, export
from jetisu360.language import Language, Message, _
from jetisu360.storage import Folder


class Bar:
    """The console's bar as an exchange tells it."""

    def __init__(self, progress: Progress, stage: str) -> None:
        self._progress, self._stage = progress, stage
        self._since = time.monotonic()

    def begin(self, total: int) -> None:
        self._progress.stage(self._stage, total)

    def step(self, name: str) -> None:
        now = time.monotonic()
        self._progress.step(name, None, now - self._since)
        self._since = now


def run(
    site: Folder,
    target: Target,
    out: Path,
    language: Language,
    as_json: bool,
    address: str | None,
    quality: int | None,
) -> None:
    """Exports, and tells what the format cannot say."""

    def fields() -> dict[str, Any]:
        return {"site": site.shown(), "to": target}

    with errors_told(language, as_json, fields):
        with Progress(language) as progress:
            bar = Bar(progress, "exporting")
            lost = export(site, target, out, address=address, quality=quality, watcher=bar)
        if as_json:
            tell_json({"ok": True, **fields(), "out": str(out), "lost": [item.as_json() for item in lost]})
            return
        tell_lost(lost, _("What this format cannot say (LOST.txt, {count}):"), language)
        tell(_("Done: {out}").say(language, out=out))


def tell_lost(lost: Sequence[Lost], head: Message, language: Language) -> None:
    """The losses, one a line; that nothing is lost is worth a line as well."""
    if not lost:
        tell(_("All that the tour has is kept.").say(language))
        return
    tell(head.say(language, count=len(lost)))
    for item in lost:
        tell(f"  • {item.say(language)}")
