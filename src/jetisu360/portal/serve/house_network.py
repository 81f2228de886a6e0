"""The address under which other devices in the house reach this computer."""

from __future__ import annotations

import contextlib
import ipaddress
import socket

EVERYWHERE = ("0.0.0.0", "::")


def address_in_the_house(host: str, port: int) -> str:
    """The address that a phone in the same network types, for a server that listens at `host`; empty where
    it listens for this computer only, or there is no network.
    """
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return ""
    if host == "localhost":
        return ""
    name = _own_number() if host in EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}" if name else ""


def _own_number() -> str:
    """This computer's number in the network by which it would reach others (nothing is sent)."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # (an address of documentation, RFC 5737)
        return str(probe.getsockname()[0])
    return ""
