"""Arrows lead to the next rooms, and keep together what hangs together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.pose_graph import components
from jetisu360.linking.graph.solved_graph import SURE, SolvedLink


def link(a: int, b: int, metres: float = 4.0, confidence: float = 1.0, **more: object) -> SolvedLink:
    one = SolvedLink(a, b, 0, 0, 180, 0, 0, confidence, metres, by_itself=confidence)
    return replace(one, **more)  # type: ignore[arg-type]


def arrows(count: int, links: list[SolvedLink], *forced: tuple[int, int]) -> set[tuple[int, int]]:
    return {(one.a, one.b) for one in with_arrows(count, links, frozenset(forced)) if one.arrow}


COUNT = 7
links_of = st.lists(
    st.builds(
        lambda a, b, metres, confidence, yaw, drawn: link(
            min(a, b), max(a, b), metres, confidence, yaw=yaw, yaw_back=yaw / 2, drawn=drawn
        ),
        *[st.integers(0, COUNT - 1)] * 2,
        st.floats(0, 20),
        st.floats(0, 1),
        st.floats(-180, 179),
        st.booleans(),
    ).filter(lambda one: one.a != one.b),
    max_size=16,
    unique_by=lambda one: (one.a, one.b),
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(links_of)
def test_whatever_hangs_together_by_sure_links_does_so_by_arrows(links: list[SolvedLink]) -> None:
    found = with_arrows(COUNT, links)
    assert [replace(one, arrow=False) for one in found] == links, "nothing but the arrows has changed"
    chosen = components(COUNT, [(one.a, one.b) for one in found if one.arrow])
    for one in found:
        if one.sure:
            assert chosen[one.a] == chosen[one.b]
        if one.drawn:
            assert one.arrow
    doubtful = [one for one in found if one.arrow and not one.drawn and one.confidence < 0.75]
    for one in doubtful:
        rest = [(other.a, other.b) for other in found if other.arrow and other is not one]
        assert components(COUNT, rest)[one.a] != components(COUNT, rest)[one.b]


def test_the_far_end_of_a_hall_gets_no_arrow_when_somebody_stands_between() -> None:
    hall = [link(0, 1, 5), link(1, 2, 5, yaw=90), link(0, 2, 10)]
    assert arrows(3, hall) == {(0, 1), (1, 2)}
    assert arrows(3, [link(0, 1, 9), link(1, 2, 9, yaw=90), link(0, 2, 10, yaw=45, yaw_back=-100)]) == {
        (0, 1),
        (1, 2),
        (0, 2),
    }, "a way round is not the same as a way between"


def test_no_arrow_lies_on_a_wall_where_there_is_a_door() -> None:
    """From the hall one sees into the gallery, whose other end is nearer, but behind the wall."""
    baseline = [link(0, 1, 5.8), link(1, 2, 3.5, yaw=90)]
    assert arrows(3, [*baseline, link(0, 2, 5.4, yaw=40)]) == {(0, 1), (1, 2), (0, 2)}
    assert arrows(3, [*baseline, link(0, 2, 5.4, yaw=40, occluded=True)]) == {(0, 1), (1, 2)}
    assert arrows(3, [baseline[0], link(0, 2, 5.4, yaw=40, occluded=True)]) == {(0, 1), (0, 2)}, (
        "the only way there"
    )
    far = [link(0, 1, 9), link(1, 2, 9, yaw=90), link(0, 2, 5.4, yaw=40, occluded=True)]
    assert (0, 2) in arrows(3, far), "a long way round is no way"


def test_what_the_keeper_drew_or_called_neighbours_is_always_there() -> None:
    hall = [link(0, 1, 5), link(1, 2, 5, yaw=90), link(0, 2, 10)]
    assert (0, 2) in arrows(3, [*hall[:2], replace(hall[2], drawn=True)])
    assert (0, 2) in arrows(3, hall, (0, 2))
    doubtful = replace(hall[2], confidence=0.1)
    assert (0, 2) in arrows(3, [*hall[:2], doubtful], (0, 2))


def test_a_doubtful_link_only_where_it_alone_joins() -> None:
    doubtful = link(1, 2, confidence=(0.5 + SURE) / 2)
    assert arrows(3, [link(0, 1), doubtful]) == {(0, 1), (1, 2)}
    assert arrows(3, [link(0, 1), doubtful, link(0, 2)]) == {(0, 1), (0, 2)}
    assert arrows(3, [link(0, 1), link(1, 2, confidence=0.2)]) == {(0, 1)}
    told_by_others = replace(doubtful, by_itself=0.1)
    assert arrows(3, [link(0, 1), told_by_others]) == {(0, 1)}, "they may all be wrong together"


def test_two_arrows_do_not_lie_on_each_other() -> None:
    """The farther of two in one direction goes, where one gets there all the same."""
    fan = [link(0, 1, 3, yaw=10), link(1, 2, 8, yaw=80, yaw_back=-60), link(0, 2, 6, yaw=14, yaw_back=120)]
    assert (0, 2) in arrows(3, fan), "it is what joins the third picture"
    more = [*fan, link(0, 3, 4, yaw=-90), link(2, 3, 5, yaw=30, yaw_back=70)]
    assert (0, 2) not in arrows(4, more)
    assert (2, 3) in arrows(4, more)


def test_nothing_at_all() -> None:
    assert with_arrows(3, []) == ()


def test_where_nothing_but_two_pictures_speaks_for_a_link_it_joins_no_parts_by_a_hair() -> None:
    """Two rooms that look alike are likelier one room than not, by their pictures; a loop or the order of the
    walk has to say so, too.
    """
    assert not arrows(2, [link(0, 1, confidence=0.6)])
    assert arrows(2, [link(0, 1, confidence=0.6, loops=1)])
    assert arrows(2, [link(0, 1, confidence=0.6, follows=True)])
    assert arrows(2, [link(0, 1, confidence=0.75)])
