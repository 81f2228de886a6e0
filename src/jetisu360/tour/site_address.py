"""Where a site will stand on the web, as a person writes it: checked early, since every page will hold it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from jetisu360.language import visible

LONGEST = 400
_NEVER = re.compile(r'[\s<>"\'\\^`{|}]')
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")


def is_site_address(text: str) -> bool:
    """`https://museum.kz` or `http://museum.kz:8080/tour/`: a host that can exist, nobody's password, and
    nothing after the path.
    """
    if _NEVER.search(text) or visible(text) != text or len(text) > LONGEST:
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # [half an address, a port that is no number
        return False
    if parts.scheme not in ("http", "https") or parts.netloc.endswith(":") or port == 0:
        return False
    if "@" in parts.netloc or "?" in text or "#" in text:
        return False
    return _is_host(host, bracketed="[" in parts.netloc)


def _is_host(host: str, *, bracketed: bool) -> bool:
    if bracketed:
        try:
            return ip_address(host).version == 6
        except ValueError:
            return False
    try:
        # The length of the labels counts as they cross the wire: «мұражай.қаз» in its Latin form.
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and all(_LABEL.fullmatch(label) for label in host.removesuffix(".").split("."))


def _checked(text: str) -> str:
    if not is_site_address(text):
        raise PydanticCustomError("site_address", "an address of a site")
    return text


SiteAddress = Annotated[str, Field(max_length=LONGEST), AfterValidator(_checked)]
