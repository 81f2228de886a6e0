"""The names that the local server answers to.

A page of somebody else's can point a name of its own at this computer and then read, through the visitor's
browser, what the server shows (DNS rebinding): a museum that is not published yet. Such a request carries the
stranger's name, so a name that is not ours gets no file.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket

_AUTHORITY = re.compile(r"(\[[0-9a-fA-F:.%a-z]+\]|[^\[\]:/?#@\s]+)(?::([0-9]{1,5}))?")


class OwnNames:
    """`typed`: the host that was asked for; `bound`: the address that the socket really has, with `port`."""

    def __init__(self, typed: str, bound: str, port: int) -> None:
        self.port = port
        self.everywhere = _plain(bound) in ("0.0.0.0", "::")
        self._names = {"localhost", "127.0.0.1", "::1", _plain(typed), _plain(bound)} - {"0.0.0.0", "::", ""}
        self.to_others = not _is_loopback(bound)
        if self.to_others:
            with contextlib.suppress(OSError):
                name = socket.gethostname().lower().rstrip(".")
                short = name.partition(".")[0]
                self._names |= {name, short, f"{short}.local"} - {"", ".local"}

    def admits(self, authority: str, met_at: str) -> bool:
        """Whether `authority` (`name` or `name:port`) is ours; `met_at`: our address that was reached.

        An address cannot be pointed elsewhere as a name can, so the one that was reached is always ours.
        """
        match = _AUTHORITY.fullmatch(authority)
        if match is None or int(match[2] or 80) != self.port:
            return False
        name = _plain(match[1])
        return name in self._names or name == _plain(met_at)


def _plain(name: str) -> str:
    """One spelling of a name or an address: `[::FFFF:127.0.0.1]` is `127.0.0.1`, `LOCALHOST.` `localhost`."""
    name = name.strip().strip("[]").lower().rstrip(".").partition("%")[0]
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name
    return str(getattr(address, "ipv4_mapped", None) or address)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(_plain(address)).is_loopback
    except ValueError:
        return False


def addresses_for_others(port: int) -> list[str]:
    """Where computers of the same network find a server that listens at every address of this machine."""
    found: dict[str, None] = {}
    for family, far in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        # Nothing is sent: the system only says which of its addresses it would send from.
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((far, 9))
            address = str(asked.getsockname()[0])
            if not _is_loopback(address):
                found[f"http://{f'[{address}]' if ':' in address else address}:{port}/"] = None
    return list(found)
