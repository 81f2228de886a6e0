"""The table of moves: every state is left and reached as the prose says, and nothing else is possible."""

from __future__ import annotations

from jetisu360.portal.jobs.states import ENDED, MOVES, OPEN, Move, State


def test_every_move_has_a_row_and_every_state_a_way_to_its_end() -> None:
    assert set(MOVES) == set(Move)
    for state in OPEN:
        ways = {target for sources, target in MOVES.values() if state in sources}
        assert ways & ENDED, state
    assert all(State.DONE not in sources for sources, _ in MOVES.values()), "what is done stays done"


def test_what_has_ended_is_only_left_by_a_person() -> None:
    leaving = {move for move, (sources, _) in MOVES.items() if sources & ENDED}
    assert leaving == {Move.RETRY}
