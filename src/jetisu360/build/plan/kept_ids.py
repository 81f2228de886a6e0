"""Which scene a photograph was in the published tour: its address stays as it is.

`tour.json` is public and says no names of files unless the museum wants it to. So a photograph is known again
by its SHA-256, and one that was changed since by its name, which the work folder remembers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class KeptIds:
    """Ids by the name of the photograph, and by its SHA-256."""

    names: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, before: Tour | None, remembered: Mapping[str, str]) -> KeptIds:
        """`before`: the tour as it is published; `remembered`: what the work folder knows of it."""
        if before is None:
            return cls()
        ids = {scene.id for scene in before.scenes}
        published = {scene.source.name: scene.id for scene in before.scenes if scene.source.name}
        known = {name: found for name, found in remembered.items() if found in ids}
        return cls({**published, **known}, {scene.source.sha256: scene.id for scene in before.scenes})

    def by_name(self, hashes: Mapping[str, str]) -> dict[str, str]:
        """The ids of photographs whose SHA-256 are `hashes`, by name; no id twice.

        First those that are the same in name and content, then those that were renamed, then those that were
        changed.
        """
        found: dict[str, str] = {}
        content = {name: self.digests.get(digest) for name, digest in hashes.items()}
        name_too = {name: id_ for name, id_ in content.items() if id_ == self.names.get(name)}
        named = {name: self.names.get(name) for name in hashes}
        for known in (name_too, content, named):
            taken = set(found.values())
            for name, id_ in known.items():
                if id_ is not None and id_ not in taken and name not in found:
                    found[name] = id_
                    taken.add(id_)
        return found
