"""Where in the panoramas each object is shown, and in which order a visitor meets the objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jetisu360.language import Language
from jetisu360.publish.pages.catalogue import view_hash
from jetisu360.publish.pages.scene_data import scene_title
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.tour import LABEL_FOV, ExhibitObject, Label, Scene, Tour


@dataclass(frozen=True)
class Place:
    """One place where an object is seen; `view` is the hash of that view in the panorama."""

    scene: Scene
    label: Label
    room: Said

    @property
    def view(self) -> str:
        return view_hash(self.scene.id, self.label.yaw, self.label.pitch, LABEL_FOV)


class Showing:
    """The objects of a tour for readers of one language, found once for all pages."""

    def __init__(self, tour: Tour, language: Language) -> None:
        self.tour = tour
        self.language = language
        self.rooms = {scene.id: scene_title(tour, scene, language) for scene in tour.scenes}
        self.objects = {thing.id: thing for thing in tour.objects}
        self._places: dict[str, list[Place]] = {}
        # Of a label of every room one place will do.
        for scene, label in tour.labels_once():
            if label.object in self.objects:
                place = Place(scene, label, self.rooms[scene.id])
                self._places.setdefault(label.object, []).append(place)
        shown = [self.objects[name] for name in self._places]
        self.walk = shown + [thing for thing in tour.objects if thing.id not in self._places]
        self._number = {thing.id: number for number, thing in enumerate(self.walk)}

    def places(self, object_id: str) -> list[Place]:
        """Where it is seen, in the order of the tour; one place a room."""
        found: dict[str, Place] = {}
        for place in self._places.get(object_id, []):
            found.setdefault(place.scene.id, place)
        return list(found.values())

    def beside(self, object_id: str) -> tuple[ExhibitObject | None, ExhibitObject | None]:
        """The objects before and after it in the order of the walk."""
        at = self._number[object_id]
        before = self.walk[at - 1] if at else None
        return before, self.walk[at + 1] if at + 1 < len(self.walk) else None

    def title(self, thing: ExhibitObject) -> Said:
        """The object's title, else that of a label that shows it; may be empty."""
        own = say(thing.title, self.language)
        if own:
            return own
        titles = (say(place.label.title, self.language) for place in self._places.get(thing.id, []))
        return next((title for title in titles if title), own)

    def thumbnail(self, thing: ExhibitObject) -> str | None:
        """The address of a small picture: a close-up, else a still out of a panorama."""
        if thing.pictures:
            return thing.pictures[0].thumbnail or thing.pictures[0].src
        return self.still(thing.id)

    def tall(self, things: Sequence[ExhibitObject]) -> bool:
        """Whether most of their close-ups are taller than wide: then their frames are tall and crop none."""
        shapes = [thing.pictures[0] for thing in things if thing.pictures]
        upright = [shape for shape in shapes if shape.width and shape.height and shape.height > shape.width]
        return 2 * len(upright) > len(things)

    def still(self, object_id: str) -> str | None:
        """A view of it out of a panorama, 1200 × 630."""
        places = self._places.get(object_id, [])
        return next((place.label.poster for place in places if place.label.poster), None)
