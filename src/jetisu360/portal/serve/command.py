"""`jetisu360 serve`."""

from __future__ import annotations

import contextlib
import http.client
import os
import sys
import urllib.request
import webbrowser
from pathlib import Path

from jetisu360 import __version__
from jetisu360.commands.console import errors_told, tell
from jetisu360.commands.view import has_screen
from jetisu360.language import Language, _
from jetisu360.portal.settings.table import PHONE_ADDRESS
from jetisu360.publish.refusals import AddressNotAvailable

_PATIENCE = 5
"""Seconds that a portal may take to say that it is there."""
_MOST_TOLD = 10_000


def run(folder: Path | None, host: str, port: int, browser: bool, language: Language) -> None:
    """Serves the portal until Ctrl-C, which is how a server is meant to be stopped: the status is then 0."""
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.house_network import address_in_the_house
        from jetisu360.portal.serve.own_worker import own_worker
        from jetisu360.portal.serve.prepare import prepare
        from jetisu360.portal.serve.server import free_port, serve

        table = prepare(folder)
        home = table.address or f"http://{_local_name(host)}:{port}"
        try:
            port = free_port(host, port)
        except AddressNotAvailable:
            if table.address or not portal_answers(home):
                raise
            # Somebody has opened the portal twice (a double click): the window of the first serves both.
            _lead_there(home, browser, language)
            return
        home = table.address or f"http://{_local_name(host)}:{port}"
        if not table.address and not table.phone_address:
            # For the processes that answer.
            os.environ[PHONE_ADDRESS] = address_in_the_house(host, port)
        link = entrance(home, local=not table.address)
        public = published(home)

        def ready() -> None:
            tell(_("The portal is at {address}\nPress Ctrl+C to stop.").say(language, address=home))
            for address in public:
                tell(_("Visitors see: {address}").say(language, address=address))
            opened = browser and has_screen() and webbrowser.open(link or home)
            if link and not opened:
                tell(_("Open this link to sign in; it works once: {link}").say(language, link=link))

        with own_worker() if table.own_worker else contextlib.nullcontext():
            serve(
                host,
                port,
                processes=table.web_processes,
                behind_proxy=table.behind_proxy,
                on_ready=ready,
                log_level=table.log_level,
            )
        tell("\n" + _("Stopped.").say(language), sys.stderr)


def portal_answers(home: str) -> bool:
    """Whether a portal of this program already answers there."""
    try:
        with urllib.request.urlopen(f"{home}/healthz", timeout=_PATIENCE) as answer:
            told: bytes = answer.read(_MOST_TOLD)
    except (OSError, http.client.HTTPException):
        return False
    return f'"version": "{__version__}"'.encode() in told


def _lead_there(home: str, browser: bool, language: Language) -> None:
    """Into a portal that runs already."""
    link = entrance(home, local=True)
    tell(_("The portal is open already: {address}").say(language, address=home))
    opened = browser and has_screen() and webbrowser.open(link or home)
    if link and not opened:
        tell(_("Open this link to sign in; it works once: {link}").say(language, link=link))


def _local_name(host: str) -> str:
    # A browser gives passkeys and a secure context to this name, to a number it does not.
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::") else host


def published(home: str) -> list[str]:
    """The addresses of the regions that have something for visitors."""
    from django.db import connections

    from jetisu360.portal.museums.models import Region
    from jetisu360.portal.publication.addresses import region_path

    try:
        shown = Region.objects.filter(museums__publication__version__isnull=False, museums__archived=False)
        return [home + region_path(region) for region in shown.distinct().order_by("slug")]
    finally:
        connections.close_all()


def entrance(home: str, *, local: bool, hours: float = 1) -> str | None:
    """A link by which whoever started the portal comes in; None where there is nobody it could be.

    At the very first start it makes the operator. Afterwards only a portal for this computer alone signs its
    operator in: on a server the link would stand in a log.
    """
    from django.db import connections

    from jetisu360.portal.accounts.links import make_sign_in_link
    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import Role

    try:
        operator = None
        if Person.objects.exists():
            first = (
                Membership.objects.filter(role=Role.OPERATOR, person__is_active=True)
                .select_related("person")
                .order_by("pk")
                .first()
            )
            if not local or first is None:
                return None
            operator = first.person
        return f"{home}/enter/{make_sign_in_link(operator, at_once=operator is not None, hours=hours)}"
    finally:
        connections.close_all()
