"""What a cell of the board says, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Message, _n, _p
from jetisu360.portal.accounts.roles import NAMES, Role
from jetisu360.portal.board.next_hand import Whose
from jetisu360.portal.board.stages import State

WHOSE: Mapping[Whose, Message] = {
    "keeper": NAMES[Role.KEEPER],
    "office": NAMES[Role.REGION_EDITOR],
    "portal": _p("who acts next", "The portal"),
}

_LEFT = _n("{n} to decide on", "{n} to decide on")
_SOME = _p("board", "{have} of {of}")


def told(state: State) -> Message | None:
    """How far a stage is that is not complete; None where nothing is begun."""
    if state.left and state.have >= state.of:
        return _LEFT.fill(n=state.left)
    if state.begun or state.of > 1:
        return _SOME.fill(have=state.have, of=state.of)
    return None
