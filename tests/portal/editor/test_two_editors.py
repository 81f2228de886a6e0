"""Two people at one museum, each in a browser of their own, for hours: both end with the same document, and
nothing that one of them wrote is gone without a word. (`make bench-editor` does it at full length.)
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from tests.scripts_in_node import Script, script

from .editors import Editor, check

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stores(tmp_path_factory: Any) -> Iterator[Script]:
    with script("stores", tmp_path_factory.mktemp("stores")) as found:
        yield found


OPERATIONS = int(os.environ.get("JETISU360_EDITOR_OPERATIONS", "80"))
"""Of each."""


@pytest.mark.parametrize("seed", range(3))
def test_both_end_with_the_same_document_and_nothing_is_lost(
    stores: Script, tab: Any, rooms: Any, seed: int
) -> None:
    random = Random(seed)
    editors = [
        Editor(number, tab(who), stores, Random(seed * 10 + number))
        for number, who in enumerate(("keeper", "editor"))
    ]
    for editor in editors:
        editor.open()
    while any(editor.made < OPERATIONS for editor in editors):
        random.choice(editors).step()
    check(editors, rooms)
    assert editors[0].done["changed"] + editors[1].done["changed"] > 0
