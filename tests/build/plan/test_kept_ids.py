"""A photograph keeps its address: renamed, changed, and when nobody remembers its name."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jetisu360.build.plan.kept_ids import KeptIds


def published(**scenes: tuple[str, str]) -> Any:
    """A tour of scenes by id, each with the name that it tells and the content of its photograph."""
    return SimpleNamespace(
        scenes=[
            SimpleNamespace(id=id_, source=SimpleNamespace(name=name, sha256=digest))
            for id_, (name, digest) in scenes.items()
        ]
    )


def test_without_names_content_decides() -> None:
    kept = KeptIds.of(published(hall=("", "1"), yard=("", "2")), {})
    assert kept.by_name({"renamed.jpg": "1", "yard.jpg": "2", "new.jpg": "3"}) == {
        "renamed.jpg": "hall",
        "yard.jpg": "yard",
    }


def test_a_changed_photograph_is_known_by_the_name_that_the_work_folder_remembers() -> None:
    before = published(hall=("", "1"), yard=("", "2"))
    kept = KeptIds.of(before, {"a.jpg": "hall", "b.jpg": "yard", "c.jpg": "gone"})
    assert kept.by_name({"a.jpg": "9", "b.jpg": "2", "c.jpg": "8"}) == {"a.jpg": "hall", "b.jpg": "yard"}


def test_a_site_of_before_tells_the_names_itself() -> None:
    kept = KeptIds.of(published(hall=("a.jpg", "1")), {})
    assert kept.by_name({"a.jpg": "9"}) == {"a.jpg": "hall"}


def test_of_two_copies_the_one_with_the_name_keeps_the_address() -> None:
    kept = KeptIds.of(published(hall=("", "1")), {"hall.jpg": "hall"})
    assert kept.by_name({"0 copy.jpg": "1", "hall.jpg": "1"}) == {"hall.jpg": "hall"}
    assert KeptIds.of(None, {"hall.jpg": "hall"}).by_name({"hall.jpg": "1"}) == {}
