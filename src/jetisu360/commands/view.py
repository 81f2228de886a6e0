"""`jetisu360 view`."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.language import Language, _


def run(site: Path, host: str, port: int, browser: bool, language: Language) -> None:
    """Serves the site until Ctrl-C, which is how a server is meant to be stopped: the status is then 0."""
    from jetisu360.publish.serve.server import serve

    def ready(address: str) -> None:
        tell(_("The tour is at {address}\nPress Ctrl+C to stop.").say(language, address=address))
        if browser and has_screen():
            webbrowser.open(address)

    def network(addresses: list[str]) -> None:
        tell(
            _("Note that anybody in this network can open the site: {addresses}").say(
                language, addresses=", ".join(addresses) or "–"
            )
        )

    with errors_told(language, as_json=False):
        serve(site, host, port, on_ready=ready, on_network=network)
        tell("\n" + _("Stopped.").say(language), sys.stderr)


def has_screen() -> bool:
    """Whether a browser with a window could open: a text browser would take the terminal over."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
