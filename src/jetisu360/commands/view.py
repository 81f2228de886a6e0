"""`jetisu360 view`."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from jetisu360.commands.console import errors_told, tell
from jetisu360.language import Language, _
from jetisu360.storage import Folder

if TYPE_CHECKING:
    from jetisu360.commands.keeper_bar.watch import Told


def run(
    site: Path,
    host: str,
    port: int,
    browser: bool,
    language: Language,
    *,
    watch: bool = False,
    work: Folder | None = None,
) -> None:
    """Serves the site until Ctrl-C, which is how a server is meant to be stopped: the status is then 0.

    `watch`: it is built again whenever its museum.toml has changed; `work`: where it was built,
    `<site>.work` unless given.
    """
    from jetisu360.commands.keeper_bar.server import BarServer
    from jetisu360.publish.serve.server import opened, serve_until_stopped

    def network(addresses: list[str]) -> None:
        tell(
            _("Note that anybody in this network can open the site: {addresses}").say(
                language, addresses=", ".join(addresses) or "–"
            )
        )

    with errors_told(language, as_json=False), contextlib.ExitStack() as stack:
        options = None
        if watch:
            from jetisu360.commands.keeper_bar.watch import options_of

            folder = Folder.at(site)
            options = options_of(folder, work or folder.beside(".work"))
        server = opened(BarServer, site, host, port)
        stack.callback(server.server_close)
        server.language = language

        def ready(address: str) -> None:
            tell(_("The tour is at {address}\nPress Ctrl+C to stop.").say(language, address=address))
            if server.bar:
                tell(
                    _("With the keeper's bar, for directions to copy: {address}").say(
                        language, address=server.bar
                    )
                )
            if options:
                tell(
                    _("It is built again whenever this file has changed: {file}").say(
                        language, file=options.photos.shown("museum.toml")
                    )
                )
            if browser and has_screen():
                webbrowser.open(server.bar or address)

        if options:
            from jetisu360.commands.keeper_bar.watch import Watch

            server.watch = stack.enter_context(Watch(options, lambda told: _tell(told, language)))
        serve_until_stopped(server, on_ready=ready, on_network=network)
        tell("\n" + _("Stopped.").say(language), sys.stderr)


def has_screen() -> bool:
    """Whether a browser with a window could open: a text browser would take the terminal over."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(told: Told, language: Language) -> None:
    """What a change of museum.toml came to, in the terminal."""
    if told.error is not None:
        tell(told.error.say(language), sys.stderr)
    else:
        words = _("The site is being built…") if told.standing == "building" else _("The site is up to date.")
        tell(words.say(language), sys.stderr)
