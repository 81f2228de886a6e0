"""The browser makes of every change what the portal makes of it: nobody sees a document that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from random import Random
from typing import Any

import pytest
from tests.scripts_in_node import Script, script
from tests.tour.operations.random_changes import FILES, ROOMS, random_change

from jetisu360.tour.operations.apply import applied
from jetisu360.tour.operations.change import Change
from jetisu360.tour.operations.inverse import inverse
from jetisu360.tour.operations.operate import operated, tour_order
from jetisu360.tour.operations.places import document
from jetisu360.tour.operations.plain import alike, plain
from jetisu360.tour.operations.refusals import NotMade


@pytest.fixture(scope="module")
def twin(tmp_path_factory: Any) -> Iterator[Script]:
    with script("twin", tmp_path_factory.mktemp("twin")) as found:
        yield found


def in_python(values: dict[str, Any], change: Change) -> dict[str, Any]:
    try:
        after = reduce(lambda all, one: operated(all, one, ROOMS), change.operations, values)
    except NotMade as error:
        return {"status": error.status, "at": list(error.at), "present": error.present}
    back = inverse(values, change, ROOMS, name="taken-back")
    operations = back.model_dump(mode="json")["operations"] if back else []
    return {"status": "done", "values": after, "back": operations, "order": tour_order(after, ROOMS)}


@pytest.mark.parametrize("seed", range(12))
def test_both_make_the_same_of_random_changes(twin: Script, seed: int) -> None:
    random, values = Random(seed), {}
    for number in range(150):
        change = Change.model_validate(random_change(random, values, number))
        here = in_python(values, change)
        there = twin.ask(
            {
                "values": values,
                "operations": change.model_dump(mode="json")["operations"],
                "names": list(FILES),
            }
        )
        assert there["status"] == here["status"], change
        if here["status"] == "done":
            assert alike(plain(there["values"], document()), plain(here["values"], document())), change
            assert alike(there["back"], here["back"]), change
            assert there["order"] == here["order"]
        elif here["status"] == "changed":
            assert alike(there["at"], here["at"])
            assert alike(there["present"], here["present"])
        try:
            values = applied(values, change, ROOMS).values
        except NotMade:
            continue
