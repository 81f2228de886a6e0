"""The solved walk as the work folder keeps it."""

import numpy as np
import pytest

from jetisu360.build.steps.pose_graph_record import from_record, to_record
from jetisu360.build.steps.solve_graph import local_metres

from ..walks import link, linking


def test_a_walk_comes_back_from_the_work_folder() -> None:
    walk = linking(4, [link(0, 1), link(1, 3)], aliased=((0, 2),), alone=(2,), astray=(3,)).graph
    data = to_record(walk)
    again = from_record(data)
    assert (again.links, again.component, again.aliased, again.alone) == (
        walk.links,
        walk.component,
        walk.aliased,
        (2,),
    )
    assert np.array_equal(again.headings, walk.headings)
    assert np.array_equal(again.positions, walk.positions)
    for damaged in (data[:-9], b"", b"{}", data.replace(b'"matches"', b'"mbtches"')):
        with pytest.raises(ValueError, match="not a walk of ours"):
            from_record(damaged)


def test_degrees_become_metres() -> None:
    metres = local_metres({0: (45.0, 78.0), 3: (45.0, 78.001), 5: (45.001, 78.0)})
    assert metres[3][0] - metres[0][0] == pytest.approx(78.8, rel=0.01)
    assert metres[5][1] - metres[0][1] == pytest.approx(111.3, rel=0.01)
    assert local_metres({}) == {}
