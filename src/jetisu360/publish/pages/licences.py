"""Licences by their SPDX names, as people call them and where they are written down."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Licence:
    """`name` for people; `href` where its text is, or None for a licence that we do not know."""

    name: str
    href: str | None = None


def licence(written: str) -> Licence:
    """The licence that a tour names; anything unknown is shown as it is written."""
    written = written.strip()
    if written.upper() == "CC0-1.0":
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if match := _CREATIVE_COMMONS.fullmatch(written):
        kind, number = match[1].upper(), match[2]
        return Licence(
            f"CC {kind} {number}", f"https://creativecommons.org/licenses/{kind.lower()}/{number}/"
        )
    return Licence(written)
