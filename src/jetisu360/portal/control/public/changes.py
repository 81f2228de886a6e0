"""What a publication would change, in the words of projects: new, changed, gone; and photographs."""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.publish.programmes.document import Programmes, Project
from jetisu360.publish.programmes.files import pictures


@dataclass(frozen=True)
class Changes:
    """`other`: something above the projects differs (a programme, the publisher, the prefix, the licence)."""

    new: tuple[Project, ...]
    changed: tuple[Project, ...]
    gone: tuple[Project, ...]
    new_pictures: int
    gone_pictures: int
    other: bool

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.other)


def changes(before: Programmes | None, after: Programmes) -> Changes:
    old = {one.id: one for _, one in before.projects()} if before else {}
    now = {one.id: one for _, one in after.projects()}
    were, are = set(pictures(before)) if before else set(), set(pictures(after))
    return Changes(
        new=tuple(one for key, one in now.items() if key not in old),
        changed=tuple(one for key, one in now.items() if key in old and old[key] != one),
        gone=tuple(one for key, one in old.items() if key not in now),
        new_pictures=len(are - were),
        gone_pictures=len(were - are),
        other=_above(before) != _above(after),
    )


def _above(document: Programmes | None) -> object:
    """Everything but the projects, and when it was made."""
    if document is None:
        return None
    told = document.model_dump(exclude={"made_at", "not_kept"})
    for programme in told["programmes"]:
        programme["projects"] = [one["id"] for one in programme["projects"]]
    return told
