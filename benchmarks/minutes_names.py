"""Whether two lists name the same people, however each writes their offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

_JOINTS = frozenset(("және", "мен", "пен", "бен"))


def stems(names: Sequence[str]) -> set[str]:
    """What tells names apart; what joins two of them is no part of either."""
    return {
        word[:5].lower()
        for name in names
        for word in re.findall(r"[^\W_]{3,}", name)
        if word.lower() not in _JOINTS
    }


def same_people(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the same are named: no word wanted is missing, and what is more is a title or a name of the
    same.
    """
    have, want = stems(found), stems(wanted)
    return bool(want) and want <= have and len(have - want) <= 6
