"""What the stages of a build have made: the packs of scenes, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jetisu360.build.links import Linking
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.build.plan.scene_plan import PlannedScene
from jetisu360.build.steps.label_views import PackedViews
from jetisu360.build.steps.media import PackedMedia
from jetisu360.publish.layout import scene_folder
from jetisu360.tour.pack import Pack


@dataclass(frozen=True)
class PackedScene:
    """A planned scene whose pack is there; `key` is the step's key."""

    planned: PlannedScene
    key: str
    pack: Pack

    @property
    def path(self) -> str:
        """Where its pictures are in a site: the version in it changes whenever the pictures do."""
        return scene_folder(self.planned.id, self.key)


@dataclass(frozen=True)
class Made:
    """What the stages have made of the folder. `scenes` are not empty; `linking` is what the photographs
    themselves show of their neighbours, None where nobody asked; `views` are stills, by the ids of scenes.
    """

    scenes: Sequence[PackedScene]
    shelf: Shelf = field(default_factory=Shelf)
    views: Mapping[str, PackedViews] = field(default_factory=dict)
    linking: Linking | None = None

    @property
    def packs(self) -> list[PackedScene | PackedMedia | PackedViews]:
        """Everything that belongs into the site."""
        return [*self.scenes, *self.shelf.all(), *self.views.values()]

    @property
    def keys(self) -> set[str]:
        """Of all files of the work folder that it stands on."""
        return {pack.key for pack in self.packs} | (self.linking.keys if self.linking else set())

    @property
    def photographs(self) -> dict[str, str]:
        """Their names, by the ids of their scenes."""
        return {scene.planned.id: scene.planned.name for scene in self.scenes}

    @property
    def tiles(self) -> int:
        return sum(name[:1].isdigit() for scene in self.scenes for name in scene.pack.files)
