"""A tour solved again while a person answers: photographs are looked at and compared once, only what is said
of them is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jetisu360.build.found_links import Linked, found_links
from jetisu360.build.links import Linking, SceneToLink, linking_of
from jetisu360.build.steps.solve_graph import GraphTask, inputs_of, walk_of
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import MuseumFile

if TYPE_CHECKING:
    from jetisu360.linking.pair.compare import Pair


class SolvedAgain:
    """The comparisons of a tour, kept in memory.

    Raises:
        Damaged: what a search for links has just read cannot be read.
    """

    def __init__(self, linking: Linking, scenes: Sequence[SceneToLink]) -> None:
        task = linking.task
        assert task is not None
        self._task: GraphTask = task
        by_id = {scene.id: scene for scene in scenes}
        self._scenes = [by_id[id_] for id_ in task.ids]
        self._notes, self._compared = inputs_of(task)

    @property
    def levels(self) -> dict[str, Level]:
        """In which the directions of links are told, by the ids of rooms."""
        notes = zip(self._task.ids, self._notes, strict=True)
        return {id_: Level(*note["level"]) for id_, note in notes}

    def found(self, museum: MuseumFile) -> dict[str, Any]:
        """What is found with these words, as `found_links` tells it. A room that the keeper hides is out."""
        entries = {form(entry.file): entry for entry in museum.scenes}
        said = {scene.id: entries.get(form(scene.features.name)) for scene in self._scenes}
        kept = [k for k, scene in enumerate(self._scenes) if not ((one := said[scene.id]) and one.skip)]
        if not kept:
            return {"rooms": [], "parts": [], "pairs": []}
        at = {k: number for number, k in enumerate(kept)}
        compared: dict[tuple[int, int], Pair] = {
            (at[a], at[b]): pair for (a, b), pair in self._compared.items() if a in at and b in at
        }
        scenes, order = [self._scenes[k] for k in kept], self._task.order
        task = replace(
            self._task,
            ids=tuple(scene.id for scene in scenes),
            features=tuple(self._task.features[k] for k in kept),
            pairs=tuple(compared),
            order=order and tuple(order[k] for k in kept),
            museum=museum,
            entries={id_: entry for id_, entry in said.items() if entry is not None and not entry.skip},
        )
        graph = walk_of(task, [self._notes[k] for k in kept], compared)
        linking = linking_of(task, graph, [scene.features.name for scene in scenes])
        return found_links(Linked(linking, scenes, compared))
