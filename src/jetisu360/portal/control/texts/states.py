"""What becomes of a proposal."""

from __future__ import annotations

from enum import StrEnum


class Decision(StrEnum):
    """`OPEN`: nobody has decided. `SPLIT`, `MERGED`: others stand in its place."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    SPLIT = "split"
    MERGED = "merged"


SHOWN = (Decision.OPEN, Decision.CONFIRMED, Decision.REFUSED)
